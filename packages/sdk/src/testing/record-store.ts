import { toDateParts } from '../openair/dates.js';
import type { RecordInput, RecordName } from '../openair/records.js';
import { toWireRecord } from '../openair/records.js';

/** A record as the store keeps it: the wire's fields. */
export type StoredRecord = Record<string, unknown> & { readonly id: string };

interface Entry {
  record: StoredRecord;
  deleted: boolean;
}

/** The records of an in-memory server, by type, in the order in which they were added. */
export class RecordStore {
  readonly #tables = new Map<string, Map<string, Entry>>();
  readonly #now: () => Date;
  readonly #timeZone: string | undefined;
  #lastId = 0;

  /**
   * @param now - the clock that `created` and `updated` are taken from
   * @param timeZone - whose clocks dates are of, an IANA name. @defaultValue UTC
   */
  constructor(now: () => Date, timeZone?: string) {
    this.#now = now;
    this.#timeZone = timeZone;
  }

  /**
   * Adds a record. An `id` in the fields is kept; otherwise the store gives one.
   * @returns the record with `id`, `created` and `updated`
   */
  add<Name extends RecordName>(type: Name, fields: RecordInput<Name>): StoredRecord {
    return this.addWire(type, toWireRecord(fields, this.#timeZone));
  }

  /** Like {@link RecordStore.add}, for a record in its wire form. */
  addWire(type: string, fields: Readonly<Record<string, unknown>>): StoredRecord {
    const id = typeof fields.id === 'string' && fields.id !== '' ? fields.id : this.#nextId(type);
    const stamp = { Date: toDateParts(this.#now(), this.#timeZone) };
    const record: StoredRecord = { created: stamp, updated: stamp, ...fields, id };
    this.#table(type).set(id, { record, deleted: false });
    return record;
  }

  /** The record of an id that is not deleted, or undefined. */
  get(type: string, id: unknown): StoredRecord | undefined {
    const entry = typeof id === 'string' ? this.#table(type).get(id.trim()) : undefined;
    return entry && !entry.deleted ? entry.record : undefined;
  }

  /**
   * Overwrites fields of a record and stamps it.
   * @returns the changed record, or undefined when there is none of that id
   */
  update(type: string, id: unknown, fields: Readonly<Record<string, unknown>>): StoredRecord | undefined {
    const record = this.get(type, id);
    if (record === undefined) return undefined;
    const changed = {
      ...record,
      ...fields,
      id: record.id,
      updated: { Date: toDateParts(this.#now(), this.#timeZone) },
    };
    this.#table(type).set(record.id, { record: changed, deleted: false });
    return changed;
  }

  /** @returns whether there was a record of that id */
  delete(type: string, id: unknown): boolean {
    const record = this.get(type, id);
    if (record === undefined) return false;
    this.#table(type).set(record.id, { record, deleted: true });
    return true;
  }

  /** The records of a type, in the order in which they were added. */
  list(type: string, which: 'present' | 'deleted' | 'all' = 'present'): StoredRecord[] {
    return [...this.#table(type).values()]
      .filter((entry) => which === 'all' || entry.deleted === (which === 'deleted'))
      .map((entry) => entry.record);
  }

  #table(type: string): Map<string, Entry> {
    const table = this.#tables.get(type) ?? new Map<string, Entry>();
    this.#tables.set(type, table);
    return table;
  }

  #nextId(type: string): string {
    do this.#lastId += 1;
    while (this.#table(type).has(String(this.#lastId)));
    return String(this.#lastId);
  }
}
