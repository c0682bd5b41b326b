import { NameAllocator } from '@proj/generator-kit';
import type { MediaTypeObject, OpenApiObject, ParameterObject } from '../document/openapi.js';
import type { OperationPlace } from '../document/operations.js';
import { dereference } from '../document/references.js';
import type { Parameter, ParameterLocation, QueryStyle } from './model.js';
import { isSchemaOfType, type ModelNames, parameterRules, simpleType } from './schema-types.js';

/** Properties of the parameters object that are not parameters. */
const requestOptions = ['body', 'contentType', 'signal', 'headers'];

/** Path parameters keep their name first: they are the ones that cannot be left out. */
const locations: readonly ParameterLocation[] = ['path', 'query', 'header', 'cookie'];

/** Header fields that parameters must not set (OpenAPI, Parameter Object, `name`). */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

function isLocation(location: string): location is ParameterLocation {
  return (locations as readonly string[]).includes(location);
}

/** Parameters of the operation and of its path; those of the operation win (Path Item Object, `parameters`). */
export function effectiveParameters(
  document: OpenApiObject,
  shared: readonly ParameterObject[],
  own: readonly ParameterObject[],
): ParameterObject[] {
  const byIdentity = new Map<string, ParameterObject>();
  for (const parameter of [...shared, ...own].map((object) => dereference(document, object))) {
    byIdentity.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...byIdentity.values()];
}

/** The names of a path template that no parameter declares. */
export function undeclaredNames(path: string, parameters: readonly ParameterObject[]): readonly string[] {
  const declared = new Set(parameters.filter((each) => each.in === 'path').map(({ name }) => name));
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !declared.has(name));
}

const knownStyles = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'];

function queryStyle(document: OpenApiObject, parameter: ParameterObject): QueryStyle | undefined {
  if (parameter.in !== 'query') return undefined;
  const { style: named = 'form', allowReserved = false, schema } = parameter;
  const style = knownStyles.includes(named) ? named : 'form';
  const explode = parameter.explode ?? style === 'form';
  if (parameter.content) return { value: 'json', style, explode, allowReserved };
  const isObject = isSchemaOfType(document, schema, 'object');
  if (isObject || isSchemaOfType(document, schema, 'array')) {
    return { value: isObject ? 'object' : 'array', style, explode, allowReserved };
  }
  return allowReserved ? { value: 'array', style: 'form', explode: true, allowReserved } : undefined;
}

/**
 * A path template whose parameters carry their style in the notation of RFC 6570.
 * @returns `undefined` where all have the style `simple` and do not explode
 */
export function styledPath(path: string, parameters: readonly ParameterObject[]): string | undefined {
  let styled = path;
  for (const { name, in: location, style, explode } of parameters) {
    if (location !== 'path') continue;
    const operator = { label: '.', matrix: ';' }[style ?? ''] ?? '';
    if (operator || explode)
      styled = styled.replace(`{${name}}`, `{${operator}${name}${explode ? '*' : ''}}`);
  }
  return styled === path ? undefined : styled;
}

function contentOf(parameter: ParameterObject): MediaTypeObject {
  return (
    Object.values(parameter.content ?? {})[0] ?? { ...(parameter.schema && { schema: parameter.schema }) }
  );
}

/**
 * Turns the parameters of an operation into properties of one object. A name that is taken, by a parameter of
 * another location or by an option of requests, gets its location before it: `query_id`.
 */
export function buildParameters(
  document: OpenApiObject,
  operation: OperationPlace,
  objects: readonly ParameterObject[],
  models: ModelNames,
): Parameter[] {
  const keys = new NameAllocator(requestOptions, { separator: '' });
  const parameters: Parameter[] = [];
  for (const location of locations) {
    for (const object of objects.filter((parameter) => parameter.in === location)) {
      if (!isLocation(object.in)) continue;
      if (object.in === 'header' && ignoredHeaders.has(object.name.toLowerCase())) continue;
      const { schema } = contentOf(object);
      const key = keys.has(object.name) ? `${object.in}_${object.name}` : object.name;
      parameters.push({
        location: object.in,
        name: object.name,
        key: keys.allocate(key),
        required: object.in === 'path' || object.required === true,
        deprecated: object.deprecated === true,
        type: simpleType(schema, models) ?? {
          kind: 'operationPart',
          operation,
          path: [{ key: 'parameters' }, { key: object.in, isOptional: true }, { key: object.name }],
        },
        rules: object.content ? [] : parameterRules(document, schema),
        description: object.description ?? schema?.description,
        queryStyle: queryStyle(document, object),
      });
    }
  }
  return parameters;
}
