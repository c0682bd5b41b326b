import {
  type AttemptFailure,
  credentialsFailure,
  redirectFailure,
  requestFailure,
  responseFailure,
  statusFailure,
  thrownFailure,
} from './attempt-failure.js';
import { Authorization } from './authorization.js';
import { Call } from './call.js';
import { type CallLimits, limitsOf, requireLimits } from './call-limits.js';
import type { Classify, Verdict } from './classification.js';
import { now } from './clock.js';
import { callHook, type Hooks, type RequestEvent } from './hooks.js';
import { interrupted } from './interruption.js';
import { maskHeaders } from './masked-headers.js';
import type { Pacer } from './pacer.js';
import type { Reading } from './reading.js';
import { noRedaction, type Redaction } from './redaction.js';
import { bodyOf, discard, readChunks, TooLargeError } from './response-body.js';
import { isSuccessStatus, type RetryOptions, RetryPolicy } from './retry-policy.js';
import type { MakeError, Sender, SenderSeams } from './sender.js';
import { guardedStream, type StreamEnd, StreamedResponse } from './streamed-response.js';
import { isTransportError, type NotRepeated, TransportError } from './transport-error.js';
import { isRedirect, requestProblem, type TransportRequest } from './transport-request.js';
import { TransportResponse } from './transport-response.js';
import { uploadInit } from './upload-init.js';
import { sendsUserAgent } from './user-agent.js';

/** How requests are sent. */
export interface TransportOptions<Request extends TransportRequest = TransportRequest>
  extends SenderSeams<Request> {
  /**
   * Milliseconds for one attempt, the credentials and the body of the response included; `Infinity` for no limit.
   * The time in which a streamed body is not asked for does not count. @defaultValue 60000
   */
  readonly timeout?: number | undefined;
  /** Milliseconds for a call with all its attempts and waits. @defaultValue no limit */
  readonly deadline?: number | undefined;
  /** How often and when failed requests are sent again. */
  readonly retry?: RetryOptions | undefined;
  /** The largest body of a response, in bytes after decompression. @defaultValue 67108864 (64 MiB) */
  readonly maxResponseBytes?: number | undefined;
  /** Sent as `User-Agent`, but not by browsers, which have their own. */
  readonly userAgent?: string | undefined;
  /** Holds requests back. */
  readonly pacer?: Pacer | undefined;
  /** Watch calls. */
  readonly hooks?: Hooks | undefined;
}

const mebibyte = 2 ** 20;

/** Bytes that are read of a failed response. */
const failedBodyBytes = 80 * 1024;

/**
 * Sends requests: with limits of time and size, again where that is safe, and so that every call ends. Redirects are
 * not followed, because they would carry credentials to another server.
 *
 * @example
 * ```ts
 * const transport = new Transport({ timeout: 10_000, deadline: 60_000, userAgent: 'my-client/1.0' });
 * const response = await transport.send({ method: 'GET', url: 'https://api.example.com/things', signal });
 * const things = response.json<Thing[]>();
 * ```
 */
export class Transport<Request extends TransportRequest = TransportRequest> implements Sender<Request> {
  readonly #fetch: TransportOptions['fetch'];
  readonly #limits: CallLimits;
  readonly #policy: RetryPolicy;
  readonly #userAgent: string | undefined;
  readonly #authorization: Authorization<Request> | undefined;
  readonly #classify: Classify<Request> | undefined;
  readonly #pacer: Pacer | undefined;
  readonly #hooks: Hooks;
  readonly #redaction: Redaction;
  readonly #makeError: MakeError;

  /** @throws RangeError for a time or a size that is no positive number */
  constructor(options: TransportOptions<Request> = {}) {
    this.#fetch = options.fetch;
    this.#limits = requireLimits({
      timeout: options.timeout ?? 60_000,
      deadline: options.deadline ?? Number.POSITIVE_INFINITY,
      maxResponseBytes: options.maxResponseBytes ?? 64 * mebibyte,
    });
    this.#policy = new RetryPolicy(options.retry ?? {});
    this.#userAgent = sendsUserAgent() ? options.userAgent : undefined;
    this.#authorization = options.authorize && new Authorization(options.authorize);
    this.#classify = options.classify;
    this.#pacer = options.pacer;
    this.#hooks = options.hooks ?? {};
    this.#redaction = options.redaction ?? noRedaction;
    this.#makeError = options.makeError ?? ((details) => new TransportError(details));
  }

  /**
   * Sends a request and reads the whole body of the response, which is so part of what is tried again.
   *
   * @throws {@link TransportError}, or the subclass that `makeError` makes; nothing else, but a `RangeError` for a
   * limit that is no positive number
   */
  async send(request: Request): Promise<TransportResponse> {
    const call = this.#begin(request);
    const response = await this.#run(call, async (head) => this.#readWhole(call, head));
    call.settle(response.status, undefined);
    return response;
  }

  /**
   * Sends a request and hands the body of the response over as it arrives. What fails before is tried again, what
   * fails afterwards is not: the body's reader gets the error.
   *
   * @throws {@link TransportError}, or the subclass that `makeError` makes; nothing else, but a `RangeError` for a
   * limit that is no positive number
   */
  async stream(request: Request): Promise<StreamedResponse> {
    const call = this.#begin(request);
    return this.#run(call, async (head) =>
      this.#handOver(call, head, {
        done: () => call.settle(head.status, undefined),
        fail: (thrown) => {
          const failure = thrownFailure(call, thrown, head, call.redaction);
          call.interruption.cancel();
          return this.#settle(call, failure);
        },
      }),
    );
  }

  /**
   * Sends a request and gives what a reader makes of the body while it arrives. All is one call: where reading fails
   * and the failure may pass, the rest is asked for, as a repetition. The time stands still while the consumer has an
   * item; one who stops early closes the connection, without waiting for that.
   *
   * @throws {@link TransportError}, or the subclass that `makeError` makes, and what the reader throws and does not
   * explain
   */
  async *iterate<Item>(
    request: Request,
    reading: Reading<Item, Request>,
  ): AsyncGenerator<Item, void, undefined> {
    const call = this.#begin(request);
    let earlier: TransportError | undefined;
    for (;;) {
      let failure: AttemptFailure | undefined;
      let isRead = false;
      const response = await this.#run(call, async (head) =>
        this.#handOver(call, head, {
          done: () => {
            isRead = true;
          },
          fail: (thrown) => {
            failure = thrownFailure(call, thrown, head, call.redaction);
            call.interruption.cancel();
            return this.#errorOf(call, failure);
          },
        }),
      );
      let isOver = true;
      let error: TransportError | undefined;
      try {
        for await (const item of reading.read(response, earlier)) {
          // The body may have failed while the consumer had an item; what was read before is not handed out.
          if (failure !== undefined) break;
          yield item;
        }
        if (failure === undefined) return;
        isOver = false;
      } catch (thrown) {
        failure ??= this.#explain(call, response, reading.explain(thrown));
        if (failure === undefined) {
          error = isTransportError(thrown) ? thrown : undefined;
          throw thrown;
        }
        isOver = false;
      } finally {
        call.interruption.onInterrupted = undefined;
        if (!isRead) call.interruption.cancel();
        if (isOver) call.settle(response.status, error);
      }
      const rest = failure.kind === 'failed' ? undefined : reading.resume();
      if (rest === undefined) throw this.#settle(call, failure);
      earlier = this.#errorOf(call, failure);
      call.request = rest;
      await this.#recover(call, failure);
    }
  }

  #explain(call: Call, response: StreamedResponse, verdict: Verdict | undefined): AttemptFailure | undefined {
    return verdict && statusFailure(response.status, verdict, response, call.redaction);
  }

  #begin(request: Request): Call<Request> {
    return new Call(request, limitsOf(request, this.#limits), this.#hooks, this.#redaction);
  }

  /** Sends a request until there is a response or no hope. */
  async #run<Result extends object>(call: Call<Request>, receive: Receive<Result>): Promise<Result> {
    for (;;) {
      const outcome = await this.#attempt(call, receive);
      if (!('kind' in outcome)) {
        this.#policy.budget.succeed(call.paid);
        return outcome;
      }
      await this.#recover(call, outcome);
    }
  }

  /** Gets ready for another attempt, or throws what the caller of the call gets. */
  async #recover(call: Call<Request>, failure: AttemptFailure): Promise<void> {
    call.leave();
    if (failure.kind === 'expired' && (await this.#renew(call, failure))) return;
    await this.#waitToRepeat(call, failure);
  }

  /** Sends a request once. */
  async #attempt<Result extends object>(
    call: Call<Request>,
    receive: Receive<Result>,
  ): Promise<Result | AttemptFailure> {
    const { interruption } = call;
    call.attempt += 1;
    call.sentAt = undefined;
    let head: Response | undefined;
    try {
      const refusal = this.#pacer && (await this.#enter(call, this.#pacer));
      if (refusal !== undefined) return refusal;
      interruption.begin(call.limits.timeout);
      const request = await this.#authorize(call);
      if ('kind' in request) return request;
      const problem = requestProblem(request);
      if (problem !== undefined) return requestFailure(problem);
      interruption.throwIfAny();
      const init = this.#initOf(call, request);
      // A hook may have aborted.
      interruption.throwIfAny();
      call.sentAt = now();
      const send = this.#fetch ?? globalThis.fetch;
      head = await interruption.wait(send(request.url, init), (late) => discard(late.body));
      this.#tellResponse(call, head);
      return await (head.ok ? receive(head) : this.#readFailure(call, head));
    } catch (thrown) {
      const failure = thrownFailure(call, thrown, head, call.redaction);
      interruption.cancel();
      return failure;
    }
  }

  /** Waits for a place, which a call holds until its response is read. */
  async #enter(call: Call, pacer: Pacer): Promise<AttemptFailure | undefined> {
    const { interruption } = call;
    interruption.begin(Number.POSITIVE_INFINITY);
    try {
      call.release = await interruption.wait(pacer.enter(interruption.signal), (late) => late());
      return undefined;
    } catch (thrown) {
      if (thrown === interrupted) throw thrown;
      return requestFailure('the pacer refused it', call.redaction.value(thrown));
    }
  }

  async #authorize(call: Call<Request>): Promise<TransportRequest | AttemptFailure> {
    const { request, renewed, interruption } = call;
    if (renewed !== undefined) {
      call.renewed = undefined;
      return renewed;
    }
    if (this.#authorization === undefined) return request;
    call.generation = this.#authorization.generation;
    try {
      const authorized = this.#authorization.authorize(request);
      return (isPromise(authorized) ? await interruption.wait(authorized) : authorized) ?? request;
    } catch (thrown) {
      if (thrown === interrupted) throw thrown;
      return credentialsFailure(thrown, call.redaction);
    }
  }

  #initOf(call: Call, { method, headers, body, idempotencyKey }: TransportRequest): RequestInit {
    const fields: Record<string, string> = { ...headers };
    if (this.#userAgent !== undefined) setField(fields, 'User-Agent', this.#userAgent);
    if (idempotencyKey !== undefined) setField(fields, 'Idempotency-Key', idempotencyKey);
    const { onRequest } = this.#hooks;
    if (onRequest !== undefined) {
      // A hook that returns nothing gives `undefined`, whatever TypeScript calls it.
      const hook = onRequest as (event: RequestEvent) => Readonly<Record<string, string>> | undefined;
      const added = callHook(this.#hooks, hook, call.event());
      for (const [name, value] of Object.entries(added ?? {})) setField(fields, name, value);
    }
    const init: RequestInit = {
      method,
      headers: fields,
      redirect: 'manual',
      signal: call.interruption.signal,
    };
    if (body !== undefined) init.body = body;
    if (body instanceof ReadableStream || body instanceof Blob) Object.assign(init, uploadInit(body));
    return init;
  }

  #tellResponse(call: Call, head: Response): void {
    const { onResponse } = this.#hooks;
    if (onResponse === undefined) return;
    const { status } = head;
    const headers = maskHeaders(head.headers, this.#redaction);
    callHook(this.#hooks, onResponse, { ...call.event(), status, headers, duration: call.attemptDuration });
  }

  async #readWhole(call: Call<Request>, head: Response): Promise<TransportResponse | AttemptFailure> {
    const { maxResponseBytes } = call.limits;
    refuseLength(head, maxResponseBytes);
    const chunks = await readChunks(bodyOf(head), call.interruption, maxResponseBytes, false);
    const response = this.#response(call, head, chunks);
    return this.#judge(call, response) ?? response;
  }

  /** What is wrong with a response, if anything is. */
  #judge(call: Call<Request>, response: TransportResponse): AttemptFailure | undefined {
    const isSuccess = isSuccessStatus(response.status);
    let verdict: Verdict | undefined;
    try {
      verdict = this.#classify?.(response, call.request);
    } catch (thrown) {
      // A proxy's page, say. For a failure the status is enough.
      if (isSuccess) {
        return responseFailure('cannot be understood', response, call.redaction, thrown);
      }
    }
    if (verdict === undefined && isSuccess) return undefined;
    return statusFailure(response.status, verdict, response, call.redaction);
  }

  #handOver(call: Call, head: Response, end: StreamEnd): StreamedResponse {
    const { interruption, limits } = call;
    refuseLength(head, limits.maxResponseBytes);
    interruption.pause();
    const body = guardedStream(bodyOf(head), interruption, limits.maxResponseBytes, end);
    return new StreamedResponse(call.head(head), body);
  }

  async #readFailure(call: Call<Request>, head: Response): Promise<AttemptFailure> {
    if (isRedirect(head)) {
      call.interruption.cancel();
      return redirectFailure(head, call.request.url, call.redaction);
    }
    let chunks: Uint8Array[] = [];
    try {
      chunks = await readChunks(bodyOf(head), call.interruption, failedBodyBytes, true);
    } catch (thrown) {
      // The status is known without the body.
      if (call.interruption.cause === 'aborted') throw thrown;
      call.interruption.cancel();
    }
    const response = this.#response(call, head, chunks);
    return this.#judge(call, response) ?? statusFailure(head.status, undefined, response, call.redaction);
  }

  #response(call: Call, head: Response, chunks: readonly Uint8Array[]): TransportResponse {
    const response: TransportResponse = new TransportResponse(call.head(head), chunks, (problem, cause) => {
      const failure = responseFailure(problem, response, call.redaction, cause);
      return this.#makeError(call.detailsOf(failure), response);
    });
    return response;
  }

  /** Fetches newer credentials after a refusal, once for a call. */
  async #renew(call: Call<Request>, failure: AttemptFailure): Promise<boolean> {
    const { interruption, request } = call;
    const canRenew =
      this.#authorization !== undefined && !call.wasRenewed && !(request.body instanceof ReadableStream);
    if (!canRenew) return false;
    call.wasRenewed = true;
    interruption.begin(call.limits.timeout);
    try {
      call.renewed = await interruption.wait(this.#authorization.refresh(request, call.generation));
    } catch (thrown) {
      call.sentAt = undefined;
      call.note(failure);
      const wasInterrupted = thrown === interrupted;
      const next = wasInterrupted
        ? thrownFailure(call, thrown, undefined, call.redaction)
        : credentialsFailure(thrown, call.redaction);
      throw this.#settle(call, next);
    }
    if (call.renewed === undefined) return false;
    call.note(failure);
    return true;
  }

  /** Waits until the request may be sent again, or throws what its caller gets. */
  async #waitToRepeat(call: Call, failure: AttemptFailure): Promise<void> {
    const { interruption, effect, request } = call;
    if (failure.kind !== 'transient') throw this.#settle(call, failure);
    const { retryAfter, status } = failure;
    const decision = this.#policy.decide({
      effect,
      retryAfter,
      repetitions: call.repetitions,
      limit: request.retries,
      afterTimeout: failure.reason === 'timeout',
      timeLeft: interruption.timeLeft,
    });
    if (decision.delay === undefined) throw this.#settle(call, failure, decision.notRepeated);
    call.repetitions += 1;
    call.paid = decision.cost;
    const { onRetry } = this.#hooks;
    if (onRetry !== undefined) {
      const error = this.#errorOf(call, failure);
      const { attemptDuration: duration } = call;
      callHook(this.#hooks, onRetry, { ...call.event(), status, duration, error, delay: decision.delay });
    }
    call.note(failure);
    call.sentAt = undefined;
    interruption.begin(Number.POSITIVE_INFINITY);
    try {
      await interruption.sleep(decision.delay);
    } catch (thrown) {
      throw this.#settle(call, thrownFailure(call, thrown, undefined, call.redaction));
    }
  }

  #settle(call: Call, failure: AttemptFailure, notRepeated?: NotRepeated): TransportError {
    const error = this.#errorOf(call, failure, notRepeated);
    call.settle(failure.status, error);
    return error;
  }

  #errorOf(call: Call, failure: AttemptFailure, notRepeated?: NotRepeated): TransportError {
    const details = call.detailsOf(failure, notRepeated);
    return failure.makeError?.(details) ?? this.#makeError(details, failure.response);
  }
}

/** Makes what the caller gets of a response that is a success so far. */
type Receive<Result> = (head: Response) => Promise<Result | AttemptFailure>;

/** @throws {@link TooLargeError} for a response that says itself that it is too large */
function refuseLength({ body, headers }: Response, limit: number): void {
  if (body !== null && Number(headers.get('content-length')) > limit) throw new TooLargeError();
}

/** Sets a header field that the request does not have by another spelling of its name. */
function setField(fields: Record<string, string>, name: string, value: string): void {
  const lowerCase = name.toLowerCase();
  for (const present in fields) {
    if (present.toLowerCase() === lowerCase) return;
  }
  fields[name] = value;
}

function isPromise<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as { then?: unknown } | undefined)?.then === 'function';
}
