import { createClient, getConnection } from '@proj/connections-client';
import { ConnectionsClient } from '@proj/sdk/connections';
import type { GoodResponse } from '../exchange.js';
import { type CallContext, type Operation, secrets } from './operation.js';

function client(context: CallContext): ConnectionsClient {
  const { credential, origin, signal: _, ...limits } = context;
  return new ConnectionsClient({ apiKey: credential(secrets.apiKey), baseUrl: origin, ...limits });
}

function json(content: unknown): GoodResponse {
  return { contentType: 'application/json', body: JSON.stringify(content) };
}

const where = { companyId: 'acme', connectionId: 'conn_7f3a91' };

const connection = {
  connection_id: where.connectionId,
  name: 'Warehouse',
  company_id: 'acme',
  engine_id: 3,
  user_id: 'u1',
};

const oddConnection = { ...connection, name: 17, engine_id: '1,234', new_property: { deep: true } };

const get: Operation = {
  name: 'connections.get',
  client: 'connections',
  effect: 'read',
  holds: ['apiKey'],
  good: json({ message: 'Connection found', data: connection }),
  odd: json({ message: 'Connection found', data: oddConnection, took: 3 }),
  async call(context) {
    const got = client(context).get({ ...where, signal: context.signal });
    const { data } = await got.withResponse();
    if (data.connection_id !== where.connectionId) throw new Error('The connection is lost.');
    return {};
  },
};

const create: Operation = {
  name: 'connections.create',
  client: 'connections',
  effect: 'once',
  holds: ['apiKey'],
  good: json({ message: 'Connection created', data: { connection_id: where.connectionId } }),
  odd: json({ message: 17, data: { connection_id: where.connectionId, new_property: 1 } }),
  async call(context) {
    const { signal } = context;
    const { connection_id: _, company_id: __, ...wanted } = connection;
    const created = await client(context).create({ companyId: 'acme', connection: wanted, signal });
    if (created.connection_id !== where.connectionId) throw new Error('The connection is lost.');
    return {};
  },
};

const remove: Operation = {
  name: 'connections.delete',
  client: 'connections',
  effect: 'repeatable',
  holds: ['apiKey'],
  good: json({ message: 'Connection deleted', data: { connection_id: where.connectionId } }),
  odd: json({ message: 17, data: { connection_id: where.connectionId, new_property: 1 } }),
  async call(context) {
    const deleted = await client(context).delete({ ...where, signal: context.signal });
    if (deleted.connection_id !== where.connectionId) throw new Error('The connection is lost.');
    return {};
  },
};

/** A generated function with a client that has no transport of its own; its caller gives up after the time-out. */
const bareGet: Operation = {
  name: 'getConnection',
  client: 'bare',
  effect: 'read',
  holds: ['apiKey'],
  good: get.good,
  odd: get.odd,
  async call({ origin, signal: given, timeout, credential, fetch }) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), timeout);
    const signal = given ?? patience.signal;
    const credentials = { ApiKeyAuth: credential(secrets.apiKey) };
    const bare = createClient({ baseUrl: origin, fetch, credentials });
    const { connectionId: connection_id, companyId: company_id } = where;
    try {
      const found = await getConnection(bare, { company_id, connection_id, signal });
      if (found === undefined) return { isEmpty: true };
      if (found.data?.connection_id !== connection_id) throw new Error('The connection is lost.');
      return {};
    } finally {
      clearTimeout(timer);
    }
  },
};

export const connectionsOperations: readonly Operation[] = [get, create, remove, bareGet];
