export type { ChunkSource } from './chunk-source.js';
export type {
  Facet,
  Facets,
  ListOptions,
  MappedOptions,
  PrefixBindings,
  QName,
  Representation,
  RestrictionOptions,
  SimpleTypeCodec,
  SimpleTypeName,
  UnionOptions,
} from './datatypes/index.js';
export {
  asBigInt,
  asDate,
  asNumber,
  asOctets,
  asString,
  builtInTypes,
  builtInTypes11,
  enumeration,
  explicitTimezone,
  formatValue,
  fractionDigits,
  length,
  list,
  mapped,
  maxExclusive,
  maxInclusive,
  maxLength,
  minExclusive,
  minInclusive,
  minLength,
  nativePattern,
  pattern,
  restriction,
  totalDigits,
  union,
  valueKey,
  whiteSpace,
  xs,
} from './datatypes/index.js';
export { all } from './features/all-group/all.js';
export { repeat } from './features/counting/repeat.js';
export type { InternalSubsetLimits } from './features/doctype/internal-subset.js';
export {
  DEFAULT_MAX_ENTITIES,
  DEFAULT_MAX_ENTITY_DEPTH,
  DEFAULT_MAX_EXPANSION,
  internalSubset,
} from './features/doctype/internal-subset.js';
export {
  DEFAULT_MAX_DOCTYPE_LENGTH,
  type DoctypeLimits,
  skipDoctype,
} from './features/doctype/skip-doctype.js';
export { decodeEncoding } from './features/encodings/decode-encoding.js';
export { SourceForm } from './features/formatting/source-form.js';
export { key, keyref, unique } from './features/identity/define-constraints.js';
export { mixedContent } from './features/mixed/mixed-content.js';
export { type NamedOpenContentDefinition, namedOpenContent } from './features/open-content/named-content.js';
export { type OpenContentDefinition, openContent } from './features/open-content/open-content.js';
export type { StoreField } from './features/static/static-fields.js';
export { staticReader } from './features/static/static-reader.js';
export type { ItemSource } from './features/streaming/item-source.js';
export type { Streamed } from './features/streaming/streamed.js';
export { derivedTypes, makeSchema, type SchemaDefinition } from './features/substitution/derived-types.js';
export { tolerant } from './features/tolerant/tolerant.js';
export { UnexpectedRootError } from './features/tolerant/unexpected-root-error.js';
export { any, anyAttribute } from './features/wildcards/any.js';
export type { AnyType } from './features/wildcards/any-type.js';
export { anyType, anyTypeOf } from './features/wildcards/any-type.js';
export { xml11 } from './features/xml-1.1/xml11.js';
export { assertions } from './features/xpath/assertions-facet.js';
export { alternative, assertion, inheritable } from './features/xpath/define-assertions.js';
export type { XmlIssue } from './issues/errors.js';
export { SimpleTypeError, XmlError, XmlSyntaxError, XmlValidationError } from './issues/errors.js';
export type {
  ParseElementOptions,
  ParseOptions,
  SerializeOptions,
} from './options.js';
export { DEFAULT_MAX_ISSUES } from './options.js';
export { parse, parseElement } from './parse.js';
export { parseDocument, type SchemaDocument } from './parse-document.js';
export { type ParseFromElementOptions, parseFromElement } from './parse-from-element.js';
export { type ParseStreamOptions, parseStream, type RecordStream } from './parse-stream.js';
export type { ParseDocumentResult, ParseResult } from './parse-with-issues.js';
export { parseWithIssues } from './parse-with-issues.js';
export type { ComplexTypeDefinition, ElementDefinition } from './schema/define.js';
export { complexType, element } from './schema/define.js';
export type {
  AttributeProperties,
  GroupProperties,
  GroupReferenceProperties,
  LocalElementProperties,
} from './schema/define-content.js';
export { attribute, choice, group, local, locals, ref, sequence } from './schema/define-content.js';
export type {
  AllGroup,
  Assertion,
  AttributeGroup,
  AttributeUse,
  ChoiceGroup,
  ComplexTypeDescriptor,
  DerivedTypes,
  ElementDescriptor,
  ElementParticle,
  ElementReferenceParticle,
  GroupBinding,
  GroupCommon,
  IdentityConstraint,
  Lazy,
  LeafBinding,
  List,
  LocalElementParticle,
  ModelGroup,
  ModelGroupDefinition,
  ModelGroupReference,
  NamespaceContext,
  NodePath,
  Occurrence,
  OpenContent,
  Particle,
  SchemaDescriptor,
  SequenceGroup,
  SimpleTypeDescriptor,
  Substitution,
  TaggedValue,
  TypeAlternative,
  TypeDescriptor,
  ValueNamespaces,
  Wildcard,
  WildcardDefinition,
  WildcardParticle,
  XmlAttribute,
  XmlElement,
  XPathCompiler,
  XPathExpression,
} from './schema/descriptor.js';
export { unbounded } from './schema/descriptor.js';
export type { Tolerance } from './schema/features.js';
export { globalElements, globalTypes } from './schema/schema-modules.js';
export type {
  TypedLiteral,
  XPathAttributeNode,
  XPathContext,
  XPathElementNode,
  XPathNode,
  XPathOutcome,
  XPathTest,
  XPathTextNode,
} from './schema/xpath-test.js';
export { serialize, serializeElement, serializeToBytes } from './serialize.js';
export {
  DEFAULT_CHUNK_SIZE,
  type SerializeStreamOptions,
  serializeStream,
} from './serialize-stream.js';
export { serializeToElement } from './serialize-to-element.js';
export type {
  StandardSchemaIssue,
  StandardSchemaProps,
  StandardSchemaResult,
  StandardSchemaV1,
} from './standard-schema.js';
export { standardSchema } from './standard-schema.js';
export { validate } from './validate.js';
export type { DeclaredNames } from './xml/declared-names.js';
export type { DocumentTypeReader } from './xml/document-type.js';
export type { EncodingDecoder } from './xml/encoding.js';
export type { ReaderLimits, ReaderOptions } from './xml/limits.js';
export {
  DEFAULT_MAX_ATTRIBUTES,
  DEFAULT_MAX_BYTES,
  DEFAULT_MAX_DEPTH,
  DEFAULT_MAX_TEXT_LENGTH,
} from './xml/limits.js';
export type { SerializeElementOptions, XmlDeclaration } from './xml/writer-options.js';
export type { Xml11 } from './xml/xml11.js';
