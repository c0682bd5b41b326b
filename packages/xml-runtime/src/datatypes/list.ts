import type { Lazy, SimpleTypeDescriptor } from '../schema/descriptor.js';
import { type Datatype, taggedKey } from './datatype.js';
import type { Facet } from './facets/facet.js';
import { type Failure, invalidLiteral, wrongType } from './failure.js';
import { restrictDatatype } from './restriction.js';
import { datatypeOf, SimpleType, type SimpleTypeName } from './simple-type.js';
import { collapse } from './white-space.js';

/** What {@link list} takes. */
export interface ListOptions extends SimpleTypeName {
  readonly itemType: Lazy<SimpleTypeDescriptor>;
  /** Facets of the list, as a restriction of it has them. */
  readonly facets?: Lazy<readonly Facet[]>;
}

/**
 * A simple type derived by list: an array.
 *
 * @example
 * const Sizes = list<number[]>({ itemType: xs.int, facets: () => [maxLength(3)] });
 * Sizes.parse('1 2 3'); // [1, 2, 3]
 */
export function list<T>(options: ListOptions): SimpleTypeDescriptor<T> {
  return new SimpleType<T>(options, () => {
    const item = datatypeOf(options.itemType);
    const label = options.name ?? `list of ${item.label}`;
    const base = listDatatype(label, item);
    // The caller states with T what the items are.
    return restrictDatatype(label, base, options.facets) as Datatype<T>;
  });
}

/** A datatype derived by list (Part 2, section 4.1.2.2). */
export function listDatatype(label: string, item: Datatype): Datatype<readonly unknown[]> {
  return {
    variety: 'list',
    label,
    primitive: 'list',
    whiteSpace: 'collapse',
    facets: { whiteSpace: 'collapse' },
    item,
    normalize: collapse,
    check: (literal, namespaces) => {
      for (const it of itemsOf(literal)) {
        const failure = item.check(it, namespaces);
        if (failure !== undefined) return failure;
      }
      return undefined;
    },
    value: (literal, namespaces) => itemsOf(literal).map((it) => item.value(it, namespaces)),
    literal: (value, namespaces, lent) => {
      if (!Array.isArray(value)) return wrongType(label, 'an array', value);
      const literals: string[] = [];
      for (const it of value) {
        const literal = lent.literalOf(item, it, namespaces);
        const failure = typeof literal === 'string' ? checkSeparable(label, literal) : literal;
        if (failure !== undefined) return failure;
        literals.push(String(literal));
      }
      return literals.join(' ');
    },
    key: (literal, namespaces) =>
      JSON.stringify(itemsOf(literal).map((it) => taggedKey(item, item.normalize(it), namespaces))),
    itemKey: (literal, namespaces) => {
      const [only, ...others] = itemsOf(literal);
      if (only === undefined || others.length > 0) return undefined;
      return taggedKey(item, item.normalize(only), namespaces);
    },
    ...(item.identifiers !== undefined && { identifiers: identifiersOf(item) }),
    ...(item.idTable !== undefined && { idTable: item.idTable }),
    ...(item.literalSearch !== undefined && { literalSearch: item.literalSearch }),
    length: (literal) => itemsOf(literal).length,
  };
}

function identifiersOf(item: Datatype): NonNullable<Datatype['identifiers']> {
  return (literal, namespaces) =>
    itemsOf(literal).flatMap((it) => item.identifiers?.(item.normalize(it), namespaces) ?? []);
}

function itemsOf(literal: string): readonly string[] {
  return literal === '' ? [] : literal.split(' ');
}

/** An item is a run of characters other than white space: others would be read as no item or as several. */
function checkSeparable(label: string, literal: string): Failure | undefined {
  return literal !== '' && !/[\t\n\r ]/.test(literal)
    ? undefined
    : invalidLiteral(
        'cvc-datatype-valid.1.2.2',
        literal,
        `cannot be an item of ${label}`,
        'a text without white space',
      );
}
