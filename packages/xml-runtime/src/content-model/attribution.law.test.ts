import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentModels } from '../fixtures/content-models.js';
import { type Particle, unbounded } from '../schema/descriptor.js';
import { isChoice, isSequence, maxOccurs, minOccurs } from '../schema/particles.js';
import { checkUniqueParticleAttribution } from './attribution.js';

/*
 * The oracle: bounds are written out (`a{2,3}` is `a, a, a?`), and all sets of places that some children lead to are
 * gone through. A place knows the particle that it is a copy of.
 */
interface Place {
  readonly particle: Particle;
  readonly name: string;
}

/** Ways through an expression: the places to begin at, to end at, and what may follow each. */
interface Ways {
  readonly first: readonly Place[];
  readonly last: readonly Place[];
  readonly isNullable: boolean;
}

class Oracle {
  readonly #follow = new Map<Place, Set<Place>>();

  isUnique(particle: Particle): boolean {
    const sets = [this.#waysOf(particle).first];
    const known = new Set<string>();
    const numbers = new Map<Place, number>();
    for (const places of sets) {
      const key = [...new Set(places.map((place) => numberOf(place, numbers)))].sort().join();
      if (known.has(key)) continue;
      known.add(key);
      for (const name of new Set(places.map((place) => place.name))) {
        const taken = places.filter((place) => place.name === name);
        if (new Set(taken.map((place) => place.particle)).size > 1) return false;
        sets.push([...new Set(taken.flatMap((place) => [...(this.#follow.get(place) ?? [])]))]);
      }
    }
    return true;
  }

  #waysOf(particle: Particle): Ways {
    const [min, max] = [minOccurs(particle), maxOccurs(particle)];
    const copies = Array.from({ length: min }, () => this.#once(particle));
    if (max === unbounded) copies.push(this.#star(this.#once(particle)));
    else for (let at = min; at < max; at += 1) copies.push({ ...this.#once(particle), isNullable: true });
    return this.#sequence(copies);
  }

  #once(particle: Particle): Ways {
    if ('element' in particle) {
      const place = { particle, name: particle.element };
      return { first: [place], last: [place], isNullable: false };
    }
    if (isSequence(particle)) return this.#sequence(particle.sequence.map((part) => this.#waysOf(part)));
    if (!isChoice(particle)) throw new TypeError('The models are made of elements, sequences and choices.');
    const parts = particle.choice.map((part) => this.#waysOf(part));
    return {
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
      isNullable: parts.some(({ isNullable }) => isNullable),
    };
  }

  #star(ways: Ways): Ways {
    this.#join(ways, ways);
    return { ...ways, isNullable: true };
  }

  #sequence(parts: readonly Ways[]): Ways {
    return parts.reduce<Ways>(
      (before, after) => {
        this.#join(before, after);
        return {
          first: before.isNullable ? [...before.first, ...after.first] : before.first,
          last: after.isNullable ? [...before.last, ...after.last] : after.last,
          isNullable: before.isNullable && after.isNullable,
        };
      },
      { first: [], last: [], isNullable: true },
    );
  }

  #join(before: Ways, after: Ways): void {
    for (const place of before.last) {
      const follow = this.#follow.get(place) ?? new Set();
      this.#follow.set(place, follow);
      for (const next of after.first) follow.add(next);
    }
  }
}

function numberOf(place: Place, numbers: Map<Place, number>): number {
  const number = numbers.get(place) ?? numbers.size;
  numbers.set(place, number);
  return number;
}

const bounds = fc.constantFrom(
  ...[
    [1, 1],
    [0, 1],
    [1, 2],
    [2, 2],
    [2, 3],
    [3, 3],
    [0, unbounded],
    [2, unbounded],
  ].map(([min = 1, max = 1]) => ({ minOccurs: min, maxOccurs: max })),
);

it('finds a content model unique where all words of it with bounds written out are', () => {
  fc.assert(
    fc.property(contentModels(bounds), (particle) => {
      const isUnique = new Oracle().isUnique(particle);
      expect(checkUniqueParticleAttribution(particle, { xsdVersion: '1.0' }).length === 0).toBe(isUnique);
    }),
    { numRuns: 2000 },
  );
});
