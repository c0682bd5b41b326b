import { type ObjectName, objectShapes, type Shape } from './object-shapes.js';
import type { OpenApiObject, SchemaObject } from './openapi.js';
import { isObject, pointerTo } from './references.js';

/** The properties that can hold schemas, by the name of the object. */
const properties = new Map<ObjectName, readonly (readonly [string, Shape])[]>();

function propertiesOf(name: ObjectName): readonly (readonly [string, Shape])[] {
  let found = properties.get(name);
  if (found === undefined) {
    found = Object.entries(objectShapes[name].properties).filter(([, shape]) => typeof shape !== 'string');
    properties.set(name, found);
  }
  return found;
}

/**
 * Visits the schemas of a document, and the schemas within them, where the specification has schemas: not in examples.
 *
 * @param visit - gets a schema, and a function that says where it is: a JSON pointer in a URI fragment
 */
export function visitSchemas(
  document: OpenApiObject,
  visit: (schema: SchemaObject, pointer: () => string) => void,
): void {
  const path: string[] = [];
  const pointer = () => `#/${pointerTo(path)}`;
  const step = (token: string, value: unknown, shape: Shape): void => {
    path.push(token);
    walk(value, shape);
    path.pop();
  };
  const walk = (value: unknown, shape: Shape): void => {
    if (typeof shape === 'string' || typeof value !== 'object' || value === null) return;
    if ('oneOf' in shape) {
      for (const one of shape.oneOf) walk(value, one);
    } else if ('listOf' in shape) {
      if (Array.isArray(value))
        for (const [index, item] of value.entries()) step(String(index), item, shape.listOf);
    } else if (isObject(value)) {
      if ('mapOf' in shape) {
        for (const [key, item] of Object.entries(value)) step(key, item, shape.mapOf);
        return;
      }
      if (shape.object === 'Schema') visit(value, pointer);
      for (const [key, each] of propertiesOf(shape.object)) {
        if (Object.hasOwn(value, key)) step(key, value[key], each);
      }
    }
  };
  walk(document, { object: 'OpenAPI' });
}
