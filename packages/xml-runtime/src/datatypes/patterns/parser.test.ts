import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePattern } from './parser.js';
import { PatternSyntaxError } from './pattern-syntax-error.js';

describe('parsePattern', () => {
  it.each<[source: string, position: number, expected: string]>([
    ['a(b', 3, '")"'],
    ['a)', 1, 'closes nothing'],
    ['*a', 0, '"\\*"'],
    ['a**', 2, '"\\*"'],
    ['a+?', 2, '"\\?"'],
    ['a|+', 2, '"\\+"'],
    ['(?:a)', 1, '"\\?"'],
    ['{1}', 0, '"\\{"'],
    ['a}', 1, '"\\}"'],
    ['a]', 1, '"\\]"'],
    ['a{', 2, 'a number'],
    ['a{,2}', 2, 'a number'],
    ['a{2', 3, '"}"'],
    ['a{2,b}', 4, 'a number'],
    ['a{2,1}', 5, 'not less than the lower one'],
    ['[', 1, 'a character of the class'],
    ['[]', 1, 'a character of the class'],
    ['[^]', 2, 'a character of the class'],
    ['[a', 2, 'a character of the class'],
    ['[a[b]]', 2, 'a character of the class'],
    ['[z-a]', 3, 'not before the first of the range'],
    ['[a-\\d]', 3, 'not before the first of the range'],
    ['[!--]', 3, 'not before the first of the range'],
    ['[a-c-1-4]', 4, '"\\-"'],
    ['[a-z-+]', 4, '"\\-"'],
    ['[\\d-x]', 3, '"\\-"'],
    ['[a-c--]', 4, '"\\-"'],
    ['[--z]', 1, '"\\-"'],
    ['[a-z-[b]c]', 8, '"]"'],
    ['\\', 0, 'an escape'],
    ['\\$', 0, 'an escape'],
    ['\\b', 0, 'an escape'],
    ['\\1', 0, 'an escape'],
    ['\\u0041', 0, 'an escape'],
    ['\\pL', 2, '"{"'],
    ['\\p{}', 3, 'a general category'],
    ['\\p{Lx}', 3, 'a general category'],
    ['\\p{Cs}', 3, 'a general category'],
    ['\\p{Letter}', 3, 'a general category'],
    ['\\p{IsNoSuchBlock}', 3, 'a general category'],
    ['\\p{IsBasic Latin}', 3, 'a general category'],
    ['\\p{L', 3, 'a general category'],
    [`${'('.repeat(1000)}a`, 501, 'nested groups'],
  ])('%j goes wrong at %i', (source, position, expected) => {
    const error = errorOf(source);
    expect([error.expected, error.position]).toEqual([expect.stringContaining(expected), position]);
    expect(error.source).toBe(source);
    expect(error.message).toContain(`position ${position}: expected ${error.expected}`);
  });

  it('accepts every character on its own, escaped where it has a meaning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 5 }), (text) => {
        const source = text.replace(/[\\|.?*+(){}[\]-]/g, '\\$&');
        expect(() => parsePattern(source)).not.toThrow();
      }),
    );
  });

  it('throws nothing but its own error', () => {
    const sources = fc.string({ unit: fc.constantFrom(...'ab\\[]{}()-^|*+?.,1pdIs'), maxLength: 12 });
    fc.assert(
      fc.property(sources, (source) => {
        try {
          parsePattern(source);
        } catch (error) {
          expect(error).toBeInstanceOf(PatternSyntaxError);
          expect((error as PatternSyntaxError).position).toBeLessThanOrEqual(source.length);
        }
      }),
    );
  });
});

function errorOf(source: string): PatternSyntaxError {
  try {
    parsePattern(source);
  } catch (error) {
    if (error instanceof PatternSyntaxError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
