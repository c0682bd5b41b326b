import { describe, expect, it } from 'vitest';
import { compileContentModel } from '../compile-content-model.js';
import * as xs from '../datatypes/xs.js';
import { anyAttribute } from '../features/wildcards/any.js';
import { type Particle, unbounded } from '../schema/descriptor.js';
import { internName } from '../xml/names.js';
import { admitsName } from './wildcard.js';

const negative = anyAttribute({
  namespaces: { not: ['urn:x'] },
  notQName: ['{}a', '{urn:y}b'],
  processContents: 'skip',
});

function accepts(particle: Particle, ...names: readonly (readonly [string, string])[]): boolean {
  const matcher = compileContentModel(particle, () => true).matcher();
  const isTaken = names.every(([namespace, local]) => matcher.step(internName(namespace, local)) === true);
  return isTaken && matcher.isComplete();
}

describe('disallowed names', () => {
  it.each([
    ['', 'a', false],
    ['', 'b', true],
    ['urn:y', 'a', true],
    ['urn:y', 'b', false],
    ['urn:x', 'c', false],
  ])('{%s}%s: %s', (namespaceURI, localName, expected) => {
    expect(admitsName(negative, { namespaceURI, localName })).toBe(expected);
  });

  it.each([
    ['an automaton', { any: negative, minOccurs: 0, maxOccurs: unbounded }],
    ['an automaton with counters', { any: negative, minOccurs: 2, maxOccurs: 4 }],
    [
      'an all-group',
      {
        all: [
          { element: 'e', type: xs.string, minOccurs: 0 },
          { any: negative, maxOccurs: 4 },
        ],
      },
    ],
  ] satisfies [string, Particle][])('are left out by %s', (_, particle) => {
    // The second time, what the first one found is known.
    for (let time = 0; time < 2; time++) {
      expect(accepts(particle, ['', 'b'], ['urn:y', 'a'])).toBe(true);
      expect(accepts(particle, ['', 'b'], ['', 'a'])).toBe(false);
      expect(accepts(particle, ['urn:y', 'c'], ['urn:y', 'b'])).toBe(false);
    }
  });
});
