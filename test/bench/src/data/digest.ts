/**
 * Hashes what records say, whatever the form in which a library gives them: the texts of their fields by path,
 * without regard to the order of fields. An empty element may be an empty text or an object without properties.
 * @param records - the records in document order, each an object of texts and of such objects
 * @throws {TypeError} when a field is something else, a number for instance: then the library changed the data
 */
export function digestRecords(records: readonly object[]): string {
  const lines = records.map((record) => JSON.stringify(fieldsOf(record, '').sort(byPath)));
  return `${records.length} records, hash ${hashOf(lines)}`;
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

/** Hashes words without regard to their order: the names of a document's elements, or the texts of a request. */
export function digestWords(words: readonly string[]): string {
  return `${words.length} words, hash ${hashOf([...words].sort())}`;
}

const OFFSETS = [0x811c9dc5, 0x9e3779b9] as const;
const PRIME = 0x01000193;

/** FNV-1a from two offsets. It only has to notice mistakes, and has to run in browsers. */
function hashOf(texts: readonly string[]): string {
  return OFFSETS.map((offset) => {
    let hash: number = offset;
    for (const text of texts) {
      for (let index = 0; index < text.length; index++)
        hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
      // Where a text ends matters, too.
      hash = Math.imul(hash ^ 0xffff, PRIME);
    }
    return (hash >>> 0).toString(16).padStart(8, '0');
  }).join('');
}
