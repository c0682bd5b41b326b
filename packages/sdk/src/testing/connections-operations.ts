import type { Connection, Endpoint } from '@proj/connections-client';
import { readConnection } from './check-connection.js';
import type { ConnectionStore } from './connection-store.js';
import { ConnectionsProblem, invalid, type PropertyErrors } from './connections-problem.js';
import { type Database, informationSchema, sampleData } from './sample-database.js';

/** What an operation works on. */
export interface OperationContext {
  readonly store: ConnectionStore;
  readonly database: Database;
  readonly companyId: string;
  /** Empty for operations on all connections of a company. */
  readonly connectionId: string;
  readonly query: URLSearchParams;
  /** The body as text. */
  readonly body: string;
}

/** What an operation returns: the envelope of a success. */
export interface OperationResult {
  readonly message: string;
  readonly data: unknown;
}

/** Carries an operation out. @throws ConnectionsProblem when it is refused */
type Operation = (context: OperationContext) => OperationResult;

/** The properties by which connections can be sorted. */
const sortable: readonly (keyof Connection)[] = [
  'connection_id',
  'company_id',
  'user_id',
  'engine_id',
  'credential_type',
  'name',
  'description',
  'provider_domain',
  'verified_usage_ability',
  'date_created',
  'last_updated',
];

/** The name of an operation in `ConnectionsClient`. */
export type OperationName =
  | 'list'
  | 'create'
  | 'get'
  | 'update'
  | 'delete'
  | 'test'
  | 'infoschema'
  | 'sampleData'
  | 'describe';

const operations: Readonly<Record<OperationName, Operation>> = {
  list,
  create,
  get: ({ store, companyId, connectionId }) => ({
    message: 'Connection retrieved',
    data: store.get(companyId, connectionId),
  }),
  update,
  delete: remove,
  test,
  infoschema: ({ store, database, companyId, connectionId }) => {
    store.get(companyId, connectionId);
    return { message: 'Information schema retrieved', data: informationSchema(database) };
  },
  sampleData: sample,
  describe,
};

/** The operations by method and what follows the company in the path, with `*` for the identifier of a connection. */
const routes: Readonly<Record<string, OperationName>> = {
  'GET /connections': 'list',
  'POST /connections': 'create',
  'GET /connections/*': 'get',
  'PATCH /connections/*': 'update',
  'DELETE /connections/*': 'delete',
  'GET /connections/*/test': 'test',
  'GET /connections/*/infoschema': 'infoschema',
  'GET /connections/*/sample-data': 'sampleData',
  'GET /connections/*/describe': 'describe',
};

/** An operation, with what its path says. */
export interface Route {
  readonly operation: OperationName;
  readonly companyId: string;
  /** Empty for operations on all connections of a company. */
  readonly connectionId: string;
}

/** Finds the operation of a method and a path. */
export function findRoute(method: string, path: string): Route | undefined {
  const [, companyId = '', rest = ''] = /^\/companies\/([\w-]{1,255})(\/.*)$/.exec(path) ?? [];
  const [, connectionId = ''] = /^\/connections\/([\w-]{1,255})(?:\/|$)/.exec(rest) ?? [];
  const pattern = connectionId === '' ? rest : rest.replace(/^(\/connections\/)[\w-]+/, '$1*');
  const operation = routes[`${method} ${pattern}`];
  return operation && { operation, companyId, connectionId };
}

/** Carries an operation out. @throws ConnectionsProblem when it is refused */
export function executeOperation(operation: OperationName, context: OperationContext): OperationResult {
  return operations[operation](context);
}

function list({ store, companyId, query }: OperationContext): OperationResult {
  const errors: Record<string, readonly string[]> = {};
  const page = integerOf(query, 'page', { from: 1, otherwise: 1 }, errors);
  const limit = integerOf(query, 'limit', { from: 1, to: 100, otherwise: 20 }, errors);
  const sortBy = query.get('sort_by') ?? 'date_created';
  if (!sortable.includes(sortBy as keyof Connection))
    errors.sort_by = [`Must be one of: ${sortable.join(', ')}.`];
  const sortOrder = query.get('sort_order') ?? 'desc';
  if (sortOrder !== 'asc' && sortOrder !== 'desc') errors.sort_order = ['Must be one of: asc, desc.'];
  const search = query.get('search') ?? undefined;
  if (search !== undefined && (search === '' || search.length > 255)) {
    errors.search = ['Length must be between 1 and 255.'];
  }
  refuse(errors);
  const wanted = {
    page,
    limit,
    sortBy: sortBy as keyof Connection,
    sortOrder: sortOrder as 'asc' | 'desc',
    search,
  };
  return { message: 'Connections retrieved', data: store.list(companyId, wanted) };
}

function create({ store, companyId, body }: OperationContext): OperationResult {
  store.all(companyId);
  const connection = readConnection(parseJson(body), ['company_id', 'engine_id']);
  if (connection.company_id !== companyId) {
    throw new ConnectionsProblem(422, 'The company of the body is not that of the path');
  }
  refuseName(store, companyId, connection.name);
  const { connection_id } = store.add(companyId, connection);
  return { message: 'Connection created', data: { connection_id } };
}

function update({ store, companyId, connectionId, body }: OperationContext): OperationResult {
  const connection = store.get(companyId, connectionId);
  const changes = readConnection(parseJson(body), []);
  if (changes.company_id !== undefined && changes.company_id !== companyId) {
    throw new ConnectionsProblem(422, 'A connection cannot be moved to another company');
  }
  refuseName(store, companyId, changes.name, connectionId);
  store.update(connection, changes);
  return { message: 'Connection updated', data: { connection_id: connectionId } };
}

function remove({ store, companyId, connectionId }: OperationContext): OperationResult {
  store.remove(store.get(companyId, connectionId));
  return { message: 'Connection deleted', data: { connection_id: connectionId } };
}

function test({ store, companyId, connectionId }: OperationContext): OperationResult {
  const { connection_id, company_id, engine_id } = store.get(companyId, connectionId);
  return {
    message: 'Connection test succeeded',
    data: { connection_id, company_id, engine_id, verified_usage_ability: true },
  };
}

function sample({ store, database, companyId, connectionId, query }: OperationContext): OperationResult {
  store.get(companyId, connectionId);
  const errors: Record<string, readonly string[]> = {};
  const limit = integerOf(query, 'limit', { from: 1, to: 10_000, otherwise: 1000 }, errors);
  const [schema, table] = ['schema_name', 'table_name'].map((name) => query.get(name) ?? '');
  if (!schema) errors.schema_name = ['Missing data for required field.'];
  if (!table) errors.table_name = ['Missing data for required field.'];
  refuse(errors);
  return { message: 'Sample data retrieved', data: sampleData(database, schema ?? '', table ?? '', limit) };
}

function describe({ store, companyId, connectionId }: OperationContext): OperationResult {
  const { connection_id, company_id, name, date_created, last_updated } = store.get(companyId, connectionId);
  const endpoint: Endpoint = {
    endpoint_id: connection_id.replace(/^conn/, 'endp'),
    company_id,
    connection_id,
    name: name ?? connection_id,
    date_created,
    last_updated,
    sell_in_marketplace: false,
    status: 'ACTIVE',
    export_enabled: false,
    active: true,
  };
  return { message: 'Endpoint retrieved', data: endpoint };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid({ _schema: ['Not valid JSON.'] });
  }
}

function refuse(errors: PropertyErrors): void {
  if (Object.keys(errors).length > 0) throw invalid(errors);
}

function refuseName(
  store: ConnectionStore,
  companyId: string,
  name: string | undefined,
  except?: string,
): void {
  if (name !== undefined && store.hasName(companyId, name, except)) {
    throw new ConnectionsProblem(409, 'A connection with this name exists already');
  }
}

/** Reads an integer of the query; adds to `errors` what is wrong with it. */
function integerOf(
  query: URLSearchParams,
  name: string,
  { from, to = Number.POSITIVE_INFINITY, otherwise }: { from: number; to?: number; otherwise: number },
  errors: Record<string, readonly string[]>,
): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) errors[name] = ['Not a valid integer.'];
  else if (value < from || value > to) errors[name] = [`Must be from ${from} to ${to}.`];
  return value;
}
