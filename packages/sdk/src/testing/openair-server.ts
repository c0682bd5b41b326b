import * as xml from '@proj/xml-commands';
import { serialize, XmlError } from '@proj/xml-runtime';
import { maxPageSize } from '../openair/commands/read.js';
import type { RecordInput, RecordName } from '../openair/records.js';
import { maskXml } from '../openair/secrets.js';
import { maxCommandRecords } from '../openair/tagged-records.js';
import { type Account, Accounts } from './accounts.js';
import { omitResponses, setFields } from './change-response.js';
import { executeCommand, type ResponseItem, responseTo } from './execute-command.js';
import { CommandFailure, failure } from './failure.js';
import { type FaultAction, FaultPlan } from './faults.js';
import { pause, respondWithFault } from './network.js';
import {
  commandCondition,
  fitsCommand,
  fitsOpenAirRequest,
  type OpenAirCommandFacts,
  type OpenAirFault,
  type OpenAirFaultAction,
  type OpenAirFaultCondition,
  type OpenAirRequestFacts,
} from './openair-faults.js';
import { RateLimit } from './rate-limit.js';
import { type ReadRequest, type ReceivedCommand, readRequest } from './read-request.js';
import { RecordQuota } from './record-quota.js';
import { RecordStore } from './record-store.js';
import type { ServerOptions } from './server-options.js';

/** What an in-memory OpenAir server starts with. */
export interface OpenAirServerOptions extends ServerOptions {
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
  /** Whose clocks the dates of the account are of, an IANA name such as `America/New_York`. @defaultValue UTC */
  readonly timeZone?: string | undefined;
  /** How many commands a request may have; more are refused with 855. @defaultValue any number */
  readonly commandsPerRequest?: number | undefined;
  /** The first that fits a request is what happens. */
  readonly faults?: readonly OpenAirFault[] | undefined;
}

/** A request that the server got, with secrets masked. */
export interface ReceivedRequest {
  /** The names of its commands, the log-in left out; empty for a request that is no valid document. */
  readonly commands: readonly string[];
  readonly xml: string;
}

/** What `OpenAirClient` needs to log in to an {@link OpenAirServer}. */
export interface OpenAirCredentials {
  readonly company: string;
  readonly user: string;
  readonly password: string;
  readonly namespace: string;
  readonly key: string;
}

/**
 * An in-memory OpenAir server, for tests: it parses requests, keeps records, carries the commands out, pages reads, refuses bad log-ins,
 * bad keys and bad documents with the API's codes, and has faults on demand. Above a rate limit, the log-in fails with 556.
 *
 * @example
 * ```ts
 * const server = new OpenAirServer({ records: { Slip: [{ projectid: '13', total: 99 }] } });
 * const url = 'https://acme.example/api.pl';
 * const openair = new OpenAirClient({ ...server.credentials, url, fetch: server.fetch, client: 'test', clientVersion: '1.0' });
 * ```
 */
export class OpenAirServer {
  /** The records; a test may look at them and change them. */
  readonly records: RecordStore;
  /** What the server got, in order. */
  readonly requests: ReceivedRequest[] = [];
  /** A log-in and a key that are good. Secrets, as far as a test has any. */
  readonly credentials: OpenAirCredentials;
  readonly #accounts: Accounts;
  readonly #now: () => Date;
  readonly #timeZone: string | undefined;
  readonly #commandsPerRequest: number;
  readonly #latency: number | (() => number);
  readonly #limit: RateLimit;
  readonly #faults: FaultPlan<OpenAirRequestFacts, OpenAirFaultCondition, OpenAirFaultAction>;

  constructor(options: OpenAirServerOptions = {}) {
    const { company = 'Acme', user = 'JAdmin', password = 'p@ssw0rd', keys = { default: 'key' } } = options;
    const [namespace = 'default', key = 'key'] = Object.entries(keys)[0] ?? [];
    this.credentials = { company, user, password, namespace, key };
    this.#now = options.now ?? (() => new Date());
    this.#latency = options.latency ?? 0;
    this.#limit = new RateLimit(options.rateLimit ?? {}, this.#now);
    this.#faults = new FaultPlan(options.faults ?? [], fitsOpenAirRequest);
    this.#timeZone = options.timeZone;
    this.#commandsPerRequest = options.commandsPerRequest ?? Number.POSITIVE_INFINITY;
    this.records = new RecordStore(this.#now, this.#timeZone);
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
  }

  /** Responds to a request as `fetch` does; it rejects where a fault breaks the connection, or when the signal is aborted. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const body = new Uint8Array(await request.arrayBuffer());
    await pause(typeof this.#latency === 'number' ? this.#latency : this.#latency(), request);
    const refusal = refuseHttp(request);
    const received = refusal === undefined ? tryReadRequest(body) : failure('1');
    const facts = { commands: factsOf(received), xml: maskXml(new TextDecoder().decode(body)) };
    const fault = this.#faults.next(facts);
    const respond = (): Response => {
      if (refusal !== undefined) return refusal;
      this.requests.push({ commands: namesOf(received), xml: facts.xml });
      return xmlResponse(this.#respond(received, request.url, facts.commands, fault));
    };
    const action = fault?.do;
    return respondWithFault(isOpenAirAction(action) ? undefined : action, request, respond);
  };

  /** Adds a fault, which goes behind those that are there. */
  addFault(fault: OpenAirFault): void {
    this.#faults.add(fault);
  }

  /** Responds to one of the next requests with an HTTP status and a body, whatever it holds. */
  respondOnce(status: number, body = ''): void {
    this.addFault({ when: { times: 1 }, do: { status, body } });
  }

  #respond(
    received: ReadRequest | CommandFailure,
    url: string,
    commands: readonly OpenAirCommandFacts[],
    fault: OpenAirFault | undefined,
  ): string {
    const value = this.#responseValue(received, url, fault);
    const text = serialize(xml.ResponseElement, value, { declaration: true });
    const action = fault?.do;
    if (fault === undefined || value.status !== undefined) return text;
    const condition = commandCondition(fault) ?? {};
    const fits = (index: number): boolean => {
      const facts = commands[index];
      return facts !== undefined && fitsCommand(condition, facts);
    };
    if (action === 'omit-response') return omitResponses(text, fits);
    return typeof action === 'object' && 'set' in action ? setFields(text, action, fits) : text;
  }

  #responseValue(
    received: ReadRequest | CommandFailure,
    url: string,
    fault: OpenAirFault | undefined,
  ): xml.ResponseType {
    if (received instanceof CommandFailure) return wholeFailure(received);
    const refusal = this.#accounts.refuseKey(received.namespace, received.key);
    if (refusal !== undefined) return wholeFailure(refusal);
    if (received.commands.length > this.#commandsPerRequest) return wholeFailure(failure('855'));
    const action = fault?.do;
    if (fault === undefined || typeof action !== 'object' || !('code' in action)) {
      return { $content: this.#execute(received, url, () => undefined) };
    }
    const failed = failure(String(action.code), action.message);
    const condition = commandCondition(fault);
    if (condition === undefined) return wholeFailure(failed);
    return {
      $content: this.#execute(received, url, (facts) => (fitsCommand(condition, facts) ? failed : undefined)),
    };
  }

  /** @param refuse - the failure that a fault gives a command, or the log-in */
  #execute(
    { login, commands }: ReadRequest,
    url: string,
    refuse: (command: OpenAirCommandFacts) => CommandFailure | undefined,
  ): ResponseItem[] {
    const account = login && (refuse({ name: login.name, type: undefined }) ?? this.#logIn(login.value));
    const first = login ? [respondToLogin(login.name, account, url)] : [];
    if (account instanceof CommandFailure) {
      return [...first, ...commands.map((command) => responseTo(command.$name, failure('2')))];
    }
    const context = {
      store: this.records,
      accounts: this.#accounts,
      account,
      now: this.#now,
      timeZone: this.#timeZone,
      url,
      writable: new RecordQuota(maxCommandRecords),
      readable: new RecordQuota(maxPageSize),
    };
    const rest = commands.map((command) => {
      const failed = refuse(factsOfCommand(command));
      return failed === undefined ? executeCommand(command, context) : responseTo(command.$name, failed);
    });
    return [...first, ...rest];
  }

  #logIn(login: xml.Login): Account | CommandFailure {
    const account = this.#accounts.logIn(login);
    if (account instanceof CommandFailure) return account;
    return this.#limit.take() === undefined ? account : failure('556');
  }
}

function refuseHttp({ url, method }: Request): Response | undefined {
  if (new URL(url).pathname !== '/api.pl') return new Response(null, { status: 404 });
  if (method === 'POST' || method === 'PUT') return undefined;
  return new Response(null, { status: 405, headers: { allow: 'POST, PUT' } });
}

function xmlResponse(body: string): Response {
  return new Response(body, { headers: { 'content-type': 'text/xml; charset=utf-8' } });
}

function tryReadRequest(body: Uint8Array): ReadRequest | CommandFailure {
  try {
    return readRequest(body);
  } catch (error) {
    if (error instanceof XmlError) return failure('1', maskXml(error.message));
    throw error;
  }
}

function namesOf(received: ReadRequest | CommandFailure): readonly string[] {
  return received instanceof CommandFailure ? [] : received.commands.map(({ $name }) => $name);
}

function factsOf(received: ReadRequest | CommandFailure): readonly OpenAirCommandFacts[] {
  if (received instanceof CommandFailure) return [];
  const login = received.login === undefined ? [] : [{ name: received.login.name, type: undefined }];
  return [...login, ...received.commands.map(factsOfCommand)];
}

function factsOfCommand(command: ReceivedCommand): OpenAirCommandFacts {
  const type = '$value' in command && 'type' in command.$value ? command.$value.type : undefined;
  return { name: command.$name, type };
}

/** Tests for a fault that is in the document of the response, not in how it is transferred. */
function isOpenAirAction(
  action: OpenAirFaultAction | undefined,
): action is Exclude<OpenAirFaultAction, FaultAction> {
  return action === 'omit-response' || (typeof action === 'object' && ('code' in action || 'set' in action));
}

function respondToLogin(
  name: 'Auth' | 'RemoteAuth',
  account: Account | CommandFailure | undefined,
  url: string,
): ResponseItem {
  if (account instanceof CommandFailure) return responseTo(name, account);
  if (name === 'Auth') return responseTo(name, {});
  return responseTo(name, { $content: [new URL(`/remote?uid=${account?.userId}`, url).href] });
}

function wholeFailure({ status, errors }: CommandFailure): xml.ResponseType {
  return { status, $content: [errors] };
}
