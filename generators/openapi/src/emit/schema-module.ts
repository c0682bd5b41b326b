import { createConfig } from '@redocly/openapi-core';
import {
  astToString,
  type GlobalContext,
  type OpenAPI3,
  type OpenAPITSOptions,
  resolveRef,
  stringToAST,
  transformSchema,
} from 'openapi-typescript';
import ts from 'typescript';
import type { OpenApiObject, SchemaObject } from '../document/openapi.js';
import { dropRepeatedIds } from '../document/operations.js';
import { applyDiscriminators } from './discriminators.js';
import { useUnderstoodSchemas } from './equivalent-schemas.js';

/** Binary content: OpenAPI 3.0 says `format: binary`, 3.1 a media type without an encoding. */
function isBinary(schema: SchemaObject & { contentMediaType?: string; contentEncoding?: string }): boolean {
  return (
    schema.format === 'binary' ||
    (schema.contentMediaType === 'application/octet-stream' && schema.contentEncoding === undefined)
  );
}

/** How types are made: as openapi-typescript does by default, but for the first four. */
const options = {
  // A property with a default may be left out of a request, and old services leave it out of responses.
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  silent: true,
  transform: (schema) =>
    isBinary(schema as SchemaObject) ? ts.factory.createTypeReferenceNode('Blob') : undefined,
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
} satisfies OpenAPITSOptions;

/**
 * Writes the types of every path, operation and component, by `openapi-typescript`: by its transformation alone, because
 * the document has been checked and bundled.
 *
 * @param document - it is changed: schemas are said in words that openapi-typescript understands, and repeated ids go
 */
export async function schemaModule(document: OpenApiObject): Promise<string> {
  dropRepeatedIds(document);
  useUnderstoodSchemas(document);
  const schema = document as unknown as OpenAPI3;
  const context: GlobalContext = {
    ...options,
    discriminators: applyDiscriminators(document),
    injectFooter: [],
    postTransform: undefined,
    redoc: await createConfig({}),
    resolve: (reference) => resolveRef(schema, reference, { silent: true }),
    transformProperty: undefined,
  };
  return indentedByTwo(astToString(transformSchema(schema, context).map(lenientWithRequired)));
}

/**
 * Makes a helper of openapi-typescript admit a type that may be null, or a union: of these, it requires the properties that
 * all have.
 */
function lenientWithRequired(node: ts.Node): ts.Node {
  if (!ts.isTypeAliasDeclaration(node) || node.name.text !== 'WithRequired') return node;
  const [helper] = stringToAST(
    'type WithRequired<T, K extends PropertyKey> = T & Required<Pick<T, K & keyof T>>;',
  ) as ts.Node[];
  return helper ?? node;
}

/** The printer of TypeScript indents by four, and writes strings, which could hold spaces, in one line each. */
function indentedByTwo(text: string): string {
  return text.replace(/^(?: {4})+/gm, (indentation) => ' '.repeat(indentation.length / 2));
}
