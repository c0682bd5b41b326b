import { redactor } from '../redactor.js';
import { type AnswerItem, readRemoteUrl, readResponse, settle, takeLogin } from './answers.js';
import { Application } from './application.js';
import { Auth, type PasswordLogin, RemoteAuth, type TokenLogin } from './auth.js';
import type { AnswerOf, AnyCommand } from './command.js';
import { createAccount, createUser, type NewCompany, type NewUser } from './commands/account.js';
import {
  type ApprovalOptions,
  type ApprovalRecordName,
  approve,
  reject,
  type SubmitOptions,
  type SubmittedName,
  submit,
  submitBooking,
  unapprove,
} from './commands/approval.js';
import {
  type AddOptions,
  add,
  deleteRecord,
  modify,
  modifyOnCondition,
  type WriteOptions,
} from './commands/modify-records.js';
import {
  makeUrl,
  type PageOptions,
  type ReportArgument,
  type ReportType,
  report,
  time,
  type VersionAnswer,
  version,
  whoami,
} from './commands/session.js';
import type { SwitchFlag } from './commands/switch.js';
import type { DateParts } from './dates.js';
import { type OpenAirEnvironment, openAirUrl } from './endpoint.js';
import { readError } from './error-lookup.js';
import { OpenAirBatchError, OpenAirError } from './errors.js';
import { type Page, type PageReadOptions, readPages } from './read-pages.js';
import type {
  AddableName,
  DateMode,
  FieldName,
  RecordInput,
  RecordKey,
  RecordName,
  RecordOutput,
} from './records.js';
import { Request } from './request.js';
import { maskXml } from './secrets.js';
import { streamPage } from './stream-page.js';
import { Transport } from './transport.js';

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
  /** A secret. Not needed with `accessToken`. */
  readonly password?: string | undefined;
  /** An OAuth 2.0 access token, in place of user and password. A secret. */
  readonly accessToken?: string | undefined;
  /** The API key. A secret. */
  readonly key: string;
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
   * For one attempt, the whole answer included, in milliseconds. It stands still while the consumer of `read` holds a
   * record. @defaultValue 60000
   */
  readonly timeout?: number | undefined;
  /** How often a request that only reads is sent again after a failure of the network or the server. @defaultValue 2 */
  readonly retries?: number | undefined;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /**
   * Called after each exchange, for logs; secrets are masked. What it throws is ignored: the call goes on. With it, `read`
   * reads pages as a whole, and hands their records out afterwards.
   */
  readonly onExchange?: ((exchange: WireExchange) => void) | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** Aborts the call. */
  readonly signal?: AbortSignal | undefined;
}

/** The answers of a batch, each typed by its command. */
export type BatchAnswers<Commands extends readonly AnyCommand[]> = {
  -readonly [Index in keyof Commands]: AnswerOf<Commands[Index]>;
};

/** The results of a batch, each typed by its command. */
export type BatchResults<Commands extends readonly AnyCommand[]> = {
  -readonly [Index in keyof Commands]: PromiseSettledResult<AnswerOf<Commands[Index]>>;
};

/**
 * A client of the OpenAir (SuiteProjects Pro) XML API.
 *
 * Every method sends one request with the log-in and one command; `batch` sends several commands in one
 * request. Passwords, tokens and keys are held privately: inspection, JSON and errors never show them.
 *
 * @example
 * ```ts
 * const openair = new OpenAirClient({ company, user, password, key, client: 'my app', clientVersion: '1.0' });
 * const me = await openair.whoami();
 * for await (const slip of openair.read('Slip', { where: { projectid: '13' }, fields: ['id', 'total'] })) {
 *   console.log(slip.id, slip.total);
 * }
 * ```
 */
export class OpenAirClient {
  readonly #application: Application;
  readonly #auth: Auth;
  readonly #remoteLogin: PasswordLogin | undefined;
  readonly #transport: Transport;
  readonly #redact: (text: string) => string;
  readonly #onExchange: ((exchange: WireExchange) => void) | undefined;

  /** @throws {OpenAirError} when neither a password nor an access token is given, or the URL cannot be derived */
  constructor(options: OpenAirClientOptions) {
    const login = toLogin(options);
    this.#application = new Application(options);
    this.#auth = new Auth(login);
    this.#remoteLogin = 'accessToken' in login ? undefined : login;
    this.#redact = redactor([options.password, options.accessToken, options.key]);
    this.#transport = new Transport({
      redact: this.#redact,
      url: options.url ?? openAirUrl(options.company, options.environment),
      timeout: options.timeout,
      retries: options.retries,
      fetch: options.fetch,
    });
    this.#onExchange = options.onExchange;
  }

  /** The address that requests go to. */
  get url(): string {
    return this.#transport.url;
  }

  /**
   * Sends commands in one request and gives their answers in order, each typed by its command.
   *
   * @throws {OpenAirAuthenticationError} when the log-in is refused
   * @throws {OpenAirBatchError} when commands failed; it has the results of all
   * @throws {OpenAirRequestError} when the server refuses the request as a whole
   * @throws {OpenAirHttpError} {@link OpenAirConnectionError} {@link OpenAirResponseError}
   * @example
   * ```ts
   * const [created, changed] = await openair.batch([
   *   add('Project', { name: 'New' }),
   *   modify('Invoice', { id: '476' }),
   * ]);
   * ```
   */
  async batch<const Commands extends readonly AnyCommand[]>(
    commands: Commands,
    options: CallOptions = {},
  ): Promise<BatchAnswers<Commands>> {
    const results = await this.#exchange(commands, this.#auth, options);
    if (results.some((result) => result.status === 'rejected')) throw new OpenAirBatchError(results);
    return results.map(
      (result) => (result as PromiseFulfilledResult<unknown>).value,
    ) as BatchAnswers<Commands>;
  }

  /**
   * Like {@link OpenAirClient.batch}, but a command that fails is a rejected result among the others instead of an error.
   */
  async batchSettled<const Commands extends readonly AnyCommand[]>(
    commands: Commands,
    options: CallOptions = {},
  ): Promise<BatchResults<Commands>> {
    return (await this.#exchange(commands, this.#auth, options)) as BatchResults<Commands>;
  }

  /**
   * Sends one command.
   * @throws {OpenAirCommandError} when it failed; otherwise as {@link OpenAirClient.batch}
   */
  async send<Answer>(command: AnyCommand<Answer>, options: CallOptions = {}): Promise<Answer> {
    return this.#sendWith(this.#auth, command, options);
  }

  /**
   * Reads records of a type, page by page, as they are iterated over, each as soon as it has arrived: memory does not grow
   * with the page. What is wrong with an answer is thrown where it is found, after the records in front of it. Where the
   * connection breaks, the rest of the page is asked for again, if the records have an `id`; none is handed out twice.
   *
   * @param type - the record type
   * @param options - what to read; `fields` narrows the type of the records to those fields
   * @example
   * ```ts
   * for await (const slip of openair.read('Slip', { newerThan: { date: since }, fields: ['id', 'date'], dates: 'Date' })) {
   *   slip.date; // Date | undefined
   * }
   * ```
   */
  read<
    Name extends RecordName,
    const Field extends FieldName<Name> = FieldName<Name>,
    Dates extends DateMode = 'parts',
  >(
    type: Name,
    options: PageReadOptions<Name, Field, Dates> = {},
  ): AsyncGenerator<RecordOutput<Name, Field, Dates>, void, undefined> {
    // A log shows the whole of an answer, and may show no half of a secret: with one, pages are read as a whole.
    return readPages(type, options, (page) =>
      this.#onExchange === undefined
        ? this.#streamPage(page, options.signal)
        : this.#readPage(page, options.signal),
    );
  }

  /**
   * Adds a record, or several with an array.
   * @returns the stored record (or records) with `id`, `created` and `updated`
   */
  add<Name extends AddableName, Dates extends DateMode = 'parts'>(
    type: Name,
    record: RecordInput<Name>,
    options?: AddOptions<Name, Dates> & CallOptions,
  ): Promise<RecordOutput<Name, FieldName<Name>, Dates>>;
  add<Name extends AddableName, Dates extends DateMode = 'parts'>(
    type: Name,
    records: readonly RecordInput<Name>[],
    options?: AddOptions<Name, Dates> & CallOptions,
  ): Promise<RecordOutput<Name, FieldName<Name>, Dates>[]>;
  async add(
    type: AddableName,
    records: object,
    options: AddOptions<AddableName, DateMode> & CallOptions = {},
  ): Promise<unknown> {
    return this.send(add(type, records, options), options);
  }

  /**
   * Changes a record, or several with an array.
   * @returns the changed record (or records)
   */
  modify<Name extends RecordName, Dates extends DateMode = 'parts'>(
    type: Name,
    record: RecordKey<Name>,
    options?: WriteOptions<Dates> & CallOptions,
  ): Promise<RecordOutput<Name, FieldName<Name>, Dates>>;
  modify<Name extends RecordName, Dates extends DateMode = 'parts'>(
    type: Name,
    records: readonly RecordKey<Name>[],
    options?: WriteOptions<Dates> & CallOptions,
  ): Promise<RecordOutput<Name, FieldName<Name>, Dates>[]>;
  async modify(
    type: RecordName,
    records: object,
    options: WriteOptions<DateMode> & CallOptions = {},
  ): Promise<unknown> {
    return this.send(modify(type, records as RecordKey<RecordName>, options), options);
  }

  /**
   * Changes a record unless it was updated after a date; then it throws an {@link OpenAirCommandError} with code 1200.
   * @param notUpdatedSince - the date, in UTC
   */
  async modifyOnCondition<Name extends RecordName, Dates extends DateMode = 'parts'>(
    type: Name,
    record: RecordKey<Name>,
    notUpdatedSince: Date | DateParts,
    options: WriteOptions<Dates> & CallOptions = {},
  ): Promise<RecordOutput<Name, FieldName<Name>, Dates>> {
    return this.send(modifyOnCondition(type, record, notUpdatedSince, options), options);
  }

  /** Deletes a record, or several with an array. */
  async delete<Name extends RecordName>(
    type: Name,
    records: RecordKey<Name> | readonly RecordKey<Name>[],
    options: CallOptions = {},
  ): Promise<void> {
    return this.send(deleteRecord(type, records), options);
  }

  /** Submits records for approval. */
  async submit<Type extends SubmittedName>(
    type: Type,
    records: RecordKey<Type> | readonly RecordKey<Type>[],
    options: SubmitOptions & CallOptions = {},
  ): Promise<void> {
    return this.send(submit(type, records, options), options);
  }

  /** Submits bookings or schedule requests for approval. */
  async submitBooking<Type extends 'Booking' | 'Schedulerequest'>(
    type: Type,
    records: RecordKey<Type> | readonly RecordKey<Type>[],
    options: ApprovalOptions & CallOptions = {},
  ): Promise<void> {
    return this.send(submitBooking(type, records, options), options);
  }

  /** Approves records. */
  async approve<Type extends ApprovalRecordName<'Approve'>>(
    type: Type,
    records: RecordKey<Type> | readonly RecordKey<Type>[],
    options: ApprovalOptions & CallOptions = {},
  ): Promise<void> {
    return this.send(approve(type, records, options), options);
  }

  /** Rejects records. */
  async reject<Type extends ApprovalRecordName<'Reject'>>(
    type: Type,
    records: RecordKey<Type> | readonly RecordKey<Type>[],
    options: ApprovalOptions & CallOptions = {},
  ): Promise<void> {
    return this.send(reject(type, records, options), options);
  }

  /** Takes the approval of records back. */
  async unapprove<Type extends ApprovalRecordName<'Unapprove'>>(
    type: Type,
    records: RecordKey<Type> | readonly RecordKey<Type>[],
    options: ApprovalOptions & CallOptions = {},
  ): Promise<void> {
    return this.send(unapprove(type, records, options), options);
  }

  /** Runs a report and, where asked, has it sent by mail. */
  async report(type: ReportType, argument: ReportArgument, options: CallOptions = {}): Promise<void> {
    return this.send(report(type, argument), options);
  }

  /** Sets switches of a user or a company. */
  async switch(
    type: 'Company' | 'User',
    id: string | number,
    flags: readonly SwitchFlag[],
    options: CallOptions = {},
  ): Promise<void> {
    await this.send(modify(type, { id, flags }), options);
  }

  /** Creates an account: a company with its first user. */
  async createAccount(company: NewCompany, user: NewUser, options: CallOptions = {}): Promise<void> {
    return this.send(createAccount(company, user), options);
  }

  /**
   * Creates a user in a company.
   * @returns the user with `id`, `created` and `updated`
   */
  async createUser(
    company: NewCompany,
    user: NewUser,
    options: WriteOptions & CallOptions = {},
  ): Promise<RecordOutput<'User'>> {
    return this.send(createUser(company, user, options), options);
  }

  /** Makes the URL of a page of the user interface. */
  async makeUrl<Name extends RecordName>(
    page: PageOptions<Name>,
    options: CallOptions = {},
  ): Promise<string> {
    return this.send(makeUrl(page), options);
  }

  /** The user that is logged in. */
  async whoami(options: CallOptions = {}): Promise<RecordOutput<'User'>> {
    return this.send(whoami(), options);
  }

  /** The server's time; asked without a log-in. */
  async time(options: CallOptions = {}): Promise<Date> {
    return this.#sendWith(undefined, time(), options);
  }

  /** The newest version of one of the vendor's programs; asked without a log-in. */
  async version(
    program: { readonly name: string; readonly number: string },
    options: CallOptions = {},
  ): Promise<VersionAnswer> {
    return this.#sendWith(undefined, version(program), options);
  }

  /**
   * What an error code means, in the server's words; asked without a log-in. `errorName(code)` knows without asking.
   * @returns undefined for a code that the server does not know
   */
  async error(code: string | number, options: CallOptions = {}): Promise<RecordOutput<'Error'> | undefined> {
    return this.#sendWith(undefined, readError(code), options);
  }

  /**
   * Logs in by password and gives the URL of the session in the user interface.
   * @throws {OpenAirError} for a client with an access token
   */
  async remoteAuth(options: CallOptions = {}): Promise<string> {
    if (this.#remoteLogin === undefined) {
      throw new OpenAirError('RemoteAuth takes a user and a password; this client has an access token');
    }
    const answers = await this.#post([], new RemoteAuth(this.#remoteLogin), options);
    return readRemoteUrl(answers, this.#redact);
  }

  async *#readPage<Item>(
    page: Page<Item>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Item, void, undefined> {
    yield* await this.send(page.command(0), { signal });
  }

  #streamPage<Item extends object>(
    page: Page<Item>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Item, void, undefined> {
    const retries = this.#transport.retries();
    return streamPage(page, {
      retries,
      redact: this.#redact,
      signal,
      open: (command) => {
        const request = new TextEncoder().encode(this.#write([command], this.#auth));
        return this.#transport.open(request, retries, signal);
      },
    });
  }

  async #sendWith<Answer>(
    auth: Auth | undefined,
    command: AnyCommand<Answer>,
    options: CallOptions,
  ): Promise<Answer> {
    const [result] = await this.#exchange([command], auth, options);
    if (result?.status !== 'fulfilled') throw result?.reason;
    return result.value as Answer;
  }

  async #exchange(
    commands: readonly AnyCommand[],
    auth: Auth | undefined,
    options: CallOptions,
  ): Promise<PromiseSettledResult<unknown>[]> {
    if (commands.length === 0) return [];
    const answers = await this.#post(commands, auth, options);
    const rest = auth === undefined ? answers : takeLogin(answers, 'Auth', this.#redact);
    return settle(commands, rest, this.#redact);
  }

  async #post(
    commands: readonly AnyCommand[],
    auth: Auth | RemoteAuth | undefined,
    options: CallOptions,
  ): Promise<AnswerItem[]> {
    const request = this.#write(commands, auth);
    const idempotent = commands.every((command) => command.idempotent);
    let response: Uint8Array | undefined;
    try {
      response = await this.#transport.post(new TextEncoder().encode(request), idempotent, options.signal);
    } finally {
      this.#report(request, response);
    }
    return readResponse(response, this.#redact);
  }

  #write(commands: readonly AnyCommand[], auth: Auth | RemoteAuth | undefined): string {
    return new Request({ application: this.#application, auth, commands }).toString();
  }

  #report(request: string, response: Uint8Array | undefined): void {
    try {
      this.#onExchange?.({
        url: this.url,
        request: maskXml(this.#redact(request)),
        response: response && maskXml(this.#redact(new TextDecoder().decode(response))),
      });
    } catch {
      // A log that fails must neither hide the failure of a call nor make one that wrote look failed.
    }
  }
}

function toLogin(options: OpenAirClientOptions): PasswordLogin | TokenLogin {
  if (options.accessToken !== undefined) return { accessToken: options.accessToken };
  const { company, user, password } = options;
  if (user === undefined || password === undefined) {
    throw new OpenAirError('an OpenAirClient needs "user" and "password", or "accessToken"');
  }
  return { company, user, password };
}
