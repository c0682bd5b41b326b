import { describe, expect, it } from 'vitest';
import { literalOf } from './literal.js';

const own = JSON.parse('{ "__proto__": 1, "constructor": "c" }') as unknown;

describe('literalOf', () => {
  it.each([
    ['text', 'a"\\\n\u2028\u2029\u0000ä\uD800'],
    ['numbers', [0, -0, 1.5, 1e300, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ['integers', [10n ** 30n, -1n]],
    ['bytes', new Uint8Array([0, 255])],
    ['dates', new Date(Date.UTC(2020, 1, 29))],
    ['nothing', [null, undefined, true, false, {}, []]],
    ['objects', { 'x-y': { $content: ['a', { $name: 'b', $value: 1 }] }, field__c: 'c' }],
    ['names that objects have anyway', own],
  ])('gives an expression of %s, on one line', (_, value) => {
    const literal = literalOf(value);
    expect(literal).not.toMatch(/[\n\r\u2028\u2029]/);
    expect(new Function(`return (${literal});`)()).toStrictEqual(value);
  });

  it('has none for what no document holds', () => {
    expect(() => literalOf({ a: Symbol('s') })).toThrow(TypeError);
  });
});
