export {
  type OpenAirCredentials,
  OpenAirServer,
  type OpenAirServerOptions,
  type ReceivedRequest,
  startOpenAirServer,
} from './openair-server.js';
export { RecordStore, type StoredRecord } from './record-store.js';
