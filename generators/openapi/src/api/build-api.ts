import { camelCase, kebabCase, NameAllocator, pascalCase } from '@proj/generator-kit';
import {
  httpMethods,
  type OpenApiObject,
  type OperationObject,
  type PathItemObject,
} from '../document/openapi.js';
import { dereference } from '../document/references.js';
import { operationName } from '../naming/operation-name.js';
import { buildFailures, buildRequestBody, buildResult, jsonBodyTypes } from './bodies.js';
import { commonStatuses, statusErrorNames } from './http-statuses.js';
import type { Api, Model, Operation, OperationGroup, Server, StatusError } from './model.js';
import { buildParameters, effectiveParameters, styledPath } from './parameters.js';
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

/** A built API, and the document with the operations under the names that were chosen for them. */
export interface BuiltApi {
  readonly api: Api;
  readonly document: OpenApiObject;
  /** What is named otherwise than the document says, or left out. */
  readonly notes: readonly string[];
}

interface Source {
  readonly path: string;
  readonly key: (typeof httpMethods)[number];
  readonly name: string;
  readonly item: PathItemObject;
  readonly object: OperationObject;
}

/** Finds every operation and gives it a name: its operationId as an identifier, or one made of its path. */
function nameOperations(document: OpenApiObject, scope: NameAllocator, notes: string[]): Source[] {
  const sources: Source[] = [];
  for (const [path, reference] of Object.entries(document.paths ?? {})) {
    const item = dereference(document, reference);
    if (item.trace) notes.push(`TRACE ${path} is left out: fetch cannot send it`);
    for (const key of httpMethods) {
      const object = item[key] as OperationObject | undefined;
      if (!object) continue;
      const id = object.operationId;
      const wanted = id === undefined ? operationName(key, path) : camelCase(id);
      const name = scope.allocate(wanted);
      if (id === undefined) notes.push(`${key.toUpperCase()} ${path} has no operationId: named ${name}`);
      else if (name !== id) notes.push(`operationId ${id} is named ${name}`);
      sources.push({ path, key, name, item, object });
    }
  }
  return sources;
}

/**
 * Puts the names into the document, with the parameters of a path moved into its operations: the types of the
 * schema are then found under the name of the function.
 */
function renameInDocument(document: OpenApiObject, sources: readonly Source[]): OpenApiObject {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { path, key, name, item, object } of sources) {
    const parameters = effectiveParameters(document, item.parameters ?? [], object.parameters ?? []);
    paths[path] ??= {};
    paths[path][key] = { ...object, operationId: name, parameters };
  }
  return { ...document, paths };
}

function buildModels(document: OpenApiObject, scope: NameAllocator): Model[] {
  return Object.entries(document.components?.schemas ?? {}).map(([schema, object]) => ({
    schema,
    name: scope.allocate(pascalCase(schema), 'Model'),
    description: object.description,
    deprecated: object.deprecated === true,
  }));
}

function buildOperation(
  document: OpenApiObject,
  source: Source,
  models: ModelNames,
  scope: NameAllocator,
  schemes: Api['securitySchemes'],
): Operation {
  const { name, path, key, item, object } = source;
  const objects = effectiveParameters(document, item.parameters ?? [], object.parameters ?? []);
  const responses = object.responses ?? {};
  const typeName = pascalCase(name);
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
    parametersType: scope.allocate(`${typeName}Params`),
    resultType: scope.allocate(`${typeName}Result`),
    parameters: buildParameters(document, name, objects, models),
    body: buildRequestBody(document, name, object.requestBody, models),
    result: buildResult(document, name, responses, models),
    failures: buildFailures(document, responses),
    security: object.security && buildRequirements(object.security, schemes),
    secrets: secretNames(document, objects, object.requestBody),
  };
}

function buildErrors(document: OpenApiObject, sources: readonly Source[], models: ModelNames): StatusError[] {
  const bodies = new Map<number, TypeExpression[]>(commonStatuses.map((status) => [status, []]));
  for (const { name, object } of sources) {
    for (const [status, response] of Object.entries(object.responses ?? {})) {
      const code = Number(status);
      if (statusErrorNames[code] === undefined) continue;
      const types = bodies.get(code) ?? [];
      types.push(...jsonBodyTypes(document, name, status, response, models));
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
  const notes: string[] = [];
  const scope = new NameAllocator(fixedNames, { separator: '' });
  const models = buildModels(document, scope);
  for (const { schema, name } of models) {
    if (schema !== name) notes.push(`schema ${schema} is named ${name}`);
  }
  const modelNames: ModelNames = new Map(models.map(({ schema, name }) => [schema, name]));
  const sources = nameOperations(document, scope, notes);
  const securitySchemes = buildSecuritySchemes(document);
  const operations = sources.map((source) =>
    buildOperation(document, source, modelNames, scope, securitySchemes),
  );
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
  return { api, document: renameInDocument(document, sources), notes };
}
