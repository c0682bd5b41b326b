import { OpenAirError } from './errors.js';
import { toWireRecord } from './records.js';

/** The API's upper bound for the records of one command. */
export const maxCommandRecords = 1000;

/** A record in the content of a command. */
export interface TaggedRecord {
  readonly $name: string;
  readonly $value: Record<string, unknown>;
}

/**
 * Turns the records that a caller gave to a command into its content.
 * @param options - `needsId`: the command finds its records by their `id`; `timeZone`: whose clocks dates are of
 * @throws {OpenAirError} when there are none, or more than the API takes
 */
export function tagRecords(
  type: string,
  records: object | readonly object[],
  options: { readonly needsId?: boolean; readonly timeZone?: string | undefined } = {},
): TaggedRecord[] {
  const list = recordList<object>(records);
  const tagged = list.map((record) => ({ $name: type, $value: toWireRecord(record, options.timeZone) }));
  if (options.needsId && tagged.some(({ $value }) => !$value.id)) {
    throw new OpenAirError(`each ${type} needs its id`);
  }
  return tagged;
}

/**
 * The records that a caller gave to a command.
 * @throws {OpenAirError} when there are none, or more than the API takes
 */
export function recordList<Item>(records: Item | readonly Item[]): readonly Item[] {
  const list: readonly Item[] = Array.isArray(records) ? records : [records as Item];
  if (list.length === 0) throw new OpenAirError('a command takes at least one record');
  if (list.length > maxCommandRecords) {
    throw new OpenAirError(
      `a command takes at most ${maxCommandRecords} records, not ${list.length}; "bulk" sends any number`,
    );
  }
  return list;
}
