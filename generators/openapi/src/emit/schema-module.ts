import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import type { OpenApiObject, SchemaObject } from '../document/openapi.js';

/** Binary content: OpenAPI 3.0 says `format: binary`, 3.1 a media type without an encoding. */
function isBinary(schema: SchemaObject & { contentMediaType?: string; contentEncoding?: string }): boolean {
  return (
    schema.format === 'binary' ||
    (schema.contentMediaType === 'application/octet-stream' && schema.contentEncoding === undefined)
  );
}

/** Writes the types of every path, operation and component, by `openapi-typescript`. */
export async function schemaModule(document: OpenApiObject): Promise<string> {
  const nodes = await openapiTS(structuredClone(document) as unknown as OpenAPI3, {
    // A property with a default may be left out of a request, and old services leave it out of responses.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
    transform: (schema) =>
      isBinary(schema as SchemaObject) ? ts.factory.createTypeReferenceNode('Blob') : undefined,
  });
  return indentedByTwo(astToString(nodes));
}

/** The printer of TypeScript indents by four, and writes strings, which could hold spaces, in one line each. */
function indentedByTwo(text: string): string {
  return text.replace(/^(?: {4})+/gm, (indentation) => ' '.repeat(indentation.length / 2));
}
