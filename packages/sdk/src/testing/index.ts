export { ConnectionStore, type InitialConnection, type StoredConnection } from './connection-store.js';
export {
  ConnectionsServer,
  type ConnectionsServerOptions,
  type ReceivedConnectionsRequest,
} from './connections-server.js';
export type { Fault, FaultAction, TroubleOptions } from './faults.js';
export {
  type OpenAirCredentials,
  OpenAirServer,
  type OpenAirServerOptions,
  type ReceivedRequest,
  startOpenAirServer,
} from './openair-server.js';
export type { RateLimitOptions } from './rate-limit.js';
export { RecordStore, type StoredRecord } from './record-store.js';
export type { Database } from './sample-database.js';
