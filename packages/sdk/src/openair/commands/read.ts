import * as xml from '@proj/xml-commands';
import { Command, type CommandValue } from '../command.js';
import {
  type CustomFieldName,
  type CustomFieldType,
  isCustomField,
  type NoCustomFields,
} from '../custom-fields.js';
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

/** How the records given to a read are compared. For `custom equal to` see `readCustomFields`: it reads other records. */
export type ReadMethod = Exclude<ReadValue['method'], 'custom equal to'>;

/** The methods with which custom fields can be read and compared. */
const customMethods: ReadonlySet<ReadMethod> = new Set([
  'all',
  'equal to',
  'not equal to',
  'project',
  'user',
]);

/** Fields of a record that hold dates. */
export type DateFieldName<Name extends RecordName> = {
  [Field in FieldName<Name>]: NonNullable<WireRecord<Name>[Field]> extends xml.DateField ? Field : never;
}[FieldName<Name>];

/** A date for each of some date fields, custom fields among them: `{ date: since, due__c: end }`. */
export type DateConditions<Name extends RecordName> = {
  readonly [Field in DateFieldName<Name> | CustomFieldName]?: Date | DateParts | undefined;
};

/** The fields to give back: their names, or an object with `true` for each; for an address its fields, too. */
export type FieldSelection<Field extends string> =
  | readonly Field[]
  | { readonly [Key in Field]?: true | AddressSelection | undefined };

/** The fields of an address to give back. */
export type AddressSelection = { readonly [Part in keyof xml.Address]?: true | undefined };

/** What to read, but for the page. */
export interface ReadSelection<
  Name extends RecordName,
  Field extends FieldName<Name>,
  Dates extends DateMode,
  Custom = NoCustomFields,
> {
  /**
   * How the records under `where` are compared. @defaultValue `'equal to'` with `where`, `'not equal to'` with
   * `whereNot`, `'user'` with `user`, `'project'` with `project`, and `'all'` without any of them
   */
  readonly method?: ReadMethod | undefined;
  /** Only records whose fields equal these; several: those that equal any. */
  readonly where?: RecordInput<Name, Custom> | readonly RecordInput<Name, Custom>[] | undefined;
  /** Only records whose fields differ from these. Not together with `where`. */
  readonly whereNot?: RecordInput<Name, Custom> | readonly RecordInput<Name, Custom>[] | undefined;
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
  /**
   * The fields to give back: `['id', 'name']`, or `{ id: true, addr: { city: true } }`.
   * @defaultValue all that the server sends
   */
  readonly fields?: FieldSelection<Field> | undefined;
  /** The order of the records. */
  readonly orderBy?: { readonly field: FieldName<Name>; readonly direction?: 'asc' | 'desc' } | undefined;
  /** `'Date'` gives date fields as JavaScript dates. @defaultValue `'parts'` */
  readonly dates?: Dates | undefined;
  /** Whose clocks dates are of, an IANA name such as `America/New_York`. @defaultValue that of the client, or UTC */
  readonly timeZone?: string | undefined;
  /**
   * Whether custom fields are compared and given back.
   * @defaultValue true where `fields`, a condition or `orderBy` names one, and where all fields are read of a type whose
   *   custom fields have types
   */
  readonly customFields?: boolean | undefined;
  /** How custom fields are read that are no texts. @defaultValue those of the client */
  readonly customFieldTypes?: Readonly<Record<string, CustomFieldType>> | undefined;
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
  /** Sends `empty_is_nil`. We know no page of the vendor that tells what it does. */
  readonly emptyIsNil?: boolean | undefined;
}

/** What to read. */
export interface ReadOptions<
  Name extends RecordName,
  Field extends FieldName<Name> = FieldName<Name>,
  Dates extends DateMode = 'parts',
  Custom = NoCustomFields,
> extends ReadSelection<Name, Field, Dates, Custom> {
  /**
   * How many records at most, 1 to 1,000; `'offset,count'` for a page. @defaultValue 1000
   */
  readonly limit?: number | string | undefined;
}

/** The API's upper bound for the records of one read. */
export const maxPageSize = 1000;

/** "no record for id or code": the code of a read that matches nothing. */
export const noRecord = '601';

/**
 * A command that reads records of one type.
 *
 * `OpenAirClient.read` pages through the responses by itself; this builds one command, for one page.
 *
 * @param type - the record type
 * @param options - what to read
 * @throws {OpenAirError} for options that exclude each other, and for a limit that the API does not take
 * @example
 * ```ts
 * read('Slip', { where: { projectid: '13' }, fields: ['id', 'total'], limit: 50 });
 * ```
 */
export function read<
  Name extends RecordName,
  Field extends FieldName<Name> = FieldName<Name>,
  Dates extends DateMode = 'parts',
  Custom = NoCustomFields,
>(
  type: Name,
  options: ReadOptions<Name, Field, Dates, Custom> = {},
): Command<RecordOutput<Name, Field, Dates, Custom>[], 'Read'> {
  const filters = toFilters(type, options);
  const method = toMethod(options);
  const names = filters.flatMap((filter) => filter.name ?? []);
  const dateFields = filters.flatMap((filter) => filter.field ?? []);
  const value: ReadValue = compact({
    type,
    method,
    limit: limitText(options.limit),
    filter: names.length > 0 ? names.join(',') : undefined,
    field: dateFields.length > 0 ? dateFields.join(',') : undefined,
    order: options.orderBy && `${options.orderBy.field},${options.orderBy.direction ?? 'asc'}`,
    ...readAttributes(options),
    enable_custom: readsCustomFields(options, method, filters) ? '1' : undefined,
    $content: filters.flatMap((filter) => filter.argument ?? []),
    _Return: options.fields && { $any: selectionElements(options.fields) },
  });
  return new Command({
    name: 'Read',
    descriptor: xml.ReadElement,
    value,
    label: `<Read type=${type} method=${method}>`,
    idempotent: true,
    emptyCodes: [noRecord],
    decode: (response) =>
      (response.$content ?? []).flatMap((item) =>
        item.$name === type
          ? [fromWireRecord(item.$value, options) as RecordOutput<Name, Field, Dates, Custom>]
          : [],
      ),
  });
}

/** A selection without its types: it is read by its names alone. */
type AnySelection = Omit<
  ReadSelection<RecordName, never, DateMode>,
  'fields' | 'orderBy' | 'where' | 'whereNot'
> & {
  readonly fields?: FieldSelection<string> | undefined;
  readonly orderBy?: { readonly field: string } | undefined;
  readonly where?: object | undefined;
  readonly whereNot?: object | undefined;
};

function toMethod(options: AnySelection): ReadMethod {
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
  if ((options.method as string) === 'custom equal to') {
    throw new OpenAirError('"custom equal to" reads CustomField records; use readCustomFields');
  }
  return options.method ?? conditions[0] ?? 'all';
}

/**
 * The text of a limit.
 * @throws {OpenAirError} where the API would refuse it
 */
export function limitText(limit: number | string = maxPageSize): string {
  const match = /^\s*(?:\d+\s*,\s*)?(\d+)\s*$/.exec(String(limit));
  const count = Number(match?.[1] ?? 0);
  if (count >= 1 && count <= maxPageSize) return String(limit);
  throw new OpenAirError(
    `"limit" has to be a whole number from 1 to ${maxPageSize}, or "offset,count", not ${JSON.stringify(limit)}`,
  );
}

/** Whether custom fields take part. The service leaves their conditions out of account otherwise. */
function readsCustomFields(options: AnySelection, method: ReadMethod, filters: readonly Filter[]): boolean {
  if (options.customFields !== undefined) return options.customFields;
  if (!customMethods.has(method)) return false;
  const fields = options.fields && fieldNames(options.fields);
  return (
    (fields?.some(isCustomField) ?? options.customFieldTypes !== undefined) ||
    isCustomField(options.orderBy?.field ?? '') ||
    filters.some((filter) => filter.usesCustomFields)
  );
}

function fieldNames(fields: FieldSelection<string>): readonly string[] {
  return isList(fields) ? fields : Object.keys(fields);
}

const dateOptions = {
  newerThan: 'newer-than',
  olderThan: 'older-than',
  dateEqualTo: 'date-equal-to',
  dateNotEqualTo: 'date-not-equal-to',
} as const satisfies Record<string, DateFilterName>;

function toFilters(type: RecordName, options: AnySelection): Filter[] {
  const filters = (options.filters ?? []).map((filter) =>
    typeof filter === 'string' ? Filter.state(filter) : filter,
  );
  for (const [option, name] of Object.entries(dateOptions)) {
    const conditions = options[option as keyof typeof dateOptions] ?? {};
    for (const [field, date] of Object.entries<Date | DateParts | undefined>(conditions)) {
      if (date !== undefined) filters.push(Filter.date(name, field, date, options.timeZone));
    }
  }
  const records = options.where ?? options.whereNot ?? [];
  for (const record of Array.isArray(records) ? records : [records])
    filters.push(Filter.record(type, record, options.timeZone));
  if (options.user) filters.push(Filter.record('User', options.user, options.timeZone));
  if (options.project) filters.push(Filter.record('Project', options.project, options.timeZone));
  return filters;
}

function readAttributes(options: AnySelection): Partial<ReadValue> {
  return compact({
    deleted: options.deleted && '1',
    include_nondeleted: options.deleted === 'include' ? '1' : undefined,
    include_flags: flag(options.includeFlags),
    exclude_flags: flag(options.excludeFlags),
    with_project_only: flag(options.withProjectOnly),
    base_currency: options.baseCurrency,
    generic: flag(options.generic),
    between_date: options.betweenDate,
    calculate_hours: flag(options.calculateHours),
    clear_filter_cache: flag(options.clearFilterCache),
    empty_is_nil: flag(options.emptyIsNil),
  });
}

function flag(value: boolean | undefined): '0' | '1' | undefined {
  if (value === undefined) return undefined;
  return value ? '1' : '0';
}

function selectionElements(
  fields: FieldSelection<string> | AddressSelection,
): xml.ReturnFields['$any'] & object {
  if (isList(fields)) return fields.map((name) => emptyElement(name));
  return Object.entries(fields).flatMap(([name, parts]) => {
    if (parts === undefined) return [];
    return [{ ...emptyElement(name), children: parts === true ? [] : selectionElements(parts) }];
  });
}

function emptyElement(name: string): { name: string; namespaceURI: ''; attributes: []; children: [] } {
  return { name, namespaceURI: '', attributes: [], children: [] };
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

/** A copy without the properties that are undefined. */
function compact<T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
