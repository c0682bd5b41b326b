import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimpleTypeError } from '../issues/errors.js';
import { isLanguage } from './string.js';
import * as xs from './xs.js';

describe('xs.language', () => {
  it('is what the pattern of the type says', () => {
    const character = fc.constantFrom('a', 'Z', '0', '9', '-', 'ab', 'efghijkl', ' ', 'é', '@', '[', '\n');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 8 }), (characters) => {
        const text = characters.join('');
        expect(isLanguage(text)).toBe(/^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/.test(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('may have any number of subtags', () => {
    const subtags = 'a-'.repeat(6_000_000);
    expect(xs.language.parse(`${subtags}a`)).toHaveLength(subtags.length + 1);
    expect(() => xs.language.parse(`${subtags}a!`)).toThrow(SimpleTypeError);
  });
});
