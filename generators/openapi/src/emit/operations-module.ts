import type { CodeBlockWriter, Project, SourceFile } from 'ts-morph';
import type { Operation, Parameter } from '../api/model.js';
import { camelCase, propertyName, quote } from '../naming/identifiers.js';
import { NameScope } from '../naming/name-scope.js';
import { requirementsLiteral } from './client-module.js';
import { requestType, sendsAs } from './request-type.js';
import { formatted } from './source-files.js';
import { type DocTag, deprecatedTag, inline, tsdoc } from './tsdoc.js';

/** Tells bundlers that a call may go when nobody uses its result. */
const pure = '/* @__PURE__ */ ';

/** Writes the operations whose first tag is that of the module: types, descriptions as data, functions. */
export function emitOperationsModule(
  project: Project,
  fileName: string,
  operations: readonly Operation[],
): string {
  const file = project.createSourceFile(`operations/${fileName}.ts`);
  const names = new NameScope(operations.map(({ name }) => name));
  const parameters = declareParameters(file, operations, names);
  for (const operation of operations) {
    const constant = names.claim(`${operation.name}Operation`);
    addTypes(file, operation);
    file.addStatements([(writer) => writeDescription(writer, constant, operation, parameters)]);
    addFunction(file, constant, operation);
  }
  addImports(file);
  return formatted(file);
}

function parameterLiteral({ location, name, key, required, rules }: Parameter): string {
  const properties = [`in: ${quote(location)}`, `name: ${quote(name)}`];
  if (key !== name) properties.push(`key: ${quote(key)}`);
  if (required && location !== 'path') properties.push('required: true');
  if (rules.length === 0) return `{ ${properties.join(', ')} }`;
  const calls = rules.map((rule) => `    ${pure}${rule},\n`).join('');
  return `{\n  ${properties.join(',\n  ')},\n  rules: [\n${calls}  ],\n}`;
}

/** Declares each distinct parameter once, and returns their names by their text. */
function declareParameters(
  file: SourceFile,
  operations: readonly Operation[],
  names: NameScope,
): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  for (const parameter of operations.flatMap((operation) => operation.parameters)) {
    const literal = parameterLiteral(parameter);
    if (constants.has(literal)) continue;
    const constant = names.claim(`${camelCase(parameter.name)}Parameter`);
    constants.set(literal, constant);
    file.addStatements(`\nconst ${constant}: Parameter = ${literal};`);
  }
  return constants;
}

function addTypes(file: SourceFile, operation: Operation): void {
  const { name, parametersType, resultType, result } = operation;
  const type = requestType(operation);
  const docs = tsdoc(`Parameters and options of {@link ${name}}.`);
  if (type.alternatives === undefined) {
    file.addInterface({
      isExported: true,
      name: parametersType,
      extends: ['RequestOptions'],
      docs,
      properties: type.properties,
    });
  } else {
    const base = file.addInterface({ name: `${parametersType}Base`, extends: ['RequestOptions'] });
    base.addProperties(type.properties);
    file.addTypeAlias({
      isExported: true,
      name: parametersType,
      docs,
      type: `${parametersType}Base & (${type.alternatives.join(' | ')})`,
    });
    base.setIsExported(true);
    base.addJsDoc(`What the alternatives of {@link ${parametersType}} share.`);
  }
  file.addTypeAlias({
    isExported: true,
    name: resultType,
    type: result.type,
    docs: tsdoc(
      `What {@link ${name}} answers${result.description ? `: ${inline(result.description)}` : '.'}`,
    ),
  });
}

function writeDescription(
  writer: CodeBlockWriter,
  constant: string,
  operation: Operation,
  parameters: ReadonlyMap<string, string>,
): void {
  writer
    .newLine()
    .write(`const ${constant}: Operation = `)
    .inlineBlock(() => {
      writer.writeLine(`method: ${quote(operation.method)},`);
      writer.writeLine(`path: ${quote(operation.path)},`);
      const list = operation.parameters.map((parameter) => parameters.get(parameterLiteral(parameter)));
      const line = `parameters: [${list.join(', ')}],`;
      if (line.length <= 100) writer.writeLine(line);
      else writer.writeLine(`parameters: [\n${list.map((name) => `  ${name},\n`).join('')}],`);
      if (operation.security) writer.writeLine(`security: ${requirementsLiteral(operation.security)},`);
      writeResponse(writer, operation);
      const adapters = requestAdapters(operation);
      if (adapters.length > 0) writer.writeLine(`adapt: [${adapters.join(', ')}],`);
    });
  writer.write(';');
}

/**
 * The call that makes the serializer of the query. The transport can write arrays in any style, but only in one for
 * all of them; everything else needs the serializer of the runtime, which is larger.
 */
function querySerializer(parameters: readonly Parameter[]): string | undefined {
  const styles = parameters.flatMap(({ name, queryStyle }) => (queryStyle ? [{ name, ...queryStyle }] : []));
  const isDefault = styles.every(
    ({ value, style, explode, allowReserved }) =>
      value === 'array' && style === 'form' && explode && !allowReserved,
  );
  const [first] = styles;
  if (!first || isDefault) return undefined;
  const isUniform = styles.every(
    ({ value, style, explode, allowReserved }) =>
      value === 'array' && style === first.style && explode === first.explode && !allowReserved,
  );
  if (isUniform) return `arrayStyle(${quote(first.style)}, ${first.explode})`;
  const entries = styles.map(({ name, value, style, explode, allowReserved }) => {
    const shape = value === 'json' ? `style: 'json'` : `style: ${quote(style)}, explode: ${explode}`;
    return `${propertyName(name)}: { ${shape}${allowReserved ? ', allowReserved: true' : ''} }`;
  });
  return `queryStyles({ ${entries.join(', ')} })`;
}

/** What the transport would not do by itself, as source text. */
function requestAdapters({ body, parameters }: Operation): string[] {
  const adapters: string[] = [];
  const encode = sendsAs(body);
  if (encode) adapters.push(pure + encode);
  const query = querySerializer(parameters);
  if (query) adapters.push(pure + query);
  if (parameters.some(({ location }) => location === 'cookie')) adapters.push('cookieHeader');
  return adapters;
}

function writeResponse(writer: CodeBlockWriter, { result }: Operation): void {
  const formats = Object.entries(result.formats);
  if (formats.length === 0) {
    writer.writeLine(`accept: '*/*',`).writeLine('read: ignoreBody,');
    return;
  }
  const accept = formats.map(([mediaType]) => mediaType).join(', ');
  if (accept !== 'application/json') writer.writeLine(`accept: ${quote(accept)},`);
  if (formats.some(([, format]) => format !== 'json')) {
    const entries = formats.map(([mediaType, format]) => `${quote(mediaType)}: ${quote(format)}`);
    writer.writeLine(`read: ${pure}readAs({ ${entries.join(', ')} }),`);
  }
}

function addFunction(file: SourceFile, constant: string, operation: Operation): void {
  const { name, parametersType, resultType, documentPath, method, description } = operation;
  file.addFunction({
    isExported: true,
    name,
    docs: tsdoc(`${description ? `${description}\n\n` : ''}\`${method} ${documentPath}\``, [
      ...operationTags(operation),
    ]),
    parameters: [
      { name: 'client', type: 'Client' },
      {
        name: 'params',
        type: parametersType,
        ...(requestType(operation).isOptional && { initializer: '{}' }),
      },
    ],
    returnType: `Promise<${resultType}>`,
    statements: [`return client.send(${constant}, params);`],
  });
}

/** What the comment of an operation says besides its description. */
export function operationTags({ failures, parameters, deprecated }: Operation): DocTag[] {
  const checked = parameters.some(({ rules, required }) => rules.length > 0 || required);
  return [
    ...deprecatedTag(deprecated),
    ...(checked
      ? [{ tagName: 'throws', text: 'InvalidParameterError before sending, when a parameter breaks a rule.' }]
      : []),
    ...failures.map(({ status, error, description }) => ({
      tagName: 'throws',
      text: `${error} (${status})${description ? `: ${inline(description)}` : ''}`,
    })),
  ];
}

/** Modules of the runtime, and the names an operations module may use of them. */
const runtimeImports: readonly (readonly [module: string, names: readonly string[], isTypeOnly: boolean])[] =
  [
    ['../runtime/bodies.js', ['BinaryBody'], true],
    ['../runtime/bodies.js', ['encodeAs', 'formBody', 'jsonBody', 'multipartBody', 'rawBody'], false],
    ['../runtime/client.js', ['Client', 'RequestOptions'], true],
    ['../runtime/cookies.js', ['cookieHeader'], false],
    ['../runtime/operation.js', ['Operation'], true],
    ['../runtime/parameters.js', ['Parameter'], true],
    ['../runtime/array-style.js', ['arrayStyle'], false],
    ['../runtime/query-styles.js', ['queryStyles'], false],
    ['../runtime/responses.js', ['ignoreBody', 'readAs'], false],
  ];

/** Imports what the finished module mentions. */
function addImports(file: SourceFile): void {
  const text = file.getFullText();
  const mentions = (name: string) => new RegExp(`(?<![\\w'.])${name}\\b(?!')`).test(text);
  const imports = [];
  if (text.includes('Models.')) {
    imports.push({ moduleSpecifier: '../models.js', namespaceImport: 'Models', isTypeOnly: true });
  }
  for (const [moduleSpecifier, candidates, isTypeOnly] of runtimeImports) {
    const namedImports = candidates.filter(mentions);
    if (namedImports.length > 0) imports.push({ moduleSpecifier, namedImports, isTypeOnly });
  }
  if (text.includes('rules.')) {
    imports.push({ moduleSpecifier: '../runtime/rules.js', namespaceImport: 'rules' });
  }
  if (text.includes("operations['")) {
    imports.push({ moduleSpecifier: '../schema.js', namedImports: ['operations'], isTypeOnly: true });
  }
  file.insertImportDeclarations(0, imports);
}
