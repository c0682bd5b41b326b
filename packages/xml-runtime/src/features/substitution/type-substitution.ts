import type { TypeSubstitution } from '../../schema/features.js';
import { blockedStep, governingType, isDerived } from './governing-type.js';

/** Types that stand for the declared one (cvc-elt.4). */
export const typeSubstitution: TypeSubstitution = { governingType, blockedStep, isDerived };
