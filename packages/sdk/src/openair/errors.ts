import { errorName } from '@proj/xml-commands';

/**
 * The common class of what an `OpenAirClient` throws, but for values that break the XML Schema: these are the
 * `XmlValidationError` of `@proj/xml-runtime`, thrown before anything is sent.
 */
export class OpenAirError extends Error {
  override readonly name: string = 'OpenAirError';
}

/** The answer to one command has a status other than success. */
export class OpenAirCommandError extends OpenAirError {
  override readonly name: string = 'OpenAirCommandError';
  /** The status code, for example `'401'`. */
  readonly code: string;
  /** What the code means, or `'unlisted error'`. */
  readonly errorName: string;
  /** The command that failed, without its content: `<Add type=Project>`. */
  readonly command: string;
  /** 0-based position of the command in the batch; -1 for the log-in. */
  readonly index: number;
  /** The text of the answer's `errors` element, where the server sent one. */
  readonly details: string | undefined;

  constructor(failure: { code: string; command: string; index: number; details?: string | undefined }) {
    const meaning = errorName(failure.code) ?? 'unlisted error';
    const details = failure.details && failure.details !== meaning ? `: ${failure.details}` : '';
    super(`${failure.command} failed with code ${failure.code} (${meaning})${details}`);
    this.code = failure.code;
    this.errorName = meaning;
    this.command = failure.command;
    this.index = failure.index;
    this.details = failure.details;
  }
}

/** The log-in was refused; no command of the request was carried out. */
export class OpenAirAuthenticationError extends OpenAirCommandError {
  override readonly name = 'OpenAirAuthenticationError';
}

/**
 * A command of a batch failed. The answers of the other commands are not lost: they are in `results`.
 */
export class OpenAirBatchError extends OpenAirError {
  override readonly name = 'OpenAirBatchError';
  /** One entry per command, in order. */
  readonly results: readonly PromiseSettledResult<unknown>[];
  /** The commands that failed, in order. */
  readonly errors: readonly OpenAirCommandError[];

  constructor(results: readonly PromiseSettledResult<unknown>[]) {
    const errors = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as OpenAirCommandError] : [],
    );
    super(
      `${errors.length} of ${results.length} commands failed:\n${errors
        .map((error) => `- command ${error.index}: ${error.message}`)
        .join('\n')}`,
    );
    this.results = results;
    this.errors = errors;
  }
}

/** The server refused the request as a whole (`<response status="1">…`). */
export class OpenAirRequestError extends OpenAirError {
  override readonly name = 'OpenAirRequestError';
  /** The status of the response element. */
  readonly code: string;
  /** What the code means, or `'unlisted error'`. */
  readonly errorName: string;
  /** The text that the server sent. */
  readonly details: string;

  constructor(code: string, details: string) {
    const meaning = errorName(code) ?? 'unlisted error';
    const text = details && details !== meaning ? `: ${details}` : '';
    super(`the server refused the request with status ${code} (${meaning})${text}`);
    this.code = code;
    this.errorName = meaning;
    this.details = details;
  }
}

/** The HTTP status is not a success. */
export class OpenAirHttpError extends OpenAirError {
  override readonly name = 'OpenAirHttpError';
  readonly status: number;
  readonly statusText: string;

  constructor(status: number, statusText: string, url: string) {
    super(`${url} answered HTTP ${status} ${statusText}`.trimEnd());
    this.status = status;
    this.statusText = statusText;
  }
}

/** No answer came: the network failed, the request timed out, or it was aborted. The reason is `cause`. */
export class OpenAirConnectionError extends OpenAirError {
  override readonly name = 'OpenAirConnectionError';
}

/** The answer is not well-formed XML, or it is not an answer to what was asked. The reason is `cause`, where there is one. */
export class OpenAirResponseError extends OpenAirError {
  override readonly name = 'OpenAirResponseError';
}
