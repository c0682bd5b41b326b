import type { Connection } from '@proj/connections-client';
import type { WritableConnection } from './check-connection.js';
import { ConnectionsProblem } from './connections-problem.js';

/** A connection as the server keeps it. */
export interface StoredConnection extends Connection {
  readonly connection_id: string;
  readonly date_created: string;
  last_updated: string;
}

/** A connection that is there at the start. */
export type InitialConnection = Partial<Connection>;

/** Which connections to list. */
export interface ListQuery {
  readonly page: number;
  readonly limit: number;
  readonly sortBy: keyof Connection;
  readonly sortOrder: 'asc' | 'desc';
  readonly search: string | undefined;
}

/** The connections of companies. */
export class ConnectionStore {
  readonly #companies = new Map<string, StoredConnection[]>();
  readonly #now: () => Date;
  #created = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Adds a company without connections, unless it is there already. */
  addCompany(companyId: string): void {
    if (!this.#companies.has(companyId)) this.#companies.set(companyId, []);
  }

  /**
   * The connections of a company, in the order of their creation.
   * @throws ConnectionsProblem when there is no such company
   */
  all(companyId: string): readonly StoredConnection[] {
    return this.#company(companyId);
  }

  /** @throws ConnectionsProblem when there is no such connection */
  get(companyId: string, connectionId: string): StoredConnection {
    const found = this.#company(companyId).find(({ connection_id }) => connection_id === connectionId);
    if (found === undefined) throw new ConnectionsProblem(404, 'Connection not found');
    return found;
  }

  /** Adds a connection, under an identifier of the store's unless it has one. */
  add(companyId: string, { connection_id, ...properties }: InitialConnection): StoredConnection {
    this.#created += 1;
    const time = this.#now().toISOString();
    const stored: StoredConnection = {
      connection_id: connection_id ?? `conn_${String(this.#created).padStart(6, '0')}`,
      engine_id: 1,
      date_created: time,
      last_updated: time,
      ...properties,
      company_id: companyId,
    };
    this.#company(companyId).push(stored);
    return stored;
  }

  /** Changes some properties. */
  update(connection: StoredConnection, changes: WritableConnection): void {
    Object.assign(connection, changes, { last_updated: this.#now().toISOString() });
  }

  remove({ company_id, connection_id }: StoredConnection): void {
    const connections = this.#company(company_id);
    const index = connections.findIndex((connection) => connection.connection_id === connection_id);
    if (index !== -1) connections.splice(index, 1);
  }

  /** Tests for a connection of that name, other than the one with this identifier. */
  hasName(companyId: string, name: string, except?: string): boolean {
    return this.#company(companyId).some(
      (connection) => connection.name === name && connection.connection_id !== except,
    );
  }

  /** A page of the connections that match; those of one value are in the order of their creation. */
  list(
    companyId: string,
    { page, limit, sortBy, sortOrder, search }: ListQuery,
  ): readonly StoredConnection[] {
    const wanted = search?.toLowerCase();
    const matches = this.#company(companyId).filter(
      ({ name, description, provider_domain }) =>
        wanted === undefined ||
        [name, description, provider_domain].some((text) => text?.toLowerCase().includes(wanted)),
    );
    const direction = sortOrder === 'asc' ? 1 : -1;
    const sorted = matches.toSorted((one, other) => direction * compare(one[sortBy], other[sortBy]));
    return sorted.slice((page - 1) * limit, page * limit);
  }

  #company(companyId: string): StoredConnection[] {
    const connections = this.#companies.get(companyId);
    if (connections === undefined) throw new ConnectionsProblem(404, 'Company not found');
    return connections;
  }
}

/** Values that are not there come first. */
function compare(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (one === undefined) return -1;
  if (other === undefined) return 1;
  return (one as string | number) < (other as string | number) ? -1 : 1;
}
