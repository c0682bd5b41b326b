import type { TransportRequest } from './transport-request.js';

/** Why credentials are asked for. */
export interface AuthorizeContext {
  /** The credentials that were sent last were refused: newer ones are needed. */
  readonly refresh: boolean;
}

/**
 * Puts the credentials into a request, a copy of which it returns. Called for every attempt.
 *
 * @returns `undefined` for a `refresh` when there are no newer credentials; the refusal stands then
 */
export type Authorize<Request extends TransportRequest = TransportRequest> = (
  request: Request,
  context: AuthorizeContext,
) => TransportRequest | undefined | PromiseLike<TransportRequest | undefined>;

/** Asks for credentials on behalf of all calls of a transport, so that they are refreshed once for all that wait. */
export class Authorization<Request extends TransportRequest> {
  readonly #authorize: Authorize<Request>;
  #refreshing: Promise<boolean> | undefined;
  #generation = 0;

  constructor(authorize: Authorize<Request>) {
    this.#authorize = authorize;
  }

  /** Grows with each refresh. */
  get generation(): number {
    return this.#generation;
  }

  /** Puts the credentials into a request, after a refresh that is under way. */
  authorize(request: Request): TransportRequest | undefined | PromiseLike<TransportRequest | undefined> {
    if (this.#refreshing === undefined) return this.#authorize(request, { refresh: false });
    return this.#afterRefresh(request);
  }

  /**
   * Puts newer credentials into a request than those that were refused.
   *
   * @param refused - the generation of the refused ones
   * @returns `undefined` when there are none
   */
  async refresh(request: Request, refused: number): Promise<TransportRequest | undefined> {
    if (refused === this.#generation && this.#refreshing === undefined) return this.#refresh(request);
    if (this.#refreshing !== undefined && !(await this.#refreshing)) return undefined;
    return this.#authorize(request, { refresh: false });
  }

  async #afterRefresh(request: Request): Promise<TransportRequest | undefined> {
    // If it fails, the calls that wait for it tell; this one may find other credentials.
    await this.#refreshing?.catch(() => false);
    return this.#authorize(request, { refresh: false });
  }

  /** Goes on when the call that began it is aborted: others wait for it. */
  async #refresh(request: Request): Promise<TransportRequest | undefined> {
    const work = (async () => this.#authorize(request, { refresh: true }))();
    const refreshing = work.then((renewed) => {
      if (renewed === undefined) return false;
      this.#generation += 1;
      return true;
    });
    this.#refreshing = refreshing;
    refreshing.then(
      () => this.#end(refreshing),
      () => this.#end(refreshing),
    );
    return work;
  }

  #end(refreshing: Promise<boolean>): void {
    if (this.#refreshing === refreshing) this.#refreshing = undefined;
  }
}
