/** The errors that end the reading of a body. */
export interface BodyFailures {
  /** The server took too long. */
  timedOut(): Error;
  /** The connection broke, or the call was aborted. */
  failed(reason: unknown): Error;
}

/**
 * The body of an answer while it arrives; it can be iterated once. Its deadline runs only while somebody waits for the
 * server: a consumer may take any time between two chunks.
 */
export class AnswerBody implements AsyncIterable<Uint8Array>, AsyncIterator<Uint8Array> {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #failures: BodyFailures;
  readonly #signal: AbortSignal | undefined;
  /** How many milliseconds the server has left. */
  #left: number;
  #hasTimedOut = false;
  #isBroken = false;

  /**
   * @param left - how many milliseconds the server has for what is still to come
   * @param signal - ends the reading, while it waits for the server, too
   */
  constructor(
    body: ReadableStream<Uint8Array> | null,
    left: number,
    failures: BodyFailures,
    signal: AbortSignal | undefined,
  ) {
    this.#reader = body?.getReader();
    this.#left = left;
    this.#failures = failures;
    this.#signal = signal;
  }

  /** The connection broke while the body was read: another attempt may do better. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Waits for the next chunk. */
  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.throwIfAborted();
    const start = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let abort = (): void => undefined;
    try {
      return await new Promise((resolve, reject) => {
        timer = setTimeout(() => {
          this.#hasTimedOut = true;
          reject(this.#failures.timedOut());
        }, this.#left);
        abort = () => reject(this.#failures.failed(this.#signal?.reason));
        this.#signal?.addEventListener('abort', abort);
        this.#read().then(resolve, (error: unknown) => {
          // What has been given up breaks as well.
          this.#isBroken = !this.#hasTimedOut && this.#signal?.aborted !== true;
          reject(this.#failures.failed(error));
        });
      });
    } finally {
      clearTimeout(timer);
      this.#signal?.removeEventListener('abort', abort);
      this.#left -= performance.now() - start;
    }
  }

  /** Closes the connection, if more is to come, without waiting for that. */
  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.#reader?.cancel().catch(() => undefined);
    return { done: true, value: undefined };
  }

  /** @throws the error of an aborted call */
  throwIfAborted(): void {
    if (this.#signal?.aborted) throw this.#failures.failed(this.#signal.reason);
  }

  async #read(): Promise<IteratorResult<Uint8Array, undefined>> {
    const { value } = (await this.#reader?.read()) ?? {};
    return value === undefined ? { done: true, value } : { done: false, value };
  }
}
