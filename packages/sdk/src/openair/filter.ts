import type * as xml from '@proj/xml-commands';
import { hasCustomField, isCustomField } from './custom-fields.js';
import { type DateParts, toDateParts } from './dates.js';
import { type RecordInput, type RecordName, toWireRecord } from './records.js';

type ReadItem = Extract<NonNullable<xml.ReadCommand['$content']>[number], { $name: string }>;

/** The date filters of a read. */
export type DateFilterName = Extract<
  xml.FilterName,
  'newer-than' | 'older-than' | 'date-equal-to' | 'date-not-equal-to'
>;

/** The filters of a read that take no argument, such as `'open-slips'`. */
export type StateFilterName = Exclude<xml.FilterName, DateFilterName>;

/**
 * One condition of a read: a named filter, a record to compare with, or a date filter with its date.
 * The options of `read` (`where`, `newerThan` …) make them.
 */
export class Filter {
  /** The filter's name; undefined for a record to compare with. */
  readonly name: DateFilterName | StateFilterName | undefined;
  /** The date field that a date filter looks at. */
  readonly field: string | undefined;
  /** What goes into the command's content. */
  readonly argument: ReadItem | undefined;

  private constructor(
    name: DateFilterName | StateFilterName | undefined,
    field: string | undefined,
    argument: ReadItem | undefined,
  ) {
    this.name = name;
    this.field = field;
    this.argument = argument;
  }

  /** A filter by state, such as `open-slips`. */
  static state(name: StateFilterName): Filter {
    return new Filter(name, undefined, undefined);
  }

  /**
   * A filter by date.
   * @param field - the date field to look at, for example `'date'` or `'updated'`
   * @param timeZone - whose clocks the date is sent by, an IANA name. @defaultValue UTC
   */
  static date(name: DateFilterName, field: string, date: Date | DateParts, timeZone?: string): Filter {
    const parts = date instanceof Date ? toDateParts(date, timeZone) : date;
    return new Filter(name, field, { $name: 'Date', $value: parts });
  }

  /**
   * A record whose fields are compared, by the method of the read.
   * @param timeZone - whose clocks dates are sent by, an IANA name. @defaultValue UTC
   */
  static record<Name extends RecordName>(type: Name, record: RecordInput<Name>, timeZone?: string): Filter {
    const $value = toWireRecord(record, timeZone);
    return new Filter(undefined, undefined, { $name: type, $value } as ReadItem);
  }

  /** Whether it looks at a custom field. */
  get usesCustomFields(): boolean {
    return isCustomField(this.field ?? '') || hasCustomField(this.argument?.$value ?? {});
  }

  /** A short text: `<Filter type=older-than field=date>`. */
  get label(): string {
    const field = this.field === undefined ? '' : ` field=${this.field}`;
    return `<Filter type=${this.name ?? this.argument?.$name}${field}>`;
  }

  toString(): string {
    return this.label;
  }
}
