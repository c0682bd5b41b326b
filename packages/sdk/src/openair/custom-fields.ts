/** Custom fields (`*__c`): the types that a caller gives them, and their texts on the wire. */
import { fromDateText } from './dates.js';
import type { RecordName } from './records.js';

/** The name of a custom field where it stands among the other fields of a record. */
export type CustomFieldName = `${string}__c`;

/** What a caller may write for a custom field. Switches go as `1` and `0`, dates as `2013-06-10` or `2013-06-10 08:30:00`. */
export type CustomFieldInput = string | number | bigint | boolean | Date;

/**
 * The custom fields of an account, by type of record.
 * @example
 * ```ts
 * interface MyCustomFields {
 *   Project: { hobby__c: string; active__c: boolean; since__c: Date };
 * }
 * ```
 */
export type CustomFields = { readonly [Name in RecordName]?: object };

/** The custom fields of a client that was told of none: all are texts. */
// biome-ignore lint/complexity/noBannedTypes: a type without members, so that no type of record has a field in it
export type NoCustomFields = {};

/** The custom fields of one type of record. */
export type CustomFieldsOf<Custom, Name> = Name extends keyof Custom ? Custom[Name] : NoCustomFields;

/** How the text of a custom field is read. */
export type CustomFieldType = 'boolean' | 'date' | 'number';

type FieldsToConvert<Fields> = {
  readonly [Field in keyof Fields as Fields[Field] extends string ? never : Field]: TypeNameOf<Fields[Field]>;
};

type TypeNameOf<Value> = [Value] extends [boolean]
  ? 'boolean'
  : [Value] extends [Date]
    ? 'date'
    : [Value] extends [number]
      ? 'number'
      : never;

/** How the custom fields of an account are read, by type of record: those that are no texts. */
export type CustomFieldTypes<Custom> = {
  readonly [Name in keyof Custom as keyof FieldsToConvert<Custom[Name]> extends never
    ? never
    : Name]: FieldsToConvert<Custom[Name]>;
};

/** The option that goes with custom fields that are no texts: types alone convert nothing. */
export type CustomFieldOptions<Custom> = keyof CustomFieldTypes<Custom> extends never
  ? { readonly customFieldTypes?: undefined }
  : { readonly customFieldTypes: CustomFieldTypes<Custom> };

/** Tests for the name of a custom field. */
export function isCustomField(name: string): name is CustomFieldName {
  return name.endsWith('__c');
}

/** Tests whether one of some fields is a custom field. */
export function hasCustomField(record: object): boolean {
  return Object.keys(record).some(isCustomField);
}

/**
 * Turns the text of a custom field into what its type says. A text that is not of the type is given as it is.
 * @returns undefined for a date or a number without a value
 */
export function fromCustomText(
  text: string,
  type: CustomFieldType,
  timeZone: string | undefined,
): string | boolean | number | Date | undefined {
  switch (type) {
    case 'boolean':
      return fromSwitch(text);
    case 'date':
      return fromDateText(text, timeZone);
    case 'number':
      return fromNumber(text);
  }
}

function fromSwitch(text: string): string | boolean {
  switch (text.trim()) {
    case '1':
      return true;
    case '0':
    case '':
      return false;
    default:
      return text;
  }
}

function fromNumber(text: string): string | number | undefined {
  if (text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isNaN(value) ? text : value;
}
