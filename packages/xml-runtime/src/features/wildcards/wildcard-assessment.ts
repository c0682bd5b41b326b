import type { WildcardAssessment } from '../../schema/features.js';
import { readElement } from './assess.js';
import { assessAnyType, assessAttribute, assessElement } from './assess-written.js';
import { readAnyTypeAs } from './read-any-type.js';
import { readAttribute } from './read-attributes.js';

/** Reads and assesses what wildcards admit (section 3.10.4). */
export const wildcardAssessment: WildcardAssessment = {
  readElement,
  readAttribute,
  readAnyTypeAs,
  assessElement,
  assessAttribute,
  assessAnyType,
};
