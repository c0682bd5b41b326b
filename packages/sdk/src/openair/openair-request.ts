import * as xml from '@proj/xml-commands';
import type { Application } from './application.js';
import { Auth, RemoteAuth } from './auth.js';
import type { AnyCommand } from './command.js';
import { OpenAirError } from './errors.js';
import { XmlFragment } from './xml-fragment.js';

type CommandItem = NonNullable<xml.RequestType['$content']>[number];

/** What a {@link OpenAirRequest} is made of. */
export interface OpenAirRequestOptions {
  readonly application: Application;
  /** The log-in; Time, Version and the look-up of errors do without. */
  readonly auth?: Auth | RemoteAuth | undefined;
  /** The commands, in the order in which they are carried out. */
  readonly commands?: readonly AnyCommand[] | undefined;
  /** In place of the request's own label. */
  readonly label?: string | undefined;
}

/**
 * A whole request: the document that is sent.
 * @example
 * ```ts
 * const request = new OpenAirRequest({ application, auth, commands: [whoami()] });
 * request.toString(); // <?xml version="1.0" encoding="utf-8"?><request API_ver="1.0" …
 * ```
 */
export class OpenAirRequest extends XmlFragment<xml.RequestType> {
  readonly application: Application;
  readonly auth: Auth | RemoteAuth | undefined;
  readonly commands: readonly AnyCommand[];

  /** @throws {OpenAirError} when `auth` is something else than a log-in */
  constructor(options: OpenAirRequestOptions) {
    const { application, auth, commands = [] } = options;
    super(options.label ?? requestLabel(application, auth), xml.RequestElement, {
      ...application.attributes,
      ...authProperty(auth),
      $content: commands.map((command) => ({ $name: command.name, $value: command.element }) as CommandItem),
    });
    this.application = application;
    this.auth = auth;
    this.commands = commands;
  }

  protected override get hasDeclaration(): boolean {
    return true;
  }
}

function authProperty(auth: Auth | RemoteAuth | undefined): object {
  if (auth === undefined) return {};
  if (auth instanceof Auth) return { Auth: auth.element };
  if (auth instanceof RemoteAuth) return { RemoteAuth: auth.element };
  throw new OpenAirError('the log-in of a request is an Auth or a RemoteAuth');
}

function requestLabel(application: Application, auth: Auth | RemoteAuth | undefined): string {
  const login = auth?.username === undefined ? '' : ` company=${auth.company} username=${auth.username}`;
  return `<Request client=${application.client}${login}>`;
}
