import createFetchClient from 'openapi-fetch';
import type { ApiError } from './api-error.js';
import type { Credential, SecurityScheme } from './credentials.js';
import type { Operation, SecurityRequirements, TransportRequest } from './operation.js';
import { placeParameters } from './parameters.js';

/** What every operation takes besides its parameters. */
export interface RequestOptions {
  /** Aborts the request. */
  signal?: AbortSignal | undefined;
  /** Further header fields of this request; `null` removes one that would be sent. */
  headers?: Readonly<Record<string, string | null>> | undefined;
  /** Sees the response, with status and header fields, before its body is read. Must not read the body. */
  onResponse?: ((response: Response) => void) | undefined;
}

/** What the OpenAPI document says of all operations. */
export interface ApiDescription {
  readonly security: SecurityRequirements;
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** Makes the error of a failed response. */
  readonly error: (request: string, response: Response, body: unknown) => ApiError;
}

/** How a client is set up. */
export interface ClientOptions<Scheme extends string = string> {
  /** URL that paths are appended to. Default: the first server of the OpenAPI document. */
  baseUrl?: string | undefined;
  /** Secrets, by name of their security scheme. */
  credentials?: { readonly [Name in Scheme]?: Credential | undefined } | undefined;
  /** Sends requests. Default: the platform's `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Header fields of every request. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** Sends operations. Holds the secrets, and shows them to nobody. */
export class Client {
  readonly #api: ApiDescription;
  readonly #credentials: Readonly<Record<string, Credential | undefined>>;
  readonly #transport: ReturnType<typeof createFetchClient>;

  constructor(api: ApiDescription, { credentials, ...transport }: ClientOptions) {
    this.#api = api;
    this.#credentials = credentials ?? {};
    this.#transport = createFetchClient(transport as object);
  }

  /**
   * Sends one operation. The generated functions call this.
   *
   * @throws InvalidParameterError when a parameter breaks a rule of the document; nothing is sent then.
   * @throws ApiError, or the subclass of its status, when the service answers with a failure.
   */
  async send<Result>(operation: Operation, params: object): Promise<Result> {
    const { method, path, parameters, security = this.#api.security } = operation;
    const request = `${method} ${path}`;
    const values = params as Readonly<Record<string, unknown>> & RequestOptions;
    const placed = placeParameters(request, parameters, values);
    placed.header.Accept = operation.accept ?? 'application/json';
    // The first alternative whose credentials are all at hand; without one, the service gets to refuse.
    for (const scheme of security.find((names) => names.every((name) => this.#credentials[name])) ?? []) {
      const source = this.#credentials[scheme] as Credential;
      const credential = typeof source === 'function' ? await source() : source;
      // A line break at its end, say, would make the platform's own error show the credential.
      const sendable = credential.replace(/[^ -~]+/g, '');
      this.#api.securitySchemes[scheme]?.(placed, sendable);
    }
    const { body, signal, headers } = values;
    const init = { params: placed, body, signal, headers, parseAs: 'stream' };
    for (const adapt of operation.adapt ?? []) adapt(init as TransportRequest, values);
    const { response, error } = (await this.#transport.request(
      method as 'get',
      path as never,
      init as never,
    )) as { response: Response; error?: unknown };
    values.onResponse?.(response);
    if (!response.ok) throw this.#api.error(request, response, error);
    if (operation.read) return (await operation.read(response)) as Result;
    const text = await response.text();
    try {
      return (text ? JSON.parse(text) : undefined) as Result;
    } catch {
      throw this.#api.error(request, response, text);
    }
  }
}
