import { objectShapes, type Shape } from './object-shapes.js';
import type { OpenApiObject, SchemaObject } from './openapi.js';
import { isObject, pointerTo } from './references.js';

/**
 * Visits the schemas of a document, and the schemas within them, where the specification has schemas: not in examples.
 *
 * @param visit - gets a schema, and where it is, as a JSON pointer in a URI fragment
 */
export function visitSchemas(
  document: OpenApiObject,
  visit: (schema: SchemaObject, pointer: string) => void,
): void {
  const path: string[] = [];
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
      if (shape.object === 'Schema') visit(value, `#/${pointerTo(path)}`);
      for (const [key, each] of Object.entries(objectShapes[shape.object].properties)) {
        if (Object.hasOwn(value, key)) step(key, value[key], each);
      }
    }
  };
  walk(document, { object: 'OpenAPI' });
}
