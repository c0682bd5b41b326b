import { Application, type ApplicationOptions } from './application.js';
import { Auth, RemoteAuth } from './auth.js';
import type { Secrets } from './credentials.js';
import { OpenAirRequest } from './openair-request.js';

/** The elements that log in. */
export type LoginName = 'Auth' | 'RemoteAuth';

/** Who calls, without secrets. */
export interface Caller extends Omit<ApplicationOptions, 'key'> {
  /** The company's identifier. */
  readonly company: string;
  /** The user's name; undefined for a log-in by token. */
  readonly user: string | undefined;
}

/** What stands before the commands of a request. */
interface Head {
  readonly secrets: Secrets;
  readonly bytes: Uint8Array;
}

const end = '</request>';

/** What is around the commands: the attributes of the request and the log-in. Written once for the same secrets. */
export class Envelope {
  readonly #caller: Caller;
  readonly #heads = new Map<LoginName | undefined, Head>();
  readonly #end = new TextEncoder().encode(end);

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Writes a whole request.
   * @param commands - their XML, in UTF-8, in pieces
   * @returns a file where one of the pieces is one: it shares their content
   */
  write(
    login: LoginName | undefined,
    secrets: Secrets,
    commands: readonly (Uint8Array | Blob)[],
  ): Uint8Array<ArrayBuffer> | Blob {
    const parts = [this.#head(login, secrets), ...commands, this.#end];
    if (!parts.every((part) => part instanceof Uint8Array)) return new Blob(parts as Blob[]);
    const request = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let position = 0;
    for (const part of parts) {
      request.set(part, position);
      position += part.length;
    }
    return request;
  }

  #head(login: LoginName | undefined, secrets: Secrets): Uint8Array {
    const known = this.#heads.get(login);
    if (known?.secrets.key === secrets.key && known.secrets.login === secrets.login) return known.bytes;
    const application = new Application({ ...this.#caller, key: secrets.key });
    const auth = login && this.#auth(login, secrets.login ?? '');
    // Without a log-in the element is empty.
    const xml = new OpenAirRequest({ application, auth })
      .toString()
      .replace(/ \/>$|<\/request>$/, (tag) => (tag === end ? '' : '>'));
    const bytes = new TextEncoder().encode(xml);
    this.#heads.set(login, { secrets, bytes });
    return bytes;
  }

  #auth(login: LoginName, secret: string): Auth | RemoteAuth {
    const { company, user } = this.#caller;
    if (user === undefined) return new Auth({ accessToken: secret });
    const byPassword = { company, user, password: secret };
    return login === 'Auth' ? new Auth(byPassword) : new RemoteAuth(byPassword);
  }
}
