import type { ConnectionsClient, ConnectionUpdate, NewConnection } from '../../connections/index.js';
import type { CommandAction, Invocation } from '../command.js';
import { connectionsClient } from '../credentials/connections-client.js';
import { UsageError } from '../errors.js';
import { printDone, printResult } from '../print-result.js';
import { readRecord } from '../read-data.js';

type OnConnection = (
  client: ConnectionsClient,
  connection: { readonly companyId: string; readonly connectionId: string; readonly signal: AbortSignal },
) => PromiseLike<unknown>;

/** `proj connections list`: a page, or all of them. */
export const listConnections: CommandAction = async (invocation) => {
  const { options, context } = invocation;
  const page = options.integer('page', 1);
  const filter = {
    search: options.text('search'),
    sortBy: options.text('sort-by'),
    sortOrder: options.choice('sort-order', ['asc', 'desc']),
    limit: options.integer('limit', 1, 100),
    signal: context.signal,
  };
  const { client, companyId } = await connectionsClient(invocation);
  const parameters = { ...filter, companyId };
  if (page !== undefined) return printResult(await client.list({ ...parameters, page }), invocation);
  const found = [];
  for await (const connection of client.listAll(parameters)) found.push(connection);
  await printResult(found, invocation);
};

/** `proj connections get` */
export const getConnection: CommandAction = printed((client, connection) => client.get(connection));

/** `proj connections test` */
export const testConnection: CommandAction = printed((client, connection) => client.test(connection));

/** `proj connections infoschema` */
export const printInformationSchema: CommandAction = printed((client, connection) =>
  client.infoschema(connection),
);

/** `proj connections describe` */
export const describeConnection: CommandAction = printed((client, connection) => client.describe(connection));

/** `proj connections create`: prints what names the connection. */
export const createConnection: CommandAction = async (invocation) => {
  const connection = typed(await readRecord(invocation)) as unknown as NewConnection;
  const { client, companyId } = await connectionsClient(invocation);
  const { signal } = invocation.context;
  await printResult(await client.create({ companyId, connection, signal }), invocation);
};

/** `proj connections update`: prints what names the connection. */
export const updateConnection: CommandAction = async (invocation) => {
  const changes = typed(await readRecord(invocation)) as ConnectionUpdate;
  const parameters = await parametersOf(invocation);
  await printResult(await parameters.client.update({ ...parameters.connection, changes }), invocation);
};

/** `proj connections delete` */
export const deleteConnection: CommandAction = async (invocation) => {
  const { client, connection } = await parametersOf(invocation);
  await client.delete(connection);
  await printDone(`Deleted connection ${connection.connectionId}.`, invocation);
};

/** `proj connections sample-data`: rows of a table, which the service sends by column. */
export const printSampleData: CommandAction = async (invocation) => {
  const { options } = invocation;
  const table = {
    schemaName: options.required('schema'),
    tableName: options.required('table'),
    limit: options.integer('limit', 1, 10_000),
  };
  const { client, connection } = await parametersOf(invocation);
  const columns = await client.sampleData({ ...connection, ...table });
  await printResult(options.flag('json') ? columns : rowsOf(columns), invocation);
};

function printed(call: OnConnection): CommandAction {
  return async (invocation) => {
    const { client, connection } = await parametersOf(invocation);
    await printResult(await call(client, connection), invocation);
  };
}

async function parametersOf(
  invocation: Invocation,
): Promise<{ client: ConnectionsClient; connection: Parameters<OnConnection>[1] }> {
  const [connectionId = ''] = invocation.positionals;
  if (connectionId === '') throw new UsageError('the ID of a connection is not empty.');
  const { client, companyId } = await connectionsClient(invocation);
  return { client, connection: { companyId, connectionId, signal: invocation.context.signal } };
}

/** Options are text; the API has a number and a truth value among the properties of connections. */
function typed(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, typedProperty(name, value)]),
  );
}

function typedProperty(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (name === 'engine_id') {
    if (/^\d{1,15}$/.test(value)) return Number(value);
    throw new UsageError(`engine_id is a whole number, not ${value}.`);
  }
  if (name === 'verified_usage_ability') {
    if (value === 'true' || value === 'false') return value === 'true';
    throw new UsageError(`verified_usage_ability is true or false, not ${value}.`);
  }
  return value;
}

function rowsOf(columns: Readonly<Record<string, unknown>>): unknown {
  const entries = Object.entries(columns);
  const lengths = entries.map(([, values]) => (Array.isArray(values) ? values.length : Number.NaN));
  // What comes in another shape is printed as it came.
  if (lengths.some(Number.isNaN)) return columns;
  return Array.from({ length: Math.max(0, ...lengths) }, (_, row) =>
    Object.fromEntries(entries.map(([name, values]) => [name, (values as readonly unknown[])[row]])),
  );
}
