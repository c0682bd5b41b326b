import { describe, expect, it } from 'vitest';
import { type LargeDocument, largeDocuments } from '../instances/large-documents.js';
import { measure, type Reader } from './measure.js';

const MEGABYTE = 2 ** 20;

/** What a process holds that reads next to nothing. */
const idleBytes = measure('<r/>', 'parse').peakBytes;

const bytesOf = (document: string | Uint8Array): number =>
  typeof document === 'string' ? new TextEncoder().encode(document).length : document.length;

/** Reads a document; it may take four times its size and 64 MB, besides the value that comes of it. */
function expectModesty({ make, rule }: LargeDocument, reader: Reader): void {
  const document = make(1);
  const { peakBytes, valueBytes, cpuSeconds, rules } = measure(document, reader);
  expect((peakBytes - idleBytes - valueBytes) / MEGABYTE).toBeLessThan(
    (4 * bytesOf(document)) / MEGABYTE + 64,
  );
  // The largest are of 70 MB.
  expect(cpuSeconds).toBeLessThan(5);
  expect(rules.filter((it) => it.endsWith('without position'))).toEqual([]);
  if (rule !== undefined) expect(rules).toEqual([rule]);
  else if (reader === 'parseElement') expect(rules).toEqual([]);
}

describe('large documents take little memory and time, read', () => {
  // What is not well-formed is refused where it stops being so: how long that takes is another test's matter.
  const wellFormed = largeDocuments.filter(({ rule }) => !rule?.startsWith('xml-'));
  it.each(wellFormed)('without a schema: $name', (document) => expectModesty(document, 'parseElement'));

  const typed = largeDocuments.filter(({ name }) =>
    / of references| with line ends$|^a million siblings$/.test(name),
  );
  it.each(typed)('with a schema: $name', (document) => expectModesty(document, 'parse'));
});
