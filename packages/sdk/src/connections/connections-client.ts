import {
  type Connection,
  type ConnectionReference,
  type ConnectionTestResult,
  createClient,
  type Endpoint,
  type InformationSchema,
  type SampleData,
  servers,
} from '@proj/connections-client';
import { type ApiKey, resolveApiKey } from './api-key.js';
import { ConnectionsWithMessage } from './connections-with-message.js';
import type {
  ConnectionParameters,
  CreateParameters,
  ListAllParameters,
  ListParameters,
  SampleDataParameters,
  UpdateParameters,
} from './parameters.js';
import { payloadOf } from './payload.js';
import { type ResilienceOptions, resilientFetch } from './resilient-fetch.js';

/** Servers of the service. */
export type ConnectionsEnvironment = keyof typeof servers;

/** How a client is set up. */
export interface ConnectionsClientOptions extends ResilienceOptions {
  /** The API key. Default: the environment variable `SPARTERA_API_KEY`. */
  apiKey?: ApiKey | undefined;
  /** Which server to use. Default: `production`. */
  environment?: ConnectionsEnvironment | undefined;
  /** Another server, by its URL; goes before `environment`. */
  baseUrl?: string | undefined;
}

/**
 * The connections of companies at Spartera.
 *
 * Methods answer the payload; {@link ConnectionsClient.withMessage} has the same methods answering the message of
 * the service too. Every method throws `InvalidParameterError` before it sends anything when a parameter breaks a
 * rule of the API, `ApiError` or the subclass of its status (`NotFoundError`, `RateLimitError` …) when the service
 * answers with a failure, and `ConnectionsTimeoutError` when an attempt takes too long.
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
  /** The same methods, answering `{ message, data }`. */
  readonly withMessage: ConnectionsWithMessage;

  /** @throws ApiKeyError when there is no API key, or when it cannot be sent. */
  constructor(options: ConnectionsClientOptions = {}) {
    this.baseUrl = options.baseUrl ?? servers[options.environment ?? 'production'];
    this.withMessage = new ConnectionsWithMessage(
      createClient({
        baseUrl: this.baseUrl,
        credentials: { ApiKeyAuth: resolveApiKey(options.apiKey) },
        fetch: resilientFetch(options),
      }),
    );
  }

  /** Lists one page of the connections of a company. */
  async list(parameters: ListParameters): Promise<Connection[]> {
    return payloadOf(await this.withMessage.list(parameters));
  }

  /**
   * Lists all connections of a company, page by page as they are consumed. The service tells no total: a page that
   * is not full is the last one, and so is a page that repeats the one before it.
   */
  async *listAll({
    limit = 100,
    ...parameters
  }: ListAllParameters): AsyncGenerator<Connection, void, undefined> {
    let previous = '';
    for (let page = 1; ; page++) {
      const connections = await this.list({ ...parameters, page, limit });
      const identity = JSON.stringify(connections);
      if (identity === previous) return;
      yield* connections;
      if (connections.length < limit) return;
      previous = identity;
    }
  }

  /** Reads one connection. */
  async get(parameters: ConnectionParameters): Promise<Connection> {
    return payloadOf(await this.withMessage.get(parameters));
  }

  /** Creates a connection and answers its identifier. Not repeated after a failure: it might exist then. */
  async create(parameters: CreateParameters): Promise<ConnectionReference> {
    return payloadOf(await this.withMessage.create(parameters));
  }

  /** Changes some properties of a connection. Not repeated after a failure. */
  async update(parameters: UpdateParameters): Promise<ConnectionReference> {
    return payloadOf(await this.withMessage.update(parameters));
  }

  /** Deletes a connection. */
  async delete(parameters: ConnectionParameters): Promise<ConnectionReference> {
    return payloadOf(await this.withMessage.delete(parameters));
  }

  /** Checks that the data source of a connection can be reached. What it answers is not documented exactly. */
  async test(parameters: ConnectionParameters): Promise<ConnectionTestResult> {
    return payloadOf(await this.withMessage.test(parameters));
  }

  /** Reads the information schema of the database behind a connection; its shape depends on the engine. */
  async infoschema(parameters: ConnectionParameters): Promise<InformationSchema> {
    return payloadOf(await this.withMessage.infoschema(parameters));
  }

  /** Reads random sample rows of one table, as arrays of values by name of column. */
  async sampleData(parameters: SampleDataParameters): Promise<SampleData> {
    return payloadOf(await this.withMessage.sampleData(parameters));
  }

  /** Describes a connection for the author of an endpoint. */
  async describe(parameters: ConnectionParameters): Promise<Endpoint> {
    return payloadOf(await this.withMessage.describe(parameters));
  }
}
