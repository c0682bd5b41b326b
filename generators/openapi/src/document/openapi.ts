/**
 * The objects of the OpenAPI Specification 3.0 and 3.1 as far as the generator reads them, by their names there.
 * Everything is optional: a document is checked by rules, not by these types.
 */
export interface OpenApiObject {
  readonly openapi: string;
  readonly info?: { readonly title?: string; readonly version?: string; readonly description?: string };
  readonly servers?: readonly ServerObject[];
  readonly paths?: Readonly<Record<string, PathItemObject>>;
  readonly webhooks?: Readonly<Record<string, PathItemObject>>;
  readonly components?: ComponentsObject;
  readonly security?: readonly SecurityRequirementObject[];
  readonly tags?: readonly TagObject[];
}

/** Server Object. */
export interface ServerObject {
  readonly url: string;
  readonly description?: string;
  readonly variables?: Readonly<Record<string, { readonly default: string }>>;
}

/** Tag Object. */
export interface TagObject {
  readonly name: string;
  readonly description?: string;
}

/** Security Requirement Object: security schemes that are needed together, with their scopes. */
export type SecurityRequirementObject = Readonly<Record<string, readonly string[]>>;

/** Components Object. */
export interface ComponentsObject {
  readonly schemas?: Readonly<Record<string, SchemaObject>>;
  readonly securitySchemes?: Readonly<Record<string, SecuritySchemeObject>>;
  readonly pathItems?: Readonly<Record<string, PathItemObject>>;
}

/** Security Scheme Object. */
export interface SecuritySchemeObject {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly name?: string;
  readonly in?: string;
  readonly scheme?: string;
}

/** Path Item Object. */
export interface PathItemObject {
  readonly $ref?: string;
  readonly parameters?: readonly ParameterObject[];
  readonly [method: string]: unknown;
}

/** Operation Object. */
export interface OperationObject {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly parameters?: readonly ParameterObject[];
  readonly requestBody?: RequestBodyObject;
  readonly responses?: Readonly<Record<string, ResponseObject>>;
  readonly security?: readonly SecurityRequirementObject[];
}

/** Parameter Object. */
export interface ParameterObject {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly schema?: SchemaObject;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
}

/** Request Body Object. */
export interface RequestBodyObject {
  readonly $ref?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
}

/** Response Object. */
export interface ResponseObject {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
}

/** Media Type Object. */
export interface MediaTypeObject {
  readonly schema?: SchemaObject;
}

/** Schema Object: what decides over parameter types and rules. */
export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly items?: SchemaObject;
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaObject | boolean;
  readonly allOf?: readonly SchemaObject[];
  readonly anyOf?: readonly SchemaObject[];
  readonly oneOf?: readonly SchemaObject[];
  readonly discriminator?: DiscriminatorObject;
  readonly writeOnly?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** A number in 3.1, a flag beside `minimum` in 3.0. */
  readonly exclusiveMinimum?: number | boolean;
  readonly exclusiveMaximum?: number | boolean;
}

/** Discriminator Object. */
export interface DiscriminatorObject {
  readonly propertyName: string;
  /** References by the values of the property. */
  readonly mapping?: Readonly<Record<string, string>>;
}

/** Methods that a Path Item Object can hold and a client can send, in the order of the specification. */
export const httpMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;
