import { decodeChunks, joinChunks } from './response-body.js';
import type { EarlierAttempt, TransportError } from './transport-error.js';

/** What every response has. */
export interface ResponseHead {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  /** How often the request was sent. */
  readonly attempts: number;
  /** The attempts before the last one. One that `mayHaveBeenDone` may be the reason for what this response says. */
  readonly earlier: readonly EarlierAttempt[];
}

/** Makes the error of a response that cannot be understood. */
export type DescribeProblem = (problem: string, cause?: unknown) => TransportError;

/** A response whose body was read. */
export class TransportResponse implements ResponseHead {
  declare readonly status: number;
  declare readonly statusText: string;
  declare readonly headers: Headers;
  declare readonly attempts: number;
  declare readonly earlier: readonly EarlierAttempt[];
  readonly #describe: DescribeProblem;
  #chunks: readonly Uint8Array[];
  #text: string | undefined;

  /** @param describe - makes the error of a body that cannot be read */
  constructor(head: ResponseHead, chunks: readonly Uint8Array[], describe: DescribeProblem) {
    Object.assign(this, head);
    this.#chunks = chunks;
    this.#describe = describe;
  }

  /** The body as it came, not a copy. */
  bytes(): Uint8Array {
    const bytes = joinChunks(this.#chunks);
    this.#chunks = [bytes];
    return bytes;
  }

  /** The body as text, in UTF-8. Decoded once. */
  text(): string {
    this.#text ??= decodeChunks(this.#chunks);
    return this.#text;
  }

  /**
   * The body as JSON; `undefined` for an empty one. Nothing checks that it is of the type.
   * @throws {@link TransportError} with reason `response` when it is not JSON; the error has the text
   */
  json<T = unknown>(): T {
    const text = this.text();
    if (text === '') return undefined as T;
    try {
      return JSON.parse(text) as T;
    } catch {
      // The platform's error quotes a piece of the text, in which a part of a secret could not be found.
      throw this.#describe('is not JSON');
    }
  }

  /**
   * Makes the error of a response that is not what it has to be, with its text: for clients that read bodies.
   * @param problem - goes on after "200, but the response "
   */
  failure(problem: string, cause?: unknown): TransportError {
    return this.#describe(problem, cause);
  }
}
