import { describe, expect, it } from 'vitest';
import * as xs from './datatypes/xs.js';
import { all } from './features/all-group/all.js';
import { repeat } from './features/counting/repeat.js';
import { mixedContent } from './features/mixed/mixed-content.js';
import { holding, issues } from './fixtures/documents.js';
import { parse } from './parse.js';
import { element } from './schema/define.js';
import type { ElementDescriptor, ModelGroup } from './schema/descriptor.js';
import { unbounded } from './schema/descriptor.js';
import { serialize } from './serialize.js';
import { validate } from './validate.js';

const global = element({ name: 'g', namespaceURI: 'urn:g', type: xs.boolean });

const part: ModelGroup = {
  choice: [
    { element: 'a', type: xs.int },
    { sequence: [{ element: 'b', type: xs.string }, { ref: () => global }] },
  ],
};

const whole: ModelGroup = {
  choice: [{ group: () => part }, { element: 'a', namespaceURI: 'urn:a', type: xs.int }],
};

function roundTrip(descriptor: ElementDescriptor, document: string): unknown {
  const value = parse(descriptor, document);
  expect(serialize(descriptor, value)).toBe(document);
  expect(validate(descriptor, value)).toEqual([]);
  return value;
}

describe('a reference to a model group', () => {
  const ordered = holding({
    sequence: [
      { element: 'title', type: xs.string },
      { group: () => part, minOccurs: 0, maxOccurs: unbounded, as: '$content' },
    ],
  });

  it('gives an ordered array where it says so', () => {
    expect(roundTrip(ordered, '<r><title>t</title></r>')).toEqual({ title: 't' });
    expect(
      roundTrip(
        ordered,
        '<r xmlns:ns1="urn:g"><title>t</title><b>x</b><ns1:g>true</ns1:g><a>1</a><a>2</a></r>',
      ),
    ).toEqual({
      title: 't',
      $content: [
        { $name: 'b', $value: 'x' },
        { $name: 'g', $value: true },
        { $name: 'a', $value: 1 },
        { $name: 'a', $value: 2 },
      ],
    });
  });

  it('is checked like a group that is written out', () => {
    expect(issues(ordered, '<r><title>t</title><b>x</b></r>')).toMatchObject([
      { rule: 'cvc-complex-type.2.4.b', message: "The element ends too early. Expected: 'g'." },
    ]);
    expect(validate(ordered, { title: 't', $content: [{ $name: 'c', $value: 1 }] })).toMatchObject([
      { rule: 'cvc-complex-type.2.4.a', path: ['$content', 0, '$name'], expected: 'a, b' },
    ]);
  });

  it('tells names apart by namespace as the content model with the group in it needs it', () => {
    const document = '<r xmlns:ns1="urn:a"><a>1</a><ns1:a>2</ns1:a></r>';
    const $content = [
      { $name: '{}a', $value: 1 },
      { $name: '{urn:a}a', $value: 2 },
    ];
    expect(roundTrip(holding(repeat({ group: whole, as: '$content' }, 1, 2)), document)).toEqual({
      $content,
    });
    expect(roundTrip(ordered, '<r><title>t</title><a>1</a></r>')).toMatchObject({
      $content: [{ $name: 'a', $value: 1 }],
    });
  });

  it('may be the whole of mixed content', () => {
    const mixed = holding({ group: () => part, minOccurs: 0, maxOccurs: unbounded }, { mixed: mixedContent });
    expect(roundTrip(mixed, '<r>x<a>1</a>y</r>')).toEqual({
      $content: ['x', { $name: 'a', $value: 1 }, 'y'],
    });
  });

  it('gives properties where nothing else is said, arrays where it repeats', () => {
    const single = holding({ group: () => part });
    expect(roundTrip(single, '<r><a>1</a></r>')).toEqual({ a: 1 });
    expect(roundTrip(single, '<r xmlns:ns1="urn:g"><b>x</b><ns1:g>false</ns1:g></r>')).toEqual({
      b: 'x',
      g: false,
    });
    const several = holding(repeat({ group: { sequence: [{ element: 'a', type: xs.int }] } }, 1, 3));
    expect(roundTrip(several, '<r><a>1</a><a>2</a></r>')).toEqual({ a: [1, 2] });
  });

  it('keeps the order of the properties for an all-group', () => {
    const inAnyOrder: ModelGroup = all([
      { element: 'a', type: xs.int },
      { element: 'b', type: xs.int },
    ]);
    expect(roundTrip(holding({ group: () => inAnyOrder }), '<r><b>2</b><a>1</a></r>')).toEqual({
      a: 1,
      b: 2,
    });
  });

  it('is followed where the type is first used, not before', () => {
    const late = holding({ group: () => assignedLater, as: '$content' });
    const assignedLater: ModelGroup = { sequence: [{ element: 'z', type: xs.int }] };
    expect(roundTrip(late, '<r><z>1</z></r>')).toEqual({ $content: [{ $name: 'z', $value: 1 }] });
  });
});
