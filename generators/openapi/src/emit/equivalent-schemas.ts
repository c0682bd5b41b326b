import type { OpenApiObject, SchemaObject } from '../document/openapi.js';
import { visitSchemas } from '../document/visit-schemas.js';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Says in other words of JSON Schema what openapi-typescript does not understand, with the same meaning.
 *
 * @param document - it is changed
 */
export function useUnderstoodSchemas(document: OpenApiObject): void {
  visitSchemas(document, (schema) => {
    sayNull(schema);
    requireOutside(schema);
    admitProperties(schema);
  });
}

/** A constant that is null is the type null. */
function sayNull(schema: Writable<SchemaObject>): void {
  if (schema.const !== null) return;
  delete schema.const;
  schema.type = 'null';
}

/** What a part of `allOf` requires of the others, the whole requires. Only there it reaches them. */
function requireOutside(schema: Writable<SchemaObject>): void {
  const required = (schema.allOf ?? []).flatMap((part) =>
    (part.required ?? []).filter((name) => !Object.hasOwn(part.properties ?? {}, name)),
  );
  if (required.length > 0) schema.required = [...new Set([...(schema.required ?? []), ...required])];
}

/**
 * Further properties of another type than the declared ones: an index signature is about all properties, so that its type
 * has to admit those of the declared ones.
 */
function admitProperties(schema: Writable<SchemaObject>): void {
  const { properties, additionalProperties: further } = schema;
  if (properties === undefined || typeof further !== 'object' || Object.keys(further).length === 0) return;
  const declared = Object.values(properties);
  if (declared.length > 0) schema.additionalProperties = { anyOf: [further, ...declared] };
}
