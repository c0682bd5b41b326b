/**
 * The Standard Schema interface, version 1 (https://standardschema.dev): what form libraries, routers and RPC
 * frameworks call to validate a value. Declared here because it is types only and this package has no dependencies.
 */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly '~standard': StandardSchemaProps<Input, Output>;
}

/** The properties of {@link StandardSchemaV1}. */
export interface StandardSchemaProps<Input = unknown, Output = Input> {
  readonly version: 1;
  readonly vendor: string;
  readonly validate: (value: unknown) => StandardSchemaResult<Output>;
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
}

/** What validation gives: the value, or the issues found in it. */
export type StandardSchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardSchemaIssue[] };

/** One thing that is wrong with a value. */
export interface StandardSchemaIssue {
  readonly message: string;
  readonly path?: readonly PropertyKey[] | undefined;
}

/**
 * Builds the `~standard` property of a descriptor.
 * @param validate - must not throw; gives the value itself, or the issues found in it
 */
export function standardSchema<T>(
  validate: (value: unknown) => StandardSchemaResult<T>,
): StandardSchemaProps<T, T> {
  return { version: 1, vendor: '@proj/xml-runtime', validate };
}
