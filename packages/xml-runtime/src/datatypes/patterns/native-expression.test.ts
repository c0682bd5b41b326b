import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeExpression } from './native-expression.js';
import { parsePattern } from './parser.js';
import { compilePattern } from './pattern.js';
import type { RegularExpression } from './regular-expression.js';

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
        expect(them.filter((text) => native.test(text))).toEqual(them.filter((text) => engine.test(text)));
      }),
      { numRuns: 300 },
    );
  });

  it('goes back twice as often in a text that is twice as long', () => {
    const loops = patterns.filter((it) => /[*+]|,\}/.test(it) && nativeExpression([it]) !== undefined);
    fc.assert(
      fc.property(
        loops,
        texts.filter((it) => it !== ''),
        (source, unit) => {
          const tree = parsePattern(source, '1.1');
          const [once = 0, twice = 0] = [100, 200].map((count) =>
            visits(tree, `${unit.repeat(count)}\u0000`),
          );
          expect(twice).toBeLessThan(2.5 * once + 100);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the count of visits', () => {
  it('is quadratic for an expression that is refused', () => {
    const tree = parsePattern('a*a*b');
    expect(visits(tree, 'a'.repeat(200))).toBeGreaterThan(3 * visits(tree, 'a'.repeat(100)));
  });
});

/** How many characters a matcher looks at that goes back and tries all alternatives. */
function visits(tree: RegularExpression, text: string): number {
  let count = 0;
  type Rest = (index: number) => boolean;
  const match = (it: RegularExpression, index: number, rest: Rest): boolean => {
    switch (it.kind) {
      case 'characters':
        count++;
        return index < text.length && it.set.has(text.charCodeAt(index)) && rest(index + 1);
      case 'sequence': {
        const items = (from: number): Rest => {
          const item = it.items[from];
          return item === undefined ? rest : (at) => match(item, at, items(from + 1));
        };
        return items(0)(index);
      }
      case 'choice':
        return it.branches.some((branch) => match(branch, index, rest));
      case 'repeat': {
        const more = (times: number): Rest => {
          return (at) =>
            (times < it.max && match(it.body, at, more(times + 1))) || (times >= it.min && rest(at));
        };
        return more(0)(index);
      }
    }
  };
  match(tree, 0, (index) => index === text.length);
  return count;
}
