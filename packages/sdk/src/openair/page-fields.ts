import type { FieldName, RecordName } from './records.js';

/** The fields of records that are asked for, by name or as objects. */
type Fields = readonly string[] | Readonly<Record<string, unknown>>;

/** Record types that have no `id`. */
type TypeWithoutId = {
  [Name in RecordName]: 'id' extends FieldName<Name> ? never : Name;
}[RecordName];

const typesWithoutId = {
  Currency: true,
  Currencyrate: true,
  Error: true,
  ForexInput: true,
  FormPermissionField: true,
  Module: true,
  Notes: true,
  RateLimit: true,
  ResourceRequestQueue: true,
  SummaryView: true,
  Term: true,
} as const satisfies Readonly<Record<TypeWithoutId, true>>;

/** Tests whether `id`, by which pages are told apart, is not among the fields of records that have one. */
export function lacksId(type: RecordName, fields: Fields | undefined): boolean {
  if (fields === undefined || type in typesWithoutId) return false;
  return !(isList(fields) ? fields.includes('id') : 'id' in fields);
}

/** Adds `id` to fields. */
export function withId<Selected extends Fields | undefined>(fields: Selected): Selected {
  return (isList(fields) ? [...fields, 'id'] : { ...fields, id: true }) as Selected;
}

function isList(fields: Fields | undefined): fields is readonly string[] {
  return Array.isArray(fields);
}
