import { librariesOf } from '@proj/xml-xpath';
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

/** Of the prefixes in scope, those that the expression may refer to; of the functions, the libraries that it calls. */
export function bindXPath({ expression, namespaces, defaultNamespace }: XPathExpression): XPathBinding {
  const used = [...namespaces].filter(([prefix]) => expression.includes(`${prefix}:`));
  const xpathDefaultNamespace = defaultNamespace !== undefined && { xpathDefaultNamespace: defaultNamespace };
  return {
    test: expression,
    ...(used.length > 0 && { namespaces: new Map(used) }),
    ...xpathDefaultNamespace,
    libraries: librariesOf({
      test: expression,
      namespaces: Object.fromEntries(namespaces),
      ...xpathDefaultNamespace,
    }),
  };
}
