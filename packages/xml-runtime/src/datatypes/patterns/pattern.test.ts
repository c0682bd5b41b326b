import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePattern } from './parser.js';
import { compilePattern } from './pattern.js';
import type { RegularExpression } from './regular-expression.js';

describe('compilePattern', () => {
  it.each<[source: string, matching: readonly string[], others: readonly string[]]>([
    ['', [''], ['a']],
    ['abc', ['abc'], ['', 'ab', 'abcd', 'xabc']],
    ['a|bc|', ['a', 'bc', ''], ['b', 'abc']],
    ['a?b*c+', ['c', 'abbcc'], ['', 'ab', 'aac']],
    ['(ab|c)*d', ['d', 'abcabd'], ['ad', 'acd']],
    ['a{3}', ['aaa'], ['aa', 'aaaa']],
    ['a{2,}', ['aa', 'aaaaa'], ['a', '']],
    ['a{2,4}', ['aa', 'aaa', 'aaaa'], ['a', 'aaaaa']],
    ['a{0}b', ['b'], ['ab']],
    ['a{0,0}', [''], ['a']],
    ['(a{2}){3}', ['aaaaaa'], ['aaaa', 'aaaaa', 'aaaaaaa']],
    ['(a{2,3}){2}', ['aaaa', 'aaaaa', 'aaaaaa'], ['aaa', 'aaaaaaa']],
    ['(a{3}|b){0,2}', ['', 'aaa', 'aaab', 'bb'], ['a', 'aa', 'bbb']],
    ['((a?b?){2}){2}', ['', 'abab', 'aabb', 'bbbb'], ['bbbbb', 'abababababab']],
    ['.', ['a', '\u{1F600}', '\t'], ['\n', '\r', '', 'ab']],
    ['^a$', ['^a$'], ['a']],
    ['a,b-c=d:e!/#', ['a,b-c=d:e!/#'], []],
    ['\\n\\r\\t\\\\\\|\\.\\?\\*\\+\\(\\)\\{\\}\\-\\[\\]\\^', ['\n\r\t\\|.?*+(){}-[]^'], []],
    ['[abc]', ['a', 'c'], ['', 'd', 'ab']],
    ['[a-c1-3]+', ['a1b2'], ['d', '4']],
    ['[^a-c]', ['d', '\n', '\u{1F600}'], ['a', 'b']],
    ['[a^]', ['a', '^'], ['b']],
    ['[-a]', ['-', 'a'], ['b']],
    ['[a-]', ['-', 'a'], ['b']],
    ['[^-]', ['a'], ['-']],
    ['[a-z-]', ['-', 'm'], ['A']],
    ['[a-z-+]', ['-', 'm', '+'], [',']],
    ['[\\d-]', ['-', '7'], ['a']],
    ['[\\-\\]]', ['-', ']'], ['\\']],
    ['[.*?$(]', ['.', '*', '?', '$', '('], ['a']],
    ['[a-z-[aeiou]]', ['b', 'z'], ['a', 'u', '-']],
    ['[^a-z-[A-Z]]', ['1', '-'], ['a', 'A']],
    ['[a-z-[b-y-[m]]]', ['a', 'm', 'z'], ['b', 'n']],
    ['[\\w-[\\d_]]+', ['abc'], ['a1']],
    ['[\\s\\S]', ['\n', 'a'], []],
    ['[\u{10000}-\u{1FFFF}]', ['\u{1F600}'], ['\ud83d', '\ude00', 'a']],
    ['\\d', ['0', '٣', '\u{1D7CE}'], ['a', '½']],
    ['\\D', ['a'], ['0', '٣']],
    ['\\s', [' ', '\t', '\n', '\r'], ['\u00a0', '\v', 'a']],
    ['\\S', ['\u00a0', 'a'], [' ']],
    ['\\w', ['a', '9', '$', '+', 'é', '中'], [' ', '.', '_', '-', '\u00a0', '\u0000']],
    ['\\W', ['.', '_', ' '], ['a', '+']],
    ['\\i\\c*', ['a', '_-.', ':a', 'é·'], ['1', '-', '']],
    ['\\I\\C', ['1 ', '-/'], ['a ', '1a']],
    ['\\p{L}', ['a', 'É', '中'], ['1', ' ']],
    ['\\p{Lu}', ['A', '\u{1D7A8}'], ['a']],
    ['\\P{Lu}', ['a', '1'], ['A']],
    ['[\\p{Nd}\\p{Sc}]+', ['1€$'], ['a']],
    ['[^\\P{L}]', ['a'], ['1']],
    ['\\p{IsBasicLatin}', ['a', '\u007f'], ['\u0080']],
    ['\\p{IsLatin-1Supplement}', ['\u0080', 'é'], ['a', 'Ā']],
    ['\\p{IsGreek}', ['Ω'], ['a']],
    ['\\p{IsGreekandCoptic}', ['Ω'], ['Я']],
    ['\\p{IsCJKUnifiedIdeographs}', ['中', '\u4e00', '\u9fff'], ['\ua000', '\u4dff']],
    ['\\p{IsPrivateUse}', ['\ue000', '\u{F0000}', '\u{10FFFD}'], ['a']],
    ['\\p{IsSupplementaryPrivateUseArea-B}', ['\u{100000}'], ['\u{FFFFF}']],
    ['\\P{IsBasicLatin}', ['é'], ['a']],
  ])('%j', (source, matching, others) => {
    const pattern = compilePattern(source);
    expect(matching.filter((it) => !pattern.test(it))).toEqual([]);
    expect(others.filter((it) => pattern.test(it))).toEqual([]);
  });

  it('gives one answer however often it is asked', () => {
    const pattern = compilePattern('[a-c]{2,3}x*');
    const texts = ['ab', 'abcx', 'abcdx', '', 'abxxxx'];
    const first = texts.map((it) => pattern.test(it));
    expect(texts.map((it) => pattern.test(it))).toEqual(first);
    expect(first).toEqual([true, true, false, false, true]);
  });
});

const characters = fc.constantFrom(
  'a',
  'b',
  'c',
  '[ab]',
  '[^a]',
  '[b-c]',
  '\\.',
  '.',
  '\\p{Lu}',
  '[^\\p{L}b]',
);
const quantifiers = ['', '', '', '?', '*', '+', '{2}', '{0,2}', '{1,}', '{2,3}', '{0}'];

/** Regular expressions of which groups have one of the quantifiers. */
function expressions(groupQuantifiers: readonly string[]): fc.Arbitrary<string> {
  return fc.letrec<{ expression: string; piece: string }>((tie) => ({
    piece: fc.oneof(
      { maxDepth: 3 },
      fc.tuple(characters, fc.constantFrom(...quantifiers)).map((it) => it.join('')),
      fc
        .tuple(tie('expression'), fc.constantFrom(...groupQuantifiers))
        .map(([group, quantifier]) => `(${group})${quantifier}`),
    ),
    expression: fc
      .array(
        fc.array(tie('piece'), { maxLength: 3 }).map((it) => it.join('')),
        { minLength: 1, maxLength: 3 },
      )
      .map((it) => it.join('|')),
  })).expression;
}

const texts = fc.array(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', 'A', '\n', '\u{1F600}'), maxLength: 7 }),
  { minLength: 5, maxLength: 10 },
);

/** The positions at which a match of the tree may end that begins at one of `starts`: slow, but plain. */
function ends(tree: RegularExpression, text: readonly string[], starts: ReadonlySet<number>): Set<number> {
  switch (tree.kind) {
    case 'characters': {
      const matched = [...starts].filter(
        (it) => it < text.length && tree.set.has(text[it]?.codePointAt(0) ?? 0),
      );
      return new Set(matched.map((it) => it + 1));
    }
    case 'sequence':
      return tree.items.reduce((reached, it) => ends(it, text, reached), new Set(starts));
    case 'choice':
      return new Set(tree.branches.flatMap((it) => [...ends(it, text, starts)]));
    case 'repeat': {
      let reached = new Set(starts);
      for (let count = 0; count < tree.min; count++) reached = ends(tree.body, text, reached);
      const all = new Set(reached);
      // More rounds than there are characters reach nothing new.
      for (let count = tree.min; count < Math.min(tree.max, tree.min + text.length); count++) {
        reached = ends(tree.body, text, reached);
        for (const it of reached) all.add(it);
      }
      return all;
    }
  }
}

describe('laws', () => {
  it('matches the texts that a regular expression of JavaScript does', () => {
    // Without unbounded quantifiers on groups, for which JavaScript may take exponential time.
    fc.assert(
      fc.property(expressions(['', '', '?', '{0,2}']), texts, (source, samples) => {
        const pattern = compilePattern(source);
        const reference = new RegExp(`^(?:${source.replaceAll('(', '(?:')})$`, 'u');
        for (const it of samples)
          expect([source, it, pattern.test(it)]).toEqual([source, it, reference.test(it)]);
      }),
      { numRuns: 500 },
    );
  });

  it('matches the texts that its tree does', () => {
    fc.assert(
      fc.property(expressions(quantifiers), texts, (source, samples) => {
        const pattern = compilePattern(source);
        const tree = parsePattern(source);
        for (const it of samples) {
          const text = [...it];
          const isMatch = ends(tree, text, new Set([0])).has(text.length);
          expect([source, it, pattern.test(it)]).toEqual([source, it, isMatch]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('matches what was made to match', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'cc'), fc.nat({ max: 40 }))), (parts) => {
        const source = parts.map(([text, count]) => `(${text}){${count}}`).join('');
        const text = parts.map(([it, count]) => it.repeat(count)).join('');
        expect(compilePattern(source).test(text)).toBe(true);
        expect(compilePattern(source).test(`${text}d`)).toBe(false);
      }),
    );
  });
});

describe('time', () => {
  it.each<[source: string, text: string, isMatch: boolean]>([
    ['(a+)+b', 'a'.repeat(50_000), false],
    ['(a|a)*b', 'a'.repeat(50_000), false],
    ['(a|aa|aaa)*', 'a'.repeat(50_000), true],
    ['(.*)(.*)(.*)(.*)x', 'a'.repeat(50_000), false],
    ['((a*)*)*b', 'a'.repeat(50_000), false],
    ['(a?){30}a{30}', 'a'.repeat(30), true],
    ['(a{0,100}){0,100}c', 'a'.repeat(50_000), false],
    ['([ab]{2,5}){3,40}x', `${'ab'.repeat(80)}x`, true],
    ['(\\w{1,50} ?){1,500}', 'word '.repeat(200), true],
    ['[\\s\\S]{0,100000}', 'a'.repeat(50_000), true],
    ['a{0,2147483647}', 'a'.repeat(50_000), true],
    ['a{1000}', 'a'.repeat(999), false],
  ])('%s stays proportional to the text', (source, text, isMatch) => {
    const pattern = compilePattern(source);
    const start = performance.now();
    expect(pattern.test(text)).toBe(isMatch);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('keeps counting when more states come than are remembered', () => {
    const pattern = compilePattern('(a{1,3}b){5000}');
    expect(pattern.test('ab'.repeat(5000))).toBe(true);
    expect(pattern.test('aaab'.repeat(5000))).toBe(true);
    expect(pattern.test('ab'.repeat(5001))).toBe(false);
    expect(pattern.test('ab'.repeat(5000))).toBe(true);
  });

  it('remembers no more than it has to', () => {
    const pattern = compilePattern('.*a.{300}b');
    const text = 'ab'.repeat(2000);
    expect(pattern.test(`${text}b`)).toBe(text.charAt(text.length - 301) === 'a');
    expect(pattern.test(text)).toBe(text.charAt(text.length - 302) === 'a');
  });

  it('refuses a text for which counts within counts would need too much memory', () => {
    const pattern = compilePattern('((a{0,200}b?){0,200}c?){0,200}');
    expect(() => pattern.test('a'.repeat(1000))).toThrow('nested too deeply');
    expect(pattern.test('aabac')).toBe(true);
  });
});
