import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyName, stringLiteral } from './literals.js';

describe('stringLiteral', () => {
  it.each([
    ['a', "'a'"],
    ["it's", `"it's"`],
    [`"it's"`, `'"it\\'s"'`],
    ['\\d', "'\\\\d'"],
    ['\u2028', "'\\u2028'"],
    ['\n', "'\\n'"],
  ])('writes %j as %s', (value, literal) => {
    expect(stringLiteral(value)).toBe(literal);
  });

  it('stands for its value, in one line', () => {
    const troublesome = fc.string({
      unit: fc.constantFrom('a', "'", '"', '\\', '\n', '\u2029', '\u0085', '😀'),
    });
    fc.assert(
      fc.property(fc.oneof(troublesome, fc.string({ unit: 'binary' })), (value) => {
        const literal = stringLiteral(value);
        expect(new Function(`return ${literal};`)()).toBe(value);
        expect(literal).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
      }),
    );
  });
});

describe('propertyName', () => {
  it('quotes what is not an identifier', () => {
    expect(['a', '$content', 'größe', 'class', 'a-b', '@a', '1', '__proto__'].map(propertyName)).toEqual([
      'a',
      '$content',
      'größe',
      'class',
      `'a-b'`,
      `'@a'`,
      `'1'`,
      `'__proto__'`,
    ]);
  });

  it('names the property that it was made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(text !== '__proto__');
        expect(Object.keys(new Function(`return { ${propertyName(text)}: 1 };`)() as object)).toEqual([text]);
      }),
    );
  });
});
