import * as xml from '@proj/xml-commands';
import { Command, type CommandResponse, type CommandValue } from '../command.js';
import { type CustomFieldType, hasCustomField } from '../custom-fields.js';
import { type DateParts, toDateParts } from '../dates.js';
import { OpenAirError } from '../errors.js';
import {
  type AddableName,
  type DateMode,
  type FieldName,
  fromWireRecord,
  type RecordInput,
  type RecordKey,
  type RecordName,
  type RecordOutput,
  type RecordReading,
} from '../records.js';
import { type TaggedRecord, tagRecords } from '../tagged-records.js';
import { addUnknownFields, type UnknownFields } from '../unknown-fields.js';

/** Options of the commands that write records. */
export interface WriteOptions<Dates extends DateMode = 'parts'> {
  /** Whether custom fields (`*__c`) are written and returned. @defaultValue true where a record has one, or their types are given */
  readonly customFields?: boolean | undefined;
  /**
   * Fields that the schema lacks: of the record, or of each in an array. They are sent behind the others, and not checked.
   */
  readonly unknownFields?: UnknownFields | readonly UnknownFields[] | undefined;
  /** `'Date'` gives date fields of the response as JavaScript dates. @defaultValue `'parts'` */
  readonly dates?: Dates | undefined;
  /** Whose clocks dates are of, an IANA name such as `America/New_York`. @defaultValue that of the client, or UTC */
  readonly timeZone?: string | undefined;
  /** How custom fields of the response are read that are no texts. @defaultValue those of the client */
  readonly customFieldTypes?: Readonly<Record<string, CustomFieldType>> | undefined;
}

/** Options of {@link add}. */
export interface AddOptions<Name extends RecordName, Dates extends DateMode = 'parts'>
  extends WriteOptions<Dates> {
  /** A field that identifies records: one with the same value is updated instead of added. */
  readonly lookup?: FieldName<Name> | undefined;
}

/** Options of {@link modifyOnCondition}. */
export interface ModifyOptions<Dates extends DateMode = 'parts'> extends WriteOptions<Dates> {
  /** How the record is found. `modifyCustomFields` makes a Modify by this method. @defaultValue by its `id` */
  readonly method?: CommandValue<'ModifyOnCondition'>['method'];
}

type Stored<Name extends RecordName, Dates extends DateMode> = RecordOutput<Name, FieldName<Name>, Dates>;
type WriteName = 'Add' | 'Modify' | 'ModifyOnCondition';

/**
 * A command that adds a record; with an array, one command that adds several.
 *
 * @param type - the record type; users and companies are made by `createUser` and `createAccount`
 * @param records - the fields of the record, or of each of up to 1,000 records
 * @returns a command that returns the stored record (or records) with `id`, `created` and `updated`
 * @throws {OpenAirError} for User and Company
 * @example
 * ```ts
 * add('Project', { name: 'New project', customerid: 7, start_date: new Date('2013-06-10') });
 * ```
 */
export function add<Name extends AddableName, Dates extends DateMode = 'parts'>(
  type: Name,
  records: RecordInput<Name>,
  options?: AddOptions<Name, Dates>,
): Command<Stored<Name, Dates>, 'Add'>;
export function add<Name extends AddableName, Dates extends DateMode = 'parts'>(
  type: Name,
  records: readonly RecordInput<Name>[],
  options?: AddOptions<Name, Dates>,
): Command<Stored<Name, Dates>[], 'Add'>;
export function add(
  type: AddableName,
  records: object | readonly object[],
  options: AddOptions<AddableName, DateMode> = {},
): Command<unknown, 'Add'> {
  if ((type as string) === 'User' || (type as string) === 'Company') {
    throw new OpenAirError(`Add does not take ${type}: use createUser or createAccount`);
  }
  const items = tagRecords(type, records, { timeZone: options.timeZone });
  const value = {
    type,
    ...customAttribute(options, recordsOf(items)),
    ...(options.lookup === undefined ? {} : { lookup: options.lookup }),
    $content: items,
  } as CommandValue<'Add'>;
  return new Command({
    name: 'Add',
    descriptor: xml.AddElement,
    value,
    label: `<Add type=${type}>`,
    ...addUnknownFields(type, options.unknownFields, items.length),
    records: items.length,
    decode: decodeStored(type, Array.isArray(records), options),
  });
}

/**
 * A command that changes a record; with an array, several.
 *
 * @param records - the `id` of the record and the fields to change
 * @returns a command that returns the changed record (or records)
 */
export function modify<Name extends RecordName, Dates extends DateMode = 'parts'>(
  type: Name,
  records: RecordKey<Name>,
  options?: WriteOptions<Dates>,
): Command<Stored<Name, Dates>, 'Modify'>;
export function modify<Name extends RecordName, Dates extends DateMode = 'parts'>(
  type: Name,
  records: readonly RecordKey<Name>[],
  options?: WriteOptions<Dates>,
): Command<Stored<Name, Dates>[], 'Modify'>;
export function modify(
  type: RecordName,
  records: object | readonly object[],
  options: WriteOptions<DateMode> = {},
): Command<unknown, 'Modify'> {
  const items = tagRecords(type, records, { needsId: true, timeZone: options.timeZone });
  return new Command({
    name: 'Modify',
    descriptor: xml.ModifyElement,
    value: { type, ...customAttribute(options, recordsOf(items)), $content: items } as CommandValue<'Modify'>,
    label: `<Modify type=${type}>`,
    ...addUnknownFields(type, options.unknownFields, items.length),
    records: items.length,
    decode: decodeStored(type, Array.isArray(records), options),
  });
}

/**
 * A command that changes a record unless it was updated after a date. Where it was, the command fails
 * with code 1200.
 *
 * @param record - the `id` of the record and the fields to change
 * @param notUpdatedSince - the date
 */
export function modifyOnCondition<Name extends RecordName, Dates extends DateMode = 'parts'>(
  type: Name,
  record: RecordKey<Name>,
  notUpdatedSince: Date | DateParts,
  options: ModifyOptions<Dates> = {},
): Command<Stored<Name, Dates>, 'ModifyOnCondition'> {
  const items = tagRecords(type, record, { needsId: true, timeZone: options.timeZone });
  const date =
    notUpdatedSince instanceof Date ? toDateParts(notUpdatedSince, options.timeZone) : notUpdatedSince;
  return new Command({
    name: 'ModifyOnCondition',
    descriptor: xml.ModifyOnConditionElement,
    value: {
      condition: 'if-not-updated',
      type,
      ...(options.method === undefined ? {} : { method: options.method }),
      ...customAttribute(options, recordsOf(items)),
      $content: items,
      Date: date,
    } as CommandValue<'ModifyOnCondition'>,
    label: `<ModifyOnCondition type=${type}>`,
    ...addUnknownFields(type, options.unknownFields, items.length),
    records: items.length,
    decode: decodeStored(type, false, options) as (
      response: CommandResponse<'ModifyOnCondition'>,
    ) => Stored<Name, Dates>,
  });
}

/**
 * A command that deletes a record; with an array, several. Exported as `delete` too, for use through a namespace.
 *
 * @param records - the `id` of each record
 * @example
 * ```ts
 * deleteRecord('Slip', { id: 1234 });
 * ```
 */
export function deleteRecord<Name extends RecordName>(
  type: Name,
  records: RecordKey<Name> | readonly RecordKey<Name>[],
): Command<void, 'Delete'> {
  const items = tagRecords(type, records, { needsId: true });
  return new Command({
    name: 'Delete',
    descriptor: xml.DeleteElement,
    value: { type, $content: items } as CommandValue<'Delete'>,
    label: `<Delete type=${type}>`,
    records: items.length,
    decode: () => undefined,
  });
}

/** The attribute that has custom fields written and returned. */
export function customAttribute(
  options: WriteOptions<DateMode>,
  records: readonly object[],
): { enable_custom?: '1' } {
  const isUsed = records.some(hasCustomField) || options.customFieldTypes !== undefined;
  return (options.customFields ?? isUsed) ? { enable_custom: '1' } : {};
}

function recordsOf(items: readonly TaggedRecord[]): object[] {
  return items.map(({ $value }) => $value);
}

function decodeStored(
  type: RecordName,
  several: boolean,
  reading: RecordReading,
): (response: CommandResponse<WriteName>) => unknown {
  return (response) => {
    const stored = (response.$content ?? []).flatMap((item) =>
      item.$name === type ? [fromWireRecord(item.$value, reading)] : [],
    );
    return several ? stored : (stored[0] ?? {});
  };
}
