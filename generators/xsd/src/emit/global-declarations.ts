import { propertyName, stringLiteral } from '@proj/generator-kit';
import type { BindingModel } from '../binding/model.js';
import { constantStatement, type WrittenStatement } from './declaration-statements.js';
import { globalAttributeDescriptor } from './descriptor-code.js';
import { pureCall } from './descriptor-properties.js';
import { arrayLiteral, type Code, objectLiteral, sequenceOf } from './layout.js';
import {
  anyTypeName,
  type ModuleScope,
  prefixesName,
  schemaName,
  secretAttributesName,
  secretElementsName,
} from './module-scope.js';

/** The descriptor of the schema, its global components whatever their namespaces, and what goes with it. */
export function globalStatements(model: BindingModel, scope: ModuleScope): readonly WrittenStatement[] {
  // Their types are types of the schema, too.
  const attributes = model.globals.attributes.length > 0 ? [attributesStatement(model, scope)] : [];
  return [schemaStatement(model, scope), anyTypeStatement(scope), ...attributes, ...secretStatements(model)];
}

/** A call without side effects: a bundler drops it where nothing refers to it. */
function schemaStatement({ globals, modules }: BindingModel, scope: ModuleScope): WrittenStatement {
  const namespaces = modules.map((module) => scope.namespace(module)).join(', ');
  const types = arrayLiteral([
    ...(namespaces === '' ? [] : [`...${scope.runtimeValue('globalTypes')}(${namespaces})`]),
    anyTypeName,
    ...scope.builtInTypes(),
  ]);
  const definition = [
    `elements: () => ${namespaces === '' ? '[]' : `${scope.runtimeValue('globalElements')}(${namespaces})`}`,
    `attributes: () => ${globals.attributes.length === 0 ? '[]' : 'attributes'}`,
    sequenceOf('types: () => ', types),
  ];
  return constantStatement(
    schemaName,
    scope.runtimeType('SchemaDescriptor'),
    pureCall(scope.runtimeValue('makeSchema'), definition),
    true,
    'The global components of the schema: what wildcards, `xsi:type` and the root of a document may name.',
  );
}

function anyTypeStatement(scope: ModuleScope): WrittenStatement {
  return constantStatement(
    anyTypeName,
    `${scope.runtimeType('ComplexTypeDescriptor')}<${scope.runtimeType('AnyType')}>`,
    `/* @__PURE__ */ ${scope.runtimeValue('anyTypeOf')}(() => ${schemaName})`,
    true,
    '`xs:anyType`, with the declarations of the schema for what is in it.',
  );
}

function attributesStatement({ globals }: BindingModel, scope: ModuleScope): WrittenStatement {
  const descriptors = globals.attributes.map((attribute) => globalAttributeDescriptor(attribute, scope));
  return constantStatement(
    'attributes',
    `readonly ${scope.runtimeType('ElementDescriptor')}[]`,
    arrayLiteral(descriptors),
    false,
    'The global attributes, described as elements are.',
  );
}

/** Plain data, which a bundler drops where nothing refers to it; nothing where the schema marks nothing. */
function secretStatements({ secrets }: BindingModel): readonly WrittenStatement[] {
  const names = (list: readonly string[]): Code => arrayLiteral(list.map(stringLiteral));
  const elements = constantStatement(
    secretElementsName,
    'readonly string[]',
    names(secrets.elements),
    true,
    'The names of elements whose content the schema marks as secret.',
  );
  const attributes = constantStatement(
    secretAttributesName,
    'Readonly<Record<string, readonly string[]>>',
    objectLiteral(
      [...secrets.attributes].map(([element, list]) => sequenceOf(`${propertyName(element)}: `, names(list))),
    ),
    true,
    'The names of attributes that the schema marks as secret, by the names of their elements.',
  );
  return [
    ...(secrets.elements.length > 0 ? [elements] : []),
    ...(secrets.attributes.size > 0 ? [attributes] : []),
  ];
}

/** The exported constants of the names that the schema marks as secret. */
export function secretConstants({ secrets }: BindingModel): readonly string[] {
  return [
    ...(secrets.attributes.size > 0 ? [secretAttributesName] : []),
    ...(secrets.elements.length > 0 ? [secretElementsName] : []),
  ];
}

/** The prefixes of the schema documents, by which a writer calls namespaces. */
export function prefixesStatement({ prefixes }: BindingModel, isExported: boolean): WrittenStatement {
  const literal = objectLiteral(
    [...prefixes].map(([prefix, namespace]) =>
      sequenceOf(`${propertyName(prefix)}: `, stringLiteral(namespace)),
    ),
    true,
  );
  return constantStatement(
    prefixesName,
    'Readonly<Record<string, string>>',
    literal,
    isExported,
    'The prefixes by which the schema documents call namespaces.',
  );
}
