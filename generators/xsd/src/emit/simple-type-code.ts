import { stringLiteral } from '@proj/generator-kit';
import type { Facets, SimpleTypeBinding } from '../binding/model.js';
import type { ValueRepresentation } from '../config/configuration.js';
import {
  derivedTypesProperty,
  nameProperties,
  prefixBindings,
  property,
  pureCall,
} from './descriptor-properties.js';
import { arrayLiteral, type Code } from './layout.js';
import type { ModuleScope } from './module-scope.js';
import { reference } from './type-reference-code.js';
import { assertionsProperty } from './xpath-code.js';

/** The call that makes the descriptor of a simple type. */
export function simpleTypeDescriptor(type: SimpleTypeBinding, scope: ModuleScope): Code {
  const { derivation } = type;
  const names = [
    ...nameProperties(type.xmlName, type.name, scope),
    ...derivedTypesProperty(type.derivedTypes, scope),
  ];
  const typeArgument = `<${type.name.identifier}>`;
  if (type.codec !== undefined) {
    return pureCall(`${scope.runtimeValue('mapped')}${typeArgument}`, [
      ...names,
      ...codecBase(derivation, scope),
      property('codec', scope.importedValue(type.codec.import, type.codec.codec)),
    ]);
  }
  switch (derivation.variety) {
    case 'restriction':
      return pureCall(`${scope.runtimeValue('restriction')}${typeArgument}`, [
        ...names,
        property('base', reference(derivation.base, scope)),
        ...(derivation.as === undefined ? [] : [property('as', stringLiteral(derivation.as))]),
        ...(derivation.representation === undefined
          ? []
          : [property('as', scope.runtimeValue(representations[derivation.representation]))]),
        ...facetProperties(derivation.facets, scope),
      ]);
    case 'list':
      return pureCall(`${scope.runtimeValue('list')}${typeArgument}`, [
        ...names,
        property('itemType', reference(derivation.itemType, scope)),
      ]);
    case 'union':
      return pureCall(`${scope.runtimeValue('union')}${typeArgument}`, [
        ...names,
        property(
          'memberTypes',
          arrayLiteral(derivation.memberTypes.map((member) => reference(member, scope))),
        ),
      ]);
  }
}

/** What a codec maps: the base with its facets, or the list or union itself. */
function codecBase(derivation: SimpleTypeBinding['derivation'], scope: ModuleScope): readonly Code[] {
  switch (derivation.variety) {
    case 'restriction':
      return [
        property('base', reference(derivation.base, scope)),
        ...facetProperties(derivation.facets, scope),
      ];
    case 'list': {
      const itemType = property('itemType', reference(derivation.itemType, scope));
      return [property('base', pureCall(scope.runtimeValue('list'), [itemType]))];
    }
    case 'union': {
      const members = derivation.memberTypes.map((member) => reference(member, scope));
      const memberTypes = property('memberTypes', arrayLiteral(members));
      return [property('base', pureCall(scope.runtimeValue('union'), [memberTypes]))];
    }
  }
}

/** The functions of the runtime that make the values of a type something else. */
const representations: Readonly<Record<ValueRepresentation, string>> = {
  string: 'asString',
  number: 'asNumber',
  bigint: 'asBigInt',
  Date: 'asDate',
  Uint8Array: 'asOctets',
};

function facetProperties(facets: Facets, scope: ModuleScope): readonly Code[] {
  const { pattern, enumeration, assertions, ...others } = facets;
  const namespaces = enumeration?.map((value) => value.namespaces);
  return [
    ...Object.entries(others).map(([name, value]) =>
      property(name, typeof value === 'string' ? stringLiteral(value) : String(value)),
    ),
    ...assertionsProperty(assertions, scope),
    ...(pattern === undefined ? [] : [property('pattern', arrayLiteral(pattern.map(stringLiteral)))]),
    ...(enumeration === undefined
      ? []
      : [property('enumeration', arrayLiteral(enumeration.map((value) => stringLiteral(value.lexical))))]),
    ...(namespaces?.some((bindings) => bindings !== undefined)
      ? [property('enumerationNamespaces', arrayLiteral(namespaces.map(prefixBindings)))]
      : []),
  ];
}
