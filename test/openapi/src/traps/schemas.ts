import { document, getIt, integer, json, object, ok, ref, type Trap, text } from './trap.js';

const it = 'declare const it: api.GetItResult;\n';
const kinds = {
  Cat: object({ kind: text, meow: text }),
  Dog: object({ kind: text, bark: text }),
};
const oneOf = [ref('Cat'), ref('Dog')];
const narrowed = `${it}if (it.kind === 'c') { const meow: string = it.meow; }\nif (it.kind === 'd') { const bark: string = it.bark; }`;

/** Composition, discriminators, recursion, and objects of all kinds. */
export const schemas: readonly Trap[] = [
  {
    title: 'oneOf with a discriminator and a mapping by reference',
    document: document(
      '3.0.3',
      getIt({
        oneOf,
        discriminator: {
          propertyName: 'kind',
          mapping: { c: '#/components/schemas/Cat', d: '#/components/schemas/Dog' },
        },
      }),
      kinds,
    ),
    types: narrowed,
  },
  {
    title: 'oneOf with a discriminator and a mapping by name',
    document: document(
      '3.0.3',
      getIt({ oneOf, discriminator: { propertyName: 'kind', mapping: { c: 'Cat', d: 'Dog' } } }),
      kinds,
    ),
    types: narrowed,
  },
  {
    title: 'oneOf with a discriminator and no mapping',
    document: document('3.0.3', getIt({ oneOf, discriminator: { propertyName: 'kind' } }), kinds),
    types: narrowed.replace("'c'", "'Cat'").replace("'d'", "'Dog'"),
  },
  {
    title: 'a mapping that leads nowhere beside ones that do',
    document: document(
      '3.0.3',
      getIt({
        oneOf,
        discriminator: { propertyName: 'kind', mapping: { c: 'Cat', d: 'Dog', e: 'models/eel.yml' } },
      }),
      kinds,
    ),
    types: narrowed,
    warnings: ['discriminator-mapping'],
  },
  {
    title: 'a discriminator on an integer',
    document: document(
      '3.0.3',
      getIt({ oneOf, discriminator: { propertyName: 'kind', mapping: { 1: 'Cat', 2: 'Dog' } } }),
      { Cat: object({ kind: integer, meow: text }), Dog: object({ kind: integer, bark: text }) },
    ),
    types: narrowed.replace("'c'", '1').replace("'d'", '2'),
  },
  {
    title: 'anyOf with a discriminator',
    document: document(
      '3.0.3',
      getIt({ anyOf: oneOf, discriminator: { propertyName: 'kind', mapping: { c: 'Cat', d: 'Dog' } } }),
      kinds,
    ),
    types: narrowed,
  },
  {
    title: 'oneOf without a discriminator',
    document: document('3.0.3', getIt({ oneOf }), kinds),
    types: `${it}if ('meow' in it) { const meow: string = it.meow; }`,
  },
  {
    title: 'a base with a discriminator that others extend by allOf',
    document: document('3.0.3', getIt(ref('Cat')), {
      Pet: { ...object({ kind: text }), discriminator: { propertyName: 'kind', mapping: { c: 'Cat' } } },
      Cat: { allOf: [ref('Pet'), object({ meow: text })] },
    }),
    types: `${it}const meow: string = it.meow;\nconst kind: 'c' = it.kind;`,
  },
  {
    title: 'allOf of a reference and a list of required properties',
    document: document('3.0.3', getIt({ allOf: [ref('A'), { required: ['a'] }] }), {
      A: object({ 'a?': text }),
    }),
    types: `${it}const a: string = it.a;`,
  },
  {
    title: 'required beside allOf',
    document: document('3.0.3', getIt({ allOf: [ref('A')], required: ['a'] }), { A: object({ 'a?': text }) }),
    types: `${it}const a: string = it.a;`,
  },
  {
    title: 'required beside allOf of a schema that may be null',
    document: document('3.0.3', getIt({ allOf: [ref('A'), { required: ['a'] }] }), {
      A: { ...object({ 'a?': text }), nullable: true },
    }),
    types: `${it}if (it !== null) { const a: string | undefined = it.a; }`,
  },
  {
    title: 'oneOf within allOf',
    document: document('3.0.3', getIt({ allOf: [object({ id: text }), { oneOf }] }), kinds),
    types: `${it}const id: string = it.id;\nif ('bark' in it) { const bark: string = it.bark; }`,
  },
  {
    title: 'a schema that refers to itself, in properties, lists and maps',
    document: document('3.0.3', getIt(ref('Node')), {
      Node: object({
        'next?': ref('Node'),
        children: { type: 'array', items: ref('Node') },
        byName: { type: 'object', additionalProperties: ref('Node') },
      }),
    }),
    types: `${it}const deep: api.Node | undefined = it.children[0]?.next?.byName['x']?.next;`,
  },
  {
    title: 'two schemas that refer to each other by allOf',
    document: document('3.0.3', getIt(ref('A')), {
      A: { allOf: [object({ 'b?': ref('B') })] },
      B: { allOf: [ref('A'), object({ c: text })] },
    }),
    types: `${it}const c: string | undefined = it.b?.b?.c;`,
  },
  {
    title: 'JSON as a recursive type',
    document: document('3.1.0', getIt(ref('Json')), {
      Json: {
        oneOf: [
          { type: ['string', 'number', 'boolean', 'null'] },
          { type: 'array', items: ref('Json') },
          { type: 'object', additionalProperties: ref('Json') },
        ],
      },
    }),
    types: `${it}const value: api.Json = it;`,
    knownFailure: 'TypeScript sees a circle in the indexed access types of openapi-typescript (TS2502)',
  },
  {
    title: 'a schema that refers to nothing but itself',
    document: document('3.0.3', getIt(object({ a: ref('A'), b: text })), { A: ref('A') }),
    types: `${it}const b: string = it.b;`,
    warnings: ['kind'],
  },
  {
    title: 'additionalProperties: true, false and a schema',
    document: document(
      '3.0.3',
      getIt(
        object({
          open: { type: 'object', additionalProperties: true },
          closed: { ...object({ a: text }), additionalProperties: false },
          map: { type: 'object', additionalProperties: integer },
        }),
      ),
    ),
    types: `${it}const open: unknown = it.open['x'];\nconst a: string = it.closed.a;\nconst x: number | undefined = it.map['x'];`,
  },
  {
    title: 'additionalProperties of another type than a property',
    document: document('3.0.3', {
      '/it': {
        post: {
          operationId: 'postIt',
          requestBody: {
            required: true,
            content: json({ ...object({ a: text }), additionalProperties: integer }),
          },
          responses: { 204: { description: 'Fine.' } },
        },
      },
    }),
    types: `export const call = (client: api.Client): unknown => api.postIt(client, { body: { a: 'x', b: 1 } });`,
  },
  {
    title: 'an object without properties',
    document: document('3.0.3', getIt({ type: 'object' })),
    types: `${it}const x: unknown = it['x'];`,
  },
  {
    title: 'a schema without anything',
    document: document('3.0.3', getIt({})),
    types: `${it}const x: unknown = it;\n// @ts-expect-error it may be anything\nit.x;`,
  },
  {
    title: 'truth values as schemas in 3.1',
    document: document('3.1.0', getIt(object({ a: true, b: { type: 'array', items: true } }))),
    types: `${it}const a: unknown = it.a;\nconst b: unknown[] = it.b;`,
  },
  {
    title: 'a tuple in 3.1',
    document: document('3.1.0', getIt({ type: 'array', prefixItems: [text, integer] })),
    types: `${it}const [a, b] = it;\nconst c: string = a;\nconst d: number = b;`,
  },
  {
    title: 'a list without items',
    document: document('3.1.0', getIt({ type: 'array' })),
    types: `${it}const a: unknown = it[0];`,
  },
  {
    title: 'lists in lists',
    document: document(
      '3.0.3',
      getIt({ type: 'array', items: { type: 'array', items: { type: 'array', items: integer } } }),
    ),
    types: `${it}const n: number | undefined = it[0]?.[0]?.[0];`,
  },
  {
    title: 'properties with names that are no identifiers, or mean something',
    document: document(
      '3.0.3',
      getIt(
        object({
          'a-b': text,
          '1': text,
          constructor: text,
          toString: integer,
          '': text,
          'a"b': text,
          "it's": text,
        }),
      ),
    ),
    types: `${it}const all: string = it['a-b'] + it['1'] + it.constructor + it[''] + it['a"b'] + it["it's"];\nconst n: number = it.toString;`,
    calls: [{ operation: 'getIt', response: { json: { constructor: 'x' } }, result: { constructor: 'x' } }],
  },
  {
    title: 'required: true in a property, as in Swagger 1',
    document: document(
      '3.0.3',
      getIt({ type: 'object', properties: { a: { type: 'string', required: true } } }),
    ),
    types: `${it}const a: string | undefined = it.a;`,
    warnings: ['kind'],
  },
  {
    title: 'comments that end comments, and TSDoc tags in descriptions',
    document: document(
      '3.0.3',
      getIt({
        ...object({ a: { ...text, description: 'Ends */ here. @deprecated {@link x} <b> \\' } }),
        description: '*/ @see {',
      }),
    ),
    types: `${it}const a: string = it.a;`,
  },
  {
    title: 'a union of two hundred members',
    document: document(
      '3.0.3',
      getIt({ oneOf: Array.from({ length: 200 }, (_, n) => ref(`M${n}`)) }),
      Object.fromEntries(
        Array.from({ length: 200 }, (_, n) => [
          `M${n}`,
          object({ kind: { ...text, enum: [`k${n}`] }, [`p${n}`]: text }),
        ]),
      ),
    ),
    types: `${it}if (it.kind === 'k150') { const p: string = it.p150; }`,
  },
  {
    title: 'siblings of a reference in 3.1',
    document: document(
      '3.1.0',
      getIt(object({ a: { ...ref('A'), description: 'Other.', deprecated: true } })),
      { A: text },
    ),
    types: `${it}const a: string = it.a;`,
  },
  {
    title: 'local definitions in 3.1',
    document: document('3.1.0', getIt(ref('A')), {
      A: { ...object({ b: { $ref: '#/components/schemas/A/$defs/B' } }), $defs: { B: object({ c: text }) } },
    }),
    types: `${it}const c: string = it.b.c;`,
  },
  {
    title: 'properties named like keywords of JSON Schema',
    document: document(
      '3.0.3',
      getIt(
        object({
          properties: object({ a: text }),
          type: text,
          enum: text,
          required: { type: 'array', items: text },
          $ref: text,
        }),
      ),
    ),
    types: `${it}const all: string = it.properties.a + it.type + it.enum + it.required[0] + it.$ref;`,
  },
  {
    title: 'a discriminator where examples hold one, too',
    document: document('3.0.3', {
      '/it': {
        get: {
          operationId: 'getIt',
          responses: {
            200: {
              description: 'Fine.',
              content: {
                'application/json': {
                  schema: { type: 'object' },
                  example: {
                    discriminator: { propertyName: 'x' },
                    oneOf: ['y'],
                    allOf: ['z'],
                    required: 'w',
                  },
                },
              },
            },
          },
        },
      },
    }),
    types: `${it}const x: unknown = it['x'];`,
  },
  {
    title: 'properties that are read only, and ones that are written only',
    document: document(
      '3.0.3',
      {
        '/it': {
          post: {
            operationId: 'postIt',
            requestBody: { required: true, content: json(ref('It')) },
            responses: ok(ref('It')),
          },
        },
      },
      { It: object({ id: { ...text, readOnly: true }, secret: { ...text, writeOnly: true } }) },
    ),
    types: `export const call = (client: api.Client): unknown => api.postIt(client, { body: { secret: 'x' } });`,
    knownFailure: 'one type serves both directions',
  },
];
