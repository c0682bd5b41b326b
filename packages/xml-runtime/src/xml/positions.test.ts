import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PositionFinder } from './positions.js';

function sourceOf(text: string): { bytes: Uint8Array; length: number } {
  const encoded = new TextEncoder().encode(text);
  const bytes = new Uint8Array(encoded.length + 1);
  bytes.set(encoded);
  return { bytes, length: encoded.length };
}

describe('positions', () => {
  it('are the same in whatever order they are asked for', () => {
    const piece = fc.constantFrom('a', 'é', '€', '😀', '\n', '\r', '\r\n', '-'.repeat(700));
    const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), places, (pieces, fractions) => {
        const source = sourceOf(pieces.join(''));
        const finder = new PositionFinder(source);
        for (const fraction of fractions) {
          const offset = Math.floor(fraction * source.length);
          const lines = new TextDecoder('latin1')
            .decode(source.bytes.subarray(0, offset))
            .split(/\r\n|\r|\n/);
          // Between a carriage return and its line feed, the line has not ended yet.
          const isBetween = source.bytes[offset - 1] === 0x0d && source.bytes[offset] === 0x0a;
          expect(finder.find(offset).line).toBe(lines.length - (isBetween ? 1 : 0));
          expect(finder.find(offset)).toEqual(new PositionFinder(source).find(offset));
        }
      }),
    );
  });

  it('count UTF-16 code units', () => {
    expect(new PositionFinder(sourceOf('\né€😀x')).find(10)).toEqual({ line: 2, column: 5 });
  });

  it('do not count the document anew for each step backwards', () => {
    const source = sourceOf(`${'x'.repeat(1_100_000)}\nabcdef`);
    let reads = 0;
    const bytes = new Proxy(source.bytes, {
      get: (target, key) => {
        reads++;
        return Reflect.get(target, key) as unknown;
      },
    });
    const finder = new PositionFinder({ ...source, bytes });
    finder.find(1_000_000);
    reads = 0;
    for (let step = 0; step < 10; step++) {
      expect(finder.find(999_999)).toEqual({ line: 1, column: 1_000_000 });
      expect(finder.find(999_990)).toEqual({ line: 1, column: 999_991 });
    }
    expect(reads).toBeLessThan(100_000);
  });
});
