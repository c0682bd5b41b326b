import { compiledTest } from '../../features/xpath/compiled-test.js';
import { literalsOf } from '../../features/xpath/typed-value.js';
import type { Facets } from '../../schema/facets.js';
import type { Datatype } from '../datatype.js';
import { invalidLiteral } from '../failure.js';
import type { FacetCheck } from './facet-check.js';

/** The checks of the assertions facet: `$value` is the value, and there is no context item (Part 2, section 4.3.13). */
export function assertionChecks(base: Datatype, { assertions = [] }: Facets): readonly FacetCheck[] {
  return assertions.map((assertion) => (literal, namespaces) => {
    const value = literalsOf(base, literal, namespaces);
    const { isTrue, error } = compiledTest(assertion).evaluate({ value });
    if (isTrue) return undefined;
    const problem = `is a value for which '${assertion.test}' ${error === undefined ? 'is false' : `has no value (${error})`}`;
    return invalidLiteral('cvc-assertions-valid', literal, problem, assertion.test);
  });
}
