import { stringLiteral } from '@proj/generator-kit';
import type {
  AttributeBinding,
  AttributeGroupBinding,
  ComplexTypeBinding,
  Declaration,
  DeclaredTypeBinding,
  ElementBinding,
  GlobalAttribute,
  ModelGroupBinding,
  OpenContentBinding,
  TypeAliasBinding,
} from '../binding/model.js';
import {
  block,
  derivedTypesProperty,
  descriptorsProperty,
  flag,
  nameProperties,
  namespaceProperty,
  property,
  pureCall,
  pureCallOf,
  strings,
  text,
  valueConstraint,
} from './descriptor-properties.js';
import { identityConstraintsProperty } from './identity-constraint-code.js';
import { arrayLiteral, type Code, objectLiteral, sequenceOf } from './layout.js';
import type { ModuleScope } from './module-scope.js';
import { modelGroup, particle, wildcard } from './particle-code.js';
import { staticReaderProperty } from './static-reader-code.js';
import { typeCode } from './type-code.js';
import { directReference, reference } from './type-reference-code.js';
import { alternativesProperty, assertionsProperty } from './xpath-code.js';

/** The call that makes the descriptor of an element. */
export function elementDescriptor(element: ElementBinding, scope: ModuleScope): Code {
  return pureCall(scope.runtimeValue('element'), [
    property('name', stringLiteral(element.xmlName)),
    ...namespaceProperty(element.name.targetNamespace, scope, true),
    property('type', reference(element.type, scope)),
    ...flag('nillable', element.nillable),
    ...flag('abstract', element.abstract),
    ...valueConstraint(element),
    ...block(element.block),
    ...identityConstraintsProperty(element.identityConstraints, scope),
    ...alternativesProperty(element.alternatives, (type) => reference(type, scope), scope),
    ...(scope.hasPrefixes ? [scope.prefixes()] : []),
    ...flag('hasQualifiedTag', element.hasQualifiedTag),
    ...descriptorsProperty('substitutionGroup', element.substitutionGroup, 'ElementDescriptor', scope),
    ...descriptorsProperty(
      'substitutableElements',
      element.substitutableElements,
      'ElementDescriptor',
      scope,
    ),
  ]);
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
    ...(inheritable ? [property('inheritable', scope.runtimeValue('inheritable'))] : []),
    ...valueConstraint(constraint),
  ]);
}

/** The call that makes the descriptor of a complex type. */
export function complexTypeDescriptor(binding: ComplexTypeBinding, scope: ModuleScope): Code {
  const { name, descriptor, bareValue } = binding;
  const { xmlName, base, attributeWildcard, simpleContent, content, openContent, declaredTypes } = descriptor;
  return pureCall(scope.runtimeValue('complexType'), [
    ...nameProperties(xmlName, name, scope),
    ...flag('abstract', descriptor.abstract),
    ...(base === undefined ? [] : [property('base', `() => ${scope.value(base)}`)]),
    ...text('derivation', descriptor.derivation),
    ...block(descriptor.block),
    ...derivedTypesProperty(descriptor.derivedTypes, scope),
    ...attributesProperties(descriptor, scope),
    ...strings('prohibitedAttributes', descriptor.prohibitedAttributes),
    ...(attributeWildcard === undefined
      ? []
      : [
          property(
            'attributeWildcard',
            pureCallOf(scope.runtimeValue('anyAttribute'), wildcard(attributeWildcard, scope)),
          ),
        ]),
    ...(simpleContent === undefined ? [] : [property('simpleContent', reference(simpleContent, scope))]),
    ...flag('bareValue', bareValue !== undefined),
    ...(content === undefined ? [] : [property('content', sequenceOf('() => ', particle(content, scope)))]),
    ...(descriptor.ordered ? [`as: '$content'`] : []),
    ...flag('hasWholeContent', descriptor.hasWholeContent),
    ...flag('inheritsContent', descriptor.inheritsContent),
    ...(descriptor.mixed ? [property('mixed', scope.runtimeValue('mixedContent'))] : []),
    ...(openContent === undefined
      ? []
      : [
          property(
            'openContent',
            pureCallOf(
              scope.runtimeValue(openContent.named === undefined ? 'openContent' : 'namedOpenContent'),
              openContentLiteral(openContent, scope),
            ),
          ),
        ]),
    ...assertionsProperty(descriptor.assertions, scope),
    ...staticReaderProperty(binding, scope),
    ...(scope.isXsd11 && declaredTypes.length > 0
      ? [property('declaredTypes', arrayLiteral(declaredTypes.map((each) => declaredType(each, scope))))]
      : []),
  ]);
}

/** The literal of an attribute group. */
export function attributeGroupLiteral(group: AttributeGroupBinding, scope: ModuleScope): Code {
  return objectLiteral(attributesProperties(group, scope));
}

function attributesProperties(
  { attributes, attributeGroups }: Pick<AttributeGroupBinding, 'attributes' | 'attributeGroups'>,
  scope: ModuleScope,
): readonly Code[] {
  const uses = attributes.map((attribute) => attributeUse(attribute, scope));
  const groups = attributeGroups.map((group) => `() => ${scope.value(group)}`);
  return [
    ...(groups.length === 0 ? [] : [property('attributeGroups', arrayLiteral(groups))]),
    ...(uses.length === 0 ? [] : [property('attributes', sequenceOf('() => ', arrayLiteral(uses)))]),
  ];
}

function declaredType({ name, namespaceURI, type }: DeclaredTypeBinding, scope: ModuleScope): Code {
  return objectLiteral([
    property('element', stringLiteral(name)),
    ...namespaceProperty(namespaceURI, scope, false),
    property('type', reference(type, scope)),
  ]);
}

/** The function that makes a model group. */
export function modelGroupFunction(group: ModelGroupBinding, scope: ModuleScope): Code {
  return sequenceOf('() => ', modelGroup(group, scope, []));
}

/** The call that makes an attribute use. It runs when all modules are loaded. */
function attributeUse(attribute: AttributeBinding, scope: ModuleScope): Code {
  const more = [
    ...namespaceProperty(attribute.namespaceURI, scope, false),
    ...flag('required', attribute.required),
    ...(attribute.inheritable ? [property('inheritable', scope.runtimeValue('inheritable'))] : []),
    ...valueConstraint(attribute),
    ...(attribute.property === attribute.name ? [] : text('property', attribute.property)),
  ];
  return sequenceOf(
    `${scope.runtimeValue('attribute')}(${stringLiteral(attribute.name)}, `,
    directReference(attribute.type, scope),
    ...(more.length === 0 ? [] : [', ', objectLiteral(more)]),
    ')',
  );
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

/** Declarations that have a descriptor. */
export type DescribedBinding = Exclude<Declaration, TypeAliasBinding>;

/** The annotation of a descriptor constant: `ComplexTypeDescriptor<Foo>`. */
export function descriptorType(binding: DescribedBinding, scope: ModuleScope): Code {
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
      return scope.runtimeType('ModelGroupDefinition');
    case 'attributeGroup':
      return scope.runtimeType('AttributeGroup');
    case 'simpleType':
      return `${scope.runtimeType('SimpleTypeDescriptor')}<${binding.name.identifier}>`;
  }
}
