import type { Lazy, NamespaceContext, SimpleTypeDescriptor } from '../schema/descriptor.js';
import { type Datatype, singletonKey, taggedKey } from './datatype.js';
import type { Facet } from './facets/facet.js';
import { type Failure, messageOf } from './failure.js';
import { otherSpellings } from './other-spellings.js';
import { restrictDatatype } from './restriction.js';
import { datatypeOf, SimpleType, type SimpleTypeName } from './simple-type.js';
import { preserve } from './white-space.js';

/** What {@link union} takes. */
export interface UnionOptions extends SimpleTypeName {
  readonly memberTypes: readonly Lazy<SimpleTypeDescriptor>[];
  /** Facets of the union, as a restriction of it has them. */
  readonly facets?: Lazy<readonly Facet[]>;
}

/**
 * A simple type derived by union. The first member that accepts a literal decides its value; the first member that
 * accepts a value decides its literal.
 *
 * @example
 * const Large = restriction({ base: xs.token, facets: () => [enumeration(['large'])] });
 * const Size = union<number | 'large'>({ memberTypes: [xs.int, Large] });
 * Size.parse('12'); // 12
 */
export function union<T>(options: UnionOptions): SimpleTypeDescriptor<T> {
  return new SimpleType<T>(options, () => {
    const members = options.memberTypes.map(datatypeOf);
    const label = options.name ?? `union of ${members.map((it) => it.label).join(', ')}`;
    const base = unionDatatype(label, members);
    // The caller states with T what the members are represented by.
    return restrictDatatype(label, base, options.facets) as Datatype<T>;
  });
}

/** The member that accepts a text (XSD 1.1: "active member type"), and the text with its normalisation. */
interface ActiveMember {
  readonly member: Datatype;
  readonly literal: string;
}

/** How many texts are tried where numbers differ in zeros only. */
const SEVERAL = 3;

/** A datatype derived by union (Part 2, section 4.1.2.3). The first member that accepts a text decides its value. */
export function unionDatatype(label: string, members: readonly Datatype[]): Datatype {
  const select = (text: string, namespaces: NamespaceContext | undefined): ActiveMember | undefined => {
    for (const member of members) {
      const literal = member.normalize(text);
      if (member.check(literal, namespaces) === undefined) return { member, literal };
    }
    return undefined;
  };
  const idTable = members.find((it) => it.idTable !== undefined)?.idTable;
  const literalSearch = members.find((it) => it.literalSearch !== undefined)?.literalSearch;
  return {
    variety: 'union',
    label,
    primitive: 'union',
    whiteSpace: 'preserve',
    facets: {},
    members,
    normalize: preserve,
    check: (text, namespaces) =>
      select(text, namespaces) === undefined ? noMember(label, members, text, namespaces) : undefined,
    value: (text, namespaces) => {
      const active = select(text, namespaces);
      return active?.member.value(active.literal, namespaces);
    },
    literal: (value, namespaces, lent) => {
      const problems: string[] = [];
      let other: string | undefined;
      for (const member of members) {
        const literal = lent.literalOf(member, value, namespaces);
        if (typeof literal !== 'string') {
          problems.push(messageOf(literal));
          continue;
        }
        // An earlier member may take the literal for a value of its own: 1 is true before it is a number.
        const isOwn = (text: string): boolean =>
          isReadBack(select(text, namespaces), member, literal, namespaces);
        if (isOwn(literal)) return literal;
        const own =
          literalSearch === undefined
            ? otherSpellings(member, literal).find(
                (it) => member.check(it, namespaces) === undefined && isOwn(it),
              )
            : literalSearch.findAccepted(member, literal, namespaces, isOwn, SEVERAL);
        if (own !== undefined) return own;
        other ??= literal;
      }
      const found = typeof value === 'string' ? value : lent.describeValue(value);
      return other ?? notInUnion(label, members, problems, found);
    },
    key: (text, namespaces) => {
      const active = select(text, namespaces);
      return active === undefined ? '' : taggedKey(active.member, active.literal, namespaces);
    },
    itemKey: (text, namespaces) => {
      const active = select(text, namespaces);
      return active && singletonKey(active.member, active.literal, namespaces);
    },
    ...(members.some((it) => it.identifiers !== undefined) && {
      identifiers: (text, namespaces) => {
        const active = select(text, namespaces);
        return active?.member.identifiers?.(active.literal, namespaces) ?? [];
      },
    }),
    ...(idTable !== undefined && { idTable }),
    ...(literalSearch !== undefined && { literalSearch }),
    patternText: (text, namespaces) => {
      const active = select(text, namespaces);
      if (active === undefined) return text;
      return active.member.patternText?.(active.literal, namespaces) ?? active.literal;
    },
  };
}

/** Whether what a reader takes a text for is the value of a literal of one member. */
function isReadBack(
  active: ActiveMember | undefined,
  member: Datatype,
  literal: string,
  namespaces: NamespaceContext | undefined,
): boolean {
  return (
    active !== undefined &&
    (active.member === member
      ? member.key(active.literal, namespaces) === member.key(literal, namespaces)
      : taggedKey(active.member, active.literal, namespaces) === taggedKey(member, literal, namespaces))
  );
}

function noMember(
  label: string,
  members: readonly Datatype[],
  text: string,
  namespaces: NamespaceContext | undefined,
): Failure {
  const problems = members.map((it) => {
    const failure = it.check(it.normalize(text), namespaces);
    return failure === undefined ? '' : messageOf(failure);
  });
  return notInUnion(label, members, problems, text);
}

function notInUnion(
  label: string,
  members: readonly Datatype[],
  problems: readonly string[],
  found: string,
): Failure {
  const expected = `one of ${members.map((it) => it.label).join(', ')}`;
  const reasons = members.map((it, index) => `${it.label}: ${problems[index] ?? ''}`).join('; ');
  return {
    rule: 'cvc-datatype-valid.1.2.3',
    problem: `not a value of any member of ${label} (${reasons})`,
    expected,
    found,
  };
}
