import type * as xml from '@proj/xml-commands';
import { fromDateParts } from '../openair/dates.js';
import { CommandFailure, failure } from './failure.js';
import type { RecordStore, StoredRecord } from './record-store.js';

type ReadItem = Extract<NonNullable<xml.ReadCommand['$content']>[number], { $name: string }>;

/** Carries out a Read: selects, orders, cuts to the page and to the fields asked for. */
export function readRecords(store: RecordStore, command: xml.ReadCommand): StoredRecord[] | CommandFailure {
  const page = toPage(command);
  if (page === undefined) return failure('605');
  const arguments_ = (command.$content ?? []) as readonly ReadItem[];
  const filter = toPredicate(command, arguments_);
  if (filter instanceof CommandFailure) return filter;
  const records = order(store.list(command.type, whichOf(command)).filter(filter), command.order);
  const found = records.slice(page.offset, page.offset + page.count);
  if (found.length === 0) return failure('601');
  return found.map((record) => pick(record, command._Return));
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

function toPredicate(command: xml.ReadCommand, arguments_: readonly ReadItem[]): Predicate | CommandFailure {
  const byFilter = toFilterPredicates(command, arguments_);
  if (byFilter instanceof CommandFailure) return byFilter;
  const byMethod = toMethodPredicate(command, arguments_);
  if (byMethod instanceof CommandFailure) return byMethod;
  return (record) => byMethod(record) && byFilter.every((predicate) => predicate(record));
}

function toMethodPredicate(
  command: xml.ReadCommand,
  arguments_: readonly ReadItem[],
): Predicate | CommandFailure {
  const compared = arguments_.filter((item) => item.$name === command.type).map((item) => item.$value);
  const argument = (name: string): string | undefined =>
    text((arguments_.find((item) => item.$name === name)?.$value as { id?: unknown } | undefined)?.id);
  switch (command.method) {
    case 'all':
      return () => true;
    case 'equal to':
      // Date filters alone may come with this method: then there is nothing to compare with.
      return (record) => compared.length === 0 || compared.some((fields) => equals(record, fields));
    case 'not equal to':
      return compared.length === 0
        ? failure('4')
        : (record) => !compared.some((fields) => equals(record, fields));
    case 'user':
      return (record) => text(record.userid) === argument('User');
    case 'project':
      return (record) => text(record.projectid) === argument('Project');
    case 'not exported':
      return (record) => record.exported === undefined || !hasDate(record.exported);
    default:
      return failure('8', `the in-memory server does not know the method "${command.method}"`);
  }
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
  'open-slips': (record) => !text(record.invoiceid),
  'not-exported': (record) => record.exported === undefined || !hasDate(record.exported),
};

/** One predicate per name in `filter`; date filters take their fields from `field` and their dates from the arguments, in order. */
function toFilterPredicates(
  command: xml.ReadCommand,
  arguments_: readonly ReadItem[],
): Predicate[] | CommandFailure {
  const dates = arguments_.filter((item) => item.$name === 'Date').map((item) => item.$value as xml.DateType);
  const fields = command.field?.split(',') ?? [];
  const predicates: Predicate[] = [];
  let used = 0;
  for (const name of command.filter?.split(',') ?? []) {
    const compare = dateComparisons[name];
    const predicate = compare
      ? toDatePredicate(compare, fields[used] ?? 'updated', dates[used++])
      : states[name];
    if (predicate === undefined) {
      return compare
        ? failure('871')
        : failure('8', `the in-memory server does not know the filter "${name}"`);
    }
    predicates.push(predicate);
  }
  return used === dates.length ? predicates : failure('871');
}

function toDatePredicate(
  compare: (field: number, argument: number) => boolean,
  field: string,
  date: xml.DateType | undefined,
): Predicate | undefined {
  if (date === undefined) return undefined;
  // The API takes a year alone, or a year and a month.
  const argument = fromDateParts({ ...date, month: date.month ?? '01', day: date.day ?? '01' })?.getTime();
  if (argument === undefined) return undefined;
  return (record) => {
    const value = fromDateParts((record[field] as xml.DateField | undefined)?.Date)?.getTime();
    return value !== undefined && compare(value, argument);
  };
}

function equals(record: StoredRecord, fields: object): boolean {
  return Object.entries(fields).every(([name, value]) => text(record[name]) === text(value));
}

/** The text of a field: of a reference, its value; of a structure, its JSON. */
function text(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'object' || value === null) return String(value).trim();
  return '$value' in value ? String(value.$value) : JSON.stringify(value);
}

function hasStatus(status: string): Predicate {
  return (record) => record.status === status;
}

function hasDate(value: unknown): boolean {
  return fromDateParts((value as xml.DateField).Date) !== undefined;
}

function order(records: StoredRecord[], by: string | undefined): StoredRecord[] {
  if (by === undefined) return records;
  const [field = 'id', direction] = by.split(',');
  const sign = direction === 'desc' ? -1 : 1;
  return [...records].sort((a, b) => sign * compareTexts(sortKey(a[field]), sortKey(b[field])));
}

function sortKey(value: unknown): string {
  const date =
    typeof value === 'object' && value !== null && 'Date' in value ? (value.Date as xml.DateType) : undefined;
  return date ? (fromDateParts(date)?.toISOString() ?? '') : text(value);
}

function compareTexts(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function pick(record: StoredRecord, fields: xml.ReturnFields | undefined): StoredRecord {
  if (fields === undefined) return record;
  const names = new Set((fields.$any ?? []).map((element) => element.name));
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.has(name))) as StoredRecord;
}
