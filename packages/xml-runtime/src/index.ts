export type { AnyType } from './any-type.js';
export { anyType, anyTypeOf } from './any-type.js';
export type {
  TypedLiteral,
  XPathAttributeNode,
  XPathContext,
  XPathElementNode,
  XPathNode,
  XPathOutcome,
  XPathTest,
  XPathTextNode,
} from './assertions/xpath-test.js';
export type { DeclaredNames } from './declared-names.js';
export type { ComplexTypeDefinition, ElementDefinition } from './define.js';
export { complexType, element } from './define.js';
export { key, keyref, unique } from './define-constraints.js';
export type {
  AttributeProperties,
  GroupProperties,
  GroupReferenceProperties,
  LocalElementProperties,
} from './define-content.js';
export { all, any, attribute, choice, group, local, ref, sequence } from './define-content.js';
export type {
  AllGroup,
  AttributeGroup,
  AttributeUse,
  ChoiceGroup,
  ComplexTypeDescriptor,
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
  WildcardParticle,
  XmlAttribute,
  XmlElement,
  XPathCompiler,
  XPathExpression,
} from './descriptor.js';
export { unbounded } from './descriptor.js';
export type { InternalSubsetLimits } from './doctype/internal-subset.js';
export {
  DEFAULT_MAX_ENTITIES,
  DEFAULT_MAX_ENTITY_DEPTH,
  DEFAULT_MAX_EXPANSION,
  internalSubset,
} from './doctype/internal-subset.js';
export type { XmlIssue } from './errors.js';
export { SimpleTypeError, XmlError, XmlSyntaxError, XmlValidationError } from './errors.js';
export type {
  ParseElementOptions,
  ParseOptions,
  SerializeElementOptions,
  SerializeOptions,
  XmlDeclaration,
} from './options.js';
export { DEFAULT_MAX_ISSUES } from './options.js';
export { parse, parseElement } from './parse.js';
export { parseDocument, type SchemaDocument } from './parse-document.js';
export { type ParseFromElementOptions, parseFromElement } from './parse-from-element.js';
export type { ParseDocumentResult, ParseResult } from './parse-with-issues.js';
export { parseWithIssues } from './parse-with-issues.js';
export type { DocumentTypeReader } from './reader/document-type.js';
export type { ReaderLimits, ReaderOptions } from './reader/limits.js';
export {
  DEFAULT_MAX_ATTRIBUTES,
  DEFAULT_MAX_BYTES,
  DEFAULT_MAX_DEPTH,
  DEFAULT_MAX_DOCTYPE_LENGTH,
  DEFAULT_MAX_TEXT_LENGTH,
} from './reader/limits.js';
export { globalElements, globalTypes } from './schema-modules.js';
export { serialize, serializeElement, serializeToBytes } from './serialize.js';
export { serializeToElement } from './serialize-to-element.js';
export type {
  CheckedRestriction,
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
} from './simple-types/index.js';
export {
  asBigInt,
  asDate,
  asNumber,
  asOctets,
  asString,
  builtInTypes,
  builtInTypes11,
  checkRestriction,
  FacetError,
  list,
  mapped,
  restriction,
  union,
  valueKey,
  xs,
} from './simple-types/index.js';
export { SourceForm } from './source-form/source-form.js';
export type {
  StandardSchemaIssue,
  StandardSchemaProps,
  StandardSchemaResult,
  StandardSchemaV1,
} from './standard-schema.js';
export { validate } from './validate.js';
