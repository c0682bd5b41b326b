import type { XPathExpression } from '../../schema/descriptor.js';
import type { XPathTest } from '../../schema/xpath-test.js';

const tests = new WeakMap<XPathExpression, XPathTest>();

/** The compiled form of an expression, made at first use. */
export function compiledTest(expression: XPathExpression): XPathTest {
  let test = tests.get(expression);
  if (test === undefined) {
    test = expression.compile(expression);
    tests.set(expression, test);
  }
  return test;
}
