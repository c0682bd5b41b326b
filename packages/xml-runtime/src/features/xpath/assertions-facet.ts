import type { Datatype, LiteralCheck } from '../../datatypes/datatype.js';
import type { Facet } from '../../datatypes/facets/facet.js';
import { invalidLiteral } from '../../datatypes/failure.js';
import type { XPathExpression } from '../../schema/descriptor.js';
import { compiledTest } from './compiled-test.js';
import { literalsOf } from './typed-value.js';

/** XPath expressions that are true of values: `$value` is the value, and there is no context item (Part 2, section 4.3.13). */
export function assertions(...expressions: readonly XPathExpression[]): Facet {
  const check = (base: Datatype): LiteralCheck => assertionsCheck(base, expressions);
  return { data: { assertions: expressions }, check };
}

function assertionsCheck(base: Datatype, expressions: readonly XPathExpression[]): LiteralCheck {
  return (literal, namespaces) => {
    const value = literalsOf(base, literal, namespaces);
    for (const expression of expressions) {
      const { isTrue, error } = compiledTest(expression).evaluate({ value });
      if (isTrue) continue;
      const reason = error === undefined ? 'is false' : `has no value (${error})`;
      const problem = `is a value for which '${expression.test}' ${reason}`;
      return invalidLiteral('cvc-assertions-valid', literal, problem, expression.test);
    }
    return undefined;
  };
}
