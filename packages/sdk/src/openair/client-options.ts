import type { CredentialSource, Pacer, RetryOptions, TransportOptions } from '@proj/transport';
import type { OpenAirEnvironment } from './endpoint.js';
import type { OpenAirHooks } from './hooks.js';

/** What went over the wire, with secrets masked. */
export interface WireExchange {
  readonly url: string;
  /** The XML that was sent. */
  readonly request: string;
  /** The XML that came back; undefined when none did. */
  readonly response: string | undefined;
}

/** Options of an {@link OpenAirClient}. */
export interface OpenAirClientOptions {
  /** The company's identifier. */
  readonly company: string;
  /** The user's name; not needed with `accessToken`. */
  readonly user?: string | undefined;
  /**
   * A secret, or a function that fetches it. Not needed with `accessToken`. What a function gives is kept until the service
   * refuses it; then it is called once for all calls that wait, with `refresh: true`, and each is sent again once.
   */
  readonly password?: CredentialSource | undefined;
  /** An OAuth 2.0 access token, in place of user and password. A secret, or a function that fetches it, as for `password`. */
  readonly accessToken?: CredentialSource | undefined;
  /** The API key. A secret, or a function that fetches it, as for `password`. */
  readonly key: CredentialSource;
  /** The namespace that the key belongs to. @defaultValue `'default'` */
  readonly namespace?: string | undefined;
  /** The name of your program. */
  readonly client: string;
  /** The version of your program. */
  readonly clientVersion: string;
  /** The address of `api.pl`. @defaultValue that of the company in `environment` */
  readonly url?: string | undefined;
  /** The kind of account. @defaultValue `'production'` */
  readonly environment?: OpenAirEnvironment | undefined;
  /**
   * For one attempt, the credentials and the whole response included, in milliseconds; `Infinity` for no limit. It stands
   * still while the consumer of `read` holds a record. @defaultValue 60000
   */
  readonly timeout?: number | undefined;
  /**
   * For a call with all its attempts and waits, in milliseconds; for `read` it is for a page. @defaultValue no limit
   */
  readonly deadline?: number | undefined;
  /**
   * How often and when a request is sent again whose commands all only read: after failures of the network, time-outs,
   * HTTP 408, 425, 429 and 5xx, and after the codes 414, 505, 556 and 606. Requests that write are sent once.
   */
  readonly retry?: RetryOptions | undefined;
  /**
   * Whose clocks the account's dates are of: an IANA name, such as `America/New_York`. A time that the clocks show twice is the
   * first one; one that they skip is as much later as they skip. @defaultValue UTC
   */
  readonly timeZone?: string | undefined;
  /** The largest response, in bytes after decompression. @defaultValue 67108864 (64 MiB) */
  readonly maxResponseBytes?: number | undefined;
  /** Holds requests back, so that the limits of the account are kept: a `RequestPacer`, say. */
  readonly pacer?: Pacer | undefined;
  /**
   * Whether responses have to be valid by the XML Schema. By default they are read as they come: a field with a value that
   * its type does not have is the text, unknown fields are there under their names, and what is odd is in `issues` of
   * `withResponse()`, and told to `hooks.onIssues`. With `true`, such a response is an {@link OpenAirResponseError}; a
   * write may have been done all the same. @defaultValue false
   */
  readonly strict?: boolean | undefined;
  /** Watch calls. Secrets are masked in all that they see. */
  readonly hooks?: OpenAirHooks | undefined;
  /** Sent as `User-Agent`, but not by browsers, which have their own. */
  readonly userAgent?: string | undefined;
  /** Sends one attempt; called with an address and an object. @defaultValue the platform's `fetch` */
  readonly fetch?: TransportOptions['fetch'];
  /**
   * Called after each exchange, for logs; secrets are masked. What it throws goes to `hooks.onHookError`: the call goes
   * on. With it, `read` reads pages as a whole, and hands their records out afterwards.
   */
  readonly onExchange?: ((exchange: WireExchange) => void) | undefined;
}
