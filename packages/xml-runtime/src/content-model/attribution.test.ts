import { describe, expect, it } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { anyAttribute } from '../features/wildcards/any.js';
import type { ElementDescriptor, ModelGroup, Particle } from '../schema/descriptor.js';
import { unbounded } from '../schema/descriptor.js';
import { checkUniqueParticleAttribution } from './attribution.js';

const type = xs.string;
const a = (minOccurs = 1, maxOccurs = 1): Particle => ({ element: 'a', type, minOccurs, maxOccurs });
const b = (minOccurs = 1, maxOccurs = 1): Particle => ({ element: 'b', type, minOccurs, maxOccurs });
const any = (namespaces: '##any' | string[] | { not: string[] } = '##any'): Particle => ({
  any: anyAttribute({ namespaces, processContents: 'lax' }),
});

function conflicts(particle: Particle, xsdVersion: '1.0' | '1.1' = '1.0'): readonly string[] {
  return checkUniqueParticleAttribution(particle, { xsdVersion }).map(({ overlap }) => overlap);
}

describe('unique content models', () => {
  it.each<[string, Particle]>([
    ['a{2}, a?', { sequence: [a(2, 2), a(0)] }],
    ['(a{0,2}, b?){0,3}', { sequence: [a(0, 2), b(0)], minOccurs: 0, maxOccurs: 3 }],
    ['(a, b?){0,3}, b', { sequence: [{ sequence: [a(), b()], minOccurs: 0, maxOccurs: 3 }, b()] }],
    ['(a?, b{2}){3}, a', { sequence: [{ sequence: [a(0), b(2, 2)], minOccurs: 3, maxOccurs: 3 }, a()] }],
    ['(a | b)*', { choice: [a(), b()], minOccurs: 0, maxOccurs: unbounded }],
    ['(a{2}){3}, a', { sequence: [{ sequence: [a(2, 2)], minOccurs: 3, maxOccurs: 3 }, a()] }],
    ['any of other namespaces, then a', { sequence: [{ ...any({ not: [''] }), minOccurs: 0 }, a()] }],
    [
      'wildcards of different namespaces',
      { choice: [any(['urn:x']), any(['urn:y']), any({ not: ['urn:x', 'urn:y'] })] },
    ],
    ['a all b', { all: [a(0), b(0)] }],
    [
      '(a){2}, (a)? by reference',
      { sequence: [{ group: { sequence: [a()] }, minOccurs: 2, maxOccurs: 2 }, a(0)] },
    ],
  ])('%s', (_, particle) => {
    expect(conflicts(particle)).toEqual([]);
  });
});

describe('ambiguous content models', () => {
  it.each<[string, Particle, string]>([
    ['a{2,3}, a?', { sequence: [a(2, 3), a(0)] }, "'a'"],
    ['a?, a', { sequence: [a(0), a()] }, "'a'"],
    ['a | (a, b)', { choice: [a(), { sequence: [a(), b()] }] }, "'a'"],
    ['(a{2}){1,3}, a', { sequence: [{ sequence: [a(2, 2)], maxOccurs: 3 }, a()] }, "'a'"],
    ['(a?){2}, a', { sequence: [{ sequence: [a(0)], minOccurs: 2, maxOccurs: 2 }, a()] }, "'a'"],
    [
      '(b?, a)*, b',
      { sequence: [{ sequence: [b(0), a()], minOccurs: 0, maxOccurs: unbounded }, b()] },
      "'b'",
    ],
    [
      '(a?, b{1,2}){3}, a',
      { sequence: [{ sequence: [a(0), b(1, 2)], minOccurs: 3, maxOccurs: 3 }, a()] },
      "'a'",
    ],
    ['any?, a', { sequence: [{ ...any(), minOccurs: 0 }, a()] }, "'a'"],
    ['any | any', { choice: [any(), any()] }, 'any namespace'],
    [
      'wildcards that share namespaces',
      { choice: [any(['urn:x', '']), any(['', 'urn:y', 'urn:x'])] },
      'urn:x, no namespace',
    ],
    [
      'wildcards that exclude namespaces',
      { choice: [any({ not: ['urn:x'] }), any({ not: [''] })] },
      'any namespace but urn:x, no namespace',
    ],
    ['an all-group with one name twice', { all: [a(0), b(0), a(0)] }, "'a'"],
  ])('%s', (_, particle, overlap) => {
    expect(conflicts(particle)).toEqual([overlap]);
  });

  it('returns the particles themselves, each pair once', () => {
    const [first, second] = [a(0, unbounded), a()];
    const [conflict, ...others] = checkUniqueParticleAttribution(
      { sequence: [b(), first, b(0), second] },
      { xsdVersion: '1.0' },
    );
    expect(others).toEqual([]);
    expect(conflict?.first).toBe(first);
    expect(conflict?.second).toBe(second);
  });

  it('returns a particle of a group that is referred to twice as both', () => {
    const shared = a();
    const group: ModelGroup = { choice: [shared, b()] };
    const [conflict, ...others] = checkUniqueParticleAttribution(
      { sequence: [{ group, minOccurs: 0 }, b(0), { group: () => group }] },
      { xsdVersion: '1.0' },
    );
    expect(conflict).toEqual({ first: shared, second: shared, overlap: "'a'" });
    expect(conflict?.second).toBe(conflict?.first);
    expect(others.map(({ overlap }) => overlap)).toEqual(["'b'", "'b'", "'b'"]);
  });

  it('knows the members of substitution groups', () => {
    const declare = (name: string, members: ElementDescriptor[] = []): ElementDescriptor => ({
      kind: 'element',
      name,
      namespaceURI: 'urn:s',
      type,
      substitutionGroup: () => members,
    });
    const member = declare('member');
    const head = declare('head', [member]);
    expect(conflicts({ choice: [{ ref: head }, { ref: () => member }] })).toEqual([
      "'member' in namespace 'urn:s'",
    ]);
  });
});

it('lets elements beat wildcards in XSD 1.1', () => {
  expect(conflicts({ sequence: [{ ...any(), minOccurs: 0 }, a()] }, '1.1')).toEqual([]);
  expect(conflicts({ choice: [any(), any()] }, '1.1')).toEqual(['any namespace']);
});

it('copes with choices of a thousand elements', () => {
  const choice = Array.from({ length: 1000 }, (_, index): Particle => ({ element: `e${index}`, type }));
  expect(conflicts({ choice, minOccurs: 0, maxOccurs: unbounded })).toEqual([]);
});
