export type { Authorize, AuthorizeContext } from './authorization.js';
export { CallPromise, type WithResponse } from './call-promise.js';
export type { Classify, Verdict } from './classification.js';
export { CredentialCache, type CredentialSource } from './credential-cache.js';
export {
  base64,
  type Encoding,
  type EscapeSequences,
  formEncoding,
  jsonEscapes,
  naturalEncodings,
  percentEncoding,
  xmlEscapes,
} from './encodings.js';
export type { CallEvent, Hooks, RequestEvent, ResponseEvent, RetryEvent, SettledEvent } from './hooks.js';
export { LiteralRedactor } from './literal-redactor.js';
export { type Pacer, RequestPacer, type RequestPacerOptions } from './pacer.js';
export type { Reading } from './reading.js';
export { mask, type Redaction, type SecretRedaction } from './redaction.js';
export { Redactor, type RedactorOptions } from './redactor.js';
export { RetryBudget, type RetryBudgetOptions } from './retry-budget.js';
export type { RetryOptions } from './retry-policy.js';
export { sendOnce } from './send-once.js';
export type { MakeError, Sender, SenderSeams } from './sender.js';
export type { StreamedResponse } from './streamed-response.js';
export { Transport, type TransportOptions } from './transport.js';
export {
  type EarlierAttempt,
  type FailureDetails,
  type FailureReason,
  isTransportError,
  type NotRepeated,
  TransportError,
} from './transport-error.js';
export type { RequestEffect, TransportRequest } from './transport-request.js';
export type { ResponseHead, TransportResponse } from './transport-response.js';
