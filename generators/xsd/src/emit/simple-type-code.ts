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
import { argumentList, arrayLiteral, type Code, sequenceOf } from './layout.js';
import type { ModuleScope } from './module-scope.js';
import { reference } from './type-reference-code.js';
import { xpathLiteral } from './xpath-code.js';

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
        ...(derivation.representation === undefined
          ? []
          : [property('as', scope.runtimeValue(representations[derivation.representation]))]),
        ...facetsProperty(derivation.facets, scope),
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
        ...facetsProperty(derivation.facets, scope),
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

/** The property `facets`, where there are any: a function, so that nothing is called where a bundler drops the type. */
function facetsProperty(facets: Facets, scope: ModuleScope): readonly Code[] {
  const { pattern, nativePattern, enumeration, assertions, ...others } = facets;
  const facet = (name: string, values: readonly Code[]): Code => {
    const [only = ''] = values;
    // One array or object has its lines between the parentheses.
    const list = values.length === 1 ? sequenceOf('(', only, ')') : argumentList(values);
    return sequenceOf(scope.runtimeValue(name), list);
  };
  // Facets are checked in this order. A literal that breaks a pattern alone has a value that is otherwise right.
  const calls = [
    ...Object.entries(others).map(([name, value]) =>
      facet(name, [typeof value === 'string' ? stringLiteral(value) : String(value)]),
    ),
    ...(enumeration === undefined ? [] : [facet('enumeration', enumerationArguments(enumeration))]),
    ...(assertions === undefined || assertions.length === 0
      ? []
      : [
          facet(
            'assertions',
            assertions.map((each) => xpathLiteral(each, scope)),
          ),
        ]),
    ...(pattern === undefined
      ? []
      : nativePattern === undefined
        ? [facet('pattern', pattern.map(stringLiteral))]
        : [facet('nativePattern', [`/${nativePattern}/u`, ...pattern.map(stringLiteral)])]),
  ];
  return calls.length === 0 ? [] : [property('facets', sequenceOf('() => ', arrayLiteral(calls)))];
}

/** The literals of an enumeration, and the namespaces of the prefixes in them. */
function enumerationArguments(enumeration: NonNullable<Facets['enumeration']>): readonly Code[] {
  const namespaces = enumeration.map((value) => value.namespaces);
  return [
    arrayLiteral(enumeration.map((value) => stringLiteral(value.lexical))),
    ...(namespaces.some((bindings) => bindings !== undefined)
      ? [arrayLiteral(namespaces.map(prefixBindings))]
      : []),
  ];
}
