import type { Assertion, TypeAlternative, XPathExpression } from '../../schema/descriptor.js';
import type { XPathAssessment } from '../../schema/features.js';
import { xpathAssessment } from './xpath-assessment.js';

/**
 * Makes an assertion of a complex type (XSD 1.1 Part 1, section 3.13).
 * @example
 * ```ts
 * assertion({ test: '@min le @max', compile: compileXPath })
 * ```
 */
export function assertion(expression: XPathExpression): Assertion {
  return { ...expression, assessment: xpathAssessment };
}

/**
 * Makes one of the type alternatives of an element (XSD 1.1 Part 1, section 3.12).
 * @example
 * ```ts
 * alternative({ test: { test: "@kind = 'book'", compile: compileXPath }, type: () => Book })
 * ```
 */
export function alternative(definition: Omit<TypeAlternative, 'assessment'>): TypeAlternative {
  return { ...definition, assessment: xpathAssessment };
}

/** Marks an attribute use, or a global attribute, that type alternatives of elements below see (XSD 1.1). */
export const inheritable: XPathAssessment = xpathAssessment;
