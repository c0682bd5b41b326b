import { document, getIt, integer, object, ref, type Trap, text } from './trap.js';

const it = 'declare const it: api.GetItResult;\n';

/** Null, enumerations and constants. */
export const nullsAndEnums: readonly Trap[] = [
  {
    title: 'nullable in 3.0',
    document: document('3.0.3', getIt(object({ a: { ...text, nullable: true } }))),
    types: `${it}const a: string | null = it.a;\n// @ts-expect-error it may be null\nit.a.length;`,
    calls: [{ operation: 'getIt', response: { json: { a: null } }, result: { a: null } }],
  },
  {
    title: 'a list of types with null in 3.1',
    document: document(
      '3.1.0',
      getIt(object({ a: { type: ['string', 'null'] }, b: { type: ['integer', 'string'] } })),
    ),
    types: `${it}const a: string | null = it.a;\nconst b: number | string = it.b;`,
  },
  {
    title: 'the type null in oneOf',
    document: document('3.1.0', getIt(object({ a: { oneOf: [{ type: 'null' }, ref('B')] } })), {
      B: object({ b: text }),
    }),
    types: `${it}const b: string | undefined = it.a?.b;`,
  },
  {
    title: 'nullable beside allOf in 3.0',
    document: document('3.0.3', getIt(object({ a: { nullable: true, allOf: [ref('B')] } })), {
      B: object({ b: text }),
    }),
    types: `${it}const b: string | undefined = it.a?.b;\n// @ts-expect-error it may be null\nit.a.b;`,
    warnings: ['struct'],
  },
  {
    title: 'nullable without a type in 3.0',
    document: document('3.0.3', getIt(object({ a: { nullable: true } }))),
    types: `${it}const a: unknown = it.a;`,
    warnings: ['struct'],
  },
  {
    title: 'an enumeration with null',
    document: document('3.0.3', getIt(object({ a: { ...text, nullable: true, enum: ['x', null] } }))),
    types: `${it}const a: 'x' | null = it.a;`,
  },
  {
    title: 'an enumeration with empty, numeric-looking and quoted members',
    document: document(
      '3.0.3',
      getIt(object({ a: { ...text, enum: ['', '1', '1.0', "it's", '"', '\\', 'a\nb', '__proto__'] } })),
    ),
    types: `${it}const a: '' | '1' | '1.0' | "it's" | '"' | '\\\\' | 'a\\nb' | '__proto__' = it.a;`,
  },
  {
    title: 'an enumeration of numbers, negative ones too',
    document: document('3.0.3', getIt(object({ a: { ...integer, enum: [-1, 0, 1] } }))),
    types: `${it}const a: -1 | 0 | 1 = it.a;`,
  },
  {
    title: 'an enumeration of mixed types',
    document: document('3.1.0', getIt(object({ a: { enum: ['x', 1, true, null] } }))),
    types: `${it}const a: 'x' | 1 | true | null = it.a;`,
  },
  {
    title: 'an enumeration with one member twice',
    document: document('3.0.3', getIt(object({ a: { ...text, enum: ['x', 'x', 'y'] } }))),
    types: `${it}const a: 'x' | 'y' = it.a;`,
  },
  {
    title: 'const in 3.1',
    document: document('3.1.0', getIt(object({ a: { const: 'x' }, b: { const: 0 }, c: { const: false } }))),
    types: `${it}const a: 'x' = it.a;\nconst b: 0 = it.b;\nconst c: false = it.c;`,
  },
  {
    title: 'const null in 3.1',
    document: document('3.1.0', getIt(object({ a: { const: null } }))),
    types: `${it}const a: null = it.a;`,
  },
  {
    title: 'an enumeration of parameters is checked before sending',
    document: document('3.0.3', {
      '/it': {
        get: {
          operationId: 'getIt',
          parameters: [{ name: 'a', in: 'query', required: true, schema: { ...text, enum: ['x', ''] } }],
          responses: { 200: { description: 'Fine.' } },
        },
      },
    }),
    calls: [
      { operation: 'getIt', params: { a: 'y' }, error: { name: 'InvalidParameterError' } },
      { operation: 'getIt', params: { a: '' }, sent: { target: '/it?a=' } },
    ],
  },
];
