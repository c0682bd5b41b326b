export { ConnectionStore, type InitialConnection, type StoredConnection } from './connection-store.js';
export type {
  ConnectionsFault,
  ConnectionsFaultCondition,
  ConnectionsRequestFacts,
} from './connections-faults.js';
export type { OperationName } from './connections-operations.js';
export {
  ConnectionsServer,
  type ConnectionsServerOptions,
  type ReceivedConnectionsRequest,
} from './connections-server.js';
export type { Fault, FaultAction, FaultFrequency, HttpFault } from './faults.js';
export type {
  CodeFault,
  FieldsFault,
  OpenAirCommandFacts,
  OpenAirFault,
  OpenAirFaultAction,
  OpenAirFaultCondition,
  OpenAirRequestFacts,
  RequestElementName,
} from './openair-faults.js';
export {
  type OpenAirCredentials,
  OpenAirServer,
  type OpenAirServerOptions,
  type ReceivedRequest,
} from './openair-server.js';
export type { RateLimitOptions } from './rate-limit.js';
export { RecordStore, type StoredRecord } from './record-store.js';
export type { Database } from './sample-database.js';
export type { ServerOptions } from './server-options.js';
