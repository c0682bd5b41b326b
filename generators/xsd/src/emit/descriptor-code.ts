import type {
  AttributeBinding,
  ComplexTypeBinding,
  DeclaredTypeBinding,
  ElementBinding,
  GlobalAttribute,
  ModelGroupBinding,
  OpenContentBinding,
  SimpleTypeBinding,
} from '../binding/model.js';
import {
  block,
  descriptorList,
  flag,
  nameProperties,
  namespaceProperty,
  property,
  pureCall,
  text,
  valueConstraint,
} from './descriptor-properties.js';
import { identityConstraintsProperty } from './identity-constraint-code.js';
import { arrayLiteral, type Code, objectLiteral, sequenceOf } from './layout.js';
import { stringLiteral } from './literals.js';
import type { ModuleScope } from './module-scope.js';
import { particle, particleList, wildcard } from './particle-code.js';
import { typeCode } from './type-code.js';
import { reference } from './type-reference-code.js';
import { alternativesProperty, assertionsProperty } from './xpath-code.js';

/** The call that makes the descriptor of an element. */
export function elementDescriptor(element: ElementBinding, scope: ModuleScope): Code {
  const members = element.substitutionGroup.map((member) => scope.value(member));
  return pureCall(scope.runtimeValue('element'), [
    property('name', stringLiteral(element.xmlName)),
    ...namespaceProperty(element.name.targetNamespace, scope, true),
    property('type', elementType(element, scope)),
    ...flag('nillable', element.nillable),
    ...flag('abstract', element.abstract),
    ...valueConstraint(element),
    ...block(element.block),
    ...identityConstraintsProperty(element.identityConstraints),
    ...alternativesProperty(element.alternatives, (type) => reference(type, scope), scope),
    ...(members.length === 0
      ? []
      : [
          property(
            'substitutionGroup',
            sequenceOf('() => ', descriptorList('ElementDescriptor', members, scope)),
          ),
        ]),
  ]);
}

/**
 * The type of an element. Where that is abstract, values are of derived types, and others may be of type alternatives:
 * its descriptor does not say so, and need not have anything in common with these.
 */
function elementType({ type, typeIsAbstract, alternatives }: ElementBinding, scope: ModuleScope): Code {
  const code = reference(type, scope);
  return typeIsAbstract || alternatives.length > 0
    ? sequenceOf(code, ` as ${scope.runtimeType('TypeDescriptor')}<never>`)
    : code;
}

/** The call that makes the descriptor of a global attribute, which is that of an element of simple type. */
export function globalAttributeDescriptor(
  { name, targetNamespace, type, inheritable, ...constraint }: GlobalAttribute,
  scope: ModuleScope,
): Code {
  return pureCall(scope.runtimeValue('element'), [
    property('name', stringLiteral(name)),
    property('namespaceURI', stringLiteral(targetNamespace)),
    property('type', reference(type, scope)),
    ...flag('inheritable', inheritable),
    ...valueConstraint(constraint),
  ]);
}

/** The call that makes the descriptor of a complex type. */
export function complexTypeDescriptor(
  { name, descriptor, bareValue }: ComplexTypeBinding,
  scope: ModuleScope,
): Code {
  const {
    xmlName,
    base,
    derivedTypes,
    attributes,
    attributeWildcard,
    simpleContent,
    content,
    openContent,
    declaredTypes,
  } = descriptor;
  const derived = derivedTypes.map((type) => scope.value(type));
  return pureCall(scope.runtimeValue('complexType'), [
    ...nameProperties(xmlName, name, scope),
    ...flag('abstract', descriptor.abstract),
    ...(base === undefined ? [] : [property('base', `() => ${scope.value(base)}`)]),
    ...text('derivation', descriptor.derivation),
    ...block(descriptor.block),
    ...(derived.length === 0
      ? []
      : [property('derivedTypes', sequenceOf('() => ', descriptorList('TypeDescriptor', derived, scope)))]),
    ...(attributes.length === 0
      ? []
      : [
          property('attributes', arrayLiteral(attributes.map((attribute) => attributeUse(attribute, scope)))),
        ]),
    ...(attributeWildcard === undefined
      ? []
      : [property('attributeWildcard', wildcard(attributeWildcard, scope))]),
    ...(simpleContent === undefined ? [] : [property('simpleContent', reference(simpleContent, scope))]),
    ...flag('bareValue', bareValue !== undefined),
    ...(content === undefined ? [] : [property('content', particle(content, scope))]),
    ...flag('mixed', descriptor.mixed),
    ...(openContent === undefined ? [] : [property('openContent', openContentLiteral(openContent, scope))]),
    ...assertionsProperty(descriptor.assertions, scope),
    ...(scope.isXsd11 && declaredTypes.length > 0
      ? [property('declaredTypes', arrayLiteral(declaredTypes.map((each) => declaredType(each, scope))))]
      : []),
  ]);
}

function declaredType({ name, namespaceURI, type }: DeclaredTypeBinding, scope: ModuleScope): Code {
  return objectLiteral([
    property('element', stringLiteral(name)),
    ...namespaceProperty(namespaceURI, scope, false),
    property('type', reference(type, scope)),
  ]);
}

/** The literal of a model group. */
export function modelGroupLiteral({ compositor, particles }: ModelGroupBinding, scope: ModuleScope): Code {
  return objectLiteral([property(compositor, particleList(particles, scope))]);
}

function attributeUse(attribute: AttributeBinding, scope: ModuleScope): Code {
  return objectLiteral([
    property('attribute', stringLiteral(attribute.name)),
    ...namespaceProperty(attribute.namespaceURI, scope, false),
    property('type', reference(attribute.type, scope)),
    ...flag('required', attribute.required),
    ...flag('inheritable', attribute.inheritable),
    ...valueConstraint(attribute),
    ...(attribute.property === attribute.name ? [] : text('property', attribute.property)),
  ]);
}

function openContentLiteral({ mode, wildcard: any, named }: OpenContentBinding, scope: ModuleScope): Code {
  return objectLiteral([
    property('mode', stringLiteral(mode)),
    property('any', wildcard(any, scope)),
    ...(named === undefined
      ? []
      : [
          property(
            'named',
            objectLiteral([
              property('suffix', stringLiteral(named.suffix)),
              property('type', reference(named.type, scope)),
            ]),
          ),
        ]),
  ]);
}

/** What a descriptor constant holds a group of a compositor as. */
const groupTypes = { sequence: 'SequenceGroup', choice: 'ChoiceGroup', all: 'AllGroup' } as const;

/** The annotation of a descriptor constant: `ComplexTypeDescriptor<Foo>`. */
export function descriptorType(
  binding: SimpleTypeBinding | ComplexTypeBinding | ElementBinding | ModelGroupBinding,
  scope: ModuleScope,
): Code {
  switch (binding.kind) {
    case 'element':
      return sequenceOf(
        `${scope.runtimeType('ElementDescriptor')}<`,
        typeCode(binding.valueType, scope),
        '>',
      );
    case 'complexType':
      return `${scope.runtimeType('ComplexTypeDescriptor')}<${binding.name.identifier}>`;
    case 'modelGroup':
      return scope.runtimeType(groupTypes[binding.compositor]);
    case 'simpleType':
      return `${scope.runtimeType('SimpleTypeDescriptor')}<${binding.name.identifier}>`;
  }
}
