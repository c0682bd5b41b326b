import type { BindingModel } from '../binding/model.js';
import { globalAttributeDescriptor } from './descriptor-code.js';
import { descriptorList } from './descriptor-properties.js';
import { constantDeclarations, importDeclarations } from './import-code.js';
import { arrayLiteral, objectLiteral, render, sequenceOf } from './layout.js';
import { anyTypeName, ModuleScope, type ScopeOptions, schemaName } from './module-scope.js';

/** The module that holds the descriptor of the schema: its global components, whatever their namespaces. */
export function globalDeclarationsFile(model: BindingModel, options: ScopeOptions): readonly string[] {
  const scope = new ModuleScope(undefined, model, options);
  const statements = globalStatements(model, scope);
  return [...importDeclarations(scope.imports), ...constantDeclarations(scope), ...statements];
}

/** The descriptor of the schema and what goes with it. */
export function globalStatements(model: BindingModel, scope: ModuleScope): readonly string[] {
  return [
    schemaStatement(model, scope),
    anyTypeStatement(scope),
    ...(model.globals.attributes.length > 0 ? [attributesStatement(model, scope)] : []),
  ];
}

/** A literal without calls: a bundler drops it where nothing refers to it. */
function schemaStatement({ globals }: BindingModel, scope: ModuleScope): string {
  const types = [
    ...globals.types.map((type) => scope.value(type)),
    anyTypeName,
    `...${scope.builtInTypes()}`,
  ];
  const literal = objectLiteral(
    [
      "kind: 'schema'",
      sequenceOf(
        'elements: () => ',
        descriptorList(
          'ElementDescriptor',
          globals.elements.map((element) => scope.value(element)),
          scope,
        ),
      ),
      `attributes: () => ${globals.attributes.length === 0 ? '[]' : 'attributes'}`,
      sequenceOf('types: () => ', descriptorList('TypeDescriptor', types, scope)),
    ],
    true,
  );
  const declaration = `export const ${schemaName}: ${scope.runtimeType('SchemaDescriptor')} = `;
  return [
    '\n/** The global components of the schema: what wildcards, `xsi:type` and the root of a document may name. */',
    render(sequenceOf(declaration, literal, ';')),
  ].join('\n');
}

function anyTypeStatement(scope: ModuleScope): string {
  const type = `${scope.runtimeType('ComplexTypeDescriptor')}<${scope.runtimeType('AnyType')}>`;
  const call = `/* @__PURE__ */ ${scope.runtimeValue('anyTypeOf')}(() => ${schemaName})`;
  return [
    '\n/** `xs:anyType`, with the declarations of the schema for what is in it. */',
    `export const ${anyTypeName}: ${type} = ${call};`,
  ].join('\n');
}

function attributesStatement({ globals }: BindingModel, scope: ModuleScope): string {
  const descriptors = globals.attributes.map((attribute) => globalAttributeDescriptor(attribute, scope));
  const list = sequenceOf(
    `const attributes: readonly ${scope.runtimeType('ElementDescriptor')}[] = `,
    arrayLiteral(descriptors),
    ';',
  );
  return `\n/** The global attributes, described as elements are. */\n${render(list)}`;
}
