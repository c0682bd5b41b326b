import { formatValue } from './datatypes/format-value.js';
import { inventedNamespaces } from './datatypes/namespaces.js';
import { SimpleTypeError } from './issues/errors.js';
import type { ElementDescriptor, SimpleTypeDescriptor, TypeDescriptor } from './schema/descriptor.js';
import { validate } from './validate.js';

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
 * Makes a Standard Schema of a descriptor: `validate` judges values, which it returns as they are.
 * @example
 * ```ts
 * const form = useForm({ validators: { onChange: standardSchema(GpxElement) } });
 * ```
 */
export function standardSchema<T>(
  descriptor: ElementDescriptor<T> | TypeDescriptor<T>,
): StandardSchemaV1<T, T> {
  return { '~standard': { version: 1, vendor: '@proj/xml-runtime', validate: validator(descriptor) } };
}

function validator<T>(
  descriptor: ElementDescriptor | TypeDescriptor,
): (value: unknown) => StandardSchemaResult<T> {
  return (value) => {
    if (descriptor.kind === 'simpleType') return literalValue(descriptor, value);
    const issues = validate(descriptor, value);
    // Nothing in it breaks a rule: it is a T.
    return issues.length === 0 ? { value: value as T } : { issues };
  };
}

/** A value of a simple type is one that has a literal. */
function literalValue<T>(type: SimpleTypeDescriptor, value: unknown): StandardSchemaResult<T> {
  try {
    formatValue(type, value, inventedNamespaces());
    return { value: value as T };
  } catch (error) {
    if (!(error instanceof SimpleTypeError)) throw error;
    return { issues: [{ message: error.message, path: [] }] };
  }
}
