import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { END_OF_DOCUMENT, TEXT } from './element-source.js';
import { XmlReader } from './reader.js';
import { Source } from './source.js';

function sourceOf(text: string): Source {
  const bytes = new TextEncoder().encode(`${text}\0`);
  return new Source(bytes, bytes.length - 1);
}

describe('texts of a source', () => {
  it('are what its bytes say, in whatever order they are asked for', () => {
    const text = Array.from({ length: 30_000 }, (_, index) => String.fromCharCode(0x20 + (index % 95))).join(
      '',
    );
    const source = sourceOf(text);
    for (const start of [0, 29_000, 17, 12_345, 28_990, 1])
      for (const length of [0, 1, 11, 12, 13, 24, 25, 1000])
        expect(source.ascii(start, start + length)).toBe(text.slice(start, start + length));
    const mixed = 'aé€😀'.repeat(20);
    expect(sourceOf(mixed).utf8(0, 200)).toBe(mixed);
  });

  it('are the same where the platform has no Buffer', () => {
    const { Buffer } = globalThis;
    try {
      Reflect.deleteProperty(globalThis, 'Buffer');
      const source = sourceOf(`é\u0080${'abcdefghij'.repeat(10)}`);
      for (const length of [0, 3, 12, 20, 24, 25, 90])
        expect(source.ascii(4, 4 + length)).toBe('abcdefghij'.repeat(10).slice(0, length));
      expect(source.utf8(0, 6)).toBe('é\u0080ab');
    } finally {
      globalThis.Buffer = Buffer;
    }
  });
});

describe('a value', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const used = (): number => {
    // What the first run finds, the second one frees.
    collectGarbage();
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };

  it.each([5, 12, 13, 20, 24, 25, 100])('of %i characters keeps nothing of its document alive', (length) => {
    const kept: string[] = [];
    const read = (): void => {
      const value = String.fromCharCode(0x61 + (kept.length % 26)).repeat(length);
      const reader = new XmlReader(
        `<r>${`<a>${value}</a>`.repeat(50_000 / length)}<b>${'x'.repeat(1e5)}</b></r>`,
      );
      for (let last = ''; reader.next() !== END_OF_DOCUMENT; ) {
        if (reader.token !== TEXT) continue;
        const text = reader.text();
        if (last === '') kept.push(text);
        last = text;
      }
    };
    read();
    const before = used();
    for (let count = 0; count < 100; count++) read();
    // A window of the bytes has 32 kB.
    expect(used() - before).toBeLessThan(1_500_000);
    expect(kept).toHaveLength(101);
  });
});
