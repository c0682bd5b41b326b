import * as xml from '@proj/xml-commands';
import { Command, type CommandResponse, type CommandValue } from '../command.js';
import {
  fromWireRecord,
  type RecordInput,
  type RecordKey,
  type RecordName,
  type RecordOutput,
} from '../records.js';
import { recordList, type TaggedRecord, tagRecords } from '../tagged-records.js';
import { limitText, noRecord } from './read.js';

/** The value of one custom field of one record: `name` without `__c`, and `value`. */
export type CustomFieldValue = RecordOutput<'CustomField'>;

const byCustomFields = 'custom equal to';

/** Options of {@link readCustomFields}. */
export interface ReadCustomFieldsOptions {
  /** How many values at most, 1 to 1,000; `'offset,count'` for a page. @defaultValue 1000 */
  readonly limit?: number | string | undefined;
  /** `'only'`: of deleted records; `'include'`: of deleted and other records. */
  readonly deleted?: 'only' | 'include' | undefined;
  /** Whose clocks dates are of, an IANA name. @defaultValue that of the client, or UTC */
  readonly timeZone?: string | undefined;
}

/**
 * A command that reads the values of custom fields as records of their own, by the method `custom equal to`. To have them
 * among the other fields of a record, name them (`hobby__c`) in a `read`.
 *
 * @param type - the type of the records that have the custom fields
 * @param where - the records, most often by `id`
 * @example
 * ```ts
 * readCustomFields('Project', { id: 13 }); // [{ id: '1', name: 'hobby', type: 'Project', value: 'chess' }]
 * ```
 */
export function readCustomFields<Name extends RecordName>(
  type: Name,
  where: RecordInput<Name> | readonly RecordInput<Name>[],
  options: ReadCustomFieldsOptions = {},
): Command<CustomFieldValue[], 'Read'> {
  return new Command({
    name: 'Read',
    descriptor: xml.ReadElement,
    value: {
      type,
      method: byCustomFields,
      limit: limitText(options.limit),
      ...(options.deleted === undefined ? {} : { deleted: '1' }),
      ...(options.deleted === 'include' ? { include_nondeleted: '1' } : {}),
      $content: tagRecords(type, where, { timeZone: options.timeZone }),
    } as CommandValue<'Read'>,
    label: `<Read type=${type} method=${byCustomFields}>`,
    idempotent: true,
    emptyCodes: [noRecord],
    decode: customFieldsOf,
  });
}

/**
 * A command that sets the values of custom fields of a record by the method `custom equal to`. To set them together with other
 * fields, name them (`hobby__c`) in a `modify`.
 *
 * @param record - the `id` of the record
 * @param values - the custom fields: `name` without `__c`, and `value`
 * @returns a command that returns the values that the server sends back
 * @throws {OpenAirError} when there are no values, or too many
 * @example
 * ```ts
 * modifyCustomFields('Project', { id: 13 }, [{ name: 'hobby', value: 'chess' }]);
 * ```
 */
export function modifyCustomFields<Name extends RecordName>(
  type: Name,
  record: RecordKey<Name>,
  values: RecordInput<'CustomField'> | readonly RecordInput<'CustomField'>[],
): Command<CustomFieldValue[], 'Modify'> {
  const subject = tagRecords(type, record, { needsId: true });
  const items: TaggedRecord[] = [...subject, ...tagRecords('CustomField', recordList<object>(values))];
  return new Command({
    name: 'Modify',
    descriptor: xml.ModifyElement,
    value: { type, method: byCustomFields, $content: items } as unknown as CommandValue<'Modify'>,
    label: `<Modify type=${type} method=${byCustomFields}>`,
    records: items.length,
    decode: customFieldsOf,
  });
}

function customFieldsOf({ $content = [] }: CommandResponse<'Read' | 'Modify'>): CustomFieldValue[] {
  return $content.flatMap((item) =>
    item.$name === 'CustomField' ? [fromWireRecord(item.$value) as CustomFieldValue] : [],
  );
}
