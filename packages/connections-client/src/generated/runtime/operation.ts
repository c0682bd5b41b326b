import type { SecretRedaction, TransportResponse } from '@proj/transport';
import type { Parameter, ParameterValues } from './parameters.js';

/** Alternatives, each a list of security schemes that are needed together (Security Requirement Object). */
export type SecurityRequirements = readonly (readonly string[])[];

/** A request while it is made. */
export interface PreparedRequest {
  readonly parameters: ParameterValues;
  /** Header fields by name in lower case. */
  readonly headers: Record<string, string>;
  /** The path with its parameters. */
  path: string;
  /** The query without `?`. */
  query: string;
  /** The body; JSON, unless an adapter makes it. */
  body?: NonNullable<RequestInit['body']>;
  /** Masks secrets in all that goes wrong. */
  readonly redaction: SecretRedaction;
}

/** Makes a part of a request in another way than usual. */
export type RequestAdapter = (request: PreparedRequest, values: Readonly<Record<string, unknown>>) => void;

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
  readonly read?: (response: TransportResponse) => unknown;
}
