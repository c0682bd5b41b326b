/** Why a call failed. `command` is for clients whose services tell failures in the body of a success. */
export type FailureReason =
  | 'request'
  | 'credentials'
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'redirect'
  | 'http'
  | 'response'
  | 'command';

/** Why a failure that may pass was not tried again. */
export type NotRepeated = 'unsafe' | 'attempts' | 'budget' | 'deadline' | 'retry-after';

/** How an attempt before the last one ended. */
export interface EarlierAttempt {
  readonly reason: FailureReason;
  /** The HTTP status, where there was a response. */
  readonly status: number | undefined;
  /** Whether the service may have done what the attempt asked for. Reads do nothing, so it is `false` for them. */
  readonly mayHaveBeenDone: boolean;
}

/** What is known of a failure. A {@link TransportError} is one, so that subclasses can be made from another error. */
export interface FailureDetails<Body = unknown> {
  readonly message: string;
  readonly reason: FailureReason;
  /** The name of the operation, or method and address without query. */
  readonly operation: string;
  readonly cause?: unknown;
  readonly status?: number | undefined;
  readonly statusText?: string | undefined;
  readonly headers?: Headers | undefined;
  /** The beginning of the body as text, or what a client made of it. */
  readonly body?: Body | undefined;
  readonly retryAfter?: number | undefined;
  readonly location?: string | undefined;
  readonly attempts?: number | undefined;
  readonly earlier?: readonly EarlierAttempt[] | undefined;
  readonly mayHaveBeenDone?: boolean | undefined;
  readonly notRepeated?: NotRepeated | undefined;
}

const brand: unique symbol = Symbol.for('@proj/transport.TransportError') as never;

/**
 * A call failed; `reason` says how. Secrets that the transport's redactor knows are masked in everything that an
 * error has. Inspection and JSON leave headers and body out, since a service may quote there what nobody knows of.
 */
export class TransportError<Body = unknown> extends Error implements FailureDetails<Body> {
  static {
    // On the prototype, so that stack traces show it too; spelt out, because minifiers rename classes.
    TransportError.prototype.name = 'TransportError';
    Object.defineProperty(TransportError.prototype, brand, { value: true });
  }

  readonly reason!: FailureReason;
  readonly operation!: string;
  /** The HTTP status of the response, where there was one. */
  readonly status: number | undefined;
  readonly statusText: string | undefined;
  /** Milliseconds that the service asks to wait before the next attempt. */
  readonly retryAfter: number | undefined;
  /** Where a redirect points, without query and credentials. It was not followed. */
  readonly location: string | undefined;
  /** How often the request was sent, or was about to be. */
  readonly attempts!: number;
  /** The attempts before the last one, in order. */
  readonly earlier!: readonly EarlierAttempt[];
  /**
   * Whether the service may have done what the call asked for, in this attempt or in an earlier one. A `404` of a
   * DELETE whose first response was lost has it. Always `false` for requests that only read.
   */
  readonly mayHaveBeenDone!: boolean;
  /** Why the call was not tried again although the failure may pass; `undefined` for failures that do not pass. */
  readonly notRepeated: NotRepeated | undefined;
  readonly #headers: Headers | undefined;
  readonly #body: Body | undefined;

  constructor({ message, cause, headers, body, ...details }: FailureDetails<Body>) {
    super(message, cause === undefined ? undefined : { cause });
    const { attempts = 1, earlier = [], mayHaveBeenDone = false } = details;
    Object.assign(this, details, { attempts, earlier, mayHaveBeenDone });
    this.#headers = headers;
    this.#body = body;
  }

  /** The headers of the response; cookies are masked. */
  get headers(): Headers | undefined {
    return this.#headers;
  }

  /** The beginning of the response's body as text, where it could be read, or what a client made of it. */
  get body(): Body | undefined {
    return this.#body;
  }

  /** What JSON shows: everything but stack, cause, headers and body. */
  toJSON(): Readonly<Record<string, unknown>> {
    return Object.assign<Record<string, unknown>, this>({ name: this.name, message: this.message }, this);
  }
}

/**
 * Tests for a {@link TransportError} or a subclass of it. Unlike `instanceof` it knows those of another copy of this
 * package, too.
 */
export function isTransportError(value: unknown): value is TransportError {
  return typeof value === 'object' && value !== null && (value as { [brand]?: unknown })[brand] === true;
}
