import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileContentModel } from '../../compile-content-model.js';
import { checkUniqueParticleAttribution } from '../../content-model/attribution.js';
import * as xs from '../../datatypes/xs.js';
import { type Bounds, contentModels } from '../../fixtures/content-models.js';
import type { ContentMatcher, Expectation } from '../../schema/content-matcher.js';
import { type Particle, unbounded } from '../../schema/descriptor.js';
import { isChoice, isSequence, maxOccurs, minOccurs, particlesOf } from '../../schema/particles.js';
import { internName } from '../../xml/names.js';
import { CountingMatcher } from './counting-automaton.js';

/*
 * The oracle: which parts of a word a particle matches, as sets of the places where they end. It tries every number of
 * occurrences one after the other, as 3.8.4 has it.
 */
class NaiveMatcher {
  readonly #word: readonly string[];
  readonly #endsOf = memo((particle, start) => this.#computeEnds(particle, start));
  readonly #termEnds = memo((particle, start) => this.#computeTermEnds(particle, start));
  readonly #termMayGoOn = memo((particle, start) => this.#computeTermMayGoOn(particle, start));
  /** Whether all that is behind a place can be the beginning of something that the particle matches. */
  readonly #mayGoOn = memo((particle, start) => this.#computeMayGoOn(particle, start));

  constructor(word: readonly string[]) {
    this.#word = word;
  }

  accepts(particle: Particle): boolean {
    return this.#endsOf(particle, 0).has(this.#word.length);
  }

  /** Whether more children can make something that the particle accepts. */
  isBeginningOf(particle: Particle): boolean {
    return this.#mayGoOn(particle, 0);
  }

  #computeMayGoOn(particle: Particle, start: number): boolean {
    let most = 0;
    for (const starts of this.#iterations(particle, start)) {
      most += 1;
      if (most > maxOccurs(particle)) return false;
      if ([...starts].some((it) => this.#termMayGoOn(particle, it))) return true;
    }
    return false;
  }

  #computeTermMayGoOn(particle: Particle, start: number): boolean {
    if (start === this.#word.length) return true;
    if (isChoice(particle)) return particle.choice.some((part) => this.#mayGoOn(part, start));
    if (!isSequence(particle)) return start === this.#word.length - 1 && this.#stands(particle, start);
    let starts: ReadonlySet<number> = new Set([start]);
    for (const part of particle.sequence) {
      if ([...starts].some((it) => this.#mayGoOn(part, it))) return true;
      starts = this.#step(starts, (it) => this.#endsOf(part, it));
    }
    return false;
  }

  #computeEnds(particle: Particle, start: number): ReadonlySet<number> {
    const ends = new Set<number>();
    let times = 0;
    let last: ReadonlySet<number> = new Set();
    for (const reached of this.#iterations(particle, start)) {
      if (times > maxOccurs(particle)) return ends;
      if (times >= minOccurs(particle)) for (const end of reached) ends.add(end);
      times += 1;
      last = reached;
    }
    // From here on nothing changes any more.
    for (const end of last) ends.add(end);
    return ends;
  }

  /** Where no, one, two, … occurrences of the term end, until one more makes no difference. */
  *#iterations(particle: Particle, start: number): Generator<ReadonlySet<number>> {
    let reached: ReadonlySet<number> = new Set([start]);
    for (;;) {
      yield reached;
      const next = this.#step(reached, (it) => this.#termEnds(particle, it));
      if (next.size === reached.size && [...next].every((it) => reached.has(it))) return;
      reached = next;
    }
  }

  #computeTermEnds(particle: Particle, start: number): ReadonlySet<number> {
    if (isChoice(particle)) {
      return new Set(particle.choice.flatMap((part) => [...this.#endsOf(part, start)]));
    }
    if (!isSequence(particle)) return new Set(this.#stands(particle, start) ? [start + 1] : []);
    return particlesOf(particle).reduce<ReadonlySet<number>>(
      (starts, part) => this.#step(starts, (it) => this.#endsOf(part, it)),
      new Set([start]),
    );
  }

  #stands(particle: Particle, place: number): boolean {
    return 'element' in particle && particle.element === this.#word[place];
  }

  #step(starts: ReadonlySet<number>, endsOf: (start: number) => ReadonlySet<number>): ReadonlySet<number> {
    return new Set([...starts].flatMap((it) => [...endsOf(it)]));
  }
}

/** A function of a particle and a place in the word, which computes nothing twice. */
function memo<T>(compute: (particle: Particle, start: number) => T): typeof compute {
  const known = new Map<Particle, Map<number, T>>();
  return (particle, start) => {
    const results = known.get(particle) ?? new Map<number, T>();
    known.set(particle, results);
    let result = results.get(start);
    if (result === undefined) {
      result = compute(particle, start);
      results.set(start, result);
    }
    return result;
  };
}

/*
 * Nests of counters: an element, repeated; with things beside it that may be absent or not, repeated; and so on. All
 * elements have names of their own, so that attribution is unique, whatever the counters do.
 */

interface Layer {
  readonly bounds: Bounds;
  readonly before: readonly Bounds[];
  readonly after: readonly Bounds[];
  readonly beside: readonly Bounds[];
}

const boundsUpTo = (max: number): fc.Arbitrary<Bounds> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: Math.ceil(max / 3) }))
        .map(([minOccurs, more]) => ({ minOccurs, maxOccurs: Math.max(minOccurs + more, 1) })),
    },
    { weight: 1, arbitrary: fc.nat(max).map((minOccurs) => ({ minOccurs, maxOccurs: unbounded })) },
  );

const neighbours = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom({ minOccurs: 0, maxOccurs: 1 }, { minOccurs: 0, maxOccurs: 2 }) },
    { weight: 1, arbitrary: fc.constantFrom({ minOccurs: 1, maxOccurs: 1 }, { minOccurs: 2, maxOccurs: 3 }) },
  ),
  { maxLength: 1 },
);

const nest = (max: number): fc.Arbitrary<Particle> =>
  fc
    .array(
      fc.record({ bounds: boundsUpTo(max), before: neighbours, after: neighbours, beside: neighbours }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((layers: readonly Layer[]) => {
      let names = 0;
      const element = (bounds: Bounds): Particle => ({
        element: String.fromCharCode('a'.charCodeAt(0) + names++),
        type: xs.string,
        ...bounds,
      });
      return layers.reduce<Particle>(
        (inner, { bounds, before, after, beside }) => {
          const sequence = [...before.map(element), inner, ...after.map(element)];
          return beside.length === 0
            ? { sequence, ...bounds }
            : { choice: [{ sequence }, ...beside.map(element)], ...bounds };
        },
        element({ minOccurs: 1, maxOccurs: 1 }),
      );
    });

interface Run {
  readonly choice: number;
  readonly length: number;
}

const runsUpTo = (length: number): fc.Arbitrary<readonly Run[]> =>
  fc.array(fc.record({ choice: fc.nat(1000), length: fc.integer({ min: 1, max: length }) }), {
    maxLength: 12,
  });

function stepsOf(matcher: ContentMatcher<unknown>): number {
  return matcher instanceof CountingMatcher ? matcher.size : 1;
}

function localNames(expected: readonly Expectation[]): readonly string[] {
  return expected.flatMap((each) => ('localName' in each ? [each.localName] : []));
}

/** Follows runs of children through both, mostly legal ones, and compares wherever `isChecked` says so. */
function expectSame(particle: Particle, runs: readonly Run[], isChecked: (length: number) => boolean): void {
  const matcher = compileContentModel(particle, (leaf) => leaf.particle).matcher();
  const word: string[] = [];
  for (const { choice, length } of runs) {
    const legal = localNames(matcher.expected());
    const name = choice % 8 === 0 ? 'b' : legal[choice % legal.length];
    for (let times = 0; times < length && name !== undefined; times += 1) {
      word.push(name);
      const isTaken = matcher.step(internName('', name)) !== undefined;
      expect(stepsOf(matcher)).toBe(1);
      if (isTaken && !isChecked(word.length)) continue;
      const oracle = new NaiveMatcher(word);
      expect([word.join(''), isTaken]).toEqual([word.join(''), oracle.isBeginningOf(particle)]);
      if (!isTaken) {
        word.pop();
        break;
      }
      expect([word.join(''), matcher.isComplete()]).toEqual([word.join(''), oracle.accepts(particle)]);
    }
  }
  expect([word.join(''), matcher.isComplete()]).toEqual([
    word.join(''),
    new NaiveMatcher(word).accepts(particle),
  ]);
}

/** Machines that run tests are busy. */
const TIMEOUT = 120_000;

describe('a nest of counters', { timeout: TIMEOUT }, () => {
  it('admits what trying all numbers of occurrences admits', () => {
    fc.assert(
      fc.property(nest(4), runsUpTo(6), (particle, runs) => {
        expectSame(particle, runs, () => true);
      }),
      { numRuns: 1500 },
    );
  });

  it('does so where bounds are large', () => {
    fc.assert(
      fc.property(nest(12), runsUpTo(40), fc.integer({ min: 10, max: 30 }), (particle, runs, every) => {
        expectSame(particle, runs, (length) => length % every === 0);
      }),
      { numRuns: 80 },
    );
  });
});

describe('a content model with unique particle attribution', { timeout: TIMEOUT }, () => {
  const model = contentModels(boundsUpTo(3));

  it('is in one configuration at a time, so that each child takes the same time', () => {
    fc.assert(
      fc.property(model, runsUpTo(6), (particle, runs) => {
        fc.pre(checkUniqueParticleAttribution(particle, { xsdVersion: '1.0' }).length === 0);
        const matcher = compileContentModel(particle, () => true).matcher();
        for (const { choice, length } of runs) {
          const legal = localNames(matcher.expected());
          const name = internName('', legal[choice % legal.length] ?? 'a');
          for (let times = 0; times < length && matcher.step(name) === true; times += 1) {
            expect(stepsOf(matcher)).toBe(1);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('bounds without measure', { timeout: TIMEOUT }, () => {
  const a: Particle = { element: 'a', type: xs.string };
  const name = internName('', 'a');

  /** @returns after how many children the content may end, of those asked for */
  function completeAfter(particle: Particle, lengths: readonly number[]): readonly number[] {
    const matcher = compileContentModel(particle, () => true).matcher();
    const complete: number[] = [];
    let length = 0;
    for (const next of lengths) {
      while (length < next && matcher.step(name) === true) length += 1;
      expect(length).toBe(next);
      expect(stepsOf(matcher)).toBe(1);
      if (matcher.isComplete()) complete.push(length);
    }
    return complete;
  }

  it('are counted by arithmetic', () => {
    // n children are r runs for ⌈n/1001⌉ ≤ r ≤ ⌊n/1000⌋, and these d runs of runs for ⌈r/51⌉ ≤ d ≤ ⌊r/50⌋.
    const particle: Particle = {
      sequence: [
        {
          sequence: [
            { ...a, minOccurs: 1000, maxOccurs: 1001 },
            { element: 'b', type: xs.string, minOccurs: 0 },
          ],
          minOccurs: 50,
          maxOccurs: 51,
        },
        { element: 'c', type: xs.string, minOccurs: 0 },
      ],
      minOccurs: 2,
      maxOccurs: 1_000_000_000,
    };
    const lengths = [49_999, 50_000, 51_051, 99_999, 100_000, 102_102, 102_103, 149_999, 150_000];
    expect(completeAfter(particle, lengths)).toEqual([100_000, 102_102, 150_000]);
  });

  it('take two hundred thousand children in seconds', { timeout: 20_000 }, () => {
    const particle: Particle = {
      choice: [
        {
          sequence: [
            { ...a, maxOccurs: unbounded },
            { element: 'b', type: xs.string, minOccurs: 0 },
          ],
          maxOccurs: 100_000_000,
        },
        { element: 'c', type: xs.string },
      ],
      maxOccurs: 100_000,
    };
    expect(completeAfter(particle, [1, 200_000])).toEqual([1, 200_000]);
  });
});
