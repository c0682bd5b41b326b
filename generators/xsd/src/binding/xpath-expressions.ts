import type { Assertion, SimpleTypeDefinition, XPathExpression } from '../components/model.js';
import type { XPathBinding } from './model.js';

/** The tests of assertions. */
export function bindAssertions(assertions: readonly Assertion[] = []): readonly XPathBinding[] {
  return assertions.map(({ test }) => bindXPath(test));
}

/** {facets} of a simple type that are assertions; undefined where there are none. */
export function bindFacetAssertions({ facets }: SimpleTypeDefinition): {
  readonly assertions?: readonly XPathBinding[];
} {
  return facets.assertions === undefined ? {} : { assertions: bindAssertions(facets.assertions) };
}

/** Of the prefixes in scope, those that the expression may refer to. */
export function bindXPath({ expression, namespaces, defaultNamespace }: XPathExpression): XPathBinding {
  const used = [...namespaces].filter(([prefix]) => expression.includes(`${prefix}:`));
  return {
    test: expression,
    ...(used.length > 0 && { namespaces: new Map(used) }),
    ...(defaultNamespace !== undefined && { xpathDefaultNamespace: defaultNamespace }),
  };
}
