import { ConnectionStore, type InitialConnection } from './connection-store.js';
import {
  type ConnectionsFault,
  type ConnectionsFaultCondition,
  type ConnectionsRequestFacts,
  fitsConnectionsRequest,
} from './connections-faults.js';
import { executeOperation, findRoute } from './connections-operations.js';
import { ConnectionsProblem } from './connections-problem.js';
import { type FaultAction, FaultPlan } from './faults.js';
import { pause, respondWithFault } from './network.js';
import { RateLimit } from './rate-limit.js';
import { type Database, ordersDatabase } from './sample-database.js';
import type { ServerOptions } from './server-options.js';

/** What an in-memory connections server starts with. */
export interface ConnectionsServerOptions extends ServerOptions {
  /** The companies, and the connections that they have at the start. @defaultValue `{ acme: [] }` */
  readonly companies?: Readonly<Record<string, readonly InitialConnection[]>> | undefined;
  /** The companies that each API key may use. @defaultValue `{ key: […all companies] }` */
  readonly apiKeys?: Readonly<Record<string, readonly string[]>> | undefined;
  /** What is behind each connection. @defaultValue one table: `sales.orders` */
  readonly database?: Database | undefined;
  /** The first that fits a request is what happens. */
  readonly faults?: readonly ConnectionsFault[] | undefined;
}

/** A request that the server got, without its API key. */
export interface ReceivedConnectionsRequest {
  readonly method: string;
  /** The path with its query. */
  readonly path: string;
  /** The body as text; empty where there is none. */
  readonly body: string;
  /** The HTTP status of the response; `undefined` where no operation was reached because of a fault. */
  readonly status: number | undefined;
}

/**
 * An in-memory server of the connections API, for tests: it keeps companies and connections, checks keys, parameters and bodies, and has
 * faults on demand. A rate limit holds for each API key; more requests get 429. Responses conform to `specs/connections/openapi.yaml`.
 *
 * @example
 * ```ts
 * const server = new ConnectionsServer({ companies: { acme: [{ name: 'warehouse', engine_id: 3 }] } });
 * const connections = new ConnectionsClient({ apiKey: 'key', fetch: server.fetch });
 * for await (const { name } of connections.listAll({ companyId: 'acme' })) console.log(name);
 * ```
 */
export class ConnectionsServer {
  /** The connections; a test may look at them and change them. */
  readonly connections: ConnectionStore;
  /** What the server got, in order. */
  readonly requests: ReceivedConnectionsRequest[] = [];
  readonly #apiKeys: ReadonlyMap<string, readonly string[]>;
  readonly #limits = new Map<string, RateLimit>();
  readonly #options: ConnectionsServerOptions;
  readonly #faults: FaultPlan<ConnectionsRequestFacts, ConnectionsFaultCondition, FaultAction>;
  readonly #now: () => Date;

  constructor(options: ConnectionsServerOptions = {}) {
    const {
      companies = { acme: [] },
      apiKeys = { key: Object.keys(companies) },
      now = () => new Date(),
    } = options;
    this.#options = options;
    this.#now = now;
    this.#faults = new FaultPlan(options.faults ?? [], fitsConnectionsRequest);
    this.#apiKeys = new Map(Object.entries(apiKeys));
    this.connections = new ConnectionStore(now);
    for (const [companyId, list] of Object.entries(companies)) {
      this.connections.addCompany(companyId);
      for (const connection of list) this.connections.add(companyId, connection);
    }
  }

  /** Responds to a request as `fetch` does; it rejects where a fault breaks the connection, or when the signal is aborted. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const { method } = request;
    const { pathname, search } = new URL(request.url);
    const body = await request.text();
    const index = this.requests.push({ method, path: pathname + search, body, status: undefined }) - 1;
    const { latency = 0 } = this.#options;
    await pause(typeof latency === 'number' ? latency : latency(), request);
    const operation = findRoute(method, pathname)?.operation;
    const fault = this.#faults.next({ method, path: pathname, operation, body });
    return respondWithFault(fault?.do, request, () => {
      const response = this.#respond(request, body);
      this.requests[index] = { method, path: pathname + search, body, status: response.status };
      return response;
    });
  };

  /** Adds a fault, which goes behind those that are there. */
  addFault(fault: ConnectionsFault): void {
    this.#faults.add(fault);
  }

  #respond(request: Request, body: string): Response {
    try {
      return Response.json(this.#execute(request, body));
    } catch (problem) {
      if (!(problem instanceof ConnectionsProblem)) throw problem;
      return Response.json(problem.body, { status: problem.status });
    }
  }

  #execute(request: Request, body: string): object {
    const { pathname, searchParams: query } = new URL(request.url);
    const key = request.headers.get('x-api-key') ?? '';
    const companies = this.#apiKeys.get(key);
    if (companies === undefined) throw new ConnectionsProblem(401, 'Invalid or missing API key');
    this.#count(key);
    const route = findRoute(request.method, pathname);
    if (route === undefined) throw new ConnectionsProblem(404, 'Not found');
    const { operation, companyId, connectionId } = route;
    if (!companies.includes(companyId)) throw new ConnectionsProblem(403, 'Not allowed for this company');
    const { database = ordersDatabase } = this.#options;
    return executeOperation(operation, {
      store: this.connections,
      database,
      companyId,
      connectionId,
      query,
      body,
    });
  }

  /** Counts a request of a key. */
  #count(key: string): void {
    const { rateLimit } = this.#options;
    if (rateLimit === undefined) return;
    const limit = this.#limits.get(key) ?? new RateLimit(rateLimit, this.#now);
    this.#limits.set(key, limit);
    const wait = limit.take();
    if (wait === undefined) return;
    const retry_after = Math.ceil(wait / 1000);
    throw new ConnectionsProblem(429, 'Too many requests', { retry_after });
  }
}
