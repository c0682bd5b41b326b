import { docText, lineWidth, propertyName } from '@proj/generator-kit';
import {
  type InterfaceDeclarationStructure,
  type Statement,
  StructureKind,
  VariableDeclarationKind,
} from '@proj/generator-kit/source-files';
import type {
  ComplexTypeBinding,
  Declaration,
  Facets,
  ModelGroupBinding,
  ObjectShape,
  PropertyShape,
  SimpleTypeBinding,
} from '../binding/model.js';
import { isInterface } from '../binding/object-shape.js';
import {
  attributeGroupLiteral,
  complexTypeDescriptor,
  type DescribedBinding,
  descriptorType,
  elementDescriptor,
  modelGroupFunction,
} from './descriptor-code.js';
import { alternatives, type Code, render } from './layout.js';
import type { ModuleScope } from './module-scope.js';
import { simpleTypeDescriptor } from './simple-type-code.js';
import { propertyDoc, shapeCode, suffixKey, typeCode } from './type-code.js';

/** A statement, and about how many characters it has. */
export interface WrittenStatement {
  readonly statement: Statement;
  readonly size: number;
}

/**
 * The statements that declare a type and its descriptor.
 *
 * @param descriptors - whether there are descriptors, or types alone
 */
export function declarationStatements(
  declaration: Declaration,
  scope: ModuleScope,
  descriptors: boolean,
): readonly WrittenStatement[] {
  const types = typeStatements(declaration, scope);
  return descriptors && declaration.kind !== 'alias'
    ? [...types, descriptorStatement(declaration, scope)]
    : types;
}

function typeStatements(declaration: Declaration, scope: ModuleScope): readonly WrittenStatement[] {
  const { name, documentation } = declaration;
  switch (declaration.kind) {
    case 'alias':
      return [typeAlias(name.identifier, typeCode(declaration.type, scope), docText(documentation))];
    case 'modelGroup':
      return modelGroupTypes(declaration, scope);
    case 'attributeGroup':
      return [objectStatement(name.identifier, declaration.shape, docText(documentation), scope)];
    case 'simpleType': {
      const doc = docText(simpleTypeDocumentation(declaration));
      return [typeAlias(name.identifier, typeCode(declaration.type, scope), doc)];
    }
    case 'complexType':
      return [complexTypeStatement(declaration, scope)];
    case 'element':
      return [];
  }
}

function modelGroupTypes(
  { name, items, properties, documentation }: ModelGroupBinding,
  scope: ModuleScope,
): readonly WrittenStatement[] {
  const doc = docText(documentation);
  return [
    ...(items === undefined ? [] : [typeAlias(name.identifier, typeCode(items, scope), doc)]),
    ...(properties === undefined
      ? []
      : [
          objectStatement(
            properties.name.identifier,
            properties.shape,
            docText([`What the group \`${name.identifier}\` adds to objects.`]),
            scope,
          ),
        ]),
  ];
}

function complexTypeStatement(
  { name: { identifier }, documentation, shape, bareValue }: ComplexTypeBinding,
  scope: ModuleScope,
): WrittenStatement {
  const doc = docText(documentation);
  return bareValue === undefined
    ? objectStatement(identifier, shape, doc, scope)
    : typeAlias(identifier, alternatives([typeCode(bareValue, scope), shapeCode(shape, scope)]), doc);
}

function typeAlias(name: string, code: Code, doc: string | undefined): WrittenStatement {
  const type = render(code, `export type ${name} = `.length);
  return {
    size: name.length + type.length + sizeOfDoc(doc),
    statement: { kind: StructureKind.TypeAlias, name, isExported: true, type, ...docs(doc) },
  };
}

/** An interface, where one can declare the object type. */
function objectStatement(
  name: string,
  shape: ObjectShape,
  doc: string | undefined,
  scope: ModuleScope,
): WrittenStatement {
  return isInterface(shape)
    ? interfaceStatement(name, shape, doc, scope)
    : typeAlias(name, shapeCode(shape, scope), doc);
}

function interfaceStatement(
  name: string,
  { parents, properties, indexSignature }: ObjectShape,
  doc: string | undefined,
  scope: ModuleScope,
): WrittenStatement {
  const members = properties.map((property) => propertySignature(property, scope));
  const statement: InterfaceDeclarationStructure = {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    extends: parents.map((parent) => scope.type(parent.name)),
    properties: members,
    ...(indexSignature !== undefined && {
      indexSignatures: [
        {
          keyName: 'name',
          keyType: suffixKey(indexSignature.suffix),
          returnType: `${render(typeCode(indexSignature.type, scope))} | undefined`,
        },
      ],
    }),
    ...docs(doc),
  };
  const size = members.reduce((sum, member) => sum + sizeOfMember(member), 0);
  return { statement, size: name.length + size + sizeOfDoc(doc) };
}

type PropertySignature = NonNullable<InterfaceDeclarationStructure['properties']>[number];

function propertySignature(property: PropertyShape, scope: ModuleScope): PropertySignature {
  const name = propertyName(property.name);
  return {
    name,
    hasQuestionToken: property.optional,
    // The members of an interface are indented by two.
    type: render(typeCode(property.type, scope), name.length + 5),
    ...docs(propertyDoc(property)),
  };
}

function sizeOfMember({ name, type, docs: [doc] = [] }: PropertySignature): number {
  return name.length + String(type).length + sizeOfDoc(typeof doc === 'string' ? doc : undefined);
}

function sizeOfDoc(doc: string | undefined): number {
  return doc === undefined ? 0 : doc.length + 10;
}

/** The constant that is the descriptor of a component. */
function descriptorStatement(binding: DescribedBinding, scope: ModuleScope): WrittenStatement {
  const type = render(descriptorType(binding, scope));
  // Of others, the type has the documentation.
  const doc = binding.kind === 'element' ? docText(binding.documentation) : undefined;
  return constantStatement(binding.name.identifier, type, descriptorCode(binding, scope), true, doc);
}

/** A constant, with a comment on it. */
export function constantStatement(
  name: string,
  type: string | undefined,
  value: Code,
  isExported: boolean,
  doc?: string,
): WrittenStatement {
  const start = `${isExported ? 'export ' : ''}const ${name}${type === undefined ? '' : `: ${type}`} =`;
  // Of a type of several lines, the last one begins the line.
  const column = start.length - start.lastIndexOf('\n');
  const initializer = render(value, column);
  const [firstLine = ''] = initializer.split('\n', 1);
  const isTooLong = column + firstLine.length > lineWidth;
  const laidOut = isTooLong ? `\n  ${render(value, 2, 2)}` : initializer;
  return {
    size: start.length + laidOut.length + sizeOfDoc(doc),
    statement: {
      kind: StructureKind.VariableStatement,
      isExported,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name, ...(type !== undefined && { type }), initializer: laidOut }],
      ...docs(doc),
    },
  };
}

function descriptorCode(binding: DescribedBinding, scope: ModuleScope): Code {
  switch (binding.kind) {
    case 'modelGroup':
      return modelGroupFunction(binding, scope);
    case 'attributeGroup':
      return attributeGroupLiteral(binding, scope);
    case 'simpleType':
      return simpleTypeDescriptor(binding, scope);
    case 'complexType':
      return complexTypeDescriptor(binding, scope);
    case 'element':
      return elementDescriptor(binding, scope);
  }
}

function docs(text: string | undefined): { readonly docs?: [string] } {
  return text === undefined ? {} : { docs: [text] };
}

function simpleTypeDocumentation(type: SimpleTypeBinding): readonly string[] {
  const { documentation, derivation } = type;
  return derivation.variety === 'restriction'
    ? [...documentation, ...facetNotes(derivation.facets), ...enumerationNotes(derivation.facets)]
    : documentation;
}

function facetNotes(facets: Facets): readonly string[] {
  const {
    enumeration: _enumeration,
    whiteSpace: _whiteSpace,
    nativePattern: _nativePattern,
    pattern,
    assertions = [],
    ...bounds
  } = facets;
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
