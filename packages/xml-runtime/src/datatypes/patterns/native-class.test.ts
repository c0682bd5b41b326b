import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CharacterClassParser } from './character-class-parser.js';
import type { CharacterSet } from './character-set.js';
import { nativeClass } from './native-class.js';
import { PatternCursor } from './pattern-cursor.js';

function parse(source: string): CharacterSet {
  return new CharacterClassParser(new PatternCursor(source), true, '\\|.?*+(){}-[]^').parse();
}

const members = fc.constantFrom(
  'a',
  'B',
  '5',
  '&',
  '&&',
  '~~',
  '!',
  '\\-',
  '\\]',
  '\\^',
  '\\\\',
  '$',
  '.',
  '/',
  '(',
  '|',
  ',',
  'a-f',
  'X-Z',
  '\\s',
  '\\S',
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\i',
  '\\C',
  '\\p{Lu}',
  '\\P{L}',
  '\\p{IsBasicLatin}',
  '\\P{IsGreek}',
  'é',
  '\u{1F600}',
  '\u{10000}-\u{10FFF}',
  '\\n',
);
const groups = fc
  .tuple(fc.constantFrom('', '^'), fc.array(members, { minLength: 1, maxLength: 4 }))
  .map(([negation, parts]) => `${negation}${parts.join('')}`);
const classes = fc.tuple(groups, fc.option(groups), fc.option(groups)).map(([group, first, second]) => {
  if (first === null) return `[${group}]`;
  return second === null ? `[${group}-[${first}]]` : `[${group}-[${first}-[${second}]]]`;
});
const characters = fc.oneof(
  fc.constantFrom(...'aBcfXZ5&~!-]^\\$./(|, \n\réΩ\u{1F600}\u{10000}'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);

describe('nativeClass', () => {
  it('has the characters of the set', () => {
    fc.assert(
      fc.property(classes, fc.array(characters, { minLength: 1 }), (source, texts) => {
        const set = parse(source);
        const native = new RegExp(`^${nativeClass(set)}$`, 'v');
        for (const text of texts) {
          expect(native.test(text), `${native} '${text}'`).toBe(set.has(text.codePointAt(0) ?? 0));
        }
      }),
    );
  });

  it('keeps the form of the class, for matching without case', () => {
    expect(new RegExp(`^${nativeClass(parse('[^a]'))}$`, 'vi').test('A')).toBe(false);
    expect(new RegExp(`^${nativeClass(parse('[a-z-[k]]'))}$`, 'vi').test('K')).toBe(false);
    expect(nativeClass(parse('[a-z-[aeiou]]'))).toBe('[[a-z]--[aeiou]]');
  });
});
