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
export { type ApiKey, ApiKeyError } from './api-key.js';
export {
  ConnectionsClient,
  type ConnectionsClientOptions,
  type ConnectionsEnvironment,
} from './connections-client.js';
export { ConnectionsWithMessage, type WithMessage } from './connections-with-message.js';
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
export { ConnectionsResponseError } from './payload.js';
export { ConnectionsTimeoutError, type ResilienceOptions, type RetryOptions } from './resilient-fetch.js';
