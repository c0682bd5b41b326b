import { readFileSync } from 'node:fs';
import {
  createClient,
  createConnection,
  deleteConnection,
  describeConnection,
  getConnection,
  getConnectionInfoschema,
  getConnectionSampleData,
  listConnections,
  testConnection,
  updateConnection,
} from '@proj/connections-client';
import { ConnectionsServer } from '@proj/sdk/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { connectionsDocument } from './prism-server.mjs';

/** What a test looks at of an operation of the document. */
interface DocumentedOperation {
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
}

const document = parse(readFileSync(connectionsDocument, 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
};

/** What a test looks at of one response. */
interface Seen {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

const seen: Seen[] = [];

/** A client of a server whose responses are all kept. */
function clientOf(server: ConnectionsServer, key = 'key') {
  return createClient({
    credentials: { ApiKeyAuth: key },
    fetch: async (url, init) => {
      const response = await server.fetch(url, init);
      const { pathname } = new URL(url);
      const body = await response.clone().json();
      seen.push({ method: String(init.method).toLowerCase(), path: pathname, status: response.status, body });
      return response;
    },
  });
}

const ignore = () => undefined;

beforeAll(async () => {
  const server = new ConnectionsServer({
    companies: { acme: [{ connection_id: 'c', name: 'warehouse' }], other: [] },
    apiKeys: { key: ['acme'] },
  });
  const client = clientOf(server);
  const ids = { company_id: 'acme', connection_id: 'c' };
  const body = { company_id: 'acme', engine_id: 3, name: 'lake' };
  await listConnections(client, { company_id: 'acme' });
  await createConnection(client, { company_id: 'acme', body });
  await getConnection(client, ids);
  await updateConnection(client, { ...ids, body: { description: 'new' } });
  await testConnection(client, ids);
  await getConnectionInfoschema(client, ids);
  await getConnectionSampleData(client, { ...ids, schema_name: 'sales', table_name: 'orders' });
  await describeConnection(client, ids);
  await createConnection(client, { company_id: 'acme', body: {} as never }).catch(ignore);
  await createConnection(client, { company_id: 'acme', body: { ...body, company_id: 'other' } }).catch(
    ignore,
  );
  await createConnection(client, { company_id: 'acme', body }).catch(ignore);
  await updateConnection(client, { ...ids, body: { name: 'lake' } }).catch(ignore);
  await listConnections(client, { company_id: 'other' }).catch(ignore);
  await getConnection(client, { ...ids, connection_id: 'none' }).catch(ignore);
  await getConnection(clientOf(server, 'wrong'), ids).catch(ignore);
  const limited = new ConnectionsServer({ rateLimit: { perMinute: 0 } });
  await listConnections(clientOf(limited), { company_id: 'acme' }).catch(ignore);
  await deleteConnection(client, ids);
});

/** The path template of the document that a path is of. */
function templateOf(path: string): string {
  return path
    .replace(/^\/companies\/[^/]+/, '/companies/{company_id}')
    .replace(/(\/connections\/)[^/]+/, '$1{connection_id}');
}

describe('the in-memory connections server', () => {
  it('was asked for every operation, and returned every status that it knows', () => {
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((key) => key !== 'parameters')
        .map((method) => `${method} ${path}`),
    );
    expect(new Set(seen.map(({ method, path }) => `${method} ${templateOf(path)}`))).toEqual(
      new Set(operations),
    );
    expect(new Set(seen.map(({ status }) => status))).toEqual(
      new Set([200, 400, 401, 403, 404, 409, 422, 429]),
    );
  });

  it('returns what the document declares for the operation and the status', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(document, 'document');
    const pointer = (...tokens: string[]) =>
      tokens
        .map((token) => `/${encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
        .join('');
    for (const { method, path, status, body } of seen) {
      const template = templateOf(path);
      const operation = document.paths[template]?.[method];
      const declared = operation?.responses[status];
      expect(declared, `${method} ${path} ${status}`).toBeDefined();
      const place =
        declared?.$ref?.slice(1) ?? pointer('paths', template, method, 'responses', String(status));
      const validate = ajv.compile({ $ref: `document#${place}/content/application~1json/schema` });
      validate(body);
      expect(validate.errors ?? [], `${method} ${path} ${status}`).toEqual([]);
    }
  });
});
