import { admitsName, describeWildcard } from '../../content-model/wildcard.js';
import { componentsFor } from '../../plan/schema-components.js';
import type { WildcardAssessment } from '../../schema/features.js';
import { readElement } from './assess.js';
import { assessAnyType, assessAttribute, assessElement } from './assess-written.js';
import { readAnyTypeAs } from './read-any-type.js';
import { readAttribute } from './read-attributes.js';
import { unknownTypes } from './unknown-types.js';

/** Reads and assesses what wildcards admit (section 3.10.4). */
export const wildcardAssessment: WildcardAssessment = {
  admits: admitsName,
  describe: describeWildcard,
  substitution: ({ schema }) => schema?.().substitution ?? unknownTypes,
  inheritable: (wildcard) => componentsFor(wildcard)?.inheritable,
  readElement,
  readAttribute,
  readAnyTypeAs,
  assessElement,
  assessAttribute,
  assessAnyType,
};
