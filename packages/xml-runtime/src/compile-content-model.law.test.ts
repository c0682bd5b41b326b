import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileContentModel } from './compile-content-model.js';
import { checkUniqueParticleAttribution } from './content-model/attribution.js';
import { admitsNamespace } from './content-model/wildcard.js';
import * as xs from './datatypes/xs.js';
import { anyAttribute } from './features/wildcards/any.js';
import type { ElementParticle, ModelGroup, Particle, WildcardParticle } from './schema/descriptor.js';
import { unbounded } from './schema/descriptor.js';
import { isAll, isChoice, isSequence, maxOccurs, minOccurs, particlesOf } from './schema/particles.js';
import { internName } from './xml/names.js';

/*
 * The oracle: what may follow a prefix of the children, as particles again (partial derivatives of the content model).
 * It follows the definitions of 3.8.4 word by word and is far too slow for anything but small models.
 */

/** A particle of which only the term counts; that of a reference to a group is the group. */
type Term = ElementParticle | WildcardParticle | ModelGroup;

/** What is left of a particle: a particle, or particles one after the other or in any order. */
type Rest =
  | { readonly kind: 'particle'; readonly particle: Term; readonly min: number; readonly max: number }
  | { readonly kind: 'sequence'; readonly parts: readonly Rest[] }
  | { readonly kind: 'all'; readonly parts: readonly Rest[] };

interface Derivative {
  readonly leaf: ElementParticle | WildcardParticle;
  readonly rest: Rest;
}

function restOf(particle: Particle): Rest {
  return { kind: 'particle', particle: termOf(particle), min: minOccurs(particle), max: maxOccurs(particle) };
}

function termOf(particle: Particle): Term {
  if (!('group' in particle)) return particle;
  return typeof particle.group === 'function' ? particle.group() : particle.group;
}

function restOfTerm(particle: Term): Rest {
  const parts = isSequence(particle) || isAll(particle) ? particlesOf(particle).map(restOf) : [];
  return { kind: isAll(particle) ? 'all' : 'sequence', parts };
}

function isNullable(rest: Rest): boolean {
  if (rest.kind !== 'particle') return rest.parts.every(isNullable);
  return rest.min === 0 || rest.max === 0 || isTermNullable(rest.particle);
}

function isTermNullable(particle: Term): boolean {
  if (isChoice(particle)) return particle.choice.some((part) => isNullable(restOf(part)));
  return (isSequence(particle) || isAll(particle)) && isNullable(restOfTerm(particle));
}

function derivatives(rest: Rest, name: string): readonly Derivative[] {
  if (rest.kind === 'sequence') {
    const end = rest.parts.findIndex((part) => !isNullable(part));
    const reachable = rest.parts.slice(0, end === -1 ? rest.parts.length : end + 1);
    return reachable.flatMap((part, index) =>
      derivatives(part, name).map(({ leaf, rest: first }) => ({
        leaf,
        rest: { kind: 'sequence' as const, parts: [first, ...rest.parts.slice(index + 1)] },
      })),
    );
  }
  if (rest.kind === 'all') {
    return rest.parts.flatMap((part, index) =>
      derivatives(part, name).map(({ leaf, rest: changed }) => ({
        leaf,
        rest: { kind: 'all' as const, parts: rest.parts.with(index, changed) },
      })),
    );
  }
  if (rest.max === 0) return [];
  const others: Rest = { ...rest, min: Math.max(rest.min - 1, 0), max: rest.max - 1 };
  return termDerivatives(rest.particle, name).map(({ leaf, rest: first }) => ({
    leaf,
    rest: { kind: 'sequence' as const, parts: [first, others] },
  }));
}

const NOTHING: Rest = { kind: 'sequence', parts: [] };

function termDerivatives(particle: Term, name: string): readonly Derivative[] {
  if (isChoice(particle)) return particle.choice.flatMap((part) => derivatives(restOf(part), name));
  if (isSequence(particle) || isAll(particle)) return derivatives(restOfTerm(particle), name);
  const admits =
    'any' in particle
      ? admitsNamespace(particle.any, namespaceOf(name))
      : 'element' in particle && particle.element === name;
  return admits ? [{ leaf: particle, rest: NOTHING }] : [];
}

/** The same rest in its shortest form, as a text. */
function keyOf(rest: Rest): string {
  if (rest.kind !== 'particle') {
    const parts = rest.parts.map(keyOf).filter((part) => part !== '');
    return parts.length === 0 ? '' : `${rest.kind === 'all' ? '&' : '('}${parts.join()})`;
  }
  return rest.max === 0 ? '' : `${idOf(rest.particle)}{${rest.min},${rest.max}}`;
}

const ids = new WeakMap<Particle, number>();
let lastId = 0;

function idOf(particle: Particle): number {
  const id = ids.get(particle) ?? ++lastId;
  ids.set(particle, id);
  return id;
}

/** Everything that may be left after a word, each once. */
function advance(rests: readonly Rest[], name: string): readonly Derivative[] {
  const distinct = new Map<string, Derivative>();
  for (const rest of rests) {
    for (const derivative of derivatives(rest, name)) {
      distinct.set(`${idOf(derivative.leaf)} ${keyOf(derivative.rest)}`, derivative);
    }
  }
  return [...distinct.values()];
}

/** Of an element and a wildcard that both admit a child, the element takes it (XSD 1.1, section 3.8.4). */
function elementsFirst(steps: readonly Derivative[]): readonly Derivative[] {
  const elements = steps.filter(({ leaf }) => !('any' in leaf));
  return elements.length > 0 ? elements : steps;
}

/*
 * Random content models. Names stand for themselves: `a`, `b` and `c` in no namespace, `x` and `y` in one that only
 * wildcards admit.
 */

const ALPHABET = ['a', 'b', 'c', 'x', 'y'];

function namespaceOf(name: string): string {
  return name === 'x' ? 'urn:x' : name === 'y' ? 'urn:y' : '';
}

const bounds = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.constant({ minOccurs: 0 }) },
  { weight: 1, arbitrary: fc.constantFrom({ minOccurs: 0, maxOccurs: unbounded }, { maxOccurs: unbounded }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }))
      .map(([minOccurs, more]) => ({ minOccurs, maxOccurs: minOccurs + more })),
  },
  { weight: 1, arbitrary: fc.constant({ minOccurs: 2, maxOccurs: unbounded }) },
);

const element = fc
  .record({ element: fc.constantFrom('a', 'b', 'c'), bounds })
  .map(
    ({ element: name, bounds: occurrence }): Particle => ({ element: name, type: xs.string, ...occurrence }),
  );

const wildcard = fc
  .record({
    namespaces: fc.constantFrom<'##any' | string[] | { not: string[] }>('##any', ['urn:x'], { not: [''] }, [
      '',
      'urn:y',
    ]),
    bounds,
  })
  .map(
    ({ namespaces, bounds: occurrence }): Particle => ({
      any: anyAttribute({ namespaces, processContents: 'skip' }),
      ...occurrence,
    }),
  );

const modelOfDepth = (maxDepth: number): fc.Arbitrary<Particle> =>
  fc.letrec<{ particle: Particle }>((tie) => ({
    particle: fc.oneof(
      { maxDepth },
      { weight: 4, arbitrary: element },
      { weight: 1, arbitrary: wildcard },
      {
        weight: 4,
        arbitrary: fc
          .record({
            parts: fc.array(tie('particle'), { maxLength: 3 }),
            bounds,
            isChoice: fc.boolean(),
            isReference: fc.boolean(),
          })
          .map(({ parts, bounds: occurrence, isChoice: choice, isReference }): Particle => {
            const group: ModelGroup = choice ? { choice: parts } : { sequence: parts };
            return isReference ? { group: () => group, ...occurrence } : { ...group, ...occurrence };
          }),
      },
    ),
  })).particle;

const allGroup = fc
  .record({
    members: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'x'), { minLength: 1 }),
    bounds: fc.array(bounds, { minLength: 4, maxLength: 4 }),
    isOptional: fc.boolean(),
  })
  .map(({ members, bounds: occurrences, isOptional }): Particle => {
    const all = members.map(
      (name, index): Particle =>
        name === 'x'
          ? { any: anyAttribute({ namespaces: ['urn:x'], processContents: 'skip' }), ...occurrences[index] }
          : { element: name, type: xs.string, ...occurrences[index] },
    );
    return { all, ...(isOptional && { minOccurs: 0 }) };
  });

/** Models that are this ambiguous take the oracle too long, and tell no more than others. */
const TOO_MANY = 50;

/** Follows random children through both; where a child is legal for the oracle, one that is is preferred. */
function expectSame(particle: Particle, choices: readonly number[]): void {
  const matcher = compileContentModel(particle, (leaf) => leaf.particle).matcher();
  let rests: readonly Rest[] = [restOf(particle)];
  const word: string[] = [];
  for (const choice of choices) {
    expect([...word, matcher.isComplete()]).toEqual([...word, rests.some(isNullable)]);
    const legal = ALPHABET.filter((name) => advance(rests, name).length > 0);
    const pool = choice % 4 === 0 || legal.length === 0 ? ALPHABET : legal;
    const name = pool[choice % pool.length] ?? 'a';
    const next = elementsFirst(advance(rests, name));
    const leaf = matcher.step(internName(namespaceOf(name), name));
    word.push(name);
    expect([...word, leaf !== undefined]).toEqual([...word, next.length > 0]);
    if (leaf === undefined) return;
    expect(next.map((it) => it.leaf)).toContain(leaf);
    rests = next.map((it) => it.rest);
    if (rests.length > TOO_MANY) return;
  }
}

const choices = fc.array(fc.nat(1000), { maxLength: 12 });

/** The oracle is slow, and machines that run tests are busy. */
const TIMEOUT = 120_000;

describe('a compiled content model', { timeout: TIMEOUT }, () => {
  it('admits the same children as the definition', () => {
    fc.assert(fc.property(modelOfDepth(3), choices, expectSame), { numRuns: 2000 });
  });

  it('admits the same children as the definition in all-groups', () => {
    fc.assert(fc.property(allGroup, choices, expectSame), { numRuns: 1000 });
  });
});

/** Searches all points of a small model for a child that two particles admit; undefined when there are too many points. */
function findsConflict(particle: Particle, xsdVersion: '1.0' | '1.1'): boolean | undefined {
  const seen = new Set<string>();
  let points: readonly (readonly Rest[])[] = [[restOf(particle)]];
  while (points.length > 0) {
    const next: (readonly Rest[])[] = [];
    for (const rests of points) {
      const key = rests.map(keyOf).sort().join('|');
      if (seen.has(key)) continue;
      seen.add(key);
      if (seen.size > TOO_MANY || rests.length > TOO_MANY) return undefined;
      for (const name of ALPHABET) {
        const steps = advance(rests, name);
        const rivals = xsdVersion === '1.1' ? elementsFirst(steps) : steps;
        if (new Set(rivals.map(({ leaf }) => leaf)).size > 1) return true;
        if (steps.length > 0) next.push(rivals.map(({ rest }) => rest));
      }
    }
    points = next;
  }
  return false;
}

/** A choice of nothing makes what stands beside it unreachable, which no schema does on purpose. */
function hasEmptyChoice(particle: Particle): boolean {
  const term = termOf(particle);
  if ('choice' in term && term.choice.every((part) => maxOccurs(part) === 0)) return true;
  return ('choice' in term || 'sequence' in term) && particlesOf(term).some(hasEmptyChoice);
}

describe('checkUniqueParticleAttribution', { timeout: TIMEOUT }, () => {
  it.each(['1.0', '1.1'] as const)('finds a conflict exactly where there is one, in XSD %s', (xsdVersion) => {
    fc.assert(
      fc.property(modelOfDepth(2), (particle) => {
        fc.pre(!hasEmptyChoice(particle));
        const expected = findsConflict(particle, xsdVersion);
        fc.pre(expected !== undefined);
        expect(checkUniqueParticleAttribution(particle, { xsdVersion }).length > 0).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
