import type { TransportError } from './transport-error.js';

/** What every event has. */
export interface CallEvent {
  /** The same object for all events of a call: a key for a `WeakMap`. */
  readonly call: object;
  /** The name of the operation. */
  readonly operation: string;
  readonly method: string;
  /** The address, without query and credentials. */
  readonly url: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** A request is about to be sent. */
export type RequestEvent = CallEvent;

/** A response begins. */
export interface ResponseEvent extends CallEvent {
  readonly status: number;
  /** Cookies and known secrets are masked. */
  readonly headers: Headers;
  /** Milliseconds since the request was sent. */
  readonly duration: number;
}

/** An attempt failed, and the request will be sent again. */
export interface RetryEvent extends CallEvent {
  readonly error: TransportError;
  readonly status: number | undefined;
  /** Milliseconds that the attempt took. */
  readonly duration: number;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
}

/** A call is over: its response was read, or it failed. `attempt` is the last one. */
export interface SettledEvent extends CallEvent {
  readonly status: number | undefined;
  /** `undefined` for a success. */
  readonly error: TransportError | undefined;
  /** Milliseconds of the whole call, waits included. */
  readonly duration: number;
}

/** Functions that watch calls. What they throw does not reach the caller. */
export interface Hooks {
  /** Called for each attempt. Header fields that it returns are added to the request: for the context of a trace. */
  readonly onRequest?:
    | ((event: RequestEvent) => Readonly<Record<string, string>> | undefined)
    | ((event: RequestEvent) => void)
    | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Called once for each call. */
  readonly onSettled?: ((event: SettledEvent) => void) | undefined;
  /** Sees what one of the other functions throws. */
  readonly onHookError?: ((error: unknown) => void) | undefined;
}

/** Calls a hook. Whatever it does, the call that it watches goes on. */
export function callHook<Event, Result>(
  hooks: Hooks,
  hook: (event: Event) => Result,
  event: Event,
): Result | undefined {
  try {
    const result = hook(event);
    if (isPromise(result)) result.then(undefined, (error: unknown) => tell(hooks, error));
    return result;
  } catch (error) {
    void tell(hooks, error);
    return undefined;
  }
}

async function tell({ onHookError }: Hooks, error: unknown): Promise<void> {
  try {
    await onHookError?.(error);
  } catch {
    // Nobody is left to be told.
  }
}

/** An async function is no hook by its type, but TypeScript allows it where nothing is to be returned. */
function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
