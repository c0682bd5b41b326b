import { isTransportError, type TransportError } from '@proj/transport';
import { XmlValidationError } from '@proj/xml-runtime';
import { CredentialsError, UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-code.js';

/** How a failure is told. */
export interface Failure {
  readonly exitCode: ExitCode;
  /** One sentence for people. */
  readonly message: string;
  /** What programs may want to know besides. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Returns what to say of an error. What is none of ours is a defect, and is said without its stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UsageError) return { exitCode: exitCodes.usage, message: error.message, details: {} };
  if (error instanceof CredentialsError)
    return { exitCode: exitCodes.credentials, message: error.message, details: {} };
  if (error instanceof XmlValidationError) return invalidInput(error);
  if (isTransportError(error)) return transportFailure(error);
  const message = error instanceof Error ? error.message : String(error);
  return {
    exitCode: exitCodes.defect,
    message: `this is a defect of proj, please report it: ${message}`,
    details: {},
  };
}

/** People get the first issue, since the others often follow from it; programs get all. */
function invalidInput({ issues }: XmlValidationError): Failure {
  const [first] = issues;
  const place = first?.path.join('/') ?? '';
  const more = issues.length > 1 ? ` (--json shows all ${issues.length} issues)` : '';
  return {
    exitCode: exitCodes.usage,
    message: `the input is not valid: ${place === '' ? '' : `${place}: `}${first?.message}${more}`,
    details: { issues },
  };
}

function transportFailure(error: TransportError): Failure {
  const { reason, status, attempts, retryAfter, mayHaveBeenDone } = error;
  const code = 'code' in error ? error.code : undefined;
  // Of many commands: which were not carried out, and of which nobody knows.
  const state = 'state' in error ? error.state : undefined;
  const system = systemCodeOf(error);
  const message = error.message.replace(/\.$/, '') + (system === undefined ? '' : ` (${system})`);
  const warning = mayHaveBeenDone ? '. It may have been done all the same: look before you repeat it.' : '';
  return {
    exitCode: exitCodeOf(error),
    message: message + warning,
    details: { reason, status, code, attempts, retryAfter, mayHaveBeenDone, state },
  };
}

/** What the system says of a connection that failed, such as `ECONNREFUSED`. */
function systemCodeOf(error: TransportError): string | undefined {
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string' && /^[A-Z_]+$/.test(cause.code)) return cause.code;
  return undefined;
}

function exitCodeOf(error: TransportError): ExitCode {
  // A log-in that the OpenAir service refuses is no status of HTTP.
  if (error.name === 'OpenAirAuthenticationError' || error.status === 401 || error.status === 403)
    return exitCodes.credentials;
  switch (error.reason) {
    case 'request':
      return exitCodes.usage;
    case 'credentials':
      return exitCodes.credentials;
    case 'network':
    case 'timeout':
      return exitCodes.network;
    case 'aborted':
      return exitCodes.interrupted;
    default:
      return exitCodes.failed;
  }
}
