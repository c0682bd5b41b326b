import { camelCase, kebabCase, NameAllocator, pascalCase } from '@proj/generator-kit';
import type { OpenApiObject, ParameterObject } from '../document/openapi.js';
import { type PathOperation, pathOperations } from '../document/operations.js';
import { dereference } from '../document/references.js';
import { operationName } from '../naming/operation-name.js';
import { giveNames } from '../naming/stable-names.js';
import { buildFailures, buildRequestBody, buildResult, jsonBodyTypes } from './bodies.js';
import { commonStatuses, statusErrorNames } from './http-statuses.js';
import type { Api, Model, Operation, OperationGroup, Server, StatusError } from './model.js';
import { buildParameters, effectiveParameters, styledPath, undeclaredNames } from './parameters.js';
import type { ModelNames } from './schema-types.js';
import { secretNames } from './secrets.js';
import { buildRequirements, buildSecuritySchemes } from './security.js';
import { distinct, type TypeExpression } from './type-expression.js';

/** Names that the runtime, the fixed modules and the types of the schema export or use. */
const fixedNames = [
  'ApiCall',
  'ApiError',
  'BinaryBody',
  'Client',
  'ClientOptions',
  'Credential',
  'InvalidParameterError',
  'Models',
  'ParameterIssue',
  'ParameterLocation',
  'RequestOptions',
  'components',
  'createClient',
  'isApiError',
  'operations',
  'paths',
  'rules',
  'servers',
  'webhooks',
  '$defs',
  ...Object.values(statusErrorNames),
];

/** A built API, and the document that it is of. */
export interface BuiltApi {
  readonly api: Api;
  readonly document: OpenApiObject;
  /** What is named otherwise than the document says, or left out. */
  readonly notes: readonly string[];
}

/** An operation of the document, and the names of its function and of its types. */
interface Source extends PathOperation {
  readonly name: string;
  readonly parametersType: string;
  readonly resultType: string;
}

/** Gives every operation a name: its operationId as an identifier, or one made of its path. */
function nameOperations(document: OpenApiObject, scope: NameAllocator): readonly Source[] {
  const operations = pathOperations(document);
  const names = giveNames(
    operations.map((operation) => {
      const { path, key, object } = operation;
      const id = object.operationId || undefined;
      return {
        subject: operation,
        origin: id ?? `${key} ${path}`,
        wanted: operationName(id, key, path),
      };
    }),
    scope,
  );
  const typeNames = (suffix: string) =>
    giveNames(
      [...names].map(([subject, name]) => ({ subject, origin: name, wanted: pascalCase(name) + suffix })),
      scope,
    );
  const [parametersTypes, resultTypes] = [typeNames('Params'), typeNames('Result')];
  return operations.map((operation) => ({
    ...operation,
    name: names.get(operation) ?? '',
    parametersType: parametersTypes.get(operation) ?? '',
    resultType: resultTypes.get(operation) ?? '',
  }));
}

/** What is left out, and what has another name than in the document. */
function describeNames(
  document: OpenApiObject,
  models: readonly Model[],
  operations: readonly Source[],
): readonly string[] {
  const traces = Object.entries(document.paths ?? {}).filter(([, item]) => dereference(document, item).trace);
  return [
    ...models
      .filter(({ schema, name }) => schema !== name)
      .map(({ schema, name }) => `schema ${schema} is named ${name}`),
    ...traces.map(([path]) => `TRACE ${path} is left out: fetch cannot send it`),
    ...operations.flatMap(({ key, path, item, object }) =>
      undeclaredNames(
        path,
        effectiveParameters(document, item.parameters ?? [], object.parameters ?? []),
      ).map((name) => `${key.toUpperCase()} ${path} does not declare the parameter ${name}: it is a text`),
    ),
    ...operations.flatMap(({ key, path, name, object: { operationId } }) => {
      if (!operationId) return [`${key.toUpperCase()} ${path} has no operationId: named ${name}`];
      return name === operationId ? [] : [`operationId ${operationId} is named ${name}`];
    }),
  ];
}

function buildModels(document: OpenApiObject, scope: NameAllocator): readonly Model[] {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const names = giveNames(
    schemas.map(([schema]) => ({
      subject: schema,
      origin: schema,
      wanted: pascalCase(schema),
      suffix: 'Model',
    })),
    scope,
  );
  return schemas.map(([schema, object]) => ({
    schema,
    name: names.get(schema) ?? '',
    description: object.description,
    deprecated: object.deprecated === true,
  }));
}

/** The parameters of an operation; what its path names without declaring it is a text. */
function parametersOf(document: OpenApiObject, { path, item, object }: Source): readonly ParameterObject[] {
  const declared = effectiveParameters(document, item.parameters ?? [], object.parameters ?? []);
  const undeclared = undeclaredNames(path, declared).map(
    (name): ParameterObject => ({ name, in: 'path', required: true, schema: { type: 'string' } }),
  );
  return [...declared, ...undeclared];
}

function buildOperation(
  document: OpenApiObject,
  source: Source,
  models: ModelNames,
  schemes: Api['securitySchemes'],
): Operation {
  const { name, parametersType, resultType, path, key, object, place } = source;
  const objects = parametersOf(document, source);
  const responses = object.responses ?? {};
  const tags = object.tags?.length ? object.tags : ['default'];
  return {
    name,
    method: key.toUpperCase(),
    path,
    styledPath: styledPath(path, objects),
    key,
    tag: tags[0] ?? 'default',
    tags,
    description: [object.summary, object.description].filter(Boolean).join('\n\n') || undefined,
    deprecated: object.deprecated === true,
    parametersType,
    resultType,
    parameters: buildParameters(document, place, objects, models),
    body: buildRequestBody(document, place, object.requestBody, models),
    result: buildResult(document, place, responses, models),
    failures: buildFailures(document, responses),
    security: object.security && buildRequirements(object.security, schemes),
    secrets: secretNames(document, objects, object.requestBody),
  };
}

function buildErrors(document: OpenApiObject, sources: readonly Source[], models: ModelNames): StatusError[] {
  const bodies = new Map<number, TypeExpression[]>(commonStatuses.map((status) => [status, []]));
  for (const { place, object } of sources) {
    for (const [status, response] of Object.entries(object.responses ?? {})) {
      const code = Number(status);
      if (statusErrorNames[code] === undefined) continue;
      const types = bodies.get(code) ?? [];
      types.push(...jsonBodyTypes(document, place, status, response, models));
      bodies.set(code, types);
    }
  }
  return [...bodies]
    .sort(([a], [b]) => a - b)
    .map(([status, types]) => ({
      status,
      name: statusErrorNames[status] ?? 'ApiError',
      bodies: distinct(types),
    }));
}

function buildGroups(operations: readonly Operation[]): OperationGroup[] {
  const files = new NameAllocator([], { separator: '' });
  return [...new Set(operations.map(({ tag }) => tag))].map((tag) => ({
    tag,
    fileName: files.allocate(kebabCase(tag) || 'default'),
    operations: operations.filter((operation) => operation.tag === tag),
  }));
}

/** The servers, their variables at the defaults, named by their description where it is short. */
function buildServers(document: OpenApiObject): Server[] {
  const names = new NameAllocator([], { separator: '' });
  return (document.servers ?? []).map(({ url, description = '', variables = {} }, index) => ({
    name: names.allocate(/^[\w -]{1,30}$/.test(description) ? camelCase(description) : `server${index + 1}`),
    url: url
      .replace(/\{([^}]+)\}/g, (all, name: string) => variables[name]?.default ?? all)
      .replace(/\/$/, ''),
  }));
}

/** Turns an OpenAPI document into the API that is written. */
export function buildApi(document: OpenApiObject): BuiltApi {
  const scope = new NameAllocator(fixedNames, { separator: '' });
  const models = buildModels(document, scope);
  const modelNames: ModelNames = new Map(models.map(({ schema, name }) => [schema, name]));
  const sources = nameOperations(document, scope);
  const securitySchemes = buildSecuritySchemes(document);
  const operations = sources.map((source) => buildOperation(document, source, modelNames, securitySchemes));
  const servers = buildServers(document);
  const api: Api = {
    title: document.info?.title ?? 'API',
    version: document.info?.version ?? '',
    baseUrl: servers.find(({ url }) => /^https?:\/\//.test(url))?.url,
    servers,
    security: buildRequirements(document.security ?? [], securitySchemes),
    securitySchemes,
    models,
    errors: buildErrors(document, sources, modelNames),
    operations,
    groups: buildGroups(operations),
  };
  return { api, document, notes: describeNames(document, models, sources) };
}
