import {
  CallPromise,
  type CredentialSource,
  type ResponseHead,
  Transport,
  type TransportRequest,
  type TransportResponse,
  type Verdict,
} from '@proj/transport';
import type { XmlIssue } from '@proj/xml-runtime';
import { ContentReading } from './attachment-content.js';
import { type BulkChunk, type BulkOptions, type BulkState, requireWithinLimits, runBulk } from './bulk.js';
import type { BatchData, BatchResults, CallOptions, OpenAirPromise, OpenAirResponse } from './call-types.js';
import type { OpenAirClientOptions, WireExchange } from './client-options.js';
import type { AnyCommand } from './command.js';
import {
  type CreateUserOptions,
  createAccount,
  createUser,
  type NewCompany,
  type NewUser,
} from './commands/account.js';
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
  AddAttachment,
  type AttachmentContent,
  encodeContent,
  type NewAttachment,
  readAttachmentCommand,
} from './commands/attachment.js';
import {
  type CustomFieldValue,
  modifyCustomFields,
  type ReadCustomFieldsOptions,
  readCustomFields,
} from './commands/custom-field-values.js';
import {
  type AddOptions,
  add,
  deleteRecord,
  type ModifyOptions,
  modify,
  modifyOnCondition,
  type WriteOptions,
} from './commands/modify-records.js';
import {
  makeUrl,
  type PageOptions,
  type ProgramVersion,
  type ReportArgument,
  type ReportType,
  report,
  time,
  version,
  whoami,
} from './commands/session.js';
import type { SwitchFlag } from './commands/switch.js';
import { Credentials, type Secrets } from './credentials.js';
import type { CustomFieldOptions, CustomFields, CustomFieldType, NoCustomFields } from './custom-fields.js';
import type { DateParts } from './dates.js';
import { openAirUrl, requireUrl } from './endpoint.js';
import { type Caller, Envelope, type LoginName } from './envelope.js';
import { readError } from './error-lookup.js';
import { OpenAirBatchError, OpenAirError, toOpenAirError } from './errors.js';
import { Exchange } from './exchange.js';
import type { OpenAirHooks } from './hooks.js';
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
import { ResponseProblem } from './responses.js';
import { XmlRedactor } from './secrets.js';
import { streamPage } from './stream-page.js';
import { clockOf } from './time-zone.js';

/**
 * A client of the OpenAir (SuiteProjects Pro) XML API.
 *
 * Every method sends one request with the log-in and one command; `batch` sends several commands in one
 * request. Passwords, tokens and keys are held privately: inspection, JSON and errors never show them.
 *
 * @typeParam Custom - the custom fields of the account, by type of record. Fields that are no texts need `customFieldTypes`, too.
 * @example
 * ```ts
 * const openair = new OpenAirClient({ company, user, password, key, client: 'my app', clientVersion: '1.0' });
 * const me = await openair.whoami();
 * for await (const slip of openair.read('Slip', { where: { projectid: '13' }, fields: ['id', 'total'] })) {
 *   console.log(slip.id, slip.total);
 * }
 * ```
 */
export class OpenAirClient<Custom extends CustomFields = NoCustomFields> {
  readonly #isByToken: boolean;
  readonly #url: string;
  readonly #credentials: Credentials;
  readonly #envelope: Envelope;
  readonly #redactor = new XmlRedactor();
  readonly #transport: Transport<Exchange>;
  readonly #hooks: OpenAirHooks;
  readonly #timeZone: string | undefined;
  readonly #customFieldTypes: CustomFieldTable;
  readonly #onExchange: ((exchange: WireExchange) => void) | undefined;
  readonly #isStrict: boolean;

  /** @throws {OpenAirError} when neither a password nor an access token is given, or the URL cannot be derived */
  constructor(options: OpenAirClientOptions & CustomFieldOptions<Custom>) {
    const { url, company, environment, hooks, onExchange } = options;
    const login = loginOf(options);
    this.#isByToken = login.user === undefined;
    this.#credentials = new Credentials(
      { key: options.key, login: login.secret },
      this.#isByToken ? 'access token' : 'password',
    );
    this.#envelope = new Envelope(callerOf(options, login.user));
    this.#url = requireUrl(url ?? openAirUrl(company, environment));
    this.#isStrict = options.strict === true;
    this.#hooks = hooks ?? {};
    this.#onExchange = onExchange;
    this.#timeZone = requireTimeZone(options.timeZone);
    this.#customFieldTypes = options.customFieldTypes ?? {};
    this.#transport = new Transport<Exchange>({
      fetch: options.fetch,
      timeout: options.timeout,
      deadline: options.deadline,
      retry: options.retry,
      maxResponseBytes: options.maxResponseBytes,
      userAgent: options.userAgent,
      pacer: options.pacer,
      hooks,
      redaction: this.#redactor,
      authorize: (exchange, { refresh }) => this.#authorize(exchange, refresh),
      classify: (response, exchange) => this.#classify(response, exchange),
      makeError: toOpenAirError,
    });
  }

  /** The address that requests go to. */
  get url(): string {
    return this.#url;
  }

  /**
   * Sends commands in one request and gives what they return in order, each typed by its command. They write up to 1,000 records
   * between them; {@link OpenAirClient.bulk} sends any number.
   *
   * @throws {OpenAirAuthenticationError} when the log-in is refused
   * @throws {OpenAirBatchError} when commands failed; it has the results of all
   * @throws {OpenAirRequestError} when the server refuses the request as a whole
   * @throws {OpenAirResponseError} when the response cannot be understood
   * @throws {OpenAirError} for all other failures; its `reason` says what happened
   * @example
   * ```ts
   * const [created, changed] = await openair.batch([
   *   add('Project', { name: 'New' }),
   *   modify('Invoice', { id: '476' }),
   * ]);
   * ```
   */
  batch<const Commands extends readonly AnyCommand[]>(
    commands: Commands,
    options: CallOptions = {},
  ): OpenAirPromise<BatchData<Commands>> {
    return new CallPromise(this.#batch(commands, options, (results) => results as BatchData<Commands>));
  }

  /**
   * Like {@link OpenAirClient.batch}, but a command that fails is a rejected result among the others instead of an error.
   */
  batchSettled<const Commands extends readonly AnyCommand[]>(
    commands: Commands,
    options: CallOptions = {},
  ): OpenAirPromise<BatchResults<Commands>> {
    return new CallPromise(this.#batchSettled(commands, options));
  }

  /**
   * Sends any number of commands, as many in a request as the API takes, and hands out what each request did. Commands are taken
   * from their source as they are sent: memory does not grow with their number.
   *
   * @param commands - made by `add`, `modify`, `deleteRecord` …; a command for each record tells of each record how it went. They do
   *   not know the client's `timeZone` and `customFieldTypes`
   * @returns chunks, in order; at the end, how far the bulk has come
   * @throws {OpenAirBulkError} at a failure, unless `onFailure` is `'continue'`; its `state` is what another `bulk` of the same
   *   commands takes as `resume`
   * @example
   * ```ts
   * for await (const { results, state } of openair.bulk(rows.map((row) => add('Project', row)))) {
   *   console.log(state.next, results.length);
   * }
   * ```
   */
  bulk<Data>(
    commands: Iterable<AnyCommand<Data>> | AsyncIterable<AnyCommand<Data>>,
    options: BulkOptions = {},
  ): AsyncGenerator<BulkChunk<Data>, BulkState, undefined> {
    return runBulk(
      commands,
      options,
      (some) =>
        this.batchSettled(some, { signal: options.signal }) as PromiseLike<PromiseSettledResult<Data>[]>,
    );
  }

  /**
   * Sends one command.
   * @throws {OpenAirCommandError} when it failed; otherwise as {@link OpenAirClient.batch}
   */
  send<Data>(command: AnyCommand<Data>, options: CallOptions = {}): OpenAirPromise<Data> {
    return this.#call('Auth', () => command, options);
  }

  /**
   * Reads records of a type, page by page, as they are iterated over, each as soon as it has arrived: memory does not grow
   * with the page. What is wrong with a response is thrown where it is found, after the records in front of it. Where the
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
    options: PageReadOptions<Name, Field, Dates, Custom> = {},
  ): AsyncGenerator<RecordOutput<Name, Field, Dates, Custom>, void, undefined> {
    // A log shows the whole of a response, and may show no half of a secret: with one, pages are read as a whole.
    return readPages(type, this.#conversion(type, options), (page) =>
      this.#onExchange !== undefined || page.size <= smallPage
        ? this.#readPage(page, options.signal)
        : this.#streamPage(page, options.signal),
    );
  }

  /**
   * Adds a record, or several with an array.
   * @returns the stored record (or records) with `id`, `created` and `updated`
   */
  add<Name extends AddableName, Dates extends DateMode = 'parts'>(
    type: Name,
    record: RecordInput<Name, Custom>,
    options?: AddOptions<Name, Dates> & CallOptions,
  ): OpenAirPromise<RecordOutput<Name, FieldName<Name>, Dates, Custom>>;
  add<Name extends AddableName, Dates extends DateMode = 'parts'>(
    type: Name,
    records: readonly RecordInput<Name, Custom>[],
    options?: AddOptions<Name, Dates> & CallOptions,
  ): OpenAirPromise<RecordOutput<Name, FieldName<Name>, Dates, Custom>[]>;
  add(
    type: AddableName,
    records: object,
    options: AddOptions<AddableName, DateMode> & CallOptions = {},
  ): OpenAirPromise<unknown> {
    return this.#call('Auth', () => add(type, records, this.#conversion(type, options)), options);
  }

  /**
   * Changes a record, or several with an array.
   * @returns the changed record (or records)
   */
  modify<Name extends RecordName, Dates extends DateMode = 'parts'>(
    type: Name,
    record: RecordKey<Name, Custom>,
    options?: WriteOptions<Dates> & CallOptions,
  ): OpenAirPromise<RecordOutput<Name, FieldName<Name>, Dates, Custom>>;
  modify<Name extends RecordName, Dates extends DateMode = 'parts'>(
    type: Name,
    records: readonly RecordKey<Name, Custom>[],
    options?: WriteOptions<Dates> & CallOptions,
  ): OpenAirPromise<RecordOutput<Name, FieldName<Name>, Dates, Custom>[]>;
  modify(
    type: RecordName,
    records: object,
    options: WriteOptions<DateMode> & CallOptions = {},
  ): OpenAirPromise<unknown> {
    return this.#call(
      'Auth',
      () => modify(type, records as RecordKey<RecordName>, this.#conversion(type, options)),
      options,
    );
  }

  /**
   * Changes a record unless it was updated after a date; then it throws an {@link OpenAirCommandError} with code 1200.
   * @param notUpdatedSince - the date
   */
  modifyOnCondition<Name extends RecordName, Dates extends DateMode = 'parts'>(
    type: Name,
    record: RecordKey<Name, Custom>,
    notUpdatedSince: Date | DateParts,
    options: ModifyOptions<Dates> & CallOptions = {},
  ): OpenAirPromise<RecordOutput<Name, FieldName<Name>, Dates, Custom>> {
    const subject = record as RecordKey<RecordName>;
    const command = () => modifyOnCondition(type, subject, notUpdatedSince, this.#conversion(type, options));
    return this.#call<object, RecordOutput<Name, FieldName<Name>, Dates, Custom>>('Auth', command, options);
  }

  /**
   * Reads the values of custom fields as records of their own: `{ id, name, type, value }`. To have them among the other fields
   * of a record, name them (`hobby__c`) in a `read`.
   * @param where - the records that have the custom fields, most often by `id`
   */
  readCustomFields<Name extends RecordName>(
    type: Name,
    where: RecordInput<Name> | readonly RecordInput<Name>[],
    options: ReadCustomFieldsOptions & CallOptions = {},
  ): OpenAirPromise<CustomFieldValue[]> {
    const command = () => readCustomFields(type, where, { timeZone: this.#timeZone, ...options });
    return this.#call('Auth', command, options);
  }

  /**
   * Sets the values of custom fields of a record, and nothing else.
   * @param record - the `id` of the record
   * @param values - the custom fields: `name` without `__c`, and `value`
   * @returns the values that the server sends back
   */
  modifyCustomFields<Name extends RecordName>(
    type: Name,
    record: RecordKey<Name>,
    values: RecordInput<'CustomField'> | readonly RecordInput<'CustomField'>[],
    options: CallOptions = {},
  ): OpenAirPromise<CustomFieldValue[]> {
    return this.#call('Auth', () => modifyCustomFields(type, record, values), options);
  }

  /** Deletes a record, or several with an array. */
  delete<Name extends RecordName>(
    type: Name,
    records: RecordKey<Name> | readonly RecordKey<Name>[],
    options: CallOptions = {},
  ): OpenAirPromise<void> {
    return this.#call('Auth', () => deleteRecord(type, records), options);
  }

  /**
   * Adds an attachment. Its content is read once and held in Base64 until the request has been sent: a third more than its size,
   * and on platforms that can, outside of JavaScript's memory.
   *
   * @param attachment - the fields, such as `file_name`, `owner_type`, `ownerid`
   * @param content - bytes, a file (`fs.openAsBlob`) or a stream
   * @returns the stored record with `id`
   * @throws {OpenAirError} also where the content is not of bytes; what a stream fails with is thrown as it is
   * @example
   * ```ts
   * const content = await openAsBlob('report.pdf'); // from node:fs
   * await openair.addAttachment({ file_name: 'report.pdf', owner_type: 'Project', ownerid: '13' }, content);
   * ```
   */
  addAttachment(
    attachment: NewAttachment,
    content: AttachmentContent,
    options: CallOptions = {},
  ): OpenAirPromise<RecordOutput<'Attachment'>> {
    const call = async () => {
      const command = new AddAttachment(
        attachment,
        await encodeContent(content, options.signal),
        this.#timeZone,
      );
      const exchange = this.#exchange([command], { login: 'Auth', isBatch: false, signal: options.signal });
      return this.#send(exchange, ([stored]) => stored as RecordOutput<'Attachment'>);
    };
    return new CallPromise(call());
  }

  /**
   * Reads the content of an attachment, piece by piece as it arrives: memory takes a piece. A connection that breaks is made good
   * only in front of the first one. `maxResponseBytes` bounds the response, which is a third larger than the content. It goes to no
   * `onExchange`.
   *
   * @throws {OpenAirCommandError} with code 601 where there is no such attachment
   * @throws {OpenAirResponseError} where the content is no Base64, or that of another attachment; it shows at the end only
   * @example
   * ```ts
   * for await (const bytes of openair.readAttachment(7)) await file.write(bytes);
   * ```
   */
  readAttachment(
    id: string | number,
    options: CallOptions = {},
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const how = { login: 'Auth', isBatch: false, signal: options.signal } as const;
    const exchange = this.#exchange([readAttachmentCommand(id)], how);
    const onIssues = (issues: readonly XmlIssue[]) => this.#tellIssues(exchange.operation, issues);
    const reading = new ContentReading(exchange, onIssues);
    return this.#transport.iterate(exchange, reading);
  }

  /** Submits records for approval. */
  submit<Type extends SubmittedName>(
    type: Type,
    records: RecordKey<Type> | readonly RecordKey<Type>[],
    options: SubmitOptions & CallOptions = {},
  ): OpenAirPromise<void> {
    return this.#call('Auth', () => submit(type, records, options), options);
  }

  /** Submits bookings or schedule requests for approval. */
  submitBooking<Type extends 'Booking' | 'Schedulerequest'>(
    type: Type,
    records: RecordKey<Type> | readonly RecordKey<Type>[],
    options: ApprovalOptions & CallOptions = {},
  ): OpenAirPromise<void> {
    return this.#call('Auth', () => submitBooking(type, records, options), options);
  }

  /** Approves records. */
  approve<Type extends ApprovalRecordName<'Approve'>>(
    type: Type,
    records: RecordKey<Type> | readonly RecordKey<Type>[],
    options: ApprovalOptions & CallOptions = {},
  ): OpenAirPromise<void> {
    return this.#call('Auth', () => approve(type, records, options), options);
  }

  /** Rejects records. */
  reject<Type extends ApprovalRecordName<'Reject'>>(
    type: Type,
    records: RecordKey<Type> | readonly RecordKey<Type>[],
    options: ApprovalOptions & CallOptions = {},
  ): OpenAirPromise<void> {
    return this.#call('Auth', () => reject(type, records, options), options);
  }

  /** Takes the approval of records back. */
  unapprove<Type extends ApprovalRecordName<'Unapprove'>>(
    type: Type,
    records: RecordKey<Type> | readonly RecordKey<Type>[],
    options: ApprovalOptions & CallOptions = {},
  ): OpenAirPromise<void> {
    return this.#call('Auth', () => unapprove(type, records, options), options);
  }

  /** Runs a report and, where asked, has it sent by mail. */
  report(type: ReportType, argument: ReportArgument, options: CallOptions = {}): OpenAirPromise<void> {
    return this.#call('Auth', () => report(type, argument), options);
  }

  /** Sets switches of a user or a company. */
  switch(
    type: 'Company' | 'User',
    id: string | number,
    flags: readonly SwitchFlag[],
    options: CallOptions = {},
  ): OpenAirPromise<void> {
    const command = () => modify(type, { id, flags });
    return this.#call<unknown, void>('Auth', command, options, () => undefined);
  }

  /** Creates an account: a company with its first user. */
  createAccount(company: NewCompany, user: NewUser, options: CallOptions = {}): OpenAirPromise<void> {
    return this.#call('Auth', () => createAccount(company, user), options);
  }

  /**
   * Creates a user in a company, or several with an array.
   * @returns the user (or users) with `id`, `created` and `updated`
   */
  createUser(
    company: NewCompany,
    user: NewUser,
    options?: CreateUserOptions & CallOptions,
  ): OpenAirPromise<RecordOutput<'User', FieldName<'User'>, 'parts', Custom>>;
  createUser(
    company: NewCompany,
    users: readonly NewUser[],
    options?: CreateUserOptions & CallOptions,
  ): OpenAirPromise<RecordOutput<'User', FieldName<'User'>, 'parts', Custom>[]>;
  createUser(
    company: NewCompany,
    users: NewUser | readonly NewUser[],
    options: CreateUserOptions & CallOptions = {},
  ): OpenAirPromise<unknown> {
    const command = () => createUser(company, users as NewUser, this.#conversion('User', options));
    return this.#call('Auth', command, options);
  }

  /** Makes the URL of a page of the user interface. */
  makeUrl<Name extends RecordName>(
    page: PageOptions<Name>,
    options: CallOptions = {},
  ): OpenAirPromise<string> {
    return this.#call('Auth', () => makeUrl(page), options);
  }

  /** The user that is logged in. */
  whoami(options: CallOptions = {}): OpenAirPromise<RecordOutput<'User'>> {
    return this.#call('Auth', () => whoami(), options);
  }

  /** The server's time; asked without a log-in. */
  time(options: CallOptions = {}): OpenAirPromise<Date> {
    return this.#call(undefined, () => time(), options);
  }

  /** The newest version of one of the vendor's programs; asked without a log-in. */
  version(
    program: { readonly name: string; readonly number: string },
    options: CallOptions = {},
  ): OpenAirPromise<ProgramVersion> {
    return this.#call(undefined, () => version(program), options);
  }

  /**
   * What an error code means, in the server's words; asked without a log-in. `errorName(code)` knows without asking.
   * @returns undefined for a code that the server does not know
   */
  error(code: string | number, options: CallOptions = {}): OpenAirPromise<RecordOutput<'Error'> | undefined> {
    return this.#call(undefined, () => readError(code), options);
  }

  /**
   * Logs in by password and gives the URL of the session in the user interface.
   * @throws {OpenAirError} for a client with an access token
   */
  remoteAuth(options: CallOptions = {}): OpenAirPromise<string> {
    const call = async () => {
      if (this.#isByToken) {
        throw new OpenAirError('RemoteAuth takes a user and a password; this client has an access token');
      }
      const how = { login: 'RemoteAuth', isBatch: false, signal: options.signal } as const;
      return this.#send(this.#exchange([], how), ([url]) => url as string);
    };
    return new CallPromise(call());
  }

  /** Options of a call with what the client knows of dates and custom fields. */
  #conversion<Options extends object>(type: RecordName, options: Options): Options {
    return { timeZone: this.#timeZone, customFieldTypes: this.#customFieldTypes[type], ...options };
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
    const operation = page.command(0).label;
    return streamPage(page, {
      transport: this.#transport,
      onIssues: (issues) => this.#tellIssues(operation, issues),
      exchange: (command) => this.#exchange([command], { login: 'Auth', isBatch: false, signal }),
    });
  }

  #call<Result, Data = Result>(
    login: LoginName | undefined,
    makeCommand: () => AnyCommand<Result>,
    options: CallOptions,
    dataOf: (result: Result) => Data = (result) => result as unknown as Data,
  ): OpenAirPromise<Data> {
    const call = async () => {
      const exchange = this.#exchange([makeCommand()], { login, isBatch: false, signal: options.signal });
      return this.#send(exchange, ([result]) => dataOf(result as Result));
    };
    return new CallPromise(call());
  }

  async #batch<Data>(
    commands: readonly AnyCommand[],
    { signal }: CallOptions,
    dataOf: (results: readonly unknown[]) => Data,
  ): Promise<OpenAirResponse<Data>> {
    if (commands.length === 0) return { data: dataOf([]), issues: [], response: nothingSent };
    return this.#send(this.#exchange(commands, { login: 'Auth', isBatch: true, signal }), dataOf);
  }

  async #batchSettled<Commands extends readonly AnyCommand[]>(
    commands: Commands,
    { signal }: CallOptions,
  ): Promise<OpenAirResponse<BatchResults<Commands>>> {
    if (commands.length === 0)
      return { data: [] as BatchResults<Commands>, issues: [], response: nothingSent };
    const exchange = this.#exchange(commands, { login: 'Auth', isBatch: true, signal });
    const fulfilled = (results: readonly unknown[]) =>
      results.map((value) => ({ status: 'fulfilled', value })) as BatchResults<Commands>;
    try {
      return await this.#send(exchange, fulfilled);
    } catch (error) {
      if (!(error instanceof OpenAirBatchError) || exchange.response === undefined) throw error;
      const data = error.results as BatchResults<Commands>;
      return { data, issues: [], response: headOf(exchange.response) };
    }
  }

  #exchange(
    commands: readonly AnyCommand[],
    how: {
      readonly login: LoginName | undefined;
      readonly isBatch: boolean;
      readonly signal: AbortSignal | undefined;
    },
  ): Exchange {
    const isStrict = this.#isStrict;
    requireWithinLimits(commands);
    return new Exchange({ url: this.#url, commands, redaction: this.#redactor, isStrict, ...how });
  }

  async #send<Data>(
    exchange: Exchange,
    dataOf: (results: readonly unknown[]) => Data,
  ): Promise<OpenAirResponse<Data>> {
    let response: TransportResponse;
    try {
      response = await this.#transport.send(exchange);
    } finally {
      if (this.#onExchange !== undefined) await this.#tell(exchange, this.#onExchange);
    }
    const { results = [], issues = [] } = exchange.outcome ?? {};
    this.#tellIssues(exchange.operation, issues);
    return { data: dataOf(results), issues, response: headOf(response) };
  }

  #authorize(exchange: Exchange, refresh: boolean): TransportRequest | undefined | Promise<TransportRequest> {
    const secrets = this.#credentials.get(exchange.login !== undefined, refresh);
    if (secrets === undefined) return undefined;
    const write = (known: Secrets): TransportRequest => {
      // Each time: the redactor forgets the oldest of many.
      this.#redactor.add(known.key);
      this.#redactor.add(known.login);
      exchange.body = this.#envelope.write(exchange.login, known, exchange.content);
      return exchange;
    };
    return secrets instanceof Promise ? secrets.then(write) : write(secrets);
  }

  #classify(response: TransportResponse, exchange: Exchange): Verdict | undefined {
    exchange.response = response;
    if (response.status < 200 || response.status > 299) return undefined;
    try {
      exchange.receive(response);
      return undefined;
    } catch (error) {
      if (error instanceof ResponseProblem) return error.verdict;
      throw error;
    }
  }

  #tellIssues(operation: string, issues: readonly XmlIssue[]): void {
    if (issues.length > 0) this.#watch(() => this.#hooks.onIssues?.({ operation, issues }));
  }

  /** Calls a log with what went over the wire. */
  async #tell({ body, response, redaction }: Exchange, log: (exchange: WireExchange) => void): Promise<void> {
    const sent = body instanceof Blob ? await body.text() : new TextDecoder().decode(body);
    this.#watch(() =>
      log({
        url: this.url,
        request: redaction.text(sent),
        response: response && redaction.text(response.text()),
      }),
    );
  }

  /** Calls a function of the caller's. One that fails must neither hide the failure of a call nor make one that wrote look failed. */
  #watch(watcher: () => void): void {
    try {
      watcher();
    } catch (error) {
      this.#hooks.onHookError?.(error);
    }
  }
}

/** Records of a page that is read as a whole: there is nothing to gain by handing them out one by one. */
const smallPage = 10;

/** How custom fields are read that are no texts, by type of record. */
type CustomFieldTable = { readonly [Name in RecordName]?: Readonly<Record<string, CustomFieldType>> };

/**
 * Returns its argument.
 * @throws {OpenAirError} for a zone that the platform does not know
 */
function requireTimeZone(timeZone: string | undefined): string | undefined {
  if (timeZone !== undefined) clockOf(new Date(0), timeZone);
  return timeZone;
}

/** For a batch of no commands. */
const nothingSent: ResponseHead = {
  status: 0,
  statusText: 'nothing was sent',
  headers: new Headers(),
  attempts: 0,
  earlier: [],
};

/** A response without its body. */
function headOf({ status, statusText, headers, attempts, earlier }: ResponseHead): ResponseHead {
  return { status, statusText, headers, attempts, earlier };
}

function loginOf({ accessToken, user, password }: OpenAirClientOptions): {
  readonly user: string | undefined;
  readonly secret: CredentialSource;
} {
  if (accessToken !== undefined) return { user: undefined, secret: accessToken };
  if (user === undefined || password === undefined) {
    throw new OpenAirError('an OpenAirClient needs "user" and "password", or "accessToken"');
  }
  return { user, secret: password };
}

function callerOf(
  { company, client, clientVersion, namespace }: OpenAirClientOptions,
  user: string | undefined,
): Caller {
  return { company, user, client, clientVersion, namespace };
}
