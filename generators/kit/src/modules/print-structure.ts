import type {
  ClassDeclarationStructure,
  ExportDeclarationStructure,
  FunctionDeclarationStructure,
  ImportDeclarationStructure,
  IndexSignatureDeclarationStructure,
  InterfaceDeclarationStructure,
  JSDocStructure,
  MethodDeclarationStructure,
  OptionalKind,
  ParameterDeclarationStructure,
  PropertyDeclarationStructure,
  PropertySignatureStructure,
  StatementStructures,
  TypeAliasDeclarationStructure,
  VariableStatementStructure,
} from 'ts-morph';
import { docComment } from '../text/doc-comment.js';
import { lineWidth } from '../text/line-width.js';
import { stringLiteral } from '../text/literals.js';
import { StructureKind } from './structure-kinds.js';

/**
 * Prints the structures that generated modules consist of: an import or export, an interface with properties, a type
 * alias, a variable statement, a function, a class. ts-morph prints the others, and these where they have what is not
 * known here.
 *
 * There are three reasons not to leave these to ts-morph. Loading it costs half a second. Its writer looks at every character for strings and comments and
 * scans initialisers once more, so that printing costs as much as parsing. And it indents what follows a line break in
 * types and initialisers, which takes the layout out of text that has one: here, a text keeps its layout, and moves as
 * a whole with what it stands in.
 *
 * @returns undefined where ts-morph has to print it
 */
export function printStructure(structure: StatementStructures): string | undefined {
  switch (structure.kind) {
    case StructureKind.ImportDeclaration:
      return printImport(structure);
    case StructureKind.ExportDeclaration:
      return printExport(structure);
    case StructureKind.Interface:
      return printInterface(structure);
    case StructureKind.TypeAlias:
      return printTypeAlias(structure);
    case StructureKind.VariableStatement:
      return printVariables(structure);
    case StructureKind.Function:
      return printFunction(structure);
    case StructureKind.Class:
      return printClass(structure);
    default:
      return undefined;
  }
}

function printImport(structure: ImportDeclarationStructure): string | undefined {
  const { isTypeOnly = false, namespaceImport, namedImports = [], moduleSpecifier, ...rest } = structure;
  if (!isKnown(rest) || !isList(namedImports)) return undefined;
  const start = isTypeOnly ? 'import type ' : 'import ';
  const end = ` from ${stringLiteral(moduleSpecifier)};`;
  if (namespaceImport !== undefined) return `${start}* as ${namespaceImport}${end}`;
  if (namedImports.length === 0) return undefined;
  const names = specifiersOf(namedImports);
  return names && specifierList(start, names, end);
}

function printExport(structure: ExportDeclarationStructure): string | undefined {
  const { isTypeOnly = false, namespaceExport, namedExports, moduleSpecifier, ...rest } = structure;
  if (!isKnown(rest) || moduleSpecifier === undefined) return undefined;
  const start = isTypeOnly ? 'export type ' : 'export ';
  const end = ` from ${stringLiteral(moduleSpecifier)};`;
  if (namedExports === undefined) {
    return `${start}*${namespaceExport === undefined ? '' : ` as ${namespaceExport}`}${end}`;
  }
  const names = isList(namedExports) ? specifiersOf(namedExports) : undefined;
  return names && specifierList(start, names, end);
}

type Specifier =
  | string
  | ((...args: never[]) => unknown)
  | { readonly name: string; readonly alias?: string; readonly isTypeOnly?: boolean };

/** The names that are imported or exported, as they are written; undefined where one is no text. */
function specifiersOf(specifiers: readonly Specifier[]): readonly string[] | undefined {
  const names: string[] = [];
  for (const specifier of specifiers) {
    if (typeof specifier === 'function') return undefined;
    const {
      name,
      alias,
      isTypeOnly = false,
    } = typeof specifier === 'string' ? { name: specifier, alias: undefined } : specifier;
    names.push(`${isTypeOnly ? 'type ' : ''}${name}${alias === undefined ? '' : ` as ${alias}`}`);
  }
  return names;
}

/** Names between braces: in one line, or a line each where they do not fit. */
function specifierList(start: string, names: readonly string[], end: string): string {
  const line = `${start}{ ${names.join(', ')} }${end}`;
  return line.length <= lineWidth
    ? line
    : `${start}{\n${names.map((name) => `  ${name},\n`).join('')}}${end}`;
}

function printInterface(structure: InterfaceDeclarationStructure): string | undefined {
  const {
    name,
    docs,
    isExported,
    typeParameters = [],
    extends: bases = [],
    properties = [],
    indexSignatures = [],
    ...rest
  } = structure;
  if (!isKnown(rest) || !isTexts(bases) || !isTexts(typeParameters)) return undefined;
  const comment = printDocs(docs, '');
  if (comment === undefined) return undefined;
  let members = '';
  for (const member of [...indexSignatures.map(printIndexSignature), ...properties.map(printProperty)]) {
    if (member === undefined) return undefined;
    members += member;
  }
  const start = `${modifiers(isExported)}interface ${name}${parameterList(typeParameters)}`;
  const line = bases.length === 0 ? start : `${start} extends ${bases.join(', ')}`;
  const fits = bases.length === 0 || line.length + 2 <= lineWidth;
  const heading = fits ? line : `${start}\n  extends ${bases.join(',\n    ')}`;
  return `${comment}${heading} {${members === '' ? '' : '\n'}${members}}`;
}

function printProperty(structure: Omit<PropertySignatureStructure, 'kind'>): string | undefined {
  const {
    name,
    docs,
    type = 'unknown',
    isReadonly,
    hasQuestionToken,
    kind: _kind,
    ...rest
  } = structure as PropertySignatureStructure;
  if (!isKnown(rest) || typeof type !== 'string') return undefined;
  const comment = printDocs(docs, '  ');
  if (comment === undefined) return undefined;
  const start = `${isReadonly === true ? 'readonly ' : ''}${name}${hasQuestionToken === true ? '?' : ''}:`;
  return `${comment}  ${start}${afterSpace(type).replaceAll('\n', '\n  ')};\n`;
}

function printIndexSignature(
  structure: Omit<IndexSignatureDeclarationStructure, 'kind'> & { readonly kind?: unknown },
): string | undefined {
  const {
    keyName = 'key',
    keyType = 'string',
    returnType,
    docs,
    isReadonly,
    kind: _kind,
    ...rest
  } = structure;
  const comment = printDocs(docs, '  ');
  if (!isKnown(rest) || typeof returnType !== 'string' || typeof keyType !== 'string') return undefined;
  if (comment === undefined) return undefined;
  const start = `${isReadonly === true ? 'readonly ' : ''}[${keyName}: ${keyType}]:`;
  return `${comment}  ${start}${afterSpace(returnType).replaceAll('\n', '\n  ')};\n`;
}

function printTypeAlias(structure: TypeAliasDeclarationStructure): string | undefined {
  const { name, docs, isExported, typeParameters = [], type, ...rest } = structure;
  const comment = printDocs(docs, '');
  if (!isKnown(rest) || !isTexts(typeParameters) || typeof type !== 'string' || comment === undefined) {
    return undefined;
  }
  return `${comment}${modifiers(isExported)}type ${name}${parameterList(typeParameters)} =${afterSpace(type)};`;
}

function printVariables(structure: VariableStatementStructure): string | undefined {
  const { docs, isExported, declarationKind = 'let', declarations, ...rest } = structure;
  const comment = printDocs(docs, '');
  if (!isKnown(rest) || comment === undefined) return undefined;
  const texts: string[] = [];
  for (const { name, type, initializer, kind: _kind, ...others } of declarations) {
    if (!isKnown(others) || typeof type === 'function' || typeof initializer === 'function') return undefined;
    const typed = type === undefined ? name : `${name}:${afterSpace(type)}`;
    texts.push(initializer === undefined ? typed : `${typed} =${afterSpace(initializer)}`);
  }
  return `${comment}${modifiers(isExported)}${declarationKind} ${texts.join(', ')};`;
}

function printFunction(structure: FunctionDeclarationStructure): string | undefined {
  const { name = '', docs, isExported, isAsync, kind: _kind, ...signature } = structure;
  const comment = printDocs(docs, '');
  const rest = printSignature(signature);
  if (comment === undefined || rest === undefined) return undefined;
  return `${comment}${modifiers(isExported)}${isAsync === true ? 'async ' : ''}function ${name}${rest}`;
}

/** A class: its properties without, its constructor and methods with a blank line between two. */
function printClass(structure: ClassDeclarationStructure): string | undefined {
  const {
    name = '',
    docs,
    isExported,
    extends: base,
    properties = [],
    ctors = [],
    methods = [],
    ...rest
  } = structure;
  const comment = printDocs(docs, '');
  if (!isKnown(rest) || comment === undefined || typeof base === 'function') return undefined;
  const fields = properties.map(printField);
  const members = [
    ...ctors.map((ctor) => printMethod({ name: 'constructor', ...ctor })),
    ...methods.map(printMethod),
  ];
  if (!isTexts(fields) || !isTexts(members)) return undefined;
  const blocks = [...(fields.length === 0 ? [] : [fields.join('\n')]), ...members];
  const start = `${comment}${modifiers(isExported)}class ${name}${base === undefined ? '' : ` extends ${base}`} {`;
  return blocks.length === 0 ? `${start}\n}` : `${start}\n${indented(blocks.join('\n\n'))}\n}`;
}

function printField(structure: Omit<PropertyDeclarationStructure, 'kind'>): string | undefined {
  const {
    name,
    docs,
    type,
    isReadonly,
    hasDeclareKeyword,
    initializer,
    kind: _kind,
    ...rest
  } = structure as PropertyDeclarationStructure;
  const comment = printDocs(docs, '');
  if (
    !isKnown(rest) ||
    comment === undefined ||
    typeof type === 'function' ||
    typeof initializer === 'function'
  ) {
    return undefined;
  }
  const start = `${hasDeclareKeyword === true ? 'declare ' : ''}${isReadonly === true ? 'readonly ' : ''}${name}`;
  const typed = type === undefined ? start : `${start}:${afterSpace(type)}`;
  return `${comment}${initializer === undefined ? typed : `${typed} =${afterSpace(initializer)}`};`;
}

function printMethod(structure: Method): string | undefined {
  const { name, docs, isStatic, isAsync, kind: _kind, ...signature } = structure;
  const comment = printDocs(docs, '');
  const rest = printSignature(signature);
  if (comment === undefined || rest === undefined) return undefined;
  return `${comment}${isStatic === true ? 'static ' : ''}${isAsync === true ? 'async ' : ''}${name}${rest}`;
}

type Signature = Omit<FunctionDeclarationStructure, 'kind' | 'name' | 'overloads'> & {
  readonly overloads?: unknown;
};

type Method = Omit<MethodDeclarationStructure, 'kind' | 'overloads'> & {
  readonly kind?: unknown;
  readonly overloads?: unknown;
};

/** The parameters, the type of the result and the statements of a function. */
function printSignature(signature: Signature): string | undefined {
  const { typeParameters = [], parameters = [], returnType, statements = [], ...rest } = signature;
  if (
    !isKnown(rest) ||
    !isTexts(typeParameters) ||
    !isTexts(statements) ||
    typeof returnType === 'function'
  ) {
    return undefined;
  }
  const list = parameters.map(printParameter);
  if (!isTexts(list)) return undefined;
  const type = returnType === undefined ? '' : `:${afterSpace(returnType)}`;
  const body = statements.length === 0 ? '' : `${indented(statements.join('\n'))}\n`;
  return `${parameterList(typeParameters)}(${list.join(', ')})${type} {\n${body}}`;
}

function printParameter(structure: OptionalKind<ParameterDeclarationStructure>): string | undefined {
  const { name, type, hasQuestionToken, initializer, kind: _kind, ...rest } = structure;
  if (!isKnown(rest) || typeof type === 'function' || typeof initializer === 'function') return undefined;
  // ts-morph writes a type that nobody gave.
  if (hasQuestionToken === true && type === undefined) return undefined;
  const start = `${name}${hasQuestionToken === true ? '?' : ''}`;
  const typed = type === undefined ? start : `${start}:${afterSpace(type)}`;
  return initializer === undefined ? typed : `${typed} =${afterSpace(initializer)}`;
}

/** A text moved by one level; lines that are empty stay so. */
function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** Comments, each with the end of its line; undefined for one that is no text. */
function printDocs(
  docs: readonly (Omit<JSDocStructure, 'kind'> | string | object)[] = [],
  margin: string,
): string | undefined {
  let text = '';
  for (const doc of docs) {
    if (typeof doc !== 'string') return undefined;
    text += `${docComment(doc.replace(/^\n/, ''), margin)}\n`;
  }
  return text;
}

function modifiers(isExported: boolean | undefined): string {
  return isExported === true ? 'export ' : '';
}

function parameterList(parameters: readonly string[]): string {
  return parameters.length === 0 ? '' : `<${parameters.join(', ')}>`;
}

/** Text that goes on in the same line after a space, or in the next line. */
function afterSpace(text: string): string {
  return text.startsWith('\n') ? text : ` ${text}`;
}

function isList<T>(value: readonly T[] | ((...args: never[]) => unknown)): value is readonly T[] {
  return typeof value !== 'function';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Tests whether a structure has nothing besides its kind and what was read from it. */
function isKnown(rest: object): boolean {
  return Object.entries(rest).every(([key, value]) => key === 'kind' || value === undefined);
}
