import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as xml from '@proj/xml-commands';
import { serialize, XmlError } from '@proj/xml-runtime';
import type { RecordInput, RecordName } from '../openair/records.js';
import { maskXml } from '../openair/secrets.js';
import { type Account, Accounts } from './accounts.js';
import { answer, executeCommand } from './execute-command.js';
import { CommandFailure, failure } from './failure.js';
import { type ReadRequest, readRequest } from './read-request.js';
import { RecordStore } from './record-store.js';

type AnswerItem = Extract<NonNullable<xml.ResponseType['$content']>[number], { $name: string }>;

/** What an in-memory server starts with. */
export interface OpenAirServerOptions {
  /** @defaultValue `'Acme'` */
  readonly company?: string | undefined;
  /** @defaultValue `'JAdmin'` */
  readonly user?: string | undefined;
  /** @defaultValue `'p@ssw0rd'` */
  readonly password?: string | undefined;
  /** An access token that logs the user in too. */
  readonly accessToken?: string | undefined;
  /** The good API key of each namespace. @defaultValue `{ default: 'key' }` */
  readonly keys?: Readonly<Record<string, string>> | undefined;
  /** The records that are there at the start. */
  readonly records?: { readonly [Name in RecordName]?: readonly RecordInput<Name>[] } | undefined;
  /** The server's clock. @defaultValue the system's */
  readonly now?: (() => Date) | undefined;
  /** The port of 127.0.0.1. @defaultValue a free one */
  readonly port?: number | undefined;
}

/** A request that the server got, with secrets masked. */
export interface ReceivedRequest {
  /** The names of its commands, the log-in left out; empty for a request that is no valid document. */
  readonly commands: readonly string[];
  readonly xml: string;
}

/**
 * Starts an in-memory OpenAir server on 127.0.0.1, for tests: it parses requests, keeps records, carries the
 * commands out and answers, pages reads, and refuses bad log-ins, bad keys and bad documents with the API's codes.
 *
 * @example
 * ```ts
 * const server = await startOpenAirServer({ records: { Slip: [{ projectid: '13', total: 99 }] } });
 * const openair = new OpenAirClient({ ...server.credentials, url: server.url, client: 'test', clientVersion: '1.0' });
 * // …
 * await server.close();
 * ```
 */
export async function startOpenAirServer(options: OpenAirServerOptions = {}): Promise<OpenAirServer> {
  const server = new OpenAirServer(options);
  await server.listen(options.port ?? 0);
  return server;
}

/** What `OpenAirClient` needs to log in to an {@link OpenAirServer}. */
export interface OpenAirCredentials {
  readonly company: string;
  readonly user: string;
  readonly password: string;
  readonly namespace: string;
  readonly key: string;
}

/** A running in-memory server. Made by {@link startOpenAirServer}. */
export class OpenAirServer {
  /** The records; a test may look at them and change them. */
  readonly records: RecordStore;
  /** What the server got, in order. */
  readonly requests: ReceivedRequest[] = [];
  readonly #accounts: Accounts;
  readonly #credentials: OpenAirCredentials;
  readonly #now: () => Date;
  readonly #http: Server;
  readonly #replies: { readonly status: number; readonly body: string }[] = [];

  constructor(options: OpenAirServerOptions) {
    const { company = 'Acme', user = 'JAdmin', password = 'p@ssw0rd', keys = { default: 'key' } } = options;
    const [namespace = 'default', key = 'key'] = Object.entries(keys)[0] ?? [];
    this.#credentials = { company, user, password, namespace, key };
    this.#now = options.now ?? (() => new Date());
    this.records = new RecordStore(this.#now);
    this.#accounts = new Accounts(new Map(Object.entries(keys)));
    const me = this.records.add('User', {
      nickname: user,
      name: user,
      addr: { Address: { email: `${user}@example.com` } },
    });
    this.#accounts.add({ company, user, password, accessToken: options.accessToken, userId: me.id });
    for (const [name, list] of Object.entries(options.records ?? {})) {
      for (const record of list ?? [])
        this.records.add(name as RecordName, record as RecordInput<RecordName>);
    }
    this.#http = createServer((request, response) => {
      this.#handle(request, response).catch(() => {
        // The client broke off, or a record that a test put in has no XML form: the server goes on for the others.
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
  }

  /** A log-in and a key that are good. Secrets, as far as a test has any. */
  get credentials(): OpenAirCredentials {
    return this.#credentials;
  }

  /** The address of `api.pl`. */
  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/api.pl`;
  }

  /** @param port - 0 for a free one */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#http.once('error', reject);
      this.#http.listen(port, '127.0.0.1', resolve);
    });
  }

  /** Answers the next request with an HTTP status and a body, whatever it holds. */
  respondOnce(status: number, body = ''): void {
    this.#replies.push({ status, body });
  }

  /** Stops the server; open connections are ended. */
  async close(): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise<void>((resolve, reject) => {
      this.#http.close((error) => (error ? reject(error) : resolve()));
    });
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    const reply = this.#replies.shift();
    if (reply) return void response.writeHead(reply.status).end(reply.body);
    if (request.url?.split('?')[0] !== '/api.pl') {
      return void response.writeHead(404).end();
    }
    if (request.method !== 'POST' && request.method !== 'PUT') {
      return void response.writeHead(405, { allow: 'POST, PUT' }).end();
    }
    const answer = this.#answer(Buffer.concat(chunks));
    response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(answer);
  }

  #answer(body: Uint8Array): string {
    const value = this.#respond(body);
    return serialize(xml.ResponseElement, value, { declaration: true });
  }

  #respond(body: Uint8Array): xml.ResponseType {
    const request = tryReadRequest(body);
    const commands = request instanceof CommandFailure ? [] : request.commands;
    this.requests.push({
      commands: commands.map((command) => command.$name),
      xml: maskXml(new TextDecoder().decode(body)),
    });
    const refusal =
      request instanceof CommandFailure ? request : this.#accounts.refuseKey(request.namespace, request.key);
    if (request instanceof CommandFailure || refusal !== undefined) return wholeFailure(refusal);
    return { $content: this.#execute(request) };
  }

  #execute({ login, commands }: ReadRequest): AnswerItem[] {
    const account = login && this.#accounts.logIn(login.value);
    const first = login ? [this.#answerLogin(login.name, account)] : [];
    if (account instanceof CommandFailure) {
      return [...first, ...commands.map((command) => answer(command.$name, failure('2')))];
    }
    const context = {
      store: this.records,
      accounts: this.#accounts,
      account,
      now: this.#now,
      url: this.url,
    };
    return [...first, ...commands.map((command) => executeCommand(command, context))];
  }

  #answerLogin(name: 'Auth' | 'RemoteAuth', account: Account | CommandFailure | undefined): AnswerItem {
    if (account instanceof CommandFailure || name === 'Auth')
      return answer(name, account instanceof CommandFailure ? account : {});
    return answer(name, { $content: [new URL(`/remote?uid=${account?.userId}`, this.url).href] });
  }
}

function tryReadRequest(body: Uint8Array): ReadRequest | CommandFailure {
  try {
    return readRequest(body);
  } catch (error) {
    if (error instanceof XmlError) return failure('1', maskXml(error.message));
    throw error;
  }
}

function wholeFailure(failed: CommandFailure | undefined): xml.ResponseType {
  return { status: failed?.status ?? '1', $content: [failed?.errors ?? ''] };
}
