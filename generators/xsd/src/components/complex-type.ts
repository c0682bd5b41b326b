import { attributeValue, findAttribute, type SourceElement } from '../documents/source-element.js';
import { isFacetName } from '../vocabulary/facet-names.js';
import { annotated } from './annotations.js';
import { readAssertions } from './assertions.js';
import { type AttributeContent, defaultAttributesOf, onceEach, readAttributes } from './attributes.js';
import { anyAtomicType, anySimpleType, anyType } from './builtins.js';
import { complexContentType } from './content-type.js';
import type { Draft, Scope } from './context.js';
import { checkForeignDeclarations } from './declaration-rules.js';
import type {
  AttributeDeclaration,
  AttributeUse,
  ComplexTypeDefinition,
  ContentType,
  SimpleTypeDefinition,
  TypeDefinition,
  Wildcard,
} from './model.js';
import { declaredOpenContent } from './open-content.js';
import { isEmptiable } from './particle-facts.js';
import { booleanAttribute, derivationSet, finalOf, schemaChild, schemaChildren } from './schema-elements.js';
import { buildSimpleType, restrictSimpleType } from './simple-type.js';
import { isExpressibleInXsd10, uniteWildcards } from './wildcards.js';

/** Makes a complex type definition that {@link completeComplexType} completes (section 3.4.2). */
export function declareComplexType(
  scope: Scope,
  element: SourceElement,
  name?: string,
): Draft<ComplexTypeDefinition> {
  return {
    component: 'complexTypeDefinition',
    ...(name !== undefined && { name }),
    targetNamespace: scope.document.targetNamespace,
    baseTypeDefinition: anyType,
    derivationMethod: 'restriction',
    final: finalOf(scope, element, ['extension', 'restriction']),
    abstract: booleanAttribute(element, 'abstract') ?? false,
    attributeUses: [],
    contentType: { variety: 'empty' },
    prohibitedSubstitutions: derivationSet(attributeValue(element, 'block') ?? scope.blockDefault, [
      'extension',
      'restriction',
    ]),
    ...annotated(element),
    location: element.location,
  };
}

/** Sets the properties of a complex type that depend on other components, its base type before all. */
export function completeComplexType(
  scope: Scope,
  element: SourceElement,
  type: Draft<ComplexTypeDefinition>,
): void {
  const content = schemaChild(element, 'simpleContent', 'complexContent');
  const derivation = content && schemaChild(content, 'restriction', 'extension');
  const defaultAttributes = defaultAttributesOf(scope, element);
  if (content === undefined || derivation === undefined) {
    // The short form: a restriction of xs:anyType.
    const mixed = booleanAttribute(element, 'mixed') ?? false;
    const openContent = declaredOpenContent(scope, element, element);
    type.contentType = complexContentType(scope, element, 'restriction', anyType, mixed, openContent);
    checkForeignDeclarations(scope, element, false);
    setAttributes(scope, type, element, readAttributes(scope, element, defaultAttributes));
    setAssertions(scope, type, element);
    return;
  }
  type.derivationMethod = derivation.name === 'extension' ? 'extension' : 'restriction';
  type.baseTypeDefinition = baseOf(scope, derivation);
  if (content.name === 'simpleContent') {
    type.contentType = simpleContentType(scope, derivation, type.baseTypeDefinition);
  } else {
    if (type.baseTypeDefinition.component === 'simpleTypeDefinition') {
      scope.compilation.error(
        'src-ct.1',
        'xs:complexContent derives from a complex type, and this is a simple one; xs:simpleContent can extend it.',
        derivation.location,
      );
    }
    const mixed = booleanAttribute(content, 'mixed') ?? booleanAttribute(element, 'mixed') ?? false;
    type.contentType = complexContentType(
      scope,
      derivation,
      type.derivationMethod,
      type.baseTypeDefinition,
      mixed,
      declaredOpenContent(scope, element, derivation),
    );
    checkMixed(scope, element, content);
  }
  const mayDiffer = type.derivationMethod === 'restriction' && type.baseTypeDefinition !== anyType;
  checkForeignDeclarations(scope, derivation, mayDiffer);
  setAttributes(scope, type, derivation, readAttributes(scope, derivation, defaultAttributes));
  setAssertions(scope, type, derivation);
}

/** In XSD 1.1, `mixed` may stand in two places if it says the same (src-ct.4). */
function checkMixed({ compilation }: Scope, complexType: SourceElement, content: SourceElement): void {
  const outer = booleanAttribute(complexType, 'mixed');
  const inner = booleanAttribute(content, 'mixed');
  if (compilation.xsdVersion === '1.1' && outer !== undefined && inner !== undefined && outer !== inner) {
    compilation.error(
      'src-ct.4',
      `mixed is ${outer} on xs:complexType, and ${inner} on xs:complexContent; keep one.`,
      content.location,
    );
  }
}

function baseOf(scope: Scope, derivation: SourceElement): TypeDefinition {
  const reference = findAttribute(derivation, 'base');
  const base = reference && scope.compilation.resolveType(scope, reference);
  if (base === undefined || reference === undefined) {
    return anyType;
  }
  if (base.component === 'complexTypeDefinition' && !scope.compilation.complete(base)) {
    scope.compilation.error(
      'ct-props-correct.3',
      `The type '${reference.value}' derives from itself.`,
      reference.location,
    );
    return anyType;
  }
  return base;
}

/** {content type} of a complex type with simple content (section 3.4.2). */
function simpleContentType(scope: Scope, derivation: SourceElement, base: TypeDefinition): ContentType {
  return { variety: 'simple', simpleTypeDefinition: simpleTypeOfContent(scope, derivation, base) };
}

function simpleTypeOfContent(
  scope: Scope,
  derivation: SourceElement,
  base: TypeDefinition,
): SimpleTypeDefinition {
  if (derivation.name === 'extension') {
    if (base.component === 'simpleTypeDefinition') {
      return base;
    }
    if (base.contentType.variety === 'simple') {
      return base.contentType.simpleTypeDefinition;
    }
    return reportContent(
      scope,
      derivation,
      'xs:simpleContent extends a simple type, or a type with simple content',
    );
  }
  const inline = schemaChild(derivation, 'simpleType');
  const own = inline && buildSimpleType(scope, inline);
  if (base.component === 'simpleTypeDefinition') {
    return reportContent(
      scope,
      derivation,
      'xs:simpleContent restricts a complex type; xs:simpleType restricts this',
    );
  }
  const { contentType } = base;
  if (contentType.variety === 'simple') {
    return restrictContent(scope, derivation, own ?? contentType.simpleTypeDefinition);
  }
  if (contentType.variety === 'mixed' && isEmptiable(contentType.particle)) {
    if (own !== undefined) {
      return restrictContent(scope, derivation, own);
    }
    return reportContent(
      scope,
      derivation,
      'A restriction of mixed to simple content needs an xs:simpleType child',
    );
  }
  return reportContent(
    scope,
    derivation,
    'xs:simpleContent restricts a type with simple content, or with mixed content that may be empty',
  );
}

function reportContent(scope: Scope, { location }: SourceElement, message: string): SimpleTypeDefinition {
  scope.compilation.error('src-ct.2', `${message}.`, location);
  return anySimpleType;
}

function restrictContent(
  scope: Scope,
  restriction: SourceElement,
  base: SimpleTypeDefinition,
): SimpleTypeDefinition {
  if (scope.compilation.xsdVersion === '1.1' && (base === anySimpleType || base === anyAtomicType)) {
    scope.compilation.error(
      'cos-st-restricts.1.1',
      `This restricts content of type xs:${base.name}, which only built-in types and lists and unions derive from.`,
      restriction.location,
    );
  }
  const hasFacets = schemaChildren(restriction).some(({ name }) => isFacetName(name) || name === 'assertion');
  return hasFacets ? restrictSimpleType(scope, restriction, base) : base;
}

function setAttributes(
  scope: Scope,
  type: Draft<ComplexTypeDefinition>,
  element: SourceElement,
  { uses, wildcard, prohibited }: AttributeContent,
): void {
  const base = type.baseTypeDefinition;
  const inherited = base.component === 'complexTypeDefinition' ? base.attributeUses : [];
  const replaced =
    type.derivationMethod === 'restriction'
      ? [...uses.map((use) => use.attributeDeclaration), ...prohibited]
      : [];
  // Default attributes are those of the base type already.
  type.attributeUses = onceEach([
    ...inherited.filter((use) => uses.includes(use) || !replaced.some((each) => isSameName(each, use))),
    ...uses,
  ]);
  const complete =
    type.derivationMethod === 'extension' && base.component === 'complexTypeDefinition'
      ? extendedWildcard(scope, element, base.attributeWildcard, wildcard)
      : wildcard;
  if (complete !== undefined) {
    type.attributeWildcard = complete;
  }
}

/** {assertions} (XSD 1.1, section 3.4.2.1): whatever the derivation, those of the base type stay. */
function setAssertions(scope: Scope, type: Draft<ComplexTypeDefinition>, element: SourceElement): void {
  const base = type.baseTypeDefinition;
  const inherited = base.component === 'complexTypeDefinition' ? (base.assertions ?? []) : [];
  const assertions = [...inherited, ...readAssertions(scope, element, 'assert')];
  if (assertions.length > 0) {
    type.assertions = assertions;
  }
}

function isSameName(declaration: AttributeDeclaration, { attributeDeclaration }: AttributeUse): boolean {
  return (
    declaration.name === attributeDeclaration.name &&
    declaration.targetNamespace === attributeDeclaration.targetNamespace
  );
}

function extendedWildcard(
  scope: Scope,
  { location }: SourceElement,
  base: Wildcard | undefined,
  own: Wildcard | undefined,
): Wildcard | undefined {
  if (base === undefined || own === undefined) {
    return own ?? base;
  }
  const union = uniteWildcards(own, base);
  if (scope.compilation.xsdVersion === '1.0' && !isExpressibleInXsd10(union.namespaceConstraint)) {
    scope.compilation.error(
      'src-ct.5',
      'The union of this attribute wildcard with that of the base type cannot be expressed in XSD 1.0.',
      location,
    );
  }
  return union;
}
