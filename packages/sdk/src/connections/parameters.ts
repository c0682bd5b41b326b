import type {
  Connection,
  ConnectionInput,
  ConnectionUpdate,
  RequestOptions,
  SortOrder,
} from '@proj/connections-client';

/** What every method takes besides its parameters. */
export interface ConnectionsRequestOptions {
  /** Aborts the call at any moment, also while it waits. */
  signal?: AbortSignal | undefined;
  /** Further header fields of this request. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** Names a company. */
export interface CompanyParameters extends ConnectionsRequestOptions {
  companyId: string;
}

/** Names a connection of a company. */
export interface ConnectionParameters extends CompanyParameters {
  connectionId: string;
}

/** Which connections to list, and in what order. */
export interface ListFilter {
  /** Name of the property to sort by. Which ones the service accepts is not documented. */
  sortBy?: (keyof Connection & string) | (string & {}) | undefined;
  /** Default of the service: `desc`. */
  sortOrder?: SortOrder | undefined;
  /** Only connections that match this text, of 1 to 255 characters. */
  search?: string | undefined;
}

/** Parameters of a list of one page. */
export interface ListParameters extends CompanyParameters, ListFilter {
  /** Number of the page, counted from 1. Default of the service: 1. */
  page?: number | undefined;
  /** Largest number of items on the page, 1 to 100. Default of the service: 20. */
  limit?: number | undefined;
}

/** Parameters of a list of all pages. */
export interface ListAllParameters extends CompanyParameters, ListFilter {
  /** Number of items asked for at a time, 1 to 100. Default: 100. */
  limit?: number | undefined;
}

/** A connection to create; its company is the one in the path unless it says otherwise. */
export type NewConnection = Omit<ConnectionInput, 'company_id'> &
  Partial<Pick<ConnectionInput, 'company_id'>>;

/** Parameters of a creation. */
export interface CreateParameters extends CompanyParameters {
  connection: NewConnection;
}

/** Parameters of a change. */
export interface UpdateParameters extends ConnectionParameters {
  /** The properties to change; the others keep their value. */
  changes: ConnectionUpdate;
}

/** Parameters of a sample of a table. */
export interface SampleDataParameters extends ConnectionParameters {
  /** Name of the dataset or schema that holds the table. */
  schemaName: string;
  tableName: string;
  /** Largest number of rows, up to 10,000. Default of the service: 1,000. */
  limit?: number | undefined;
}

interface WireIds extends RequestOptions {
  company_id: string;
}

/** The wire's name of the company, and the options of the request. */
export function companyOnWire({ companyId, signal, headers }: CompanyParameters): WireIds {
  return { company_id: companyId, signal, headers };
}

/** The wire's names of the company and the connection, and the options of the request. */
export function connectionOnWire(parameters: ConnectionParameters): WireIds & { connection_id: string } {
  return { ...companyOnWire(parameters), connection_id: parameters.connectionId };
}
