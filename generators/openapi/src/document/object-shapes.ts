/**
 * What kind a value must be of: a text (a number counts as one, because `version: 1.0` is a number in YAML), a list, a
 * map, or one of the objects of the specification.
 */
export type Shape =
  | 'text'
  | 'number'
  | 'boolean'
  | { readonly listOf: Shape }
  | { readonly mapOf: Shape }
  | { readonly oneOf: readonly Shape[] }
  | { readonly object: ObjectName };

/** An object of the OpenAPI Specification. */
export interface ObjectShape {
  /** Properties by name; others may be anything. */
  readonly properties: Readonly<Record<string, Shape>>;
  /** Properties without which nothing can be made of the object. */
  readonly needed?: readonly string[];
  /** Whether a Reference Object may stand in its place. */
  readonly isReferable?: true;
}

/** The objects that the generator reads, by their names in the specification. */
export type ObjectName =
  | 'OpenAPI'
  | 'Info'
  | 'Server'
  | 'Server Variable'
  | 'Components'
  | 'Path Item'
  | 'Operation'
  | 'Parameter'
  | 'Header'
  | 'Request Body'
  | 'Response'
  | 'Media Type'
  | 'Encoding'
  | 'Tag'
  | 'Security Scheme'
  | 'Schema'
  | 'Discriminator';

const object = (name: ObjectName): Shape => ({ object: name });
const listOf = (shape: Shape): Shape => ({ listOf: shape });
const mapOf = (shape: Shape): Shape => ({ mapOf: shape });
const requirements = listOf(mapOf(listOf('text')));
// In 3.1 a schema may be a truth value.
const schema: Shape = { oneOf: [object('Schema'), 'boolean'] };
const described = { description: 'text', summary: 'text' } as const;
const parameter = {
  ...described,
  required: 'boolean',
  deprecated: 'boolean',
  style: 'text',
  explode: 'boolean',
  allowReserved: 'boolean',
  schema,
  content: mapOf(object('Media Type')),
} as const;
const operation = object('Operation');

/** The shapes of the objects of the OpenAPI Specification 3.0 and 3.1, as far as the generator reads them. */
export const objectShapes: Readonly<Record<ObjectName, ObjectShape>> = {
  OpenAPI: {
    properties: {
      info: object('Info'),
      servers: listOf(object('Server')),
      paths: mapOf(object('Path Item')),
      webhooks: mapOf(object('Path Item')),
      components: object('Components'),
      security: requirements,
      tags: listOf(object('Tag')),
      $defs: mapOf(schema),
    },
  },
  Info: { properties: { ...described, title: 'text', version: 'text' } },
  Server: {
    properties: { ...described, url: 'text', variables: mapOf(object('Server Variable')) },
    needed: ['url'],
  },
  'Server Variable': {
    properties: { ...described, default: 'text', enum: listOf('text') },
    needed: ['default'],
  },
  Components: {
    properties: {
      schemas: mapOf(schema),
      responses: mapOf(object('Response')),
      parameters: mapOf(object('Parameter')),
      requestBodies: mapOf(object('Request Body')),
      headers: mapOf(object('Header')),
      pathItems: mapOf(object('Path Item')),
      securitySchemes: mapOf(object('Security Scheme')),
    },
  },
  'Path Item': {
    properties: {
      ...described,
      parameters: listOf(object('Parameter')),
      servers: listOf(object('Server')),
      get: operation,
      put: operation,
      post: operation,
      delete: operation,
      options: operation,
      head: operation,
      patch: operation,
      trace: operation,
    },
    isReferable: true,
  },
  Operation: {
    properties: {
      ...described,
      operationId: 'text',
      tags: listOf('text'),
      deprecated: 'boolean',
      parameters: listOf(object('Parameter')),
      requestBody: object('Request Body'),
      responses: mapOf(object('Response')),
      callbacks: mapOf(mapOf(object('Path Item'))),
      security: requirements,
      servers: listOf(object('Server')),
      'x-sdk-names': mapOf('text'),
    },
    isReferable: true,
  },
  Parameter: {
    properties: { ...parameter, name: 'text', in: 'text' },
    needed: ['name', 'in'],
    isReferable: true,
  },
  Header: { properties: parameter, isReferable: true },
  'Request Body': {
    properties: { ...described, required: 'boolean', content: mapOf(object('Media Type')) },
    isReferable: true,
  },
  Response: {
    properties: {
      ...described,
      content: mapOf(object('Media Type')),
      headers: mapOf(object('Header')),
    },
    isReferable: true,
  },
  'Media Type': { properties: { schema, encoding: mapOf(object('Encoding')) }, isReferable: true },
  Encoding: {
    properties: {
      contentType: 'text',
      headers: mapOf(object('Header')),
      style: 'text',
      explode: 'boolean',
      allowReserved: 'boolean',
    },
  },
  Tag: { properties: { ...described, name: 'text' }, needed: ['name'] },
  'Security Scheme': {
    properties: { ...described, type: 'text', name: 'text', in: 'text', scheme: 'text' },
    isReferable: true,
  },
  Schema: {
    properties: {
      ...described,
      title: 'text',
      type: { oneOf: ['text', listOf('text')] },
      format: 'text',
      pattern: 'text',
      deprecated: 'boolean',
      nullable: 'boolean',
      readOnly: 'boolean',
      writeOnly: 'boolean',
      enum: listOf({ oneOf: [] }),
      required: listOf('text'),
      items: { oneOf: [schema, listOf(schema)] },
      prefixItems: listOf(schema),
      properties: mapOf(schema),
      patternProperties: mapOf(schema),
      additionalProperties: schema,
      $defs: mapOf(schema),
      // Truth values are of no use in these two, and openapi-typescript does not expect them.
      allOf: listOf(object('Schema')),
      oneOf: listOf(object('Schema')),
      anyOf: listOf(schema),
      not: schema,
      discriminator: object('Discriminator'),
      minLength: 'number',
      maxLength: 'number',
      minimum: 'number',
      maximum: 'number',
      minItems: 'number',
      maxItems: 'number',
      // A flag in 3.0, a number in 3.1; both are understood in both.
      exclusiveMinimum: { oneOf: ['number', 'boolean'] },
      exclusiveMaximum: { oneOf: ['number', 'boolean'] },
    },
    isReferable: true,
  },
  Discriminator: { properties: { propertyName: 'text', mapping: mapOf('text') }, needed: ['propertyName'] },
};
