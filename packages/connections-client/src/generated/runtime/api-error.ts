import { type FailureDetails, TransportError } from '@proj/transport';

const brand: symbol = Symbol.for('@proj/ApiError');

/** The service returned a failure (`reason` is `http`). Subclasses name the status, and type the body. */
export class ApiError<Body = unknown> extends TransportError<Body> {
  readonly #text: string | undefined;

  /**
   * @param details - with the body as it was parsed
   * @param text - the body as it came, in which secrets are masked
   */
  constructor(details: FailureDetails, text?: string) {
    super(details as FailureDetails<Body>);
    this.#text = details.body === undefined ? text : undefined;
  }

  /** The beginning of the body as text, when the service, or a proxy before it, sent something else than JSON. */
  get text(): string | undefined {
    return this.#text;
  }
}

// On the prototype, so that stack traces show it too; spelt out, because minifiers rename classes.
Object.assign(ApiError.prototype, { name: 'ApiError', [brand]: true });

/**
 * Tests for an {@link ApiError} or a subclass of it. Unlike `instanceof` it knows those of another copy of this package
 * and of other generated clients, too.
 */
export function isApiError(value: unknown): value is ApiError {
  return typeof value === 'object' && value !== null && brand in value;
}
