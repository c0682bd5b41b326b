/** A small document that generators are known to stumble over, and what has to come of it. */
export interface Trap {
  /** What is special about the document. */
  readonly title: string;
  readonly document: Readonly<Record<string, unknown>>;
  /**
   * Code that has to compile beside the client; `@ts-expect-error` marks what must not. `api` is the client's index.
   */
  readonly types?: string;
  readonly calls?: readonly Call[];
  /** Rules that the document breaks, as warnings. */
  readonly warnings?: readonly string[];
  /** The rule that it is refused by. */
  readonly refused?: string;
  /** Why it is not right today: the trap has to fail, so that whoever mends it takes this out. */
  readonly knownFailure?: string;
}

/** A call of an operation, what goes over the wire, and what comes of it. */
export interface Call {
  /** Name of the function. */
  readonly operation: string;
  readonly params?: object;
  readonly credentials?: object;
  /** What the server responds with: JSON, or text of a media type. */
  readonly response?: {
    readonly status?: number;
    readonly json?: unknown;
    readonly text?: string;
    readonly type?: string;
  };
  /** What the server has to see. */
  readonly sent?: {
    readonly method?: string;
    /** Path and query. */
    readonly target?: string;
    readonly headers?: Readonly<Record<string, string | undefined>>;
    readonly body?: string;
  };
  /** What the call has to return. */
  readonly result?: unknown;
  /** Properties of the error that it has to throw. */
  readonly error?: object;
}

type Version = '3.0.3' | '3.1.0';

/** Makes a document. */
export function document(
  openapi: Version,
  paths: Readonly<Record<string, unknown>>,
  schemas: Readonly<Record<string, unknown>> = {},
  others: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const { components, ...rest } = others as { components?: object };
  return {
    openapi,
    info: { title: 'Trap', version: '1.0.0' },
    servers: [{ url: 'https://trap.example' }],
    paths,
    components: { schemas, ...components },
    ...rest,
  };
}

/** JSON content of a schema. */
export function json(schema: unknown): object {
  return { 'application/json': { schema } };
}

/** A response of JSON. */
export function ok(schema: unknown, status = 200): Readonly<Record<string, unknown>> {
  return { [status]: { description: 'Fine.', content: json(schema) } };
}

/** A reference to a component schema. */
export function ref(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

/** A path that is read: `getIt` returns the schema. */
export function getIt(schema: unknown): Readonly<Record<string, unknown>> {
  return { '/it': { get: { operationId: 'getIt', responses: ok(schema) } } };
}

/** A path with query parameters by name. */
export function search(parameters: Readonly<Record<string, object>>): Readonly<Record<string, unknown>> {
  return {
    '/search': {
      get: {
        operationId: 'search',
        parameters: Object.entries(parameters).map(([name, parameter]) => ({
          name,
          in: 'query',
          ...parameter,
        })),
        responses: ok({}),
      },
    },
  };
}

export const text = { type: 'string' } as const;
export const integer = { type: 'integer' } as const;

/** An object type: names with a `?` are optional. */
export function object(properties: Readonly<Record<string, unknown>>): object {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    required: entries.map(([name]) => name).filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
  };
}
