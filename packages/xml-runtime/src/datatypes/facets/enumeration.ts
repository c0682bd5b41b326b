import { listNearest } from '../../issues/nearest.js';
import type { NamespaceContext } from '../../schema/descriptor.js';
import type { Facets, PrefixBindings } from '../../schema/facets.js';
import type { Datatype, LiteralCheck } from '../datatype.js';
import { type Failure, messageOf } from '../failure.js';
import { boundNamespaces } from '../namespaces.js';
import type { Facet } from './facet.js';
import { FacetError } from './facet-error.js';

/**
 * The values that there are, compared in the value space (Part 2, section 4.3.5).
 * @param lexicals - literals of the base type
 * @param namespaces - what prefixes in `lexicals` are bound to (prefix to name, `''` for the default): one for all, or
 * one each
 */
export function enumeration(
  lexicals: readonly string[],
  namespaces?: PrefixBindings | readonly PrefixBindings[],
): Facet {
  const data: Facets = {
    enumeration: lexicals,
    ...(namespaces !== undefined && { enumerationNamespaces: namespaces }),
  };
  return { data, check: (base) => enumerationCheck(base, lexicals, data) };
}

function enumerationCheck(base: Datatype, lexicals: readonly string[], data: Facets): LiteralCheck {
  const keys = new Set<string>();
  for (const [index, lexical] of lexicals.entries()) {
    const namespaces = enumerationContext(data, index);
    const literal = base.normalize(lexical);
    if (base.check(literal, namespaces) === undefined) keys.add(base.key(literal, namespaces));
  }
  // Unions ask their members one after the other: what is wrong is only said when somebody wants to know.
  const refuse = (literal: string): Failure => ({
    rule: 'cvc-enumeration-valid',
    literal,
    get expected() {
      const listed = lexicals.map((it) => [JSON.stringify(it), it] as const);
      return `one of ${listNearest(listed, literal)}`;
    },
    get problem() {
      return `is not ${this.expected}`;
    },
  });
  return (literal, namespaces) => (keys.has(base.key(literal, namespaces)) ? undefined : refuse(literal));
}

/** The namespaces in scope of the value of an enumeration at an index. */
function enumerationContext({ enumerationNamespaces }: Facets, index: number): NamespaceContext | undefined {
  const bindings = Array.isArray(enumerationNamespaces)
    ? enumerationNamespaces[index]
    : enumerationNamespaces;
  return bindings === undefined ? undefined : boundNamespaces(bindings);
}

/** Enumerated values have to be values of the base type (section 4.3.5.4). */
export function checkEnumeration(base: Datatype, facets: Facets): void {
  for (const [index, lexical] of (facets.enumeration ?? []).entries()) {
    const failure = base.check(base.normalize(lexical), enumerationContext(facets, index));
    if (failure !== undefined) {
      throw new FacetError('enumeration-valid-restriction', 'enumeration', messageOf(failure));
    }
  }
}
