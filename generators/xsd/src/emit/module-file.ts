import type {
  ComplexTypeBinding,
  Declaration,
  Facets,
  ModuleBinding,
  ObjectShape,
  SimpleTypeBinding,
  TypeExpression,
} from '../binding/model.js';
import { isInterface } from '../binding/object-shape.js';
import {
  attributeGroupLiteral,
  complexTypeDescriptor,
  type DescribedBinding,
  descriptorType,
  elementDescriptor,
  modelGroupLiteral,
} from './descriptor-code.js';
import { docComment, docText } from './doc-comment.js';
import { constantDeclarations, importDeclarations } from './import-code.js';
import { alternatives, type Code, lineWidth, render, sequenceOf } from './layout.js';
import { stringLiteral } from './literals.js';
import type { ModuleScope } from './module-scope.js';
import { simpleTypeDescriptor } from './simple-type-code.js';
import { interfaceBody, shapeCode, typeCode } from './type-code.js';

/** The statements of the module of a target namespace. */
export function moduleFile(
  module: ModuleBinding,
  scope: ModuleScope,
  { descriptors, more = [] }: ModuleContent,
): readonly string[] {
  const declarations = module.declarations.flatMap((declaration) =>
    descriptors ? declarationStatements(declaration, scope) : typeStatements(declaration, scope),
  );
  const statements: string[] = [...importDeclarations(scope.imports)];
  if (scope.usesNamespace) {
    statements.push(`\nconst namespaceURI = ${stringLiteral(module.targetNamespace)};`);
  }
  const documentation = docText(module.documentation);
  return [
    ...(documentation === undefined ? [] : [`${docComment(`${documentation}\n\n@module`)}\n`]),
    ...statements,
    ...constantDeclarations(scope),
    ...declarations,
    ...more,
  ];
}

/** What is in a module. */
export interface ModuleContent {
  /** Whether it has descriptors, or types alone. */
  readonly descriptors: boolean;
  /** What follows the declarations. */
  readonly more?: readonly string[];
}

/** The type of a declaration, without its descriptor. */
function typeStatements(declaration: Declaration, scope: ModuleScope): readonly string[] {
  const { name, documentation } = declaration;
  switch (declaration.kind) {
    case 'alias':
      return [typeAlias(name.identifier, declaration.type, documentation, scope)];
    case 'modelGroup':
    case 'attributeGroup':
      return declaration.shape === undefined
        ? []
        : [objectDeclaration(name.identifier, declaration.shape, documentation, scope)];
    case 'simpleType':
      return [typeAlias(name.identifier, declaration.type, simpleTypeDocumentation(declaration), scope)];
    case 'complexType':
      return [complexTypeDeclaration(declaration, scope)];
    case 'element':
      return [];
  }
}

function declarationStatements(declaration: Declaration, scope: ModuleScope): readonly string[] {
  switch (declaration.kind) {
    case 'alias':
      return typeStatements(declaration, scope);
    case 'modelGroup':
      return [
        ...typeStatements(declaration, scope),
        descriptor(declaration, modelGroupLiteral(declaration, scope), [], scope),
      ];
    case 'attributeGroup':
      return [
        ...typeStatements(declaration, scope),
        descriptor(declaration, attributeGroupLiteral(declaration, scope), [], scope),
      ];
    case 'simpleType':
      return [
        ...typeStatements(declaration, scope),
        descriptor(declaration, simpleTypeDescriptor(declaration, scope), [], scope),
      ];
    case 'complexType':
      return [
        ...typeStatements(declaration, scope),
        descriptor(declaration, complexTypeDescriptor(declaration, scope), [], scope),
      ];
    case 'element':
      return [
        descriptor(declaration, elementDescriptor(declaration, scope), declaration.documentation, scope),
      ];
  }
}

function descriptor(
  declaration: DescribedBinding,
  initializer: Code,
  documentation: readonly string[],
  scope: ModuleScope,
): string {
  const start = sequenceOf(
    `export const ${declaration.name.identifier}: `,
    descriptorType(declaration, scope),
    ' =',
  );
  const statement = render(sequenceOf(start, ' ', initializer, ';'));
  const [firstLine = ''] = statement.split('\n');
  return commented(
    documentation,
    firstLine.length <= lineWidth
      ? statement
      : `${render(start)}\n  ${render(sequenceOf(initializer, ';'), 2, 2)}`,
  );
}

function typeAlias(
  identifier: string,
  type: TypeExpression,
  documentation: readonly string[],
  scope: ModuleScope,
): string {
  return commented(
    documentation,
    render(sequenceOf(`export type ${identifier} = `, typeCode(type, scope), ';')),
  );
}

/** A statement after a blank line and its comment. */
function commented(documentation: readonly string[], statement: string): string {
  const text = docText(documentation);
  return text === undefined ? `\n${statement}` : `\n${docComment(text)}\n${statement}`;
}

function complexTypeDeclaration(
  { name, documentation, shape, bareValue }: ComplexTypeBinding,
  scope: ModuleScope,
): string {
  if (bareValue === undefined) {
    return objectDeclaration(name.identifier, shape, documentation, scope);
  }
  const type = alternatives([typeCode(bareValue, scope), shapeCode(shape, scope)]);
  return commented(documentation, render(sequenceOf(`export type ${name.identifier} = `, type, ';')));
}

/** An interface, where one can declare the object type. */
function objectDeclaration(
  identifier: string,
  shape: ObjectShape,
  documentation: readonly string[],
  scope: ModuleScope,
): string {
  if (!isInterface(shape)) {
    return commented(
      documentation,
      render(sequenceOf(`export type ${identifier} = `, shapeCode(shape, scope), ';')),
    );
  }
  const parents = shape.parents.map(({ name }) => scope.type(name));
  const heritage = parents.length === 0 ? '' : ` extends ${parents.join(', ')}`;
  const start = `export interface ${identifier}${heritage} `;
  return commented(documentation, render(sequenceOf(start, interfaceBody(shape, scope))));
}

function simpleTypeDocumentation(type: SimpleTypeBinding): readonly string[] {
  const { documentation, derivation } = type;
  return derivation.variety === 'restriction'
    ? [...documentation, ...facetNotes(derivation.facets), ...enumerationNotes(derivation.facets)]
    : documentation;
}

function facetNotes(facets: Facets): readonly string[] {
  const { enumeration: _enumeration, whiteSpace: _whiteSpace, pattern, assertions = [], ...bounds } = facets;
  const notes = Object.entries(bounds).map(([name, value]) => `${name} ${value}`);
  // Longer ones say nothing to a person.
  if (pattern?.every((each) => each.length <= 80)) {
    notes.push(`pattern ${pattern.map((each) => `\`${each}\``).join(' or ')}`);
  }
  notes.push(...assertions.map(({ test }) => `assertion \`${test}\``));
  return notes.length === 0 ? [] : [`Facets: ${notes.join(', ')}.`];
}

function enumerationNotes({ enumeration }: Facets): readonly string[] {
  return (enumeration ?? [])
    .filter(({ documentation }) => documentation.length > 0)
    .map(({ lexical, documentation }) => `- \`${lexical}\`: ${documentation.join(' ')}`);
}
