import type { Command } from './command.js';
import { maxPageSize, type ReadSelection, read } from './commands/read.js';
import type { NoCustomFields } from './custom-fields.js';
import { OpenAirError } from './errors.js';
import { PageGuard } from './page-guard.js';
import type { DateMode, FieldName, RecordName, RecordOutput } from './records.js';

/** What to read, and in which pages. */
export interface PageReadOptions<
  Name extends RecordName,
  Field extends FieldName<Name> = FieldName<Name>,
  Dates extends DateMode = 'parts',
  Custom = NoCustomFields,
> extends ReadSelection<Name, Field, Dates, Custom> {
  /** Records per request, 1 to 1,000. @defaultValue 1000 */
  readonly pageSize?: number | undefined;
  /** How many records to pass over. @defaultValue 0 */
  readonly offset?: number | undefined;
  /** How many records to give at most. @defaultValue all */
  readonly max?: number | undefined;
  /** Aborts the requests. */
  readonly signal?: AbortSignal | undefined;
}

/** A page of records. */
export interface Page<Item> {
  /** Their type. */
  readonly type: RecordName;
  /** How many there are at most. */
  readonly size: number;
  /** Makes the command that reads the page without so many of its first records. */
  command(skipped: number): Command<Item[], 'Read'>;
}

/**
 * Reads page after page until one is not full. A server that ignores the offset would never give such a page: where pages
 * start with the same `id`, reading ends with an error. `fields` without `id` leave nothing to see that by.
 * @param readPage - reads the records of a page
 * @throws {OpenAirResponseError} when the server gives the same page again, or more records than were asked for
 * @throws {OpenAirError} for a page size, an offset or a maximum that is out of bounds
 */
export async function* readPages<
  Name extends RecordName,
  Field extends FieldName<Name>,
  Dates extends DateMode,
  Custom,
>(
  type: Name,
  options: PageReadOptions<Name, Field, Dates, Custom>,
  readPage: (
    page: Page<RecordOutput<Name, Field, Dates, Custom>>,
  ) => AsyncIterable<RecordOutput<Name, Field, Dates, Custom>>,
): AsyncGenerator<RecordOutput<Name, Field, Dates, Custom>, void, undefined> {
  const {
    pageSize = maxPageSize,
    offset = 0,
    max = Number.POSITIVE_INFINITY,
    signal: _,
    ...selection
  } = options;
  requireInteger('pageSize', pageSize, 1, maxPageSize);
  requireInteger('offset', offset, 0, Number.MAX_SAFE_INTEGER);
  if (max !== Number.POSITIVE_INFINITY) requireInteger('max', max, 0, Number.MAX_SAFE_INTEGER);
  const guard = new PageGuard();
  for (let given = 0; given < max; ) {
    const start = offset + given;
    const count = Math.min(pageSize, max - given);
    const end = given + count;
    const command: Page<RecordOutput<Name, Field, Dates, Custom>>['command'] = (skipped) =>
      read(type, { ...selection, limit: `${start + skipped},${count - skipped}` });
    guard.start(count);
    for await (const record of readPage({ type, size: count, command })) {
      if (given === max) return;
      guard.take(record);
      given += 1;
      yield record;
    }
    if (given < end) return;
  }
}

function requireInteger(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new OpenAirError(`"${name}" has to be a whole number from ${least} to ${most}, not ${value}`);
}
