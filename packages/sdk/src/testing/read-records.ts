import type * as xml from '@proj/xml-commands';
import type { XmlElement } from '@proj/xml-runtime';
import { isCustomField } from '../openair/custom-fields.js';
import { fromDateParts, fromDateText } from '../openair/dates.js';
import { customFieldsOf, enabledFields } from './custom-fields.js';
import type { ExecutionContext } from './execution-context.js';
import { CommandFailure, failure } from './failure.js';
import { fieldText } from './field-text.js';
import type { StoredRecord } from './record-store.js';
import { recordItem } from './typed-records.js';

type ReadItem = Extract<NonNullable<xml.ReadCommand['$content']>[number], { $name: string }>;

/** Carries out a Read: selects, orders, cuts to the page and to the fields asked for. */
export function readRecords(
  command: xml.ReadCommand,
  { store, timeZone }: ExecutionContext,
): xml.RecordType[] | CommandFailure {
  const page = toPage(command);
  if (page === undefined) return failure('605');
  const given = (command.$content ?? []) as readonly ReadItem[];
  const filter = toPredicate(command, given, timeZone);
  if (filter instanceof CommandFailure) return filter;
  const records = order(
    store.list(command.type, whichOf(command)).filter(filter),
    orderOf(command),
    timeZone,
  );
  const items =
    command.method === 'custom equal to'
      ? records.flatMap((record) => customFieldItems(command.type, record, given))
      : records.map((record) => recordItem(command.type, shownFields(record, command)));
  const found = items.slice(page.offset, page.offset + page.count);
  return found.length === 0 ? failure('601') : found;
}

/** The methods that take `enable_custom`. */
const customMethods: ReadonlySet<string> = new Set(['all', 'equal to', 'not equal to', 'project', 'user']);

/** `enable_custom`, for the methods that take it. */
function enableCustom({ method, enable_custom }: xml.ReadCommand): string | undefined {
  return customMethods.has(method) ? enable_custom : undefined;
}

/** The values of custom fields of a record, those that the arguments name; all, where they name none. */
function customFieldItems(type: string, record: StoredRecord, given: readonly ReadItem[]): xml.RecordType[] {
  const wanted = given.filter(({ $name }) => $name === 'CustomField').map(({ $value }) => $value);
  return customFieldsOf(type, record)
    .filter((fields) => wanted.length === 0 || wanted.some((compared) => equals(fields, compared)))
    .map((fields) => recordItem('CustomField', fields));
}

/** The order, unless it is by a custom field that does not take part. */
function orderOf(command: xml.ReadCommand): string | undefined {
  const [field = ''] = command.order?.split(',') ?? [];
  return isCustomField(field) && enableCustom(command) !== '1' ? undefined : command.order;
}

/** The fields of a record that a read returns. */
function shownFields(record: StoredRecord, command: xml.ReadCommand): StoredRecord {
  const fields = pick(enabledFields(record, enableCustom(command)), command._Return);
  if (command.exclude_flags !== '1') return fields;
  const { flags: _flags, ...others } = fields;
  return others as StoredRecord;
}

/** The offset and count of `limit`, or undefined where it is absent or out of bounds. */
function toPage(command: xml.ReadCommand): { offset: number; count: number } | undefined {
  if (command.limit === undefined) return undefined;
  const parts = command.limit.split(',').map((part) => Number(part.trim()));
  const count = parts.at(-1) ?? 0;
  const offset = parts.length > 1 ? (parts[0] ?? 0) : 0;
  return count >= 1 && count <= 1000 ? { offset, count } : undefined;
}

function whichOf(command: xml.ReadCommand): 'present' | 'deleted' | 'all' {
  if (command.deleted !== '1') return 'present';
  return command.include_nondeleted === '1' ? 'all' : 'deleted';
}

type Predicate = (record: StoredRecord) => boolean;

function toPredicate(
  command: xml.ReadCommand,
  given: readonly ReadItem[],
  timeZone: string | undefined,
): Predicate | CommandFailure {
  const byFilter = toFilterPredicates(command, given, timeZone);
  if (byFilter instanceof CommandFailure) return byFilter;
  const byMethod = toMethodPredicate(command, given);
  if (byMethod instanceof CommandFailure) return byMethod;
  return (record) => byMethod(record) && byFilter.every((predicate) => predicate(record));
}

function toMethodPredicate(command: xml.ReadCommand, given: readonly ReadItem[]): Predicate | CommandFailure {
  const compared = given
    .filter((item) => item.$name === command.type)
    .map((item) => comparedFields(command, item.$value as StoredRecord));
  const argument = (name: string): string | undefined =>
    fieldText((given.find((item) => item.$name === name)?.$value as { id?: unknown } | undefined)?.id);
  switch (command.method) {
    case 'all':
      return () => true;
    case 'custom equal to':
    case 'equal to':
      // Date filters alone may come with this method: then there is nothing to compare with.
      return (record) => compared.length === 0 || compared.some((fields) => equals(record, fields));
    case 'not equal to': {
      if (compared.length === 0) return failure('4');
      const conditions = compared.filter((fields) => Object.keys(fields).length > 0);
      return (record) => !conditions.some((fields) => equals(record, fields));
    }
    case 'user':
      return (record) => fieldText(record.userid) === argument('User');
    case 'project':
      return (record) => fieldText(record.projectid) === argument('Project');
    case 'not exported':
      return (record) => record.exported === undefined || !hasDate(record.exported);
    default:
      return failure('8', `the in-memory server does not know the method "${command.method}"`);
  }
}

/** The fields that are compared; the service leaves custom fields out of account, unless they take part. */
function comparedFields(command: xml.ReadCommand, fields: StoredRecord): StoredRecord {
  return command.method === 'custom equal to' ? fields : enabledFields(fields, enableCustom(command));
}

const dateComparisons: Readonly<Record<string, (field: number, argument: number) => boolean>> = {
  'newer-than': (field, argument) => field > argument,
  'older-than': (field, argument) => field < argument,
  'date-equal-to': (field, argument) => field === argument,
  'date-not-equal-to': (field, argument) => field !== argument,
};

const states: Readonly<Record<string, Predicate>> = {
  'open-envelopes': hasStatus('O'),
  'submitted-envelopes': hasStatus('S'),
  'approved-envelopes': hasStatus('A'),
  'rejected-envelopes': hasStatus('R'),
  'open-timesheets': hasStatus('O'),
  'submitted-timesheets': hasStatus('S'),
  'approved-timesheets': hasStatus('A'),
  'rejected-timesheets': hasStatus('R'),
  'open-slips': (record) => !fieldText(record.invoiceid),
  'not-exported': (record) => record.exported === undefined || !hasDate(record.exported),
};

/** One predicate per name in `filter`; date filters take their fields from `field` and their dates from the arguments, in order. */
function toFilterPredicates(
  command: xml.ReadCommand,
  given: readonly ReadItem[],
  timeZone: string | undefined,
): Predicate[] | CommandFailure {
  const dates = given.filter((item) => item.$name === 'Date').map((item) => item.$value as xml.DateType);
  const fields = command.field?.split(',') ?? [];
  const predicates: Predicate[] = [];
  let used = 0;
  for (const name of command.filter?.split(',') ?? []) {
    const compare = dateComparisons[name];
    if (compare !== undefined) {
      const field = fields[used] ?? 'updated';
      const predicate = toDatePredicate(compare, field, dates[used++], timeZone);
      if (predicate === undefined) return failure('871');
      // As with other conditions, the service leaves custom fields out of account, unless they take part.
      if (!isCustomField(field) || enableCustom(command) === '1') predicates.push(predicate);
      continue;
    }
    const predicate = states[name];
    if (predicate === undefined)
      return failure('8', `the in-memory server does not know the filter "${name}"`);
    predicates.push(predicate);
  }
  return used === dates.length ? predicates : failure('871');
}

function toDatePredicate(
  compare: (field: number, argument: number) => boolean,
  field: string,
  date: xml.DateType | undefined,
  timeZone: string | undefined,
): Predicate | undefined {
  if (date === undefined) return undefined;
  // The API takes a year alone, or a year and a month.
  const { month = '01', day = '01' } = date;
  const argument = fromDateParts({ ...date, month, day }, timeZone)?.getTime();
  if (argument === undefined) return undefined;
  return (record) => {
    const value = dateOf(record[field], timeZone)?.getTime();
    return value !== undefined && compare(value, argument);
  };
}

/** The date in a field: a date field has parts, a custom field a text. */
function dateOf(value: unknown, timeZone: string | undefined): Date | undefined {
  if (typeof value === 'string') {
    const date = fromDateText(value, timeZone);
    return date instanceof Date ? date : undefined;
  }
  return fromDateParts((value as xml.DateField | undefined)?.Date, timeZone);
}

function equals(record: Readonly<Record<string, unknown>>, fields: object): boolean {
  return Object.entries(fields).every(([name, value]) => fieldText(record[name]) === fieldText(value));
}

function hasStatus(status: string): Predicate {
  return (record) => record.status === status;
}

function hasDate(value: unknown): boolean {
  return fromDateParts((value as xml.DateField).Date) !== undefined;
}

function order(
  records: StoredRecord[],
  by: string | undefined,
  timeZone: string | undefined,
): StoredRecord[] {
  if (by === undefined) return records;
  const [field = 'id', direction] = by.split(',');
  const sign = direction === 'desc' ? -1 : 1;
  const key = (record: StoredRecord): string => sortKey(record[field], timeZone);
  return [...records].sort((one, other) => sign * compareTexts(key(one), key(other)));
}

function sortKey(value: unknown, timeZone: string | undefined): string {
  const isDate = typeof value === 'object' && value !== null && 'Date' in value;
  return isDate ? (dateOf(value, timeZone)?.toISOString() ?? '') : fieldText(value);
}

function compareTexts(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function pick(record: StoredRecord, wanted: xml.ReturnFields | undefined): StoredRecord {
  if (wanted === undefined) return record;
  const elements = new Map((wanted.$any ?? []).map((element) => [element.name, element]));
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const element = elements.get(name);
      return element === undefined ? [] : [[name, pickParts(value, element)]];
    }),
  ) as StoredRecord;
}

/** The parts of an address that a read asks for; the whole field, where it names none. */
function pickParts(value: unknown, { children }: XmlElement): unknown {
  const names = children.flatMap((child) => (typeof child === 'string' ? [] : [child.name]));
  const address = (value as xml.AddressField | undefined)?.Address;
  if (names.length === 0 || address === undefined) return value;
  return { Address: Object.fromEntries(Object.entries(address).filter(([name]) => names.includes(name))) };
}
