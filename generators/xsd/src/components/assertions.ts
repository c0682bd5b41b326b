import type { SourceElement } from '../documents/source-element.js';
import { annotated } from './annotations.js';
import type { Scope } from './context.js';
import type { Assertion } from './model.js';
import { schemaChildren } from './schema-elements.js';
import { xpathExpressionOf } from './xpath-expressions.js';

/**
 * Builds the assertions among the children of a type, a derivation (`xs:assert`) or a restriction of a simple type
 * (`xs:assertion`; XSD 1.1 Part 1, section 3.13.2).
 */
export function readAssertions(
  scope: Scope,
  parent: SourceElement,
  name: 'assert' | 'assertion',
): readonly Assertion[] {
  if (scope.compilation.xsdVersion === '1.0') {
    return [];
  }
  return schemaChildren(parent).flatMap((element) =>
    element.name === name ? (buildAssertion(scope, element) ?? []) : [],
  );
}

function buildAssertion(scope: Scope, element: SourceElement): Assertion | undefined {
  const test = xpathExpressionOf(scope, element, 'test');
  if (test === undefined) {
    scope.compilation.error(
      'as-props-correct',
      `xs:${element.name} needs the attribute 'test'.`,
      element.location,
    );
    return undefined;
  }
  return { component: 'assertion', test, ...annotated(element), location: element.location };
}
