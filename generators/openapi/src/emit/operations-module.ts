import { camelCase, NameAllocator, stringLiteral } from '@proj/generator-kit';
import { type Statement, StructureKind } from '@proj/generator-kit/source-files';
import type { Operation, Parameter } from '../api/model.js';
import { requirementsLiteral } from './client-module.js';
import { type EmitContext, ModuleScope } from './module-scope.js';
import { operationTags } from './operation-tags.js';
import { querySerializer } from './query-serializer.js';
import { hasOptionalParameters, requestType, sendsAs } from './request-type.js';
import { inline, tsdoc } from './tsdoc.js';
import { typeCode } from './type-code.js';

/** Tells bundlers that a call may go when nobody uses its result. */
const pure = '/* @__PURE__ */ ';

/** Writes the operations whose first tag is that of the module: types, descriptions as data, functions. */
export function emitOperationsModule(
  context: EmitContext,
  fileName: string,
  operations: readonly Operation[],
): void {
  const names = new NameAllocator(
    operations.map(({ name }) => name),
    { separator: '' },
  );
  const types = operations.flatMap(({ parametersType, resultType }) => [
    parametersType,
    `${parametersType}Base`,
    resultType,
  ]);
  const declared = [...operations.map(({ name }) => name), ...types];
  const scope = new ModuleScope(context, `operations/${fileName}.ts`, declared);
  const { statements, constants } = parameterStatements(operations, names, scope);
  scope.write([
    ...statements,
    ...operations.flatMap((operation) => {
      const constant = names.allocate(`${operation.name}Operation`);
      return [
        ...typeStatements(operation, scope),
        descriptionStatement(constant, operation, constants, scope),
        functionStatement(constant, operation, scope),
      ];
    }),
  ]);
}

/** Declares each distinct parameter once, and returns their names by the parameters. */
function parameterStatements(
  operations: readonly Operation[],
  names: NameAllocator,
  scope: ModuleScope,
): { readonly statements: readonly string[]; readonly constants: ReadonlyMap<Parameter, string> } {
  const statements: string[] = [];
  const byText = new Map<string, string>();
  const constants = new Map<Parameter, string>();
  for (const parameter of operations.flatMap((operation) => operation.parameters)) {
    const literal = parameterLiteral(parameter, scope);
    let constant = byText.get(literal);
    if (constant === undefined) {
      constant = names.allocate(`${camelCase(parameter.name)}Parameter`);
      byText.set(literal, constant);
      const type = scope.runtimeType('parameters', 'Parameter');
      statements.push(`const ${constant}: ${type} = ${literal};`);
    }
    constants.set(parameter, constant);
  }
  return { statements, constants };
}

function parameterLiteral({ location, name, key, required, rules }: Parameter, scope: ModuleScope): string {
  const properties = [`in: ${stringLiteral(location)}`, `name: ${stringLiteral(name)}`];
  if (key !== name) properties.push(`key: ${stringLiteral(key)}`);
  if (required && location !== 'path') properties.push('required: true');
  if (rules.length === 0) return `{ ${properties.join(', ')} }`;
  const calls = rules.map((rule) => `    ${pure}${scope.rule(rule.name)}(${rule.arguments.join(', ')}),\n`);
  return `{\n  ${properties.join(',\n  ')},\n  rules: [\n${calls.join('')}  ],\n}`;
}

function typeStatements(operation: Operation, scope: ModuleScope): readonly Statement[] {
  const { name, parametersType, resultType, result } = operation;
  const { properties, alternatives } = requestType(operation, scope);
  const base = scope.runtimeType('client', 'RequestOptions');
  const docs = tsdoc(`Parameters and options of {@link ${name}}.`);
  const resultDescription = result.description ? `: ${inline(result.description)}` : '.';
  const resultStatement: Statement = {
    kind: StructureKind.TypeAlias,
    isExported: true,
    name: resultType,
    type: typeCode(result.type, scope),
    docs: tsdoc(`What {@link ${name}} returns${resultDescription}`),
  };
  const isExported = true;
  if (alternatives === undefined) {
    return [
      { kind: StructureKind.Interface, isExported, name: parametersType, extends: [base], docs, properties },
      resultStatement,
    ];
  }
  return [
    {
      kind: StructureKind.Interface,
      isExported,
      name: `${parametersType}Base`,
      extends: [base],
      docs: tsdoc(`What the alternatives of {@link ${parametersType}} share.`),
      properties,
    },
    {
      kind: StructureKind.TypeAlias,
      isExported,
      name: parametersType,
      docs,
      type: `${parametersType}Base & (${alternatives.join(' | ')})`,
    },
    resultStatement,
  ];
}

function descriptionStatement(
  constant: string,
  operation: Operation,
  constants: ReadonlyMap<Parameter, string>,
  scope: ModuleScope,
): string {
  const parameters = operation.parameters.map((parameter) => constants.get(parameter));
  const line = `parameters: [${parameters.join(', ')}],`;
  const adapters = requestAdapters(operation, scope);
  const lines = [
    `method: ${stringLiteral(operation.method)},`,
    `path: ${stringLiteral(operation.path)},`,
    line.length <= 100 ? line : `parameters: [\n${parameters.map((name) => `    ${name},\n`).join('')}  ],`,
    ...(operation.security ? [`security: ${requirementsLiteral(operation.security)},`] : []),
    ...responseProperties(operation, scope),
    ...(adapters.length > 0 ? [`adapt: [${adapters.join(', ')}],`] : []),
  ];
  const type = scope.runtimeType('operation', 'Operation');
  return `const ${constant}: ${type} = {\n${lines.map((each) => `  ${each}\n`).join('')}};`;
}

/** What a client would not do by itself, as source text. */
function requestAdapters({ body, parameters, styledPath, secrets }: Operation, scope: ModuleScope): string[] {
  const adapters: string[] = [];
  if (styledPath !== undefined) {
    adapters.push(`${pure}${scope.runtimeValue('path-styles', 'pathStyles')}(${stringLiteral(styledPath)})`);
  }
  if (secrets.length > 0) {
    const names = secrets.map(stringLiteral).join(', ');
    adapters.push(`${pure}${scope.runtimeValue('secrets', 'secretValues')}([${names}])`);
  }
  const encode = sendsAs(body, scope);
  if (encode) adapters.push(pure + encode);
  const query = querySerializer(parameters, scope);
  if (query) adapters.push(pure + query);
  if (parameters.some(({ location }) => location === 'cookie')) {
    adapters.push(scope.runtimeValue('cookies', 'cookieHeader'));
  }
  return adapters;
}

function responseProperties({ result }: Operation, scope: ModuleScope): readonly string[] {
  const formats = Object.entries(result.formats);
  if (formats.length === 0) {
    return [`accept: '*/*',`, `read: ${scope.runtimeValue('responses', 'ignoreBody')},`];
  }
  const accept = formats.map(([mediaType]) => mediaType).join(', ');
  const entries = formats.map(
    ([mediaType, format]) => `${stringLiteral(mediaType)}: ${stringLiteral(format)}`,
  );
  return [
    ...(accept === 'application/json' ? [] : [`accept: ${stringLiteral(accept)},`]),
    ...(formats.every(([, format]) => format === 'json')
      ? []
      : [`read: ${pure}${scope.runtimeValue('responses', 'readAs')}({ ${entries.join(', ')} }),`]),
  ];
}

function functionStatement(constant: string, operation: Operation, scope: ModuleScope): Statement {
  const { name, parametersType, resultType, path, method, description } = operation;
  return {
    kind: StructureKind.Function,
    isExported: true,
    name,
    docs: tsdoc(`${description ? `${description}\n\n` : ''}\`${method} ${path}\``, operationTags(operation)),
    parameters: [
      { name: 'client', type: scope.runtimeType('client', 'Client') },
      {
        name: 'params',
        type: parametersType,
        ...(hasOptionalParameters(operation) && { initializer: '{}' }),
      },
    ],
    returnType: `${scope.runtimeType('client', 'ApiCall')}<${resultType}>`,
    statements: [`return client.send(${constant}, params);`],
  };
}
