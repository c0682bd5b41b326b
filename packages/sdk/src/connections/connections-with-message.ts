import {
  type Client,
  type Connection,
  type ConnectionReference,
  type ConnectionTestResult,
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
  testConnection,
  updateConnection,
} from '@proj/connections-client';
import {
  type ConnectionParameters,
  type CreateParameters,
  companyOnWire,
  connectionOnWire,
  type ListParameters,
  type SampleDataParameters,
  type UpdateParameters,
} from './parameters.js';

/** What the service answers: the payload, and a sentence for people. */
export interface WithMessage<T> {
  message: string;
  data: T;
}

/** The methods of `ConnectionsClient`, answering the message of the service beside the payload. */
export class ConnectionsWithMessage {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Lists one page of the connections of a company. */
  list(parameters: ListParameters): Promise<WithMessage<Connection[]>> {
    const { page, limit, sortBy, sortOrder, search } = parameters;
    const wire = { page, limit, sort_by: sortBy, sort_order: sortOrder, search };
    return listConnections(this.#client, { ...companyOnWire(parameters), ...wire });
  }

  /** Reads one connection. */
  get(parameters: ConnectionParameters): Promise<WithMessage<Connection>> {
    return getConnection(this.#client, connectionOnWire(parameters));
  }

  /** Creates a connection. */
  create(parameters: CreateParameters): Promise<WithMessage<ConnectionReference>> {
    const body = { company_id: parameters.companyId, ...parameters.connection };
    return createConnection(this.#client, { ...companyOnWire(parameters), body });
  }

  /** Changes some properties of a connection. */
  update(parameters: UpdateParameters): Promise<WithMessage<ConnectionReference>> {
    return updateConnection(this.#client, { ...connectionOnWire(parameters), body: parameters.changes });
  }

  /** Deletes a connection. */
  delete(parameters: ConnectionParameters): Promise<WithMessage<ConnectionReference>> {
    return deleteConnection(this.#client, connectionOnWire(parameters));
  }

  /** Checks that the data source of a connection can be reached. */
  test(parameters: ConnectionParameters): Promise<WithMessage<ConnectionTestResult>> {
    return testConnection(this.#client, connectionOnWire(parameters));
  }

  /** Reads the information schema of the database behind a connection. */
  infoschema(parameters: ConnectionParameters): Promise<WithMessage<InformationSchema>> {
    return getConnectionInfoschema(this.#client, connectionOnWire(parameters));
  }

  /** Reads random sample rows of one table. */
  sampleData(parameters: SampleDataParameters): Promise<WithMessage<SampleData>> {
    const { schemaName, tableName, limit } = parameters;
    const wire = { schema_name: schemaName, table_name: tableName, limit };
    return getConnectionSampleData(this.#client, { ...connectionOnWire(parameters), ...wire });
  }

  /** Describes a connection for the author of an endpoint. */
  describe(parameters: ConnectionParameters): Promise<WithMessage<Endpoint>> {
    return describeConnection(this.#client, connectionOnWire(parameters));
  }
}
