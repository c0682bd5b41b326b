/**
 * The service answered with a failure. Subclasses name the status; what they hold comes from the response only,
 * never from the request.
 */
export class ApiError extends Error {
  static {
    // On the prototype, so that stack traces show it too; spelt out, because minifiers rename classes.
    ApiError.prototype.name = 'ApiError';
  }

  /** HTTP status code. */
  declare readonly status: number;
  /** Method and path template of the request, without any value. */
  declare readonly request: string;
  /** The parsed JSON body; `undefined` when the service, or a proxy before it, sent something else. */
  declare readonly body?: unknown;
  /** The body as text, when it is not JSON. */
  declare readonly text?: string;
  readonly #headers: Headers;

  /**
   * @param body - The parsed JSON body, or the text of a body that is not JSON.
   */
  constructor(request: string, response: Response, body: unknown) {
    const { ok, status, statusText, headers } = response;
    const said = (body as { message?: unknown } | null | undefined)?.message ?? statusText;
    super(`${request}: ${status} ${ok ? 'but not JSON' : said}`);
    this.status = status;
    this.request = request;
    this.#headers = headers;
    if (typeof body === 'string') this.text = body;
    else this.body = body;
  }

  /** Headers of the response; not shown when the error is printed. */
  get headers(): Headers {
    return this.#headers;
  }

  /**
   * Seconds to wait before the next attempt, if the service says a number of them: in the header field
   * `Retry-After` (RFC 9110, section 10.2.3) or else in the property `retry_after` of the body.
   */
  get retryAfter(): number | undefined {
    const { retry_after: said } = (this.body ?? {}) as { retry_after?: unknown };
    const seconds = Number(this.#headers.get('retry-after') ?? said);
    return seconds >= 0 ? seconds : undefined;
  }
}
