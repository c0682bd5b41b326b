import type { RateLimitOptions } from './rate-limit.js';

/** What both in-memory servers take. */
export interface ServerOptions {
  /** Milliseconds before each response, or a function that returns them. @defaultValue 0 */
  readonly latency?: number | (() => number) | undefined;
  /** How many requests the server takes. @defaultValue any number */
  readonly rateLimit?: RateLimitOptions | undefined;
  /** The server's clock. @defaultValue the system's */
  readonly now?: (() => Date) | undefined;
}
