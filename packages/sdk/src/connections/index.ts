export {
  ApiError,
  BadRequestError,
  ConflictError,
  type Connection,
  type ConnectionInput,
  type ConnectionReference,
  type ConnectionTestResult,
  type ConnectionUpdate,
  type CredentialType,
  type Endpoint,
  ForbiddenError,
  type InformationSchema,
  InternalServerError,
  InvalidParameterError,
  isApiError,
  NotFoundError,
  type ParameterIssue,
  type Problem,
  RateLimitError,
  type RateLimitProblem,
  type SampleData,
  type SortOrder,
  UnauthorizedError,
  UnprocessableEntityError,
  type ValidationProblem,
} from '@proj/connections-client';
export * from '../transport.js';
export { type ApiKey, ApiKeyError } from './api-key.js';
export {
  ConnectionsClient,
  type ConnectionsClientOptions,
  type ConnectionsEnvironment,
} from './connections-client.js';
export type {
  CompanyParameters,
  ConnectionParameters,
  ConnectionsRequestOptions,
  CreateParameters,
  ListAllParameters,
  ListFilter,
  ListParameters,
  NewConnection,
  SampleDataParameters,
  UpdateParameters,
} from './parameters.js';
export type { ConnectionsCall, ConnectionsResult } from './payload.js';
