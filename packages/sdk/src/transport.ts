/** What both clients have of the transport. One list: names that two modules export each are ambiguous to bundlers. */
export {
  CallPromise,
  type CredentialSource,
  type EarlierAttempt,
  type FailureReason,
  type Hooks,
  isTransportError,
  type Pacer,
  RequestPacer,
  type RequestPacerOptions,
  type ResponseHead,
  RetryBudget,
  type RetryOptions,
  TransportError,
  type TransportResponse,
} from '@proj/transport';
