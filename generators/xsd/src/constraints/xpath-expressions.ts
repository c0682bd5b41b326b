import { checkXPath } from '@proj/xml-xpath';
import type { Assertion, SimpleTypeDefinition, XPathExpression } from '../components/model.js';
import type { CheckContext } from './check-context.js';

/** "XPath Valid" (XSD 1.1 Part 1, section 3.13.6.2) of all assertions and type alternatives. */
export function checkXPathExpressions(context: CheckContext): void {
  const { complexTypes, simpleTypes, elements } = context.components;
  const checked = new Set<XPathExpression>();
  const check = (test: XPathExpression, hasValue: boolean): void => {
    // Derived types have the assertions of their base type too.
    if (!checked.has(test)) {
      checked.add(test);
      checkExpression(context, test, hasValue);
    }
  };
  for (const { assertions = [] } of [...complexTypes, ...[...simpleTypes].map(facetAssertions)]) {
    for (const { test } of assertions) {
      check(test, true);
    }
  }
  for (const { typeTable } of elements) {
    for (const { test } of typeTable?.alternatives ?? []) {
      if (test !== undefined) {
        check(test, false);
      }
    }
  }
}

function facetAssertions({ facets }: SimpleTypeDefinition): { readonly assertions?: readonly Assertion[] } {
  return facets;
}

function checkExpression(context: CheckContext, test: XPathExpression, hasValue: boolean): void {
  const { expression, namespaces, defaultNamespace, location } = test;
  const error = checkXPath(
    {
      test: expression,
      namespaces: Object.fromEntries(namespaces),
      ...(defaultNamespace !== undefined && { xpathDefaultNamespace: defaultNamespace }),
    },
    { hasValue },
  );
  if (error !== undefined) {
    context.error(
      'xpath-valid',
      `The XPath expression '${expression}' is wrong at character ${error.offset + 1}: ${error.message} (${error.code}).`,
      location,
    );
  }
}
