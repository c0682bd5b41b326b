import type { NamespaceContext, SimpleTypeDescriptor } from '../schema/descriptor.js';
import { taggedKey } from './datatype.js';
import { describedFailure } from './describe-value.js';
import { simpleTypeError } from './failure.js';
import { lentFormatter, literalOf } from './literal-of.js';
import { datatypeOf } from './simple-type.js';

/**
 * Maps a value of a simple type to its canonical lexical form.
 * @throws {@link SimpleTypeError} when the value is not one of the type
 * @example
 * ```ts
 * formatValue(xs.double, 1e21); // '1.0E21'
 * ```
 */
export function formatValue<T>(
  type: SimpleTypeDescriptor<T>,
  value: NoInfer<T>,
  namespaces?: NamespaceContext,
): string {
  const literal = literalOf(datatypeOf(type), value, namespaces);
  if (typeof literal !== 'string') throw simpleTypeError(literal);
  return literal;
}

/**
 * The canonical literal of a value, whatever the facets of the type say of it.
 * @throws {@link SimpleTypeError} when the value cannot have a literal of the type
 */
export function formatUnchecked(
  type: SimpleTypeDescriptor,
  value: unknown,
  namespaces: NamespaceContext,
): string {
  const literal = datatypeOf(type).literal(value, namespaces, lentFormatter);
  if (typeof literal !== 'string') throw simpleTypeError(describedFailure(literal));
  return literal;
}

/**
 * As {@link valueKey}, of a value instead of a literal. What facets say of its literals is left aside.
 * @throws {@link SimpleTypeError} when the value cannot have a literal of the type
 */
export function keyOfValue(type: SimpleTypeDescriptor, value: unknown, namespaces: NamespaceContext): string {
  const datatype = datatypeOf(type);
  return taggedKey(datatype, datatype.normalize(formatUnchecked(type, value, namespaces)), namespaces);
}
