import type { GlobalContext } from 'openapi-typescript';
import type { DiscriminatorObject, OpenApiObject, SchemaObject } from '../document/openapi.js';
import { dereference, pointerTokens } from '../document/references.js';
import { visitSchemas } from '../document/visit-schemas.js';

/** The values of a property by which a schema is told from others. */
interface Told {
  readonly schema: Writable<SchemaObject>;
  readonly property: string;
  readonly values: Set<string>;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Gives schemas that a discriminator tells apart the property that it looks at, with the values that it has there: in
 * unions, and in schemas that extend a base by `allOf`. openapi-typescript does that as well, but not beside `anyOf`, not for
 * numbers, and also for what stands in examples.
 *
 * @param document - it is changed
 * @returns what openapi-typescript wants to know of discriminators
 */
export function applyDiscriminators(document: OpenApiObject): GlobalContext['discriminators'] {
  const bases: Record<string, DiscriminatorObject> = {};
  const told = new Map<string, Told>();
  const tell = (reference: string, property: string, values: readonly string[]): void => {
    const target = dereference(document, { $ref: reference } as SchemaObject);
    if (target.$ref !== undefined) return;
    const key = `${reference} ${property}`;
    const known = told.get(key) ?? { schema: target, property, values: new Set<string>() };
    for (const value of values) known.values.add(value);
    told.set(key, known);
  };
  visitSchemas(document, (schema, pointer) => {
    const { discriminator, oneOf, anyOf } = schema;
    const union = oneOf ?? anyOf;
    if (discriminator === undefined) return;
    if (union === undefined) bases[pointer()] = discriminator;
    else tellMembers(union, discriminator, tell);
  });
  visitSchemas(document, (schema, pointer) => {
    for (const part of schema.allOf ?? []) {
      const base = part.$ref === undefined ? undefined : bases[part.$ref];
      if (base === undefined) continue;
      const values = valuesOf(base, pointer());
      if (values.length > 0) tell(pointer(), base.propertyName, values);
    }
  });
  for (const each of told.values()) setProperty(document, each);
  // A union in `allOf` would be taken for a base, and lose the property.
  visitSchemas(document, (schema) => {
    if (schema.oneOf ?? schema.anyOf) delete (schema as Writable<SchemaObject>).discriminator;
  });
  return {
    objects: bases as GlobalContext['discriminators']['objects'],
    refsHandled: [...told.keys()].map((key) => key.slice(0, key.lastIndexOf(' '))),
  };
}

/** The values of the members of a union: those that are mapped to them, or else their names. */
function tellMembers(
  union: readonly SchemaObject[],
  discriminator: DiscriminatorObject,
  tell: (reference: string, property: string, values: readonly string[]) => void,
): void {
  for (const { $ref: reference } of union) {
    if (reference === undefined) continue;
    const mapped = valuesOf(discriminator, reference);
    const name = pointerTokens(reference).at(-1) ?? '';
    tell(reference, discriminator.propertyName, mapped.length > 0 ? mapped : [name]);
  }
}

function valuesOf({ mapping = {} }: DiscriminatorObject, reference: string): readonly string[] {
  return Object.entries(mapping)
    .filter(([, target]) => target === reference)
    .map(([value]) => value);
}

function setProperty(document: OpenApiObject, { schema, property, values }: Told): void {
  const declared = declaredProperty(document, schema, property);
  const isNumber = [declared?.type].flat().some((type) => type === 'integer' || type === 'number');
  const own: SchemaObject = {
    ...(declared?.description !== undefined && { description: declared.description }),
    type: isNumber ? 'number' : 'string',
    enum: [...values].map((value) => (isNumber ? Number(value) : value)),
  };
  if (schema.allOf !== undefined) {
    const part = { type: 'object', required: [property], properties: { [property]: own } };
    schema.allOf = [...schema.allOf, part];
  } else if (schema.type === 'object' || schema.properties !== undefined) {
    schema.properties = { ...schema.properties, [property]: own };
    schema.required = [...new Set([...(schema.required ?? []), property])];
  }
}

/** The property as a schema, or a part of it, declares it. */
function declaredProperty(
  document: OpenApiObject,
  schema: SchemaObject,
  property: string,
  depth = 0,
): SchemaObject | undefined {
  const { properties = {}, allOf = [] } = dereference(document, schema);
  if (Object.hasOwn(properties, property)) return dereference(document, properties[property] as SchemaObject);
  if (depth > 8) return undefined;
  return allOf
    .map((part) => declaredProperty(document, part, property, depth + 1))
    .find((found) => found !== undefined);
}
