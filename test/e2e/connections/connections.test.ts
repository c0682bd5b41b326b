import { readFileSync } from 'node:fs';
import {
  ApiError,
  BadRequestError,
  type Client,
  ConflictError,
  createClient,
  createConnection,
  deleteConnection,
  describeConnection,
  ForbiddenError,
  getConnection,
  getConnectionInfoschema,
  getConnectionSampleData,
  InternalServerError,
  listConnections,
  NotFoundError,
  RateLimitError,
  testConnection,
  UnauthorizedError,
  UnprocessableEntityError,
  updateConnection,
} from '@proj/connections-client';
import { ConnectionsClient } from '@proj/sdk/connections';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { connectionsDocument, type PrismServer, startPrism } from './prism-server.mjs';

interface DocumentedOperation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
}

const document = parse(readFileSync(connectionsDocument, 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
};
const operations = Object.values(document.paths).flatMap((item) =>
  Object.values(item).filter((operation) => operation.operationId !== undefined),
);

const key = 'any-key';
const wireIds = { company_id: 'acme', connection_id: 'conn_7f3a91' };
const ids = { companyId: 'acme', connectionId: 'conn_7f3a91' };
const connection = { company_id: 'acme', engine_id: 3, name: 'Sales warehouse' };

type Headers = { readonly headers?: Record<string, string> };

/** Every operation as the generated client calls it. */
const generated: Readonly<
  Record<string, (client: Client, options: Headers) => Promise<{ message: string }>>
> = {
  listConnections: (client, options) =>
    listConnections(client, { company_id: 'acme', page: 1, limit: 2, ...options }),
  createConnection: (client, options) =>
    createConnection(client, { company_id: 'acme', body: connection, ...options }),
  getConnection: (client, options) => getConnection(client, { ...wireIds, ...options }),
  updateConnection: (client, options) =>
    updateConnection(client, { ...wireIds, body: { name: 'n' }, ...options }),
  deleteConnection: (client, options) => deleteConnection(client, { ...wireIds, ...options }),
  testConnection: (client, options) => testConnection(client, { ...wireIds, ...options }),
  getConnectionInfoschema: (client, options) => getConnectionInfoschema(client, { ...wireIds, ...options }),
  getConnectionSampleData: (client, options) =>
    getConnectionSampleData(client, { ...wireIds, schema_name: 's', table_name: 't', ...options }),
  describeConnection: (client, options) => describeConnection(client, { ...wireIds, ...options }),
};

/** Every operation as the facade calls it. */
const facade: Readonly<Record<string, (client: ConnectionsClient, options: Headers) => Promise<unknown>>> = {
  listConnections: (client, options) => client.list({ companyId: 'acme', page: 1, limit: 2, ...options }),
  createConnection: (client, options) =>
    client.create({ companyId: 'acme', connection: { engine_id: 3 }, ...options }),
  getConnection: (client, options) => client.get({ ...ids, ...options }),
  updateConnection: (client, options) => client.update({ ...ids, changes: { name: 'n' }, ...options }),
  deleteConnection: (client, options) => client.delete({ ...ids, ...options }),
  testConnection: (client, options) => client.test({ ...ids, ...options }),
  getConnectionInfoschema: (client, options) => client.infoschema({ ...ids, ...options }),
  getConnectionSampleData: (client, options) =>
    client.sampleData({ ...ids, schemaName: 's', tableName: 't', ...options }),
  describeConnection: (client, options) => client.describe({ ...ids, ...options }),
};

const errorClasses: Readonly<Record<string, unknown>> = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableEntityError,
  429: RateLimitError,
  500: InternalServerError,
};

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  return promise.then(
    () => {
      throw new Error('The call succeeded.');
    },
    (error: unknown) => {
      if (error instanceof ApiError) return error;
      throw error;
    },
  );
}

let prism: PrismServer;
let client: Client;
let connections: ConnectionsClient;

beforeAll(async () => {
  prism = await startPrism();
  client = createClient({ baseUrl: prism.baseUrl, credentials: { ApiKeyAuth: key } });
  connections = new ConnectionsClient({ baseUrl: prism.baseUrl, apiKey: key, retry: { limit: 0 } });
}, 60_000);
afterAll(() => prism?.stop());

it('every operation of the document is called here', () => {
  const documented = operations.map(({ operationId }) => operationId).sort();
  expect(Object.keys(generated).sort()).toEqual(documented);
  expect(Object.keys(facade).sort()).toEqual(documented);
});

describe.each(operations)('$operationId', ({ operationId, responses }) => {
  it('returns what the document says through the generated client', async () => {
    const body = await generated[operationId]?.(client, {});
    expect(body?.message).toEqual(expect.any(String));
    expect(body).toHaveProperty('data');
  });

  it('returns the payload through the facade', async () => {
    const data = await facade[operationId]?.(connections, {});
    expect(data).toBeTypeOf('object');
    expect(data).not.toHaveProperty('message');
  });

  it.each(Object.keys(responses).filter((status) => status !== '200'))(
    'fails with status %s',
    async (status) => {
      const options = { headers: { Prefer: `code=${status}` } };
      // One after the other: a call that failed while another is awaited would be a rejection that nobody handles.
      const calls = [
        () => generated[operationId]?.(client, options),
        () => facade[operationId]?.(connections, options),
      ];
      for (const call of calls) {
        const error = await failure(call() as Promise<unknown>);
        expect(error.constructor).toBe(errorClasses[status]);
        expect(error.body).toMatchObject({ code: Number(status), message: expect.any(String) });
      }
    },
  );
});

describe('what the failures hold', () => {
  it('400 names the properties', async () => {
    const error = await failure(
      createConnection(client, { company_id: 'acme', body: connection, headers: { Prefer: 'code=400' } }),
    );
    expect((error as BadRequestError).body?.errors).toEqual({ engine_id: ['Not a valid integer.'] });
  });

  it('429 says how long to wait, and the facade waits', async () => {
    const error = await failure(getConnection(client, { ...wireIds, headers: { Prefer: 'code=429' } }));
    expect((error as RateLimitError).retryAfter).toBe(1000);
    const patient = new ConnectionsClient({ baseUrl: prism.baseUrl, apiKey: key, retry: { limit: 1 } });
    const start = performance.now();
    await failure(patient.get({ ...ids, headers: { Prefer: 'code=429' } }));
    expect(performance.now() - start).toBeGreaterThanOrEqual(990);
  });
});

describe('what the service refuses', () => {
  it('a missing key', async () => {
    const error = await failure(
      listConnections(createClient({ baseUrl: prism.baseUrl }), { company_id: 'acme' }),
    );
    expect(error).toBeInstanceOf(UnauthorizedError);
  });

  it('a body that breaks the document', async () => {
    const body = { company_id: 'acme', engine_id: 'three' } as never;
    const calls = [
      () => createConnection(client, { company_id: 'acme', body }),
      () => connections.create({ companyId: 'acme', connection: body }),
      () => connections.update({ ...ids, changes: { credential_type: 'PASSPORT' } as never }),
    ];
    // The mock service returns 422 to a request that breaks the document.
    for (const call of calls) expect(await failure(call())).toBeInstanceOf(UnprocessableEntityError);
  });

  it('a missing query parameter that the client was kept from checking', async () => {
    const response = await fetch(
      `${prism.baseUrl}/companies/acme/connections/conn_1/sample-data?schema_name=s`,
      { headers: { 'x-api-key': key } },
    );
    expect(response.status).toBe(422);
  });
});

it('listAll stops, and says so, because the mock service repeats its page', async () => {
  const found: unknown[] = [];
  const listed = (async () => {
    for await (const { connection_id } of connections.listAll({ companyId: 'acme', limit: 2 }))
      found.push(connection_id);
  })();
  await expect(listed).rejects.toThrow('repeats page 1 as page 2');
  expect(found).toEqual(['conn_7f3a91', 'conn_b20c44']);
});
