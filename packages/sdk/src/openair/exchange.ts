import type { Redaction, TransportRequest, TransportResponse } from '@proj/transport';
import type { XmlIssue } from '@proj/xml-runtime';
import type { AnyCommand } from './command.js';
import type { LoginName } from './envelope.js';
import {
  type Reading,
  type ReadResponse,
  ResponseProblem,
  readRemoteUrl,
  readResponse,
  resultsOf,
  settle,
  takeLogin,
} from './responses.js';
import { CallRedaction } from './secrets.js';

/** What a call is, for {@link Exchange}. */
export interface ExchangeOptions {
  readonly url: string;
  readonly login: LoginName | undefined;
  /** None for a log-in alone. */
  readonly commands: readonly AnyCommand[];
  /** Whether a failed command fails the call by itself, or as one of several. */
  readonly isBatch: boolean;
  /** Whether a response has to be valid. */
  readonly isStrict: boolean;
  readonly signal: AbortSignal | undefined;
  /** Masks the secrets of the client. */
  readonly redaction: Redaction;
}

/** What the response to a call was found to be. */
export interface ExchangeOutcome {
  /** What the commands returned, in order; for RemoteAuth the URL. */
  readonly results: readonly unknown[];
  /** What was odd in the response. */
  readonly issues: readonly XmlIssue[];
}

const headers = { 'content-type': 'application/xml' };

/** Commands on their way: the request as the transport takes it, and what has come back. */
export class Exchange implements TransportRequest {
  readonly method = 'POST';
  readonly headers: typeof headers = headers;
  readonly url: string;
  readonly operation: string;
  readonly effect: 'read' | 'once';
  readonly signal: AbortSignal | undefined;
  readonly login: LoginName | undefined;
  readonly commands: readonly AnyCommand[];
  readonly redaction: Redaction;
  /** How the response is read. */
  readonly reading: Reading;
  /** The XML of the commands, in UTF-8: it is the same in all attempts, what is around it is not. */
  readonly content: readonly (Uint8Array | Blob)[];
  readonly #isBatch: boolean;
  /** The whole request, as it was sent last. */
  body: Uint8Array<ArrayBuffer> | Blob | undefined;
  /** The last response, whatever its status. */
  response: TransportResponse | undefined;
  /** Undefined for a response that is none. */
  outcome: ExchangeOutcome | undefined;

  /** @throws {XmlValidationError} when a command breaks a rule of the XML Schema */
  constructor({ url, login, commands, isBatch, isStrict, signal, redaction }: ExchangeOptions) {
    this.url = url;
    this.login = login;
    this.commands = commands;
    this.#isBatch = isBatch;
    this.signal = signal;
    this.redaction = new CallRedaction(
      redaction,
      commands.flatMap(({ sent }) => sent),
    );
    this.reading = { redact: (text) => this.redaction.text(text), isStrict };
    this.operation = operationOf(login, commands);
    this.effect = commands.every((command) => command.idempotent) ? 'read' : 'once';
    this.content = commands.flatMap((command) => command.toParts());
  }

  /**
   * Reads a response to this, and keeps it.
   * @throws {ResponseProblem} when it is none, or tells of a failure
   */
  receive(response: TransportResponse): void {
    this.outcome = undefined;
    const read = readResponse(response.bytes(), this.reading);
    this.outcome = { results: this.#resultsOf(read), issues: read.issues };
  }

  #resultsOf({ items }: ReadResponse): readonly unknown[] {
    const { redact } = this.reading;
    if (this.login === 'RemoteAuth') return [readRemoteUrl(items, redact)];
    const rest = this.login === undefined ? items : takeLogin(items, this.login, redact);
    const settlement = settle(this.commands, rest, this.reading);
    const [first] = settlement.outcomes;
    if (!this.#isBatch && first?.status === 'rejected') throw new ResponseProblem(first.verdict);
    return resultsOf(this.commands, settlement);
  }
}

function operationOf(login: LoginName | undefined, commands: readonly AnyCommand[]): string {
  const [first] = commands;
  if (first === undefined) return `<${login}>`;
  return commands.length === 1 ? first.label : `${commands.length} commands, first ${first.label}`;
}
