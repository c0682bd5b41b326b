import { type FailureDetails, TransportError } from '@proj/transport';
import { errorName } from '@proj/xml-commands';

const brand: unique symbol = Symbol.for('@proj/sdk.OpenAirError') as never;

/**
 * The common class of what an `OpenAirClient` throws; `reason` says what happened. Only values that break the XML Schema
 * are an `XmlValidationError`, thrown before anything is sent.
 *
 * A `reason` of `request` means that an argument cannot be sent. Secrets are masked in everything that an error has.
 */
export class OpenAirError extends TransportError {
  static {
    nameErrors(OpenAirError, 'OpenAirError');
    Object.defineProperty(OpenAirError.prototype, brand, { value: true });
  }

  /** @param failure - what is known of a failure, or what is wrong with an argument */
  constructor(failure: FailureDetails | string) {
    super(typeof failure === 'string' ? unsent(failure) : failure);
  }
}

/**
 * Tests for an {@link OpenAirError} or a subclass of it. Unlike `instanceof` it knows those of another copy of this
 * package, too.
 */
export function isOpenAirError(value: unknown): value is OpenAirError {
  return typeof value === 'object' && value !== null && (value as { [brand]?: unknown })[brand] === true;
}

/** What the server says of a command that failed. */
export interface CommandFailure {
  /** The status code, for example `'401'`. */
  readonly code: string;
  /** The command, without its content: `<Add type=Project>`. */
  readonly command: string;
  /** 0-based position of the command in the batch; -1 for the log-in and for the request as a whole. */
  readonly index: number;
  /** The text of the `errors` element, where the server sent one. */
  readonly details?: string | undefined;
}

/** The response to one command has a status other than success. */
export class OpenAirCommandError extends OpenAirError {
  static {
    nameErrors(OpenAirCommandError, 'OpenAirCommandError');
  }

  /** The status code, for example `'401'`. */
  readonly code: string;
  /** What the code means, or `'unlisted error'`. */
  readonly errorName: string;
  /** The command that failed, without its content: `<Add type=Project>`. */
  readonly command: string;
  /** 0-based position of the command in the batch; -1 for the log-in and for the request as a whole. */
  readonly index: number;
  /** The text of the response's `errors` element, where the server sent one. */
  readonly details: string | undefined;

  constructor(details: FailureDetails, failure: CommandFailure) {
    super({ ...details, message: commandMessage(failure) });
    this.code = failure.code;
    this.errorName = meaningOf(failure.code);
    this.command = failure.command;
    this.index = failure.index;
    this.details = failure.details;
  }
}

/** The log-in was refused; no command of the request was carried out. */
export class OpenAirAuthenticationError extends OpenAirCommandError {
  static {
    nameErrors(OpenAirAuthenticationError, 'OpenAirAuthenticationError');
  }
}

/** The server refused the request as a whole (`<response status="1">…`); no command of it was carried out. */
export class OpenAirRequestError extends OpenAirCommandError {
  static {
    nameErrors(OpenAirRequestError, 'OpenAirRequestError');
  }
}

/** A response that belongs to none of the commands of a batch, or nobody can tell to which. */
export interface UnassignedResponse {
  /** The name of its element, mostly that of a command. */
  readonly name: string;
  /** What it has, as it was read. */
  readonly value: unknown;
}

/** A command of a batch failed. What the other commands returned is not lost: it is in `results`. */
export class OpenAirBatchError extends OpenAirError {
  static {
    nameErrors(OpenAirBatchError, 'OpenAirBatchError');
  }

  /** One entry per command, in order. */
  readonly results: readonly PromiseSettledResult<unknown>[];
  /** How commands failed, in order. */
  readonly errors: readonly OpenAirError[];
  /** What the server returned besides: nothing tells which command it is for. */
  readonly unassigned: readonly UnassignedResponse[];

  constructor(
    details: FailureDetails,
    results: readonly PromiseSettledResult<unknown>[],
    unassigned: readonly UnassignedResponse[] = [],
  ) {
    const failures = results.flatMap((result, index) =>
      result.status === 'rejected' ? [{ index, error: result.reason as OpenAirError }] : [],
    );
    const lines = failures.map(({ index, error }) => `- command ${index}: ${error.message}`);
    super({
      ...details,
      message: `${failures.length} of ${results.length} commands failed:\n${lines.join('\n')}`,
    });
    this.results = results;
    this.unassigned = unassigned;
    this.errors = failures.map(({ error }) => error);
  }
}

/**
 * The response is not well-formed XML, or it is not a response to what was asked. The server may have carried out the
 * commands all the same: `mayHaveBeenDone` is true for commands that write.
 */
export class OpenAirResponseError extends OpenAirError {
  static {
    nameErrors(OpenAirResponseError, 'OpenAirResponseError');
  }

  /** @param failure - what is known of the failure, or what is wrong with the response */
  constructor(failure: FailureDetails | string) {
    super(typeof failure === 'string' ? { ...unsent(failure), reason: 'response', attempts: 1 } : failure);
  }
}

/** Makes the error of a failure that the transport tells of. */
export function toOpenAirError(details: FailureDetails): OpenAirError {
  return details.reason === 'response' ? new OpenAirResponseError(details) : new OpenAirError(details);
}

/** On the prototype, so that stack traces show it too; spelt out, because minifiers rename classes. */
function nameErrors(type: { readonly prototype: Error }, name: string): void {
  Object.defineProperty(type.prototype, 'name', { value: name, configurable: true, writable: true });
}

function unsent(message: string): FailureDetails {
  return { message, reason: 'request', operation: 'OpenAir', attempts: 0 };
}

function commandMessage({ code, command, details }: CommandFailure): string {
  const meaning = meaningOf(code);
  const text = details && details !== meaning ? `: ${details}` : '';
  return `${command} failed with code ${code} (${meaning})${text}`;
}

function meaningOf(code: string): string {
  return errorName(code) ?? 'unlisted error';
}
