/** Records (the API's data types): what a caller may write for a field, and what a read gives back. */
import type * as xml from '@proj/xml-commands';
import {
  type CustomFieldInput,
  type CustomFieldName,
  type CustomFieldsOf,
  type CustomFieldType,
  fromCustomText,
  isCustomField,
  type NoCustomFields,
} from './custom-fields.js';
import { fromDateParts, toDateFieldParts, toDateText } from './dates.js';
import { OpenAirError } from './errors.js';

/** The record types by name. A mapped type, since the checker looks a name up in it instead of going through a union. */
export type RecordTypes = { [Item in xml.RecordType as Item['$name']]: Item['$value'] };

/** The data types that commands work on: `'Slip'`, `'Project'` … */
export type RecordName = keyof RecordTypes;

/** The data types that `add` takes: all but User and Company, which `createUser` and `createAccount` make. */
export type AddableName = xml.AddableRecord['$name'];

/** A record as it is on the wire: each field as the XML Schema types it. */
export type WireRecord<Name extends RecordName> = RecordTypes[Name];

/** What a caller may write for a field whose wire type is `T`. */
export type FieldInput<T> = [T] extends [xml.Boolean10] ? T | boolean : MemberInput<T>;

/** {@link FieldInput} of each member of a union. */
type MemberInput<T> = T extends xml.DateField
  ? T | Date | xml.DateType
  : T extends xml.AddressField
    ? T | xml.Address
    : T extends xml.FlagsField
      ? T | readonly xml.Flag[]
      : T extends string
        ? string extends T
          ? T | number | bigint
          : T
        : T;

/** The fields of a record, as a caller may write them: text, numbers, booleans and JavaScript dates. */
export type RecordInput<Name extends RecordName, Custom = NoCustomFields> = {
  [Field in keyof WireRecord<Name>]?:
    | (Field extends CustomFieldName ? CustomFieldInput : FieldInput<NonNullable<WireRecord<Name>[Field]>>)
    | undefined;
} & { [Field in keyof CustomFieldsOf<Custom, Name>]?: CustomFieldsOf<Custom, Name>[Field] | undefined };

/** A record with the fields that a key needs, for Modify, Delete, Submit and the like. */
export type RecordKey<Name extends RecordName, Custom = NoCustomFields> = RecordInput<Name, Custom> & {
  readonly id: string | number | bigint;
};

/** How dates are given back: as the API's parts, or as JavaScript dates. */
export type DateMode = 'parts' | 'Date';

/** What a read gives for a field whose wire type is `T`: a reference is its text, an address its parts. */
export type FieldOutput<T, Dates extends DateMode> = T extends xml.DateField
  ? Dates extends 'Date'
    ? Date
    : xml.DateType
  : T extends xml.AddressField
    ? xml.Address
    : T extends xml.FlagsField
      ? readonly xml.Flag[]
      : T extends { $value: infer Text }
        ? Text
        : T;

/** The names of a record's own fields; custom fields (`*__c`) are named by the caller. */
export type FieldName<Name extends RecordName> = Extract<keyof WireRecord<Name>, string>;

/** A record that was read, with the fields `Field`, each absent where the server sent none. */
export type RecordOutput<
  Name extends RecordName,
  Field extends FieldName<Name> = FieldName<Name>,
  Dates extends DateMode = 'parts',
  Custom = NoCustomFields,
> = {
  [Key in Field]?: Key extends keyof CustomFieldsOf<Custom, Name>
    ? CustomFieldsOf<Custom, Name>[Key]
    : FieldOutput<NonNullable<WireRecord<Name>[Key]>, Dates>;
} & TypedCustomFields<Field, CustomFieldsOf<Custom, Name>>;

/** The custom fields that have types, beside the pattern that all names of custom fields match. */
type TypedCustomFields<Field, Fields> = CustomFieldName extends Field
  ? { [Key in keyof Fields]?: Fields[Key] }
  : unknown;

/** How records of the wire are read. */
export interface RecordReading {
  /** @defaultValue `'parts'` */
  readonly dates?: DateMode | undefined;
  /** Whose clocks dates are of, an IANA name. @defaultValue UTC */
  readonly timeZone?: string | undefined;
  /** The custom fields that are no texts. */
  readonly customFieldTypes?: Readonly<Record<string, CustomFieldType>> | undefined;
}

/**
 * Gives a field of a record that its type does not have: the service has fields that the schema lacks. It is the text, or for
 * one with attributes or children an object of these; an array where the record has several.
 * @returns undefined where the record has none of that name
 * @example
 * ```ts
 * fieldOf(project, 'new_field'); // '7'
 * ```
 */
export function fieldOf(record: object, name: string): unknown {
  return Object.hasOwn(record, name) ? (record as Readonly<Record<string, unknown>>)[name] : undefined;
}

const dateParts: ReadonlySet<string> = new Set([
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'timezone',
]);

const addressFields: ReadonlySet<string> = new Set(['addr', 'billingaddr', 'contactaddr']);

/**
 * Turns what a caller wrote into the wire's record.
 * @param timeZone - whose clocks dates are of, an IANA name. @defaultValue UTC
 * @throws {OpenAirError} when a value has no wire form, such as NaN or an invalid date
 */
export function toWireRecord(record: object, timeZone?: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, toWireField(name, value, timeZone)]],
    ),
  );
}

function toWireField(name: string, value: unknown, timeZone: string | undefined): unknown {
  switch (typeof value) {
    case 'boolean':
      return value ? '1' : '0';
    case 'number':
      if (!Number.isFinite(value)) throw new OpenAirError(`the field "${name}" cannot be ${value}`);
      return decimalText(value);
    case 'bigint':
      return String(value);
    case 'object':
      return toWireObject(name, value, timeZone);
    default:
      return value;
  }
}

function toWireObject(name: string, value: object | null, timeZone: string | undefined): unknown {
  if (value instanceof Date) {
    return isCustomField(name) ? toDateText(value, timeZone) : { Date: toDateFieldParts(value, timeZone) };
  }
  if (Array.isArray(value)) {
    return name === 'flags' ? { Flag: value.map((flag) => toWireRecord(flag)) } : value;
  }
  if (value === null) {
    throw new OpenAirError(`the field "${name}" cannot be null; leave it out, or give '' to empty it`);
  }
  const names = Object.keys(value);
  if (addressFields.has(name) && !('Address' in value)) return { Address: toWireRecord(value) };
  if (names.length > 0 && names.every((part) => dateParts.has(part))) return { Date: toWireRecord(value) };
  return value;
}

/** The decimal form of a number, exact to its last digit; JavaScript's own has an exponent for large and small ones. */
function decimalText(value: number): string {
  const [mantissa = '', exponent] = String(value).split('e');
  if (exponent === undefined) return mantissa;
  const sign = value < 0 ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  // Exponents above zero start at 21, where no digits of a number stand behind the point.
  return sign + digits.padEnd(point, '0');
}

/** Turns a record of the wire into what a read gives back. */
export function fromWireRecord(record: object, reading: RecordReading = {}): Record<string, unknown> {
  const output: Record<string, unknown> = {};
  // Stored one by one, in a third of the time that a list of entries takes. No field has a name that objects inherit a setter for.
  for (const [name, value] of Object.entries(record)) {
    const field = fromWireField(name, value, reading);
    if (field !== undefined) output[name] = field;
  }
  return output;
}

/** Tests whether the parts of a date are more than absent or zero: then they are given as they came. */
function isOdd(parts: object): boolean {
  return Object.values(parts).some((part) => !/^[\s\d+-]*$/.test(String(part)));
}

function fromWireField(name: string, value: unknown, reading: RecordReading): unknown {
  if (typeof value !== 'object' || value === null) {
    const type = reading.customFieldTypes?.[name];
    return type === undefined || typeof value !== 'string'
      ? value
      : fromCustomText(value, type, reading.timeZone);
  }
  if (Object.keys(value).length === 0) return undefined;
  // A text in place of parts, as `<date>2026-03-14</date>`.
  if ('$text' in value && Array.isArray(value.$text) && Object.keys(value).length === 1)
    return value.$text.join('');
  if ('Date' in value) {
    const parts = value.Date as xml.DateType;
    if (reading.dates !== 'Date') return parts;
    return fromDateParts(parts, reading.timeZone) ?? (isOdd(parts) ? parts : undefined);
  }
  if ('Address' in value) return value.Address;
  if ('Flag' in value) return value.Flag;
  if ('$value' in value) return value.$value;
  return value;
}
