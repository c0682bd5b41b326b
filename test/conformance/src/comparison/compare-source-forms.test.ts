import { describe, expect, it } from 'vitest';
import { sourceFormDifferenceOf } from './compare-source-forms.js';
import { readInfoset } from './infoset.js';

function difference(one: string, other: string): string | undefined {
  const options = { allMarkup: true };
  return sourceFormDifferenceOf(readInfoset(one, options), readInfoset(other, options));
}

describe('sourceFormDifferenceOf', () => {
  it('ignores white space between elements, and nothing else', () => {
    expect(difference('<a> <b x="1">t</b> </a>', '<a><b x="1">t</b></a>')).toBeUndefined();
  });

  it.each([
    ['another literal', '<a x="01"/>', '<a x="1"/>', '/{}a/@{}x: "01" became "1"'],
    ['an attribute that was filled in', '<a/>', '<a x="1"/>', '/{}a/@{}x: "1" was added'],
    ['a lost attribute', '<a x="1"/>', '<a/>', '/{}a/@{}x: "1" was lost'],
    [
      'another prefix in a value',
      '<a xmlns:p="u" x="p:n"/>',
      '<a xmlns:q="u" x="q:n"/>',
      '/{}a/@{}x: "p:n" became "q:n"',
    ],
    ['white space in text', '<a>t </a>', '<a>t</a>', '/{}a: "t " became "t"'],
    ['a lost element', '<a><b/><c/></a>', '<a><b/></a>', '/{}a: "the element {}c" was lost'],
    ['a lost comment', '<a>x<!--c-->y</a>', '<a>xy</a>', '/{}a: "x" became "xy"'],
    ['another instruction', '<a><?b c?></a>', '<a><?b d?></a>', '/{}a/?b: "c" became "d"'],
    ['a text for an element', '<a><b/>t</a>', '<a>t</a>', '/{}a: "the element {}b" became "t"'],
  ])('sees %s', (_, one, other, expected) => {
    expect(difference(one, other)).toBe(expected);
  });
});
