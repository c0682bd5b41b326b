import type { OpenApiObject, ParameterObject, RequestBodyObject, SchemaObject } from '../document/openapi.js';
import { dereference } from '../document/references.js';

/**
 * The names of parameters, and of properties anywhere in the body, whose values are secrets: the document says so by
 * `format: password` or, for properties, by `writeOnly`.
 */
export function secretNames(
  document: OpenApiObject,
  parameters: readonly ParameterObject[],
  body: RequestBodyObject | undefined,
): readonly string[] {
  const names = new Set<string>();
  for (const { name, schema } of parameters) if (isPassword(document, schema)) names.add(name);
  const seen = new Set<SchemaObject>();
  for (const { schema } of Object.values((body && dereference(document, body).content) ?? {})) {
    collect(document, schema, names, seen);
  }
  return [...names].sort();
}

function isPassword(document: OpenApiObject, schema: SchemaObject | undefined): boolean {
  return schema !== undefined && dereference(document, schema).format === 'password';
}

function collect(
  document: OpenApiObject,
  reference: SchemaObject | undefined,
  names: Set<string>,
  seen: Set<SchemaObject>,
): void {
  if (reference === undefined) return;
  const schema = dereference(document, reference);
  if (seen.has(schema)) return;
  seen.add(schema);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const { writeOnly, format } = dereference(document, property);
    if (writeOnly || property.writeOnly || format === 'password') names.add(name);
    else collect(document, property, names, seen);
  }
  const { items, additionalProperties, allOf = [], anyOf = [], oneOf = [] } = schema;
  const others = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  for (const part of [items, ...others, ...allOf, ...anyOf, ...oneOf]) collect(document, part, names, seen);
}
