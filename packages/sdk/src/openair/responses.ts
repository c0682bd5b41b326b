import type { FailureDetails, Verdict } from '@proj/transport';
import * as xml from '@proj/xml-commands';
import { type ParseOptions, parse, tolerant, XmlError, type XmlIssue } from '@proj/xml-runtime';
import type { AnyCommand, CommandName, CommandResponse } from './command.js';
import {
  type CommandFailure,
  OpenAirAuthenticationError,
  OpenAirBatchError,
  OpenAirCommandError,
  OpenAirError,
  OpenAirRequestError,
  OpenAirResponseError,
  type UnassignedResponse,
} from './errors.js';
import { kindOfCode } from './status-codes.js';

/** What the server returned for one command. */
export type ResponseItem = Extract<NonNullable<xml.ResponseType['$content']>[number], { $name: string }>;

/** A response document that was read. */
export interface ReadResponse {
  /** One for the log-in, if there was one, and one for each command. */
  readonly items: readonly ResponseItem[];
  /** What was odd in it. */
  readonly issues: readonly XmlIssue[];
}

/** How a command of a batch went. */
export type CommandOutcome =
  | { readonly status: 'fulfilled'; readonly value: unknown }
  | { readonly status: 'rejected'; readonly verdict: CommandVerdict };

/** What a response says of a command that failed, and the error that the caller gets for it. */
export interface CommandVerdict extends Verdict {
  readonly makeError: (details: FailureDetails) => OpenAirError;
}

/** A response tells of a failure, or is not what it has to be. It becomes an error when it is known how the call ended. */
export class ResponseProblem extends Error {
  readonly verdict: CommandVerdict;

  constructor(verdict: CommandVerdict) {
    super(verdict.message);
    this.verdict = verdict;
  }
}

const success = '0';

/** Bounds of the parser. */
interface ParserLimits {
  readonly maxBytes: number;
  readonly maxTextLength: number;
  readonly maxWaitingBytes: number;
}

/** The transport counts bytes before the parser sees them: "maxResponseBytes" bounds texts, and records, as well. */
const limits: Readonly<Record<'maxBytes' | 'maxTextLength' | 'maxWaitingBytes', number>> = {
  maxBytes: Number.MAX_SAFE_INTEGER,
  maxTextLength: Number.MAX_SAFE_INTEGER,
  maxWaitingBytes: Number.MAX_SAFE_INTEGER,
};

/** Masks the secrets of the client in a text that the server sent. */
export type Redact = (text: string) => string;

/** How responses are read. */
export interface Reading {
  readonly redact: Redact;
  /** Whether a response has to be valid; otherwise it is read as it came, and what is odd in it is an issue. */
  readonly isStrict: boolean;
}

/** Returns the options of the parser. */
export function parseOptions(
  { redact, isStrict }: Reading,
  onIssue: (issue: XmlIssue) => void,
): Pick<ParseOptions, 'tolerant' | 'onIssue'> & ParserLimits {
  return isStrict ? limits : { ...limits, tolerant, onIssue: (it) => onIssue(masked(it, redact)) };
}

/** Masks secrets in what an issue quotes. */
function masked(issue: XmlIssue, redact: Redact): XmlIssue {
  const { message, expected, found } = issue;
  return {
    ...issue,
    message: redact(message),
    ...(expected !== undefined && { expected: redact(expected) }),
    ...(found !== undefined && { found: redact(found) }),
  };
}

/**
 * Reads a response document.
 * @throws {ResponseProblem} when the bytes are not a response document, or the server refused the request as a whole
 */
export function readResponse(bytes: Uint8Array, reading: Reading): ReadResponse {
  const issues: XmlIssue[] = [];
  try {
    const response = parse(
      xml.ResponseElement,
      bytes,
      parseOptions(reading, (it) => issues.push(it)),
    );
    return { items: itemsOf(response, reading.redact), issues };
  } catch (error) {
    throw describeParsing(error, reading.redact);
  }
}

/**
 * Takes what belongs to commands out of a response.
 * @throws {ResponseProblem} when the server refused the request as a whole
 */
export function itemsOf(response: xml.ResponseType, redact: Redact): ResponseItem[] {
  const content = response.$content ?? [];
  if (response.status !== undefined && response.status !== success) {
    const text = content.filter((item) => typeof item === 'string').join('');
    const details = redact(text.trim()) || undefined;
    const failure = { code: redact(response.status), command: 'the request', index: -1, details };
    throw new ResponseProblem(commandVerdict(failure, OpenAirRequestError));
  }
  return [...content.filter((item) => typeof item !== 'string'), ...unknownItems(response)];
}

/** What a response has of commands that the schema lacks: read as it came, these are properties of their names. */
function unknownItems(response: xml.ResponseType): ResponseItem[] {
  const known: ReadonlySet<string> = new Set(['status', '$content', '$text', '$surplus']);
  return Object.entries(response)
    .filter(([name]) => !known.has(name))
    .flatMap(([$name, value]) => [value].flat().map(($value: unknown) => ({ $name, $value }) as ResponseItem))
    .filter(({ $value }) => typeof $value === 'object');
}

/** Returns the problem that an error of the parser tells of; any other error as it is. */
export function describeParsing(error: unknown, redact: Redact): unknown {
  if (!(error instanceof XmlError)) return error;
  return responseProblem(`the server's response is not an OpenAir response: ${redact(error.message)}`, error);
}

/**
 * Takes the response to the log-in off the front.
 * @throws {ResponseProblem} when the log-in was refused
 */
export function takeLogin(
  items: readonly ResponseItem[],
  name: 'Auth' | 'RemoteAuth',
  redact: Redact,
): ResponseItem[] {
  const [login, ...rest] = items;
  if (login?.$name !== name) throw responseProblem(`the response does not start with that to ${name}`);
  const status = statusOf(login);
  if (status === undefined) throw responseProblem(`the response to ${name} has no status`);
  if (status !== success) {
    const failure = {
      code: redact(status),
      command: `<${name}>`,
      index: -1,
      details: errorsOf(login, redact),
    };
    // A server that is busy, or has had too many requests, refuses no log-in.
    const isBusy = kindOfCode(status) === 'transient';
    throw new ResponseProblem(
      commandVerdict(failure, isBusy ? OpenAirCommandError : OpenAirAuthenticationError),
    );
  }
  return rest;
}

/** The status, which a response that is read as it came may lack. */
function statusOf({ $value }: ResponseItem): string | undefined {
  const { status } = $value as { readonly status?: unknown };
  return typeof status === 'string' ? status : undefined;
}

/** The text of a response's `errors`, which is a property, or an item of mixed content. */
function errorsOf({ $value }: ResponseItem, redact: Redact): string | undefined {
  if ('errors' in $value && typeof $value.errors === 'string') return redact($value.errors);
  const content: readonly unknown[] = ('$content' in $value && $value.$content) || [];
  const item = content.find(isErrors);
  return item && redact(item.$value);
}

function isErrors(item: unknown): item is { readonly $value: string } {
  return typeof item === 'object' && item !== null && '$name' in item && item.$name === 'errors';
}

/**
 * Reads the URL out of the response to RemoteAuth, where it is the text or an element of its own.
 * @throws {ResponseProblem} when the log-in was refused, or there is no URL
 */
export function readRemoteUrl(items: readonly ResponseItem[], redact: Redact): string {
  takeLogin(items, 'RemoteAuth', redact);
  const content = items.flatMap(({ $value }) => ($value as xml.RemoteAuthResponse).$content ?? []);
  const url = content.map((item) => (typeof item === 'string' ? item : item.$value)).join('');
  if (url.trim() === '') throw responseProblem('the response to RemoteAuth has no URL');
  return url.trim();
}

/** The responses to commands. */
export interface Settlement {
  /** How each command went, in order. */
  readonly outcomes: readonly CommandOutcome[];
  /** What the server returned besides: nothing tells which command it is for. */
  readonly unassigned: readonly UnassignedResponse[];
}

/**
 * Pairs commands with their responses and reads each. Where the responses are not one for each command, in order, those of
 * an element name are paired in order if there are as many as commands of that name. Nothing tells the others apart: their
 * commands fail, and may have been carried out.
 * @throws {ResponseProblem} when there are none; where reading is strict, also when they are not those of the commands
 */
export function settle(
  commands: readonly AnyCommand[],
  items: readonly ResponseItem[],
  { redact, isStrict }: Reading,
): Settlement {
  const sent = commands.map(({ name }) => name);
  const returned = items.map(({ $name }) => $name);
  const isInOrder = sent.join() === returned.join();
  // Without any response there is nothing to keep.
  if (!isInOrder && (isStrict || items.length === 0)) throw responseProblem(mismatch(sent, returned));
  const assigned = new Set<ResponseItem>();
  const outcomes = commands.map((command, index): CommandOutcome => {
    const item = isInOrder ? items[index] : itemOf(sent, items, index);
    if (item === undefined) {
      const message = `no response can be told to be that to ${command.label}: ${mismatch(sent, returned)}`;
      return { status: 'rejected', verdict: responseProblem(message).verdict };
    }
    assigned.add(item);
    return settleOne(command, item, index, redact);
  });
  const unassigned = items
    .filter((item) => !assigned.has(item))
    .map(({ $name, $value }) => ({ name: $name, value: $value }));
  return { outcomes, unassigned };
}

/** Finds the response to a command by the name of its element, and by its place among those of the name. */
function itemOf(
  sent: readonly string[],
  items: readonly ResponseItem[],
  index: number,
): ResponseItem | undefined {
  const name = sent[index];
  const own = items.filter(({ $name }) => $name === name);
  const isClear = own.length === sent.filter((it) => it === name).length;
  return isClear ? own[sent.slice(0, index).filter((it) => it === name).length] : undefined;
}

function mismatch(sent: readonly string[], returned: readonly string[]): string {
  return `the commands ${sent.join(', ')} got responses to ${returned.join(', ') || 'nothing'}`;
}

function settleOne(command: AnyCommand, item: ResponseItem, index: number, redact: Redact): CommandOutcome {
  const status = statusOf(item);
  if (status === undefined) {
    return {
      status: 'rejected',
      verdict: responseProblem(`the response to ${command.label} has no status`).verdict,
    };
  }
  if (status !== success && !command.emptyCodes.includes(status)) {
    const failure = { code: redact(status), command: command.label, index, details: errorsOf(item, redact) };
    return { status: 'rejected', verdict: commandVerdict(failure, OpenAirCommandError) };
  }
  try {
    return { status: 'fulfilled', value: command.decode(item.$value as CommandResponse<CommandName>) };
  } catch (error) {
    if (!(error instanceof OpenAirError)) throw error;
    return { status: 'rejected', verdict: responseProblem(redact(error.message)).verdict };
  }
}

/**
 * Gives what the commands of a batch returned.
 * @throws {ResponseProblem} when one of them failed
 */
export function resultsOf(commands: readonly AnyCommand[], settlement: Settlement): unknown[] {
  const { outcomes } = settlement;
  const verdicts = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.verdict] : []));
  if (verdicts.length > 0) throw new ResponseProblem(batchVerdict(commands, settlement, verdicts));
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value);
}

function batchVerdict(
  commands: readonly AnyCommand[],
  { outcomes, unassigned }: Settlement,
  verdicts: readonly CommandVerdict[],
): CommandVerdict {
  const kinds = verdicts.map(({ kind }) => kind);
  // Newer credentials send all commands again: none of them may have been carried out.
  const writing = outcomes.map((outcome, index) => mayHaveWritten(commands[index], outcome));
  const isUnclear = verdicts.every(({ reason }) => reason === 'response');
  const isExpired =
    verdicts.length === commands.length && kinds.includes('expired') && !writing.includes(true);
  return {
    ...(isUnclear && { reason: 'response' as const }),
    kind: isExpired ? 'expired' : kinds.includes('transient') ? 'transient' : 'failed',
    message: `${verdicts.length} of ${commands.length} commands failed`,
    mayHaveBeenDone: writing.includes(true),
    makeError: (details) => {
      const settled = outcomes.map((outcome, index): PromiseSettledResult<unknown> => {
        if (outcome.status === 'fulfilled') return outcome;
        const own = { ...details, mayHaveBeenDone: writing[index] ?? false };
        return { status: 'rejected', reason: outcome.verdict.makeError(own) };
      });
      return new OpenAirBatchError(details, settled, unassigned);
    },
  };
}

function mayHaveWritten(command: AnyCommand | undefined, outcome: CommandOutcome): boolean {
  if (command?.idempotent === true) return false;
  return outcome.status === 'fulfilled' || outcome.verdict.reason === 'response';
}

function commandVerdict(
  failure: CommandFailure,
  Type: new (details: FailureDetails, failure: CommandFailure) => OpenAirError,
): CommandVerdict {
  return {
    kind: kindOfCode(failure.code),
    message: `failed with code ${failure.code}`,
    makeError: (details) => new Type(details, failure),
  };
}

/** The response is not what it has to be. What was asked for may have been done. */
export function responseProblem(message: string, cause?: unknown): ResponseProblem {
  const makeError = (details: FailureDetails) =>
    new OpenAirResponseError({ ...details, message, reason: 'response' });
  return new ResponseProblem({ kind: 'failed', reason: 'response', message, cause, makeError });
}
