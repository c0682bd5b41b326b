/**
 * For compilers of schemas, as `@proj/xml-runtime/compiler`: the machinery that descriptors run on, so that a compiler
 * checks a schema with the very code that will interpret it.
 */

export { compileContentModel } from './compile-content-model.js';
export {
  type AttributionConflict,
  type AttributionOptions,
  checkUniqueParticleAttribution,
} from './content-model/attribution.js';
export {
  type CompiledExpression,
  compileExpression,
  type Expression,
  type Leaf,
  type Repetition,
} from './content-model/expression.js';
export { type Continuation, Surroundings, startOf, type Transition } from './content-model/transitions.js';
export { admitsName, admitsNamespace, bracedName } from './content-model/wildcard.js';
export { checkRestriction } from './datatypes/facets/check-restriction.js';
export { FacetError } from './datatypes/facets/facet-error.js';
export { facetsOf } from './datatypes/facets/facets-of.js';
export { nativeExpression } from './datatypes/patterns/native-expression.js';
export { parsePattern } from './datatypes/patterns/parser.js';
export { compilePattern, type Pattern } from './datatypes/patterns/pattern.js';
export { PatternSyntaxError } from './datatypes/patterns/pattern-syntax-error.js';
export { type ComposedType, composedType } from './plan/composed-type.js';
export { tagNames } from './plan/content.js';
export { derivedTypesOf } from './plan/derived-types.js';
export { addedTypes, listTypes, primitiveTypes, restrictedTypes } from './schema/built-in-types.js';
export type { Bind, ContentMatcher, ContentModel } from './schema/content-matcher.js';
export {
  type AdmittedElement,
  admittedElements,
  modelGroupOf,
  particlesOf,
} from './schema/particles.js';
export {
  END,
  END_OF_DOCUMENT,
  START,
  TEXT,
  type Token,
} from './xml/element-source.js';
export { type ExpandedName, internName, lookUpName } from './xml/names.js';
export { type Position, PositionFinder } from './xml/positions.js';
export { XmlReader } from './xml/reader.js';
