import { createHash } from 'node:crypto';

/**
 * Hashes what records say, whatever the form in which a library gives them: the texts of their fields by path,
 * without regard to the order of fields. An empty element may be an empty text or an object without properties.
 * @param records - the records in document order, each an object of texts and of such objects
 * @throws {TypeError} when a field is something else, a number for instance: then the library changed the data
 */
export function digestRecords(records: readonly object[]): string {
  const hash = createHash('sha256');
  for (const record of records) hash.update(`${JSON.stringify(fieldsOf(record, '').sort(byPath))}\n`);
  return `${records.length} records, sha256 ${hash.digest('hex')}`;
}

type Field = readonly [path: string, text: string];

function fieldsOf(value: unknown, path: string): Field[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null)
    throw new TypeError(`${path}: ${typeof value}, not a text`);
  const entries = Object.entries(value);
  if (entries.length === 0) return [[path, '']];
  return entries.flatMap(([name, child]) => fieldsOf(child, `${path}/${name}`));
}

function byPath([left]: Field, [right]: Field): number {
  return left < right ? -1 : Number(left > right);
}
