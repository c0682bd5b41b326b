import type { Parameter, ParameterValues } from './parameters.js';

/** Alternatives, each a list of security schemes that are needed together (Security Requirement Object). */
export type SecurityRequirements = readonly (readonly string[])[];

/** A request as the transport takes it. */
export interface TransportRequest {
  readonly params: ParameterValues;
  /** Header fields; `null` removes one that would be sent. */
  headers: Readonly<Record<string, string | null>> | undefined;
  body: unknown;
  bodySerializer?: () => unknown;
  querySerializer?:
    | ((query: Record<string, unknown>) => string)
    | { readonly array: { readonly style: string; readonly explode: boolean } };
}

/** Changes a request where the defaults of the transport do not fit an operation. */
export type RequestAdapter = (request: TransportRequest, values: Readonly<Record<string, unknown>>) => void;

/** One operation of the OpenAPI document, as data. */
export interface Operation {
  readonly method: string;
  /** Path template. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Security requirements, when they are not those of the document. */
  readonly security?: SecurityRequirements;
  /** Media types of a success, when it is not `application/json`. */
  readonly accept?: string;
  /** What is special about the request. */
  readonly adapt?: readonly RequestAdapter[];
  /** Reads a success that is not JSON. */
  readonly read?: (response: Response) => Promise<unknown>;
}
