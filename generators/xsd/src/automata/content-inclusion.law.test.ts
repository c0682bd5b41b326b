import { anyType, element, type Particle } from '@proj/xml-runtime';
import { compileContentModel, internName } from '@proj/xml-runtime/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findExclusionFromAllGroup } from './all-group-inclusion.js';
import { findExclusion } from './content-inclusion.js';

const names = ['a', 'b', 'c'];
const declarations = new Map(
  names.map((name) => [name, element({ name, namespaceURI: '', type: anyType })] as const),
);

/** As many children as the content models below admit at most: all words are tried. */
const longest = 5;
const words = wordsUpTo(longest);

function wordsUpTo(length: number): readonly (readonly string[])[] {
  if (length === 0) {
    return [[]];
  }
  const shorter = wordsUpTo(length - 1);
  return [
    ...shorter,
    ...shorter
      .filter((word) => word.length === length - 1)
      .flatMap((word) => names.map((name) => [...word, name])),
  ];
}

function reference(name: string, minOccurs: number, maxOccurs: number): Particle {
  const ref = declarations.get(name);
  if (ref === undefined) {
    throw new TypeError(`There is no element ${name}.`);
  }
  return { ref, minOccurs, maxOccurs };
}

const bounds = fc
  .record({ minOccurs: fc.nat(2), more: fc.nat(2) })
  .map(({ minOccurs, more }) => ({ minOccurs, maxOccurs: Math.max(minOccurs + more, 1) }));
const leaf = fc
  .record({ name: fc.constantFrom(...names), range: bounds })
  .map(({ name, range }) => reference(name, range.minOccurs, range.maxOccurs));

function group(children: fc.Arbitrary<Particle>): fc.Arbitrary<Particle> {
  return fc
    .record({
      compositor: fc.constantFrom('sequence' as const, 'choice' as const),
      particles: fc.array(children, { minLength: 1, maxLength: 3 }),
      range: bounds,
    })
    .map(
      ({ compositor, particles, range }): Particle =>
        compositor === 'choice' ? { choice: particles, ...range } : { sequence: particles, ...range },
    );
}

const model = group(fc.oneof(leaf, group(leaf))).filter((particle) => longestOf(particle) <= longest);
const allGroup = fc
  .record({
    members: fc.subarray(names, { minLength: 2 }),
    ranges: fc.array(bounds, { minLength: 3, maxLength: 3 }),
  })
  .map(
    ({ members, ranges }): Particle => ({
      all: members.map((name, index) =>
        reference(name, ranges[index]?.minOccurs ?? 0, ranges[index]?.maxOccurs ?? 1),
      ),
    }),
  );

function longestOf(particle: Particle): number {
  const times = particle.maxOccurs ?? 1;
  if ('sequence' in particle) {
    return times * particle.sequence.reduce((sum, each) => sum + longestOf(each), 0);
  }
  return 'choice' in particle ? times * Math.max(...particle.choice.map(longestOf)) : times;
}

function admitted(particle: Particle): readonly (readonly string[])[] {
  const contentModel = compileContentModel(particle, () => true);
  return words.filter((word) => {
    const matcher = contentModel.matcher();
    return word.every((name) => matcher.step(internName('', name)) === true) && matcher.isComplete();
  });
}

const nothing = (): undefined => undefined;

function isIncluded(own: Particle, base: Particle): boolean {
  const admittedByBase = new Set(admitted(base).map((word) => word.join()));
  return admitted(own).every((word) => admittedByBase.has(word.join()));
}

describe('findExclusion', () => {
  it('finds out whether all that one content model admits is admitted by another', () => {
    fc.assert(
      fc.property(model, model, (own, base) => {
        const result = findExclusion({ particle: own }, { particle: base }, nothing);
        expect(result === 'included').toBe(isIncluded(own, base));
      }),
      { numRuns: 300 },
    );
  });

  it('is reflexive', () => {
    fc.assert(
      fc.property(model, (particle) => {
        expect(findExclusion({ particle }, { particle }, nothing)).toBe('included');
      }),
    );
  });
});

describe('findExclusionFromAllGroup', () => {
  it('finds out the same by counting', () => {
    fc.assert(
      fc.property(model, allGroup, (particle, base) => {
        const result = findExclusionFromAllGroup({ particle }, { particle: base }, nothing);
        expect(result === 'included').toBe(isIncluded(particle, base));
        expect(findExclusion({ particle }, { particle: base }, nothing) === 'included').toBe(
          result === 'included',
        );
      }),
      { numRuns: 300 },
    );
  });
});
