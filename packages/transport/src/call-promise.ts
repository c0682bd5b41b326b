/** What came with the result of a call. */
export interface WithResponse<Data, Head> {
  /** What the promise itself gives. */
  readonly data: Data;
  /** Status, header fields and attempts. */
  readonly response: Head;
}

/**
 * The promise of what a call returns. It is an ordinary promise; who wants to know what came with the result asks
 * for {@link CallPromise.withResponse}. Both are of the one call that has begun already.
 *
 * @example
 * ```ts
 * const thing = await client.get(id);
 * const { data, response } = await client.get(id).withResponse();
 * response.headers.get('etag');
 * ```
 */
export class CallPromise<Data, Whole extends { readonly data: Data }> extends Promise<Data> {
  // Promises that `then` makes are promises of something else.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  readonly #whole: Promise<Whole>;

  /** @param whole - the call; a rejection is unhandled until somebody waits for this promise or for `withResponse` */
  constructor(whole: Promise<Whole>) {
    // Never looked at: it would be unhandled where only `withResponse` is waited for.
    super((resolve) => resolve(undefined as never));
    this.#whole = whole;
  }

  /** Waits for the result, and for all that came with it. */
  withResponse(): Promise<Whole> {
    return this.#whole;
  }

  // biome-ignore lint/suspicious/noThenProperty: a promise has one, and this one waits for the call
  override then<Fulfilled = Data, Rejected = never>(
    onFulfilled?: ((data: Data) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((error: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#whole.then(({ data }) => data).then(onFulfilled, onRejected);
  }
}
