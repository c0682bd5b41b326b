import {
  type Client,
  type Connection,
  type ConnectionReference,
  type ConnectionTestResult,
  createClient,
  createConnection,
  deleteConnection,
  describeConnection,
  type Endpoint,
  getConnection,
  getConnectionInfoschema,
  getConnectionSampleData,
  type InformationSchema,
  listConnections,
  type SampleData,
  servers,
  testConnection,
  updateConnection,
} from '@proj/connections-client';
import { naturalEncodings, Redactor, Transport, type TransportOptions } from '@proj/transport';
import { type ApiKey, apiKeySource } from './api-key.js';
import {
  type ConnectionParameters,
  type CreateParameters,
  companyOnWire,
  connectionOnWire,
  type ListAllParameters,
  type ListParameters,
  type SampleDataParameters,
  type UpdateParameters,
} from './parameters.js';
import { type ConnectionsCall, payloadOf } from './payload.js';

/** Servers of the service. */
export type ConnectionsEnvironment = keyof typeof servers;

/** How a client is set up. Times are in milliseconds. */
export interface ConnectionsClientOptions
  extends Pick<
    TransportOptions,
    'fetch' | 'deadline' | 'retry' | 'maxResponseBytes' | 'pacer' | 'hooks' | 'userAgent'
  > {
  /** The API key. @defaultValue the environment variable `SPARTERA_API_KEY` */
  readonly apiKey?: ApiKey | undefined;
  /** What stands before the API key in the header field, without the blank: `Bearer`. @defaultValue nothing */
  readonly apiKeyPrefix?: string | undefined;
  /** Which server to use. @defaultValue `production` */
  readonly environment?: ConnectionsEnvironment | undefined;
  /** Another server, by its URL; goes before `environment`. */
  readonly baseUrl?: string | undefined;
  /** For one attempt, the body of the response included. @defaultValue 30000 */
  readonly timeout?: number | undefined;
}

/**
 * The connections of companies at Spartera.
 *
 * Methods return the promise of the payload; `.withResponse()` of it gives the message of the service and the response, too.
 * Everything they throw is a `TransportError`, and its `reason` says what happened: `ApiError` or the subclass of its status
 * (`NotFoundError`, `RateLimitError` …) when the service returns a failure, `InvalidParameterError` before anything is sent when a
 * parameter breaks a rule of the API.
 *
 * GET and DELETE are sent again after a failure that may pass, POST and PATCH are not; see `@proj/transport`.
 *
 * @example
 * ```ts
 * const connections = new ConnectionsClient({ environment: 'staging' });
 * const { connection_id } = await connections.create({
 *   companyId: 'acme',
 *   connection: { engine_id: 3, name: 'Sales warehouse', credential_type: 'SERVICE_ACCOUNT' },
 * });
 * for await (const connection of connections.listAll({ companyId: 'acme' })) console.log(connection.name);
 * ```
 */
export class ConnectionsClient {
  /** URL of the server. */
  readonly baseUrl: string;
  readonly #client: Client;

  /**
   * @throws ApiKeyError when there is no API key, or when it cannot be sent
   * @throws RangeError for a time or a size that is no positive number
   */
  constructor(options: ConnectionsClientOptions = {}) {
    const {
      apiKey,
      apiKeyPrefix,
      environment = 'production',
      baseUrl = servers[environment],
      ...sending
    } = options;
    const redaction = new Redactor({ encodings: naturalEncodings });
    const key = apiKeySource({ apiKey, apiKeyPrefix }, redaction);
    this.baseUrl = baseUrl;
    this.#client = createClient({
      baseUrl,
      redaction,
      credentials: { ApiKeyAuth: (context) => key.get(context) },
      transport: (seams) => new Transport({ ...seams, ...sending, timeout: sending.timeout ?? 30_000 }),
    });
  }

  /** Lists one page of the connections of a company. */
  list(parameters: ListParameters): ConnectionsCall<Connection[]> {
    const { page, limit, sortBy, sortOrder, search } = parameters;
    const wire = { page, limit, sort_by: sortBy, sort_order: sortOrder, search };
    return payloadOf(listConnections(this.#client, { ...companyOnWire(parameters), ...wire }));
  }

  /**
   * Lists all connections of a company, page by page as they are consumed. The service tells no total: a page that
   * is not full is the last one.
   *
   * @throws TransportError with reason `response` behind the connections of a page that comes again: the service does not
   * page then, and whether there are more is not known
   */
  async *listAll({
    limit = 100,
    ...parameters
  }: ListAllParameters): AsyncGenerator<Connection, void, undefined> {
    let previous: ReadonlySet<unknown> = new Set();
    for (let page = 1; ; page += 1) {
      const { data: connections, response } = await this.list({ ...parameters, page, limit }).withResponse();
      if (!Array.isArray(connections)) throw response.failure('has no array as "data"');
      const ids = connections.map((connection) => connection?.connection_id ?? JSON.stringify(connection));
      if (ids.length > 0 && ids.every((id) => previous.has(id))) {
        throw response.failure(`repeats page ${page - 1} as page ${page}, so that the rest cannot be read`);
      }
      yield* connections;
      if (connections.length < limit) return;
      previous = new Set(ids);
    }
  }

  /** Reads one connection. */
  get(parameters: ConnectionParameters): ConnectionsCall<Connection> {
    return payloadOf(getConnection(this.#client, connectionOnWire(parameters)));
  }

  /** Creates a connection and returns its identifier. Not sent again after a failure: it might exist then. */
  create(parameters: CreateParameters): ConnectionsCall<ConnectionReference> {
    const body = { company_id: parameters.companyId, ...parameters.connection };
    return payloadOf(createConnection(this.#client, { ...companyOnWire(parameters), body }));
  }

  /** Changes some properties of a connection. Not sent again after a failure. */
  update(parameters: UpdateParameters): ConnectionsCall<ConnectionReference> {
    const { connectionId: connection_id, changes: body } = parameters;
    const call = updateConnection(this.#client, { ...connectionOnWire(parameters), body });
    return payloadOf(call, { connection_id });
  }

  /**
   * Deletes a connection. When the first response is lost and the repetition finds nothing, the `NotFoundError` has
   * `mayHaveBeenDone`.
   */
  delete(parameters: ConnectionParameters): ConnectionsCall<ConnectionReference> {
    const { connectionId: connection_id } = parameters;
    return payloadOf(deleteConnection(this.#client, connectionOnWire(parameters)), { connection_id });
  }

  /** Checks that the data source of a connection can be reached. What it returns is not documented exactly. */
  test(parameters: ConnectionParameters): ConnectionsCall<ConnectionTestResult> {
    return payloadOf(testConnection(this.#client, connectionOnWire(parameters)));
  }

  /** Reads the information schema of the database behind a connection; its shape depends on the engine. */
  infoschema(parameters: ConnectionParameters): ConnectionsCall<InformationSchema> {
    return payloadOf(getConnectionInfoschema(this.#client, connectionOnWire(parameters)));
  }

  /** Reads random sample rows of one table, as arrays of values by name of column. */
  sampleData(parameters: SampleDataParameters): ConnectionsCall<SampleData> {
    const { schemaName, tableName, limit } = parameters;
    const wire = { schema_name: schemaName, table_name: tableName, limit };
    return payloadOf(getConnectionSampleData(this.#client, { ...connectionOnWire(parameters), ...wire }));
  }

  /** Describes a connection for the author of an endpoint. */
  describe(parameters: ConnectionParameters): ConnectionsCall<Endpoint> {
    return payloadOf(describeConnection(this.#client, connectionOnWire(parameters)));
  }
}
