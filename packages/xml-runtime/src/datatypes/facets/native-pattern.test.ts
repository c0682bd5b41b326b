import { expect, it } from 'vitest';
import { formatValue } from '../format-value.js';
import { restriction } from '../restriction.js';
import { datatypeOf } from '../simple-type.js';
import * as xs from '../xs.js';
import { nativePattern } from './native-pattern.js';
import { pattern } from './pattern.js';

const native = restriction<string>({
  base: xs.token,
  facets: [nativePattern(/^(?:[A-Z]{2}|x)$/u, '[A-Z]{2}', 'x')],
});
const general = restriction<string>({ base: xs.token, facets: [pattern('[A-Z]{2}', 'x')] });

it('says of literals what the general facet says', () => {
  for (const type of [native, general]) {
    expect(type.parse(' AB ')).toBe('AB');
    expect(formatValue(type, 'x')).toBe('x');
    const failure = expect.objectContaining({
      rule: 'cvc-pattern-valid',
      message: '"ABC" does not match [A-Z]{2} or x',
      expected: 'text that matches [A-Z]{2} or x',
    });
    expect(() => type.parse('ABC')).toThrow(failure);
    expect(() => formatValue(type, 'ABC')).toThrow(failure);
  }
});

it('is the same facet as data', () => {
  expect(datatypeOf(native).facets).toEqual(datatypeOf(general).facets);
});

it('names the pattern for which a text is too long', () => {
  const failing = {
    test: () => {
      throw new RangeError('Maximum call stack size exceeded');
    },
  } as unknown as RegExp;
  const type = restriction<string>({ base: xs.string, facets: [nativePattern(failing, '(ab?)*')] });
  expect(() => type.parse('ab')).toThrow('a text of 2 characters is too long for the pattern (ab?)*');
});
