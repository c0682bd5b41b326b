import { describe, expect, it } from 'vitest';
import { maxLength } from './datatypes/facets/lengths.js';
import { restriction } from './datatypes/index.js';
import * as xs from './datatypes/xs.js';
import { root } from './fixtures/documents.js';
import { XmlValidationError } from './issues/errors.js';
import { complexType } from './schema/define.js';
import { serialize } from './serialize.js';

const code = restriction<string>({ name: 'code', base: xs.string, facets: [maxLength(2)] });
const order = root(
  complexType({
    attributes: [{ attribute: 'id', type: xs.ID, required: true }],
    content: {
      sequence: [
        { element: 'code', type: code },
        { element: 'count', type: xs.int, fixed: '1' },
      ],
    },
  }),
);

function rules(value: unknown, validate: boolean): readonly string[] {
  try {
    serialize(order, value, { validate });
    return [];
  } catch (error) {
    if (error instanceof XmlValidationError) return error.issues.map(({ rule }) => rule);
    throw error;
  }
}

describe('a caller that is trusted', () => {
  it('may have values written that are not valid', () => {
    const value = { code: 'abc', count: 2, more: 1 };
    expect(rules(value, true)).toEqual([
      'cvc-complex-type.4',
      'cvc-maxLength-valid',
      'cvc-elt.5.2.2.2.2',
      'value-unknown-property',
    ]);
    expect(serialize(order, value, { validate: false })).toBe('<r><code>abc</code><count>2</count></r>');
    expect(serialize(order, { id: 'a', count: 1 }, { validate: false })).toBe(
      '<r id="a"><count>1</count></r>',
    );
  });

  it('is told of what cannot be written', () => {
    expect(rules({ code: 'a\u0000', count: 1 }, false)).toEqual(['xml-well-formed']);
    expect(rules({ code: 'a', count: 'one' }, false)).toEqual(['value-type']);
    expect(rules({ code: {}, count: 1 }, false)).toEqual(['value-type']);
    expect(rules('text', false)).toEqual(['value-type']);
  });

  it('gets the same for what is valid', () => {
    const value = { id: 'a', code: 'b', count: 1 };
    expect(serialize(order, value, { validate: false })).toBe(serialize(order, value));
  });
});
