import type { OpenApiObject, SchemaObject } from '../document/openapi.js';
import { dereference, schemaName } from '../document/references.js';
import type { Rule } from './model.js';
import { literal, plain, type TypeExpression, unionOf } from './type-expression.js';

/** Names of the exported types by name of their component schema. */
export type ModelNames = ReadonlyMap<string, string>;

/** The literals that a schema restricts its values to; undefined where it does not, or one of them is an object. */
function literalsOf(schema: SchemaObject): readonly (string | number | boolean)[] | undefined {
  const values = schema.const === undefined ? schema.enum : [schema.const];
  const literals = values?.filter(
    (value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
  );
  return literals?.length === values?.length ? literals : undefined;
}

/**
 * Returns the type of a schema when it is a named, primitive or literal one.
 *
 * @param isReadonly - Whether arrays are only taken, and not given away.
 * @returns `undefined` when only the whole schema tells the type.
 */
export function simpleType(
  schema: SchemaObject | undefined,
  models: ModelNames,
  isReadonly = true,
): TypeExpression | undefined {
  if (!schema) return undefined;
  const name = schemaName(schema.$ref);
  if (name !== undefined) {
    const model = models.get(name);
    return model === undefined ? undefined : { kind: 'model', name: model };
  }
  if (schema.$ref !== undefined || schema.allOf || schema.nullable) return undefined;
  if (schema.const !== undefined || schema.enum) {
    const literals = literalsOf(schema);
    return literals && unionOf(literals.map(literal));
  }
  switch (schema.type) {
    case 'string':
      return plain(schema.format === 'binary' ? 'Blob' : 'string');
    case 'integer':
    case 'number':
      return plain('number');
    case 'boolean':
      return plain('boolean');
    case 'array': {
      const items = simpleType(schema.items, models, isReadonly);
      return items && { kind: 'array', items, isReadonly };
    }
    default:
      return undefined;
  }
}

/** The schema itself, what it refers to, and what it is composed of. */
function conjuncts(document: OpenApiObject, schema: SchemaObject): SchemaObject[] {
  return composedOf(document, schema, ({ allOf = [] }) => allOf);
}

function composedOf(
  document: OpenApiObject,
  schema: SchemaObject,
  partsOf: (schema: SchemaObject) => readonly SchemaObject[],
  depth = 0,
): SchemaObject[] {
  if (depth > 8) return [];
  const target = dereference(document, schema);
  const parts = partsOf(target).flatMap((part) => composedOf(document, part, partsOf, depth + 1));
  return [target, ...(target === schema ? [] : [schema]), ...parts];
}

/** Whether a value of the schema may be of a type. A schema with properties is taken for one of objects. */
export function isSchemaOfType(
  document: OpenApiObject,
  schema: SchemaObject | undefined,
  type: 'object' | 'array',
): boolean {
  return (
    schema !== undefined &&
    composedOf(document, schema, ({ allOf = [], anyOf = [], oneOf = [] }) => [
      ...allOf,
      ...anyOf,
      ...oneOf,
    ]).some(
      (part) => [part.type].flat().includes(type) || (type === 'object' && part.properties !== undefined),
    )
  );
}

/** A regular expression literal, if the pattern is one of ECMA-262; others are left to the service. */
function patternLiteral(source: string): string | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags).toString();
    } catch {
      // Not valid with these flags.
    }
  }
  return undefined;
}

/** In 3.0 the exclusive bounds are flags that change the meaning of `minimum` and `maximum`; in 3.1 numbers. */
function exclusiveBounds(schema: SchemaObject): { above: number | undefined; below: number | undefined } {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const bound = (flag: number | boolean | undefined, value: number | undefined) =>
    typeof flag === 'number' ? flag : flag ? value : undefined;
  return { above: bound(exclusiveMinimum, minimum), below: bound(exclusiveMaximum, maximum) };
}

function rulesOf(schema: SchemaObject): Rule[] {
  const { minLength, maxLength, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const rules: Rule[] = [];
  const add = (name: string, ...values: readonly (number | string | undefined)[]) =>
    rules.push({ name, arguments: values.filter((value) => value !== undefined).map(String) });
  const literals = literalsOf(schema);
  if (literals) add('oneOf', ...literals.map((value) => literal(value).text));
  if (minLength !== undefined || maxLength !== undefined) add('length', minLength ?? 0, maxLength);
  const pattern = schema.pattern === undefined ? undefined : patternLiteral(schema.pattern);
  if (pattern !== undefined) add('pattern', pattern);
  const from = exclusiveMinimum === true ? undefined : minimum;
  const to = exclusiveMaximum === true ? undefined : maximum;
  if (schema.type === 'integer') add('range', from ?? '-Infinity', to ?? 'Infinity', 1);
  else if (from !== undefined || to !== undefined) add('range', from ?? '-Infinity', to);
  const { above, below } = exclusiveBounds(schema);
  if (above !== undefined || below !== undefined) add('between', above ?? '-Infinity', below);
  return rules;
}

/** The rules that a parameter's schema sets for strings, numbers and literals, each once. */
export function parameterRules(document: OpenApiObject, schema: SchemaObject | undefined): readonly Rule[] {
  const rules = schema ? conjuncts(document, schema).flatMap(rulesOf) : [];
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
