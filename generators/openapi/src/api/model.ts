import type { TypeExpression } from './type-expression.js';

/** Where a parameter travels (Parameter Object, `in`). */
export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie';

/** What the emitters write: the API of a document, in names and types of TypeScript. */
export interface Api {
  readonly title: string;
  readonly version: string;
  /** First absolute server, if there is one. */
  readonly baseUrl: string | undefined;
  readonly servers: readonly Server[];
  readonly security: readonly (readonly string[])[];
  readonly securitySchemes: readonly SecurityScheme[];
  readonly models: readonly Model[];
  readonly errors: readonly StatusError[];
  readonly operations: readonly Operation[];
  readonly groups: readonly OperationGroup[];
}

/** A server and the name it is offered under. */
export interface Server {
  readonly name: string;
  readonly url: string;
}

/** A security scheme that a client can apply. */
export interface SecurityScheme {
  /** Name in the document. */
  readonly name: string;
  readonly description: string;
  /** Statement that puts `credential` into `request`, as source text. */
  readonly apply: string;
  /** Function of the runtime that the statement calls. */
  readonly helper?: string;
}

/** A component schema and the type that is exported for it. */
export interface Model {
  /** Name in the document. */
  readonly schema: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly deprecated: boolean;
}

/** An HTTP status that has an error class of its own. */
export interface StatusError {
  readonly status: number;
  readonly name: string;
  /** Types of the JSON bodies that the document declares for the status, without repetition. */
  readonly bodies: readonly TypeExpression[];
}

/** Operations of one tag. */
export interface OperationGroup {
  readonly tag: string;
  /** File name without extension. */
  readonly fileName: string;
  /** Operations whose first tag it is. */
  readonly operations: readonly Operation[];
}

/** One operation. */
export interface Operation {
  /** Name of its function. */
  readonly name: string;
  readonly method: string;
  /** Path template. */
  readonly path: string;
  /** The path template with styles in the notation of RFC 6570, where a parameter has another one than `simple`. */
  readonly styledPath: string | undefined;
  /** Path Item Object's key of the operation. */
  readonly key: string;
  /** First tag. */
  readonly tag: string;
  readonly tags: readonly string[];
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly parametersType: string;
  readonly resultType: string;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  readonly result: Result;
  readonly failures: readonly Failure[];
  /** Security requirements, when they are not those of the document. */
  readonly security: readonly (readonly string[])[] | undefined;
  /** Names of parameters and of properties of the body whose values are secrets. */
  readonly secrets: readonly string[];
}

/** One parameter. */
export interface Parameter {
  readonly location: ParameterLocation;
  /** Name on the wire. */
  readonly name: string;
  /** Property of the parameters object. */
  readonly key: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly type: TypeExpression;
  readonly rules: readonly Rule[];
  readonly description: string | undefined;
  /** How a query parameter is written, when its value can be an array or an object. */
  readonly queryStyle: QueryStyle | undefined;
}

/** A rule that the value of a parameter has to keep: a call of a function of the runtime. */
export interface Rule {
  /** Name of the function. */
  readonly name: string;
  /** Its arguments, as source text. */
  readonly arguments: readonly string[];
}

/** How a query parameter is written. */
export interface QueryStyle {
  readonly value: 'array' | 'object' | 'json';
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

/** The request body. */
export interface RequestBody {
  readonly required: boolean;
  readonly description: string | undefined;
  /** Media types that can be sent; the first is the default. */
  readonly media: readonly RequestMedia[];
}

/** A media type that a request body can have. */
export interface RequestMedia {
  readonly mediaType: string;
  readonly type: TypeExpression;
  /** Name of the function of the runtime that encodes it. */
  readonly encoder: string;
}

/** What an operation returns when it succeeds. */
export interface Result {
  readonly type: TypeExpression;
  readonly description: string | undefined;
  /** Formats by media type; empty when no success has a body. */
  readonly formats: Readonly<Record<string, 'json' | 'text' | 'blob'>>;
}

/** A failure that the document declares. */
export interface Failure {
  /** Status code or range, or `default`. */
  readonly status: string;
  /** Error class that is thrown. */
  readonly error: string;
  readonly description: string | undefined;
}
