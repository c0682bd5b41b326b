import { mask } from '@proj/transport';
import { requireText } from './secrets.js';

/** What identifies the calling program to the API. */
export interface ApplicationOptions {
  /** The name of the calling program. */
  readonly client: string;
  /** Its version, for example `'1.0'`. */
  readonly clientVersion: string;
  /** The namespace that the API key belongs to. @defaultValue `'default'` */
  readonly namespace?: string | undefined;
  /** The API key. A secret. */
  readonly key: string;
}

/**
 * The calling program: the attributes of a request.
 * @example
 * ```ts
 * const application = new Application({ client: 'test app', clientVersion: '1.0', key: 'uniquekey' });
 * ```
 */
export class Application {
  readonly client: string;
  readonly clientVersion: string;
  readonly namespace: string;
  readonly #key: string;

  /** @throws {OpenAirError} when the key is not a string */
  constructor(options: ApplicationOptions) {
    requireText('key', options.key);
    this.client = options.client;
    this.clientVersion = options.clientVersion;
    this.namespace = options.namespace ?? 'default';
    this.#key = options.key;
  }

  /** A short text without the key: `<Application client=test version=1.0>`. */
  get label(): string {
    return `<Application client=${this.client} version=${this.clientVersion}>`;
  }

  /** The attributes of the `request` element. */
  get attributes(): { API_ver: '1.0'; client: string; client_ver: string; namespace: string; key: string } {
    return {
      API_ver: '1.0',
      client: this.client,
      client_ver: this.clientVersion,
      key: this.#key,
      namespace: this.namespace,
    };
  }

  /** The attributes with the key masked; what `JSON.stringify` takes. */
  toJSON(): unknown {
    return { ...this.attributes, key: mask };
  }

  toString(): string {
    return this.label;
  }
}
