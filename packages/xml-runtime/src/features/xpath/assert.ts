import type { IssueCollector } from '../../issues/collector.js';
import { shorten } from '../../issues/shorten.js';
import type { XPathExpression } from '../../schema/descriptor.js';
import type { TypedLiteral } from '../../schema/xpath-test.js';
import { compiledTest } from './compiled-test.js';
import type { TypedElement } from './typed-tree.js';

/** Where issues about the current element go. */
export interface AssertionHost {
  readonly collector: IssueCollector;
  report(issue: {
    readonly rule: string;
    readonly message: string;
    readonly expected: string;
    readonly offset?: number;
  }): void;
}

/**
 * Evaluates the assertions of a type on an element (XSD 1.1 Part 1, section 3.13.4.1, cvc-assertion).
 * @param value - `$value`
 * @param offset - the place of the element; undefined where there is no document
 */
export function evaluateAssertions(
  host: AssertionHost,
  assertions: readonly XPathExpression[],
  element: TypedElement,
  value: readonly TypedLiteral[],
  offset: number | undefined,
): void {
  for (const assertion of assertions) {
    const { isTrue, error } = element.asRoot(() =>
      compiledTest(assertion).evaluate({ contextNode: element, value }),
    );
    if (isTrue) continue;
    const reason = error === undefined ? 'is false' : `has no value (${error})`;
    host.report({
      rule: 'cvc-assertion',
      message: `The assertion '${shorten(assertion.test)}' ${reason}.`,
      expected: assertion.test,
      ...(offset !== undefined && { offset }),
    });
  }
}
