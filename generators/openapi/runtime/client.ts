import {
  type AuthorizeContext,
  CallPromise,
  type FailureDetails,
  LiteralRedactor,
  type SecretRedaction,
  type Sender,
  type SenderSeams,
  sendOnce,
  TransportError,
  type TransportRequest,
  type TransportResponse,
  type WithResponse,
} from '@proj/transport';
import { fillPath, formQuery, simpleStyle } from './addresses.js';
import type { ApiError } from './api-error.js';
import type { Credential, SecurityScheme } from './credentials.js';
import { classify, maskedJson } from './failures.js';
import type { Operation, PreparedRequest, SecurityRequirements } from './operation.js';
import { placeParameters } from './parameters.js';

/** What every operation takes besides its parameters. */
export interface RequestOptions {
  /** Aborts the call at any moment. */
  signal?: AbortSignal | undefined;
  /** Further header fields of this request; `null` removes one that would be sent. */
  headers?: Readonly<Record<string, string | null>> | undefined;
}

/** What the OpenAPI document says of all operations. */
export interface ApiDescription {
  readonly security: SecurityRequirements;
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** Makes the error of a failure that the service returned. */
  readonly error: (details: FailureDetails, text: string) => ApiError;
}

/** A request that knows which credentials it needs. */
export interface SecuredRequest extends TransportRequest {
  /** Names of the security schemes. */
  readonly schemes: readonly string[];
}

/** How a client is set up. */
export interface ClientOptions<Scheme extends string = string> {
  /** URL that paths are appended to. Default: the first server of the OpenAPI document. */
  baseUrl?: string | undefined;
  /** Secrets, by name of their security scheme. */
  credentials?: { readonly [Name in Scheme]?: Credential | undefined } | undefined;
  /** Sends one attempt; called with an address and an object. Default: the platform's `fetch`. */
  fetch?: SenderSeams['fetch'];
  /** Header fields of every request. */
  headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Makes what sends the requests. Default: `sendOnce`, which sends each once, without a limit of time. For more, use
   * `Transport` of `@proj/transport`: `(seams) => new Transport({ ...seams, timeout: 10_000 })`.
   */
  transport?: ((seams: SenderSeams<SecuredRequest>) => Sender<SecuredRequest>) | undefined;
  /** Masks secrets in errors. Default: `LiteralRedactor`; `Redactor` of `@proj/transport` finds more. */
  redaction?: SecretRedaction | undefined;
}

/** What a call of an operation gives: its result, and on demand the response it came with. */
export type ApiCall<Result> = CallPromise<Result, WithResponse<Result, TransportResponse>>;

/** Sends operations. Holds the secrets, and shows them to nobody. */
export class Client {
  readonly #api: ApiDescription;
  readonly #options: ClientOptions;
  readonly #redaction: SecretRedaction;
  readonly #sender: Sender<SecuredRequest>;

  constructor(api: ApiDescription, options: ClientOptions) {
    const { transport = sendOnce, redaction = new LiteralRedactor() } = options;
    this.#api = api;
    this.#options = options;
    this.#redaction = redaction;
    this.#sender = transport({
      fetch: options.fetch,
      redaction,
      classify,
      authorize: (request, context) => this.#authorize(request, context),
      makeError: (details, response) => this.#errorOf(details, response),
    });
  }

  /**
   * Sends one operation. The generated functions call this.
   *
   * @throws InvalidParameterError when a parameter breaks a rule of the document; nothing is sent then.
   * @throws ApiError, or the subclass of its status, when the service returns a failure.
   * @throws TransportError when something else goes wrong; `reason` says what.
   */
  send<Result>(operation: Operation, params: object): ApiCall<Result> {
    return new CallPromise(this.#send(operation, params as RequestOptions & Record<string, unknown>));
  }

  async #send<Result>(
    operation: Operation,
    values: RequestOptions & Readonly<Record<string, unknown>>,
  ): Promise<WithResponse<Result, TransportResponse>> {
    const request = this.#prepare(operation, values);
    const response = await this.#sender.send(request);
    const data = (operation.read ? operation.read(response) : response.json()) as Result;
    return { data, response };
  }

  #prepare(operation: Operation, values: RequestOptions & Readonly<Record<string, unknown>>): SecuredRequest {
    const { method, path, security = this.#api.security, accept = 'application/json' } = operation;
    const { baseUrl = '', credentials = {}, headers } = this.#options;
    const name = `${method} ${path}`;
    const parameters = placeParameters(name, operation.parameters, values);
    const request: PreparedRequest = {
      parameters,
      headers: { accept },
      path: fillPath(path, parameters.path),
      query: formQuery(parameters.query),
      redaction: this.#redaction,
    };
    for (const adapt of operation.adapt ?? []) adapt(request, values);
    if (request.body === undefined && values.body !== undefined) {
      request.body = JSON.stringify(values.body);
      request.headers['content-type'] ??= 'application/json';
    }
    for (const fields of [parameters.header, headers, values.headers]) {
      for (const field in fields) {
        const [key, value] = [field.toLowerCase(), fields[field]];
        if (value == null) delete request.headers[key];
        else request.headers[key] = simpleStyle(value, String);
      }
    }
    return {
      method,
      url: baseUrl.replace(/\/$/, '') + request.path + (request.query && `?${request.query}`),
      operation: name,
      headers: request.headers,
      body: request.body,
      signal: values.signal,
      // The first alternative whose credentials are all at hand; without one, the service gets to refuse.
      schemes: security.find((names) => names.every((scheme) => credentials[scheme])) ?? [],
    };
  }

  async #authorize(
    request: SecuredRequest,
    context: AuthorizeContext,
  ): Promise<TransportRequest | undefined> {
    const target = { header: { ...request.headers }, query: {}, redaction: this.#redaction };
    let isNewer = !context.refresh;
    for (const scheme of request.schemes) {
      const source = this.#options.credentials?.[scheme];
      const credential = (typeof source === 'function' ? await source(context) : source)?.trim();
      if (typeof source === 'function') isNewer = true;
      if (!credential) {
        if (context.refresh) return undefined;
        throw new TypeError(`there is none for ${scheme}`);
      }
      this.#redaction.add(credential);
      this.#api.securitySchemes[scheme]?.(target, credential);
    }
    if (!isNewer) return undefined;
    const query = formQuery(target.query);
    const url = query ? `${request.url}${request.url.includes('?') ? '&' : '?'}${query}` : request.url;
    return { ...request, url, headers: target.header };
  }

  #errorOf(details: FailureDetails, response: TransportResponse | undefined): TransportError {
    if (details.reason !== 'http' || response === undefined) return new TransportError(details);
    const body = maskedJson(response.text(), this.#redaction);
    return this.#api.error({ ...details, body }, details.body as string);
  }
}
