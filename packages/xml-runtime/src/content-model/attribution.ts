import type { ElementParticle, Particle, Wildcard, WildcardParticle } from '../schema/descriptor.js';
import { describeSingleName, type ExpandedName } from '../xml/names.js';
import { wildcardOf } from './admitted.js';
import { compileExpression, type Leaf, type Repetition } from './expression.js';
import { HiddenIterations } from './hidden-iterations.js';
import { type Continuation, Surroundings, startOf, type Transition } from './transitions.js';
import { admitsName, admitsNamespace } from './wildcard.js';

/** Two particles that can both admit the same child at the same point. */
export interface AttributionConflict {
  /** The one that comes first in document order; the object from the particle tree that was checked. */
  readonly first: ElementParticle | WildcardParticle;
  /** The same object as `first` where the two stand in one group to which the content model refers twice. */
  readonly second: ElementParticle | WildcardParticle;
  /** A name that both admit, in words; for two wildcards, the namespaces that both admit, in words. */
  readonly overlap: string;
}

/** How {@link checkUniqueParticleAttribution} decides. */
export interface AttributionOptions {
  /** In 1.1 an element particle beats a wildcard, so that these two do not conflict. */
  readonly xsdVersion: '1.0' | '1.1';
}

/**
 * Checks the constraint Unique Particle Attribution (cos-nonambig, 3.8.6): at no point of a content model may a child
 * be admitted by two different particles. Occurrence bounds count: `a{2}, a?` is unique, `a{2,3}, a?` is not.
 * @returns the conflicts, each pair of particles once, up to a thousand; none for a content model that is unique
 */
export function checkUniqueParticleAttribution(
  particle: Particle,
  { xsdVersion }: AttributionOptions,
): readonly AttributionConflict[] {
  const { root, leaves } = compileExpression(particle);
  const contested = contestedLeaves(leaves, xsdVersion === '1.0');
  if (contested.size === 0) return [];
  const isContested = (leaf: Leaf) => contested.has(leaf);
  const surroundings = new Surroundings(root, isContested);
  const conflicts = new Map<string, AttributionConflict>();
  const hidden = new HiddenIterations();
  // Leaves that the same follows are alternatives of one choice: any of them can stand for all.
  const points = new Map<Continuation, Leaf | undefined>([[startOf(root, isContested), undefined]]);
  for (const leaf of leaves) points.set(surroundings.continuationOf(leaf), leaf);
  for (const [{ transitions }, last] of points) {
    for (const [a, b, overlap] of overlaps(transitions, xsdVersion === '1.0')) {
      if (!areTogetherPossible(a, b, last, hidden)) continue;
      const [first, second] = a.leaf.position < b.leaf.position ? [a.leaf, b.leaf] : [b.leaf, a.leaf];
      const key = `${first.position} ${second.position}`;
      if (!conflicts.has(key)) {
        conflicts.set(key, { first: first.particle, second: second.particle, overlap });
        if (conflicts.size === MAX_CONFLICTS) return [...conflicts.values()];
      }
    }
  }
  return [...conflicts.values()];
}

/** More than anybody reads; a hostile schema has one for each two of its particles. */
const MAX_CONFLICTS = 1000;

/** The leaves that admit a child that another leaf, anywhere in the model, admits too: only these can conflict. */
function contestedLeaves(leaves: readonly Leaf[], withWildcards: boolean): ReadonlySet<Leaf> {
  const contested = new Set<Leaf>();
  const owners = new Map<ExpandedName, Leaf>();
  const wildcards = leaves.filter((leaf) => wildcardOf(leaf) !== undefined);
  if (wildcards.length > 1) for (const wildcard of wildcards) contested.add(wildcard);
  for (const leaf of leaves) {
    for (const { name } of leaf.elements) {
      const owner = owners.get(name) ?? leaf;
      owners.set(name, owner);
      if (owner !== leaf) contested.add(owner).add(leaf);
      if (!withWildcards) continue;
      for (const wildcard of wildcards) if (admits(wildcard, name)) contested.add(wildcard).add(leaf);
    }
  }
  return contested;
}

type Overlap = readonly [Transition, Transition, string];

function* overlaps(transitions: readonly Transition[], withWildcards: boolean): Generator<Overlap> {
  const wildcards = transitions.filter(({ leaf }) => wildcardOf(leaf) !== undefined);
  // Grouped by name first: a choice of a thousand elements has a million pairs.
  for (const [name, rivals] of byName(transitions)) {
    const overlap = describeSingleName(name);
    for (const [a, b] of pairs(rivals)) yield [a, b, overlap];
    if (!withWildcards) continue;
    for (const element of rivals) {
      for (const wildcard of wildcards) {
        if (admits(wildcard.leaf, name)) yield [element, wildcard, overlap];
      }
    }
  }
  for (const [a, b] of pairs(wildcards)) {
    const overlap = intersection(wildcardOf(a.leaf), wildcardOf(b.leaf));
    if (overlap !== undefined) yield [a, b, overlap];
  }
}

function byName(transitions: readonly Transition[]): ReadonlyMap<ExpandedName, readonly Transition[]> {
  const groups = new Map<ExpandedName, Transition[]>();
  for (const transition of transitions) {
    for (const { name } of transition.leaf.elements) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [transition]);
      else group.push(transition);
    }
  }
  return groups;
}

function* pairs(transitions: readonly Transition[]): Generator<readonly [Transition, Transition]> {
  for (const [index, a] of transitions.entries()) {
    for (const b of transitions.slice(index + 1)) if (a.leaf !== b.leaf) yield [a, b];
  }
}

function admits(leaf: Leaf, name: ExpandedName): boolean {
  const wildcard = wildcardOf(leaf);
  return wildcard !== undefined && admitsName(wildcard, name);
}

/**
 * Tests if some children lead to counts under which both ways are open. At any leaf, the counters around it take every
 * combination of values from 1 to their maxima, so each can be looked at by itself.
 * @param last - the leaf that both ways start from
 */
function areTogetherPossible(
  a: Transition,
  b: Transition,
  last: Leaf | undefined,
  hidden: HiddenIterations,
): boolean {
  const repetitions = new Set<Repetition>([...touched(a), ...touched(b)]);
  return [...repetitions].every((it) => {
    const isLeft = a.exits.includes(it) || b.exits.includes(it);
    const isBegunAnew = a.iterates === it || b.iterates === it;
    const least = isLeft ? Math.max(it.min, 1) : 1;
    const most = isBegunAnew ? it.max - 1 : it.max;
    return least <= most || (last !== undefined && most > 0 && hidden.differ(it, last, most, least));
  });
}

function touched({ exits, iterates }: Transition): readonly Repetition[] {
  return iterates === undefined ? exits : [...exits, iterates];
}

/** The namespaces that two wildcards admit, in words; undefined when there are none (3.10.6). */
function intersection(a: Wildcard | undefined, b: Wildcard | undefined): string | undefined {
  if (a === undefined || b === undefined) return undefined;
  const listed = namespacesOf(a) ?? namespacesOf(b);
  if (listed === undefined) {
    const excluded = [...excludedBy(a), ...excludedBy(b)];
    return excluded.length === 0 ? 'any namespace' : `any namespace but ${describe([...new Set(excluded)])}`;
  }
  const common = listed.filter((it) => admitsNamespace(a, it) && admitsNamespace(b, it));
  return common.length === 0 ? undefined : describe(common);
}

function namespacesOf({ namespaces }: Wildcard): readonly string[] | undefined {
  return namespaces === '##any' || 'not' in namespaces ? undefined : namespaces;
}

function excludedBy({ namespaces }: Wildcard): readonly string[] {
  return namespaces !== '##any' && 'not' in namespaces ? namespaces.not : [];
}

function describe(namespaces: readonly string[]): string {
  return namespaces.map((it) => (it === '' ? 'no namespace' : it)).join(', ');
}
