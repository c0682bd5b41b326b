import type { XPathAssessment } from '../../schema/features.js';
import { readObserved, typeOfRead } from './reading.js';
import { typeOfWritten, writeObserved } from './writing.js';

/** Assertions and type alternatives, while elements are read and written. */
export const xpathAssessment: XPathAssessment = { readObserved, writeObserved, typeOfRead, typeOfWritten };
