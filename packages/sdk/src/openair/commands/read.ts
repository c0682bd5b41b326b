import * as xml from '@proj/xml-commands';
import { Command, type CommandValue } from '../command.js';
import type { DateParts } from '../dates.js';
import { OpenAirError } from '../errors.js';
import { type DateFilterName, Filter, type StateFilterName } from '../filter.js';
import {
  type DateMode,
  type FieldName,
  fromWireRecord,
  type RecordInput,
  type RecordName,
  type RecordOutput,
  type WireRecord,
} from '../records.js';

type ReadValue = CommandValue<'Read'>;

/** How the records given to a read are compared. */
export type ReadMethod = ReadValue['method'];

/** Fields of a record that hold dates, and the custom fields. */
export type DateFieldName<Name extends RecordName> = {
  [Field in FieldName<Name>]: NonNullable<WireRecord<Name>[Field]> extends xml.DateField ? Field : never;
}[FieldName<Name>];

/** A date for each of some date fields: `{ date: since }`. */
export type DateConditions<Name extends RecordName> = {
  readonly [Field in DateFieldName<Name>]?: Date | DateParts | undefined;
};

/** What to read, but for the page. */
export interface ReadSelection<
  Name extends RecordName,
  Field extends FieldName<Name>,
  Dates extends DateMode,
> {
  /**
   * How the records under `where` are compared. @defaultValue `'equal to'` with `where`, `'not equal to'` with
   * `whereNot`, `'user'` with `user`, `'project'` with `project`, and `'all'` without any of them
   */
  readonly method?: ReadMethod | undefined;
  /** Only records whose fields equal these; several: those that equal any. */
  readonly where?: RecordInput<Name> | readonly RecordInput<Name>[] | undefined;
  /** Only records whose fields differ from these. Not together with `where`. */
  readonly whereNot?: RecordInput<Name> | readonly RecordInput<Name>[] | undefined;
  /** Only records of this user. */
  readonly user?: RecordInput<'User'> | undefined;
  /** Only records of this project. */
  readonly project?: RecordInput<'Project'> | undefined;
  /** Only records whose date fields are after these dates. */
  readonly newerThan?: DateConditions<Name> | undefined;
  /** Only records whose date fields are before these dates. */
  readonly olderThan?: DateConditions<Name> | undefined;
  /** Only records whose date fields are these dates. */
  readonly dateEqualTo?: DateConditions<Name> | undefined;
  /** Only records whose date fields are not these dates. */
  readonly dateNotEqualTo?: DateConditions<Name> | undefined;
  /** Filters by state, such as `open-slips`, or filters built with {@link Filter}. */
  readonly filters?: readonly (StateFilterName | Filter)[] | undefined;
  /** The fields to give back. @defaultValue all that the server sends */
  readonly fields?: readonly Field[] | undefined;
  /** The order of the records. */
  readonly orderBy?: { readonly field: FieldName<Name>; readonly direction?: 'asc' | 'desc' } | undefined;
  /** `'Date'` gives date fields as JavaScript dates. @defaultValue `'parts'` */
  readonly dates?: Dates | undefined;
  /** Whether to read custom fields. @defaultValue true where `fields` names one */
  readonly customFields?: boolean | undefined;
  /** `'only'`: deleted records; `'include'`: deleted and other records. */
  readonly deleted?: 'only' | 'include' | undefined;
  /** Whether to give the flags of users and companies (older accounts). */
  readonly includeFlags?: boolean | undefined;
  /** Whether to leave out the flags of users and companies. */
  readonly excludeFlags?: boolean | undefined;
  /** Only customers that have projects. */
  readonly withProjectOnly?: boolean | undefined;
  /** Whether generic users are read. */
  readonly generic?: boolean | undefined;
  /** The currency that the rates of `Currencyrate` are relative to: three capital letters. */
  readonly baseCurrency?: string | undefined;
  /** The day, as `YYYY-MM-DD`, on which the entries of `Entitytag` hold. */
  readonly betweenDate?: string | undefined;
  /** Whether the hours of timesheets are calculated. */
  readonly calculateHours?: boolean | undefined;
  /** Whether the server's cache of filter sets is cleared before. */
  readonly clearFilterCache?: boolean | undefined;
}

/** What to read. */
export interface ReadOptions<
  Name extends RecordName,
  Field extends FieldName<Name> = FieldName<Name>,
  Dates extends DateMode = 'parts',
> extends ReadSelection<Name, Field, Dates> {
  /**
   * How many records at most, 1 to 1,000; `'offset,count'` for a page. @defaultValue 1000
   */
  readonly limit?: number | string | undefined;
}

/** The API's upper bound for the records of one read. */
export const maxPageSize = 1000;

/** "no record for id or code": the answer of a read that matches nothing. */
const noRecord = '601';

/**
 * A command that reads records of one type.
 *
 * `OpenAirClient.read` pages through the answers by itself; this builds one command, for one page.
 *
 * @param type - the record type
 * @param options - what to read
 * @throws {OpenAirError} for options that exclude each other
 * @example
 * ```ts
 * read('Slip', { where: { projectid: '13' }, fields: ['id', 'total'], limit: 50 });
 * ```
 */
export function read<
  Name extends RecordName,
  Field extends FieldName<Name> = FieldName<Name>,
  Dates extends DateMode = 'parts',
>(
  type: Name,
  options: ReadOptions<Name, Field, Dates> = {},
): Command<RecordOutput<Name, Field, Dates>[], 'Read'> {
  const filters = toFilters(type, options);
  const method = toMethod(options);
  const names = filters.flatMap((filter) => filter.name ?? []);
  const dateFields = filters.flatMap((filter) => filter.field ?? []);
  const fields = options.fields;
  const value: ReadValue = compact({
    type,
    method,
    limit: String(options.limit ?? maxPageSize),
    filter: names.length > 0 ? names.join(',') : undefined,
    field: dateFields.length > 0 ? dateFields.join(',') : undefined,
    order: options.orderBy && `${options.orderBy.field},${options.orderBy.direction ?? 'asc'}`,
    ...readAttributes(options),
    $content: filters.flatMap((filter) => filter.argument ?? []),
    _Return: fields && { $any: fields.map((name) => emptyElement(name)) },
  });
  const dates = options.dates ?? 'parts';
  return new Command({
    name: 'Read',
    descriptor: xml.ReadElement,
    value,
    label: `<Read type=${type} method=${method}>`,
    idempotent: true,
    emptyCodes: [noRecord],
    decode: (response) =>
      (response.$content ?? []).flatMap((item) =>
        item.$name === type ? [fromWireRecord(item.$value, dates) as RecordOutput<Name, Field, Dates>] : [],
      ),
  });
}

function toMethod<Name extends RecordName, Field extends FieldName<Name>, Dates extends DateMode>(
  options: ReadSelection<Name, Field, Dates>,
): ReadMethod {
  const conditions = [
    options.where && ('equal to' as const),
    options.whereNot && ('not equal to' as const),
    options.user && ('user' as const),
    options.project && ('project' as const),
  ].filter((method) => method !== undefined);
  if (conditions.length > 1) {
    throw new OpenAirError(
      'a read takes one of "where", "whereNot", "user" and "project": the API has one method for a command',
    );
  }
  return options.method ?? conditions[0] ?? 'all';
}

const dateOptions = {
  newerThan: 'newer-than',
  olderThan: 'older-than',
  dateEqualTo: 'date-equal-to',
  dateNotEqualTo: 'date-not-equal-to',
} as const satisfies Record<string, DateFilterName>;

function toFilters<Name extends RecordName, Field extends FieldName<Name>, Dates extends DateMode>(
  type: Name,
  options: ReadSelection<Name, Field, Dates>,
): Filter[] {
  const filters = (options.filters ?? []).map((filter) =>
    typeof filter === 'string' ? Filter.state(filter) : filter,
  );
  for (const [option, name] of Object.entries(dateOptions)) {
    const conditions = options[option as keyof typeof dateOptions] ?? {};
    for (const [field, date] of Object.entries<Date | DateParts | undefined>(conditions)) {
      if (date !== undefined) filters.push(Filter.date(name, field, date));
    }
  }
  const records = options.where ?? options.whereNot ?? [];
  for (const record of Array.isArray(records) ? records : [records])
    filters.push(Filter.record(type, record));
  if (options.user) filters.push(Filter.record('User', options.user));
  if (options.project) filters.push(Filter.record('Project', options.project));
  return filters;
}

function readAttributes<Name extends RecordName, Field extends FieldName<Name>, Dates extends DateMode>(
  options: ReadSelection<Name, Field, Dates>,
): Partial<ReadValue> {
  const customFields = options.customFields ?? options.fields?.some((field) => field.endsWith('__c'));
  return compact({
    deleted: options.deleted && '1',
    include_nondeleted: options.deleted === 'include' ? '1' : undefined,
    include_flags: flag(options.includeFlags),
    exclude_flags: flag(options.excludeFlags),
    with_project_only: flag(options.withProjectOnly),
    base_currency: options.baseCurrency,
    generic: flag(options.generic),
    enable_custom: customFields ? '1' : undefined,
    between_date: options.betweenDate,
    calculate_hours: flag(options.calculateHours),
    clear_filter_cache: flag(options.clearFilterCache),
  });
}

function flag(value: boolean | undefined): '0' | '1' | undefined {
  if (value === undefined) return undefined;
  return value ? '1' : '0';
}

function emptyElement(name: string): { name: string; namespaceURI: ''; attributes: []; children: [] } {
  return { name, namespaceURI: '', attributes: [], children: [] };
}

/** A copy without the properties that are undefined. */
function compact<T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
