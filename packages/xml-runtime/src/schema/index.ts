/**
 * For compilers of schemas, as `@proj/xml-runtime/schema`: the machinery that descriptors run on, so that a compiler
 * checks a schema with the very code that will interpret it.
 */
export { type ComposedType, composedType } from '../binding/composed-type.js';
export { tagNames } from '../binding/content.js';
export { derivedTypesOf } from '../binding/derived-types.js';
export {
  type AttributionConflict,
  type AttributionOptions,
  checkUniqueParticleAttribution,
} from '../content-model/attribution.js';
export { compileContentModel } from '../content-model/content-model.js';
export {
  type CompiledExpression,
  compileExpression,
  type Expression,
  type Leaf,
  type Repetition,
} from '../content-model/expression.js';
export type {
  Bind,
  ContentMatcher,
  ContentModel,
  ContentModelOptions,
} from '../content-model/matcher.js';
export {
  type AdmittedElement,
  admittedElements,
  modelGroupOf,
  particlesOf,
} from '../content-model/particles.js';
export { type Continuation, Surroundings, startOf, type Transition } from '../content-model/transitions.js';
export { admitsName, admitsNamespace, bracedName } from '../content-model/wildcard.js';
export { type ExpandedName, internName, lookUpName } from '../names.js';
export { compilePattern, type Pattern, PatternSyntaxError, parsePattern } from '../patterns/index.js';
export { type CodePointRange, unicodeBlock } from '../patterns/unicode-blocks.js';
export {
  END,
  END_OF_DOCUMENT,
  START,
  TEXT,
  type Token,
} from '../reader/element-source.js';
export { XmlReader } from '../reader/reader.js';
export { type Position, PositionFinder } from '../reader/source.js';
export { atomicTypeBases } from '../simple-types/atomic-type-bases.js';
