import { CommandFailure, failure } from './failure.js';
import { fieldText } from './field-text.js';
import type { RecordStore } from './record-store.js';

type Fields = Readonly<Record<string, unknown>>;

/** A field that refers to a record by its external id or by its name: the attribute is the type of that record. */
interface RelatedRecord {
  readonly $value: string;
  readonly external?: string | undefined;
  readonly name?: string | undefined;
}

/**
 * Puts ids in the place of external ids and names of related records.
 * @returns the failure where one of them is not found, or has both attributes
 */
export function resolveRelatedRecords(store: RecordStore, fields: Fields): Fields | CommandFailure {
  const resolved: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    const id = isRelatedRecord(value) ? resolve(store, value) : value;
    if (id instanceof CommandFailure) return id;
    resolved[field] = id;
  }
  return resolved;
}

function isRelatedRecord(value: unknown): value is RelatedRecord {
  if (typeof value !== 'object' || value === null || !('$value' in value)) return false;
  return 'external' in value || 'name' in value;
}

function resolve(store: RecordStore, { $value, external, name }: RelatedRecord): object | CommandFailure {
  const type = external ?? name;
  if (type === undefined) return { $value };
  if (external !== undefined && name !== undefined)
    return failure('602', 'external and name exclude each other');
  const identifiers = external === undefined ? ['name'] : ['externalid', 'external_id'];
  const found = store
    .list(type)
    .find((record) => identifiers.some((field) => fieldText(record[field]) === fieldText($value)));
  return found === undefined ? failure('910') : { $value: found.id };
}
