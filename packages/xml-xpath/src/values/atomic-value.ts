import type { DateTimeValue, DecimalValue, DurationValue } from '@proj/xml-runtime/datatypes';
import type { AtomicTypeName } from './atomic-types.js';
import { primitiveOf } from './atomic-types.js';
import type { DateTimeType } from './date-time.js';

/** A qualified name as a value. */
export interface QualifiedName {
  readonly namespaceURI: string;
  readonly localName: string;
  readonly prefix: string;
}

/** The types whose values are texts; those of the binary types are in hexadecimal, in capital letters. */
type TextTypeName = 'untypedAtomic' | 'string' | 'anyURI' | 'hexBinary' | 'base64Binary';

/** An atomic value: its type, the primitive that the type derives from, and what the primitive represents it by. */
export type AtomicValue = { readonly type: AtomicTypeName } & (
  | { readonly primitive: TextTypeName; readonly value: string }
  | { readonly primitive: 'boolean'; readonly value: boolean }
  | { readonly primitive: 'decimal'; readonly value: DecimalValue }
  | { readonly primitive: 'float' | 'double'; readonly value: number }
  | { readonly primitive: 'duration'; readonly value: DurationValue }
  | { readonly primitive: DateTimeType; readonly value: DateTimeValue }
  | { readonly primitive: 'QName' | 'NOTATION'; readonly value: QualifiedName }
);

/** A value of a type whose primitive is represented by that kind of value. */
export function atomic(type: AtomicTypeName, value: AtomicValue['value']): AtomicValue {
  // Which representation goes with which primitive, `AtomicValue` says; callers have just made the value for the type.
  return { type, primitive: primitiveOf(type), value } as AtomicValue;
}

/** A string. */
export function stringValue(value: string): AtomicValue {
  return { type: 'string', primitive: 'string', value };
}

/** A truth value. */
export function booleanValue(value: boolean): AtomicValue {
  return { type: 'boolean', primitive: 'boolean', value };
}

/** An integer. */
export function integerValue(value: number | bigint): AtomicValue {
  return { type: 'integer', primitive: 'decimal', value: { unscaled: BigInt(value), scale: 0 } };
}

/** A double. */
export function doubleValue(value: number): AtomicValue {
  return { type: 'double', primitive: 'double', value };
}

/** A number of any type. */
export type NumericValue = AtomicValue & { readonly primitive: 'decimal' | 'float' | 'double' };

/** Tests whether a value is numeric. */
export function isNumeric(value: AtomicValue): value is NumericValue {
  return value.primitive === 'decimal' || value.primitive === 'float' || value.primitive === 'double';
}

/** Tests whether a value is that double, or float. */
export function isOfValue(value: AtomicValue, number: number): boolean {
  return (value.primitive === 'double' || value.primitive === 'float') && Object.is(value.value, number);
}
