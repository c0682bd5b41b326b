import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeExpression } from './native-expression.js';
import { compilePattern } from './pattern.js';

describe('the expression of JavaScript for a pattern', () => {
  it.each([
    ['[A-Z]{3}', '^[A-Z]{3}$'],
    ['([+\\-]?[0-9]+)?', '^(?:[+\\-]?[0-9]+)?$'],
    ['a|bc', '^(?:a|bc)$'],
    ['[A-Z-[IO]]', '^[A-HJ-NP-Z]$'],
    ['a.b', '^a[^\\u{a}\\u{d}]b$'],
    ['^a$/', '^\\^a\\$\\/$'],
    ['\\d{4}-\\d{2}', '^\\p{Nd}{4}-\\p{Nd}{2}$'],
    ['\\p{Lu}\\P{L}*', '^\\p{Lu}\\P{L}*$'],
    ['\\w+@\\S', '^[^\\p{P}\\p{Z}\\p{C}]+@[^\\u{9}\\u{a}\\u{d} ]$'],
    ['[\\-a\\]\\^]', '^[\\-\\]\\^a]$'],
    ['\\p{IsBasicLatin}', '^[\\u{0}-\\u{7f}]$'],
    ['é', '^\\u{e9}$'],
    ['', '^$'],
    ['(a|b)c', '^(?:a|b)c$'],
    ['a{0}b{2,}', '^a{0}b{2,}$'],
  ])('of %s is %s', (source, expression) => {
    expect(nativeExpression([source])).toBe(expression);
  });

  it('matches what any of several matches', () => {
    expect(nativeExpression(['a', 'b|c', ''])).toBe('^(?:a|b|c|)$');
  });

  it.each([
    '(a*)*',
    '(a|a)*',
    '(a+)+b',
    'a*a*b',
    '(a?){20}a{20}',
    '(a|b|ab)*c',
    '(.*,)*.*',
    '(a{1,9}){9}b',
    '(a|ab|b)*',
  ])('is none for %s, which takes longer than its text is', (source) => {
    expect(nativeExpression([source])).toBeUndefined();
  });

  it.each([
    '[a-z]+(,[a-z]+)*',
    '(open|opened)-[a-z]+(,(open|opened)-[a-z]+)*',
    '(a|ab)c',
    '.+#.{0,3}',
    '(ab*c?)+',
  ])('is there for %s, which has few ways through it', (source) => {
    expect(nativeExpression([source])).toBeDefined();
  });
});

/** Patterns over few characters, so that they often have several ways for a text. */
const { pattern: patterns } = fc.letrec<{ pattern: string }>((tie) => {
  const atom = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\d', '[a-c-[b]]', '\\i', '\\W', '1');
  const group = tie('pattern').map((it) => `(${it})`);
  const quantifier = fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{1,3}', '{0,2}', '{2,}');
  const item = fc
    .tuple(fc.oneof({ depthSize: 'small', withCrossShrink: true }, atom, group), quantifier)
    .map(([a, b]) => a + b);
  const branch = fc.array(item, { maxLength: 4 }).map((them) => them.join(''));
  return { pattern: fc.array(branch, { minLength: 1, maxLength: 3 }).map((them) => them.join('|')) };
});

const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', '1', '-', '\n', '\u{1F600}'), { maxLength: 8 })
  .map((them) => them.join(''));

describe('laws', () => {
  it('matches the same texts as the engine', () => {
    fc.assert(
      fc.property(patterns, fc.array(texts, { minLength: 1, maxLength: 20 }), (source, them) => {
        const expression = nativeExpression([source]);
        fc.pre(expression !== undefined);
        const native = new RegExp(expression, 'u');
        const engine = compilePattern(source);
        for (const text of them) expect([text, native.test(text)]).toEqual([text, engine.test(text)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes time proportional to the length of the text', () => {
    const patternsOfLoops = patterns.filter(
      (it) => /[*+]|,\}/.test(it) && nativeExpression([it]) !== undefined,
    );
    fc.assert(
      fc.property(
        patternsOfLoops,
        texts.filter((it) => it !== ''),
        (source, unit) => {
          const native = new RegExp(nativeExpression([source]) ?? '', 'u');
          const text = `${unit.repeat(Math.ceil(20_000 / unit.length))}\u{1F601}-`;
          const start = performance.now();
          native.test(text);
          // What is quadratic takes 200 million steps.
          expect(performance.now() - start).toBeLessThan(100);
        },
      ),
      { numRuns: 300 },
    );
  });
});
