import { TransportError } from '@proj/transport';
import { XmlValidationError } from '@proj/xml-runtime';
import type { AnyCommand } from './command.js';
import { OpenAirAuthenticationError, OpenAirCommandError, OpenAirError } from './errors.js';
import { maxCommandRecords } from './tagged-records.js';

/** Commands that follow each other, by their 0-based position among all that were given. */
export interface BulkRange {
  readonly first: number;
  readonly count: number;
}

/**
 * How far a bulk has come; every command in front of `next` that is in no range was carried out. It can be kept as JSON, and
 * given to another `bulk` as `resume`.
 */
export interface BulkState {
  /** The position of the first command that has not been looked at. */
  readonly next: number;
  /** Commands that were not carried out: the service refused them, or they did not reach it. */
  readonly failed: readonly BulkRange[];
  /** Commands of which nobody knows whether they were carried out: the response was lost, or cannot be understood. */
  readonly unknown: readonly BulkRange[];
}

/** How a command of a bulk went. */
export type BulkResult<Data> =
  | { readonly status: 'done'; readonly index: number; readonly data: Data }
  | { readonly status: 'failed' | 'unknown'; readonly index: number; readonly error: Error };

/** What one request of a bulk did. */
export interface BulkChunk<Data> {
  /** How its commands went, in order; those of a bulk that is resumed need not follow each other. */
  readonly results: readonly BulkResult<Data>[];
  /** How far the bulk has come with it. */
  readonly state: BulkState;
}

/** Options of a bulk. */
export interface BulkOptions {
  /** Records that a request writes at most, 1 to 1,000. @defaultValue 1000 */
  readonly recordsPerRequest?: number | undefined;
  /**
   * Commands of a request at most. The limit of an account is not known; where the service says that a request has too many
   * (code 855), or is too large (HTTP 413), the bulk goes on with halves. @defaultValue 1000
   */
  readonly commandsPerRequest?: number | undefined;
  /**
   * Requests on their way at once. With more than one the service may carry out chunks in another order; they are still handed
   * out in order. @defaultValue 1
   */
  readonly concurrency?: number | undefined;
  /**
   * What a failure does. `'stop'`: no request is sent after it, and the bulk throws an {@link OpenAirBulkError} behind the chunks
   * that were sent. `'continue'`: the chunks tell of it; still a refused log-in, credentials that cannot be fetched, and an abort
   * stop the bulk. @defaultValue `'stop'`
   */
  readonly onFailure?: 'stop' | 'continue' | undefined;
  /** Where an earlier bulk of the same commands stopped: what was carried out is passed over, what failed is sent again. */
  readonly resume?: BulkState | undefined;
  /**
   * With `resume`: sends the commands again of which nobody knows whether they were carried out. That may write twice; look
   * before. @defaultValue false
   */
  readonly repeatUnknown?: boolean | undefined;
  /** Aborts the requests. */
  readonly signal?: AbortSignal | undefined;
}

/** A bulk stopped at a failure. `state` says what was carried out and what was not; `bulk` takes it as `resume`. */
export class OpenAirBulkError extends OpenAirError {
  static {
    Object.defineProperty(OpenAirBulkError.prototype, 'name', {
      value: 'OpenAirBulkError',
      configurable: true,
      writable: true,
    });
  }

  readonly state: BulkState;

  /** @param cause - the first failure */
  constructor(cause: Error, state: BulkState) {
    const known = cause instanceof TransportError ? cause : undefined;
    super({
      message: `the bulk stopped in front of command ${state.next}: ${cause.message}`,
      reason: known?.reason ?? 'request',
      operation: 'bulk',
      attempts: known?.attempts ?? 0,
      mayHaveBeenDone: state.unknown.length > 0,
      cause,
    });
    this.state = state;
  }
}

/** Sends commands in one request, and gives how each went. */
type SendCommands<Data> = (
  commands: readonly AnyCommand<Data>[],
) => PromiseLike<readonly PromiseSettledResult<Data>[]>;

/** A command with its position. */
interface Item<Data> {
  readonly index: number;
  readonly command: AnyCommand<Data>;
}

/** What is sent in one request. */
interface Pack<Data> {
  readonly items: readonly Item<Data>[];
  /** The position behind it. */
  readonly next: number;
}

/**
 * Sends any number of commands, as many in a request as the API takes, and hands out what each request did.
 *
 * Commands are taken from their source as they are sent: memory is that of the requests on their way.
 *
 * @throws {OpenAirBulkError} at a failure that stops it
 * @throws {OpenAirError} for options that are out of bounds
 */
export async function* runBulk<Data>(
  commands: Iterable<AnyCommand<Data>> | AsyncIterable<AnyCommand<Data>>,
  options: BulkOptions,
  send: SendCommands<Data>,
): AsyncGenerator<BulkChunk<Data>, BulkState, undefined> {
  const { concurrency = 1, onFailure = 'stop' } = options;
  requireCount('concurrency', concurrency);
  const progress = new Progress(options.resume);
  const packs = packsOf(commands, limitsOf(options), (index) =>
    progress.isToSend(index, options.repeatUnknown),
  );
  const sender = new PackSender(send);
  const onTheirWay: { readonly pack: Pack<Data>; readonly results: Promise<readonly BulkResult<Data>[]> }[] =
    [];
  let failure: Error | undefined;
  let isExhausted = false;
  try {
    for (;;) {
      while (!isExhausted && failure === undefined && onTheirWay.length < concurrency) {
        const { value: pack } = await packs.next();
        if (pack === undefined) isExhausted = true;
        else onTheirWay.push({ pack, results: sender.send(pack.items) });
      }
      const first = onTheirWay.shift();
      if (first === undefined) break;
      const results = await first.results;
      failure ??= results.map(errorOf).find((error) => error && (onFailure === 'stop' || endsBulk(error)));
      progress.add(results, first.pack.next);
      yield { results, state: progress.state };
    }
  } finally {
    await packs.return(undefined);
    // A consumer that leaves early does not wait for them, but what was sent goes on.
    await Promise.allSettled(onTheirWay.map(({ results }) => results));
  }
  if (failure !== undefined) throw new OpenAirBulkError(failure, progress.state);
  return progress.state;
}

/** Sends packs, and in halves those that are too large for the service. Rejects never: results tell of failures. */
class PackSender<Data> {
  readonly #send: SendCommands<Data>;
  #commandsPerRequest = Number.POSITIVE_INFINITY;

  constructor(send: SendCommands<Data>) {
    this.#send = send;
  }

  async send(items: readonly Item<Data>[]): Promise<readonly BulkResult<Data>[]> {
    if (items.length === 0) return [];
    if (items.length > this.#commandsPerRequest) return this.#sendParts(items, this.#commandsPerRequest);
    const results = await this.#sendOnce(items);
    if (items.length === 1 || !results.map(errorOf).every(isTooMany)) return results;
    this.#commandsPerRequest = Math.min(this.#commandsPerRequest, Math.ceil(items.length / 2));
    return this.#sendParts(items, this.#commandsPerRequest);
  }

  async #sendParts(items: readonly Item<Data>[], size: number): Promise<readonly BulkResult<Data>[]> {
    const results: BulkResult<Data>[] = [];
    for (let start = 0; start < items.length; start += size) {
      results.push(...(await this.send(items.slice(start, start + size))));
    }
    return results;
  }

  async #sendOnce(items: readonly Item<Data>[]): Promise<readonly BulkResult<Data>[]> {
    try {
      const settled = await this.#send(items.map(({ command }) => command));
      return items.map(({ index }, position) => resultOf(index, settled[position]));
    } catch (error) {
      if (error instanceof XmlValidationError && items.length > 1) return this.#sendValid(items);
      const failure = error instanceof Error ? error : new OpenAirError(String(error));
      return items.map(({ index }) => failedResult(index, failure));
    }
  }

  /** A command that breaks the schema must not keep the others from being sent. */
  async #sendValid(items: readonly Item<Data>[]): Promise<readonly BulkResult<Data>[]> {
    const invalid = new Map<number, BulkResult<Data>>();
    for (const { index, command } of items) {
      const error = invalidityOf(command);
      if (error !== undefined) invalid.set(index, failedResult(index, error));
    }
    const sent = await this.send(items.filter(({ index }) => !invalid.has(index)));
    return [...invalid.values(), ...sent].sort((a, b) => a.index - b.index);
  }
}

function invalidityOf(command: AnyCommand): XmlValidationError | undefined {
  try {
    command.toBytes();
    return undefined;
  } catch (error) {
    if (error instanceof XmlValidationError) return error;
    throw error;
  }
}

function resultOf<Data>(index: number, settled: PromiseSettledResult<Data> | undefined): BulkResult<Data> {
  if (settled === undefined) throw new TypeError(`command ${index} has no result`);
  return settled.status === 'fulfilled'
    ? { status: 'done', index, data: settled.value }
    : failedResult(index, settled.reason as Error);
}

function failedResult(index: number, error: Error): BulkResult<never> {
  const isUnknown = error instanceof TransportError && error.mayHaveBeenDone;
  return { status: isUnknown ? 'unknown' : 'failed', index, error };
}

function errorOf(result: BulkResult<unknown>): Error | undefined {
  return result.status === 'done' ? undefined : result.error;
}

/** Tests whether the service refused a request as it had too many commands, or too many bytes. Nothing was carried out then. */
function isTooMany(error: Error | undefined): boolean {
  if (error instanceof OpenAirCommandError) return error.code === '855';
  return error instanceof TransportError && error.status === 413;
}

/** Tests for failures that all requests after it would have, too. */
function endsBulk(error: Error): boolean {
  if (error instanceof OpenAirAuthenticationError) return true;
  return error instanceof TransportError && (error.reason === 'credentials' || error.reason === 'aborted');
}

/** Which commands went how. */
class Progress {
  readonly #failed: BulkRange[] = [];
  readonly #unknown: BulkRange[] = [];
  /** What an earlier bulk left behind, and this has not come to yet. */
  readonly #earlier: BulkState | undefined;
  #next = 0;

  constructor(earlier: BulkState | undefined) {
    this.#earlier = earlier;
  }

  isToSend(index: number, repeatUnknown = false): boolean {
    const earlier = this.#earlier;
    if (earlier === undefined || index >= earlier.next) return true;
    return isIn(earlier.failed, index) || (repeatUnknown && isIn(earlier.unknown, index));
  }

  add(results: readonly BulkResult<unknown>[], next: number): void {
    const seen = new Map(results.map((result) => [result.index, result.status]));
    this.#keepUnknown(this.#next, next, seen);
    for (const { index, status } of results) {
      if (status === 'failed') addTo(this.#failed, index);
      if (status === 'unknown') addTo(this.#unknown, index);
    }
    this.#next = next;
  }

  get state(): BulkState {
    const { next = 0, failed = [], unknown = [] } = this.#earlier ?? {};
    return {
      next: Math.max(this.#next, next),
      failed: [...this.#failed, ...rangesFrom(failed, this.#next)],
      unknown: [...this.#unknown, ...rangesFrom(unknown, this.#next)],
    };
  }

  /** Those that are not sent again stay unknown. */
  #keepUnknown(start: number, end: number, seen: ReadonlyMap<number, string>): void {
    for (const { first, count } of this.#earlier?.unknown ?? []) {
      for (let index = Math.max(first, start); index < Math.min(first + count, end); index += 1) {
        if (!seen.has(index)) addTo(this.#unknown, index);
      }
    }
  }
}

function isIn(ranges: readonly BulkRange[], index: number): boolean {
  return ranges.some(({ first, count }) => index >= first && index < first + count);
}

/** Adds a position behind all others. */
function addTo(ranges: BulkRange[], index: number): void {
  const last = ranges.at(-1);
  if (last !== undefined && last.first + last.count === index) {
    ranges[ranges.length - 1] = { first: last.first, count: last.count + 1 };
  } else {
    ranges.push({ first: index, count: 1 });
  }
}

/** What of ranges stands at a position or behind it. */
function rangesFrom(ranges: readonly BulkRange[], start: number): BulkRange[] {
  return ranges.flatMap(({ first, count }) => {
    const from = Math.max(first, start);
    return first + count > from ? [{ first: from, count: first + count - from }] : [];
  });
}

interface Limits {
  readonly records: number;
  readonly commands: number;
}

function limitsOf({ recordsPerRequest, commandsPerRequest = 1000 }: BulkOptions): Limits {
  const records = recordsPerRequest ?? maxCommandRecords;
  requireCount('recordsPerRequest', records, maxCommandRecords);
  requireCount('commandsPerRequest', commandsPerRequest);
  return { records, commands: commandsPerRequest };
}

/** Puts as many commands together as a request may have, in order. */
async function* packsOf<Data>(
  commands: Iterable<AnyCommand<Data>> | AsyncIterable<AnyCommand<Data>>,
  limits: Limits,
  isToSend: (index: number) => boolean,
): AsyncGenerator<Pack<Data>, undefined, undefined> {
  let items: Item<Data>[] = [];
  let records = 0;
  let index = 0;
  for await (const command of commands) {
    if (isToSend(index)) {
      if (
        items.length === limits.commands ||
        (items.length > 0 && records + command.records > limits.records)
      ) {
        yield { items, next: index };
        items = [];
        records = 0;
      }
      items.push({ index, command });
      records += command.records;
    }
    index += 1;
  }
  if (items.length > 0) yield { items, next: index };
  return undefined;
}

/**
 * Checks that the commands of one request do not write too many records.
 * @throws {OpenAirError} when they do
 */
export function requireWithinLimits(commands: readonly AnyCommand[]): void {
  const records = commands.reduce((sum, command) => sum + command.records, 0);
  if (records <= maxCommandRecords) return;
  throw new OpenAirError(
    `the commands of a request write at most ${maxCommandRecords} records between them, not ${records}; "bulk" sends any number`,
  );
}

function requireCount(name: string, value: number, most = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new OpenAirError(`"${name}" has to be a whole number from 1 to ${most}, not ${value}`);
}
