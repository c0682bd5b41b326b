/**
 * Makes a document of operations without tags, which all land in one module: each has parameters, a body, results and
 * schemas of its own.
 */
export function madeUpDocument(operations: number): object {
  const numbers = Array.from({ length: operations }, (_, index) => index);
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const content = (schema: object) => ({ content: { 'application/json': { schema } } });
  return {
    openapi: '3.0.3',
    info: { title: `${operations} operations`, version: '1.0.0' },
    paths: Object.fromEntries(
      numbers.map((n) => [
        `/things${n}/{id}`,
        {
          put: {
            operationId: `putThing${n}`,
            summary: `Replaces thing ${n}.`,
            parameters: [
              { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 40 } },
              { name: `page${n}`, in: 'query', schema: { type: 'integer', minimum: 1 } },
            ],
            requestBody: content(reference(`Thing${n}`)),
            responses: {
              200: { description: 'The thing.', ...content(reference(`Thing${n}`)) },
              404: { description: 'No such thing.', ...content(reference('Problem')) },
            },
          },
        },
      ]),
    ),
    components: {
      schemas: {
        Problem: { type: 'object', properties: { message: { type: 'string' } } },
        ...Object.fromEntries(
          numbers.map((n) => [
            `Thing${n}`,
            {
              type: 'object',
              description: `Thing ${n}.`,
              required: ['id'],
              properties: {
                id: { type: 'string', description: 'Its key.' },
                kind: { type: 'string', enum: ['large', 'small'] },
                others: { type: 'array', items: reference(`Thing${n - (n % 10)}`) },
              },
            },
          ]),
        ),
      },
    },
  };
}
