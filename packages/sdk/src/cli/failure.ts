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

function invalidInput({ issues }: XmlValidationError): Failure {
  const lines = issues.map(({ path, message }) => `${path.join('/')}: ${message}`);
  return {
    exitCode: exitCodes.usage,
    message: `the input is not valid: ${lines.join('; ')}`,
    details: { issues },
  };
}

function transportFailure(error: TransportError): Failure {
  const { reason, status, attempts, retryAfter, mayHaveBeenDone } = error;
  const code = 'code' in error ? error.code : undefined;
  const warning = mayHaveBeenDone ? ' It may have been done all the same: look before you repeat it.' : '';
  return {
    exitCode: exitCodeOf(error),
    message: error.message + warning,
    details: { reason, status, code, attempts, retryAfter, mayHaveBeenDone },
  };
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
