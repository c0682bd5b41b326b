import { admittedBy, leafOf, wildcardOf } from '../../content-model/admitted.js';
import type {
  Bind,
  ContentLeaf,
  ContentMatcher,
  ContentModel,
  Expectation,
} from '../../schema/content-matcher.js';
import type {
  AllGroup,
  ElementParticle,
  Particle,
  Wildcard,
  WildcardParticle,
} from '../../schema/descriptor.js';
import {
  type AdmittedElement,
  isAll,
  isElement,
  isWildcard,
  maxOccurs,
  minOccurs,
  modelGroupOf,
  particlesOf,
} from '../../schema/particles.js';
import type { ExpandedName } from '../../xml/names.js';

/** A member of an all-group: a leaf and how often it may stand. */
interface Member {
  readonly leaf: ContentLeaf;
  readonly min: number;
  readonly max: number;
}

interface Entry<T> {
  /** Index of the member. */
  readonly member: number;
  readonly max: number;
  readonly leaf: ContentLeaf;
  readonly element: AdmittedElement | undefined;
  /** Made when a document has such a child. */
  value: T | undefined;
}

/** A content model that is an all-group (3.8.4.1.3). Members may repeat and be wildcards, as XSD 1.1 allows. */
export class AllGroupModel<T> implements ContentModel<T> {
  readonly members: readonly Member[];
  /** The whole group may be absent. */
  readonly isOptional: boolean;
  /** Some member has to stand. */
  readonly isDemanding: boolean;
  /** A zero for each member. */
  readonly zeros: readonly number[];
  readonly #bind: Bind<T>;
  readonly #entries = new Map<ExpandedName, Entry<T>[]>();
  readonly #wildcards: (Entry<T> & { readonly wildcard: Wildcard })[] = [];

  /** @throws TypeError when the particle is no all-group of elements and wildcards (cos-all-limited) */
  constructor(particle: Particle, bind: Bind<T>) {
    const { particles, isOptional } = wholeAllGroup(particle);
    this.#bind = bind;
    this.members = particles.map((it, position) => {
      return { leaf: leafOf(it, position), min: minOccurs(it), max: maxOccurs(it) };
    });
    this.isOptional = isOptional;
    this.isDemanding = this.members.some(({ min }) => min > 0);
    this.zeros = this.members.map(() => 0);
    for (const [member, { leaf, max }] of this.members.entries()) {
      const wildcard = wildcardOf(leaf);
      if (wildcard !== undefined)
        this.#wildcards.push({ member, max, wildcard, leaf, element: undefined, value: undefined });
      for (const element of leaf.elements) {
        const entries = this.#entries.get(element.name) ?? [];
        this.#entries.set(element.name, entries);
        entries.push({ member, max, leaf, element, value: undefined });
      }
    }
  }

  matcher(): ContentMatcher<T> {
    return new AllGroupMatcher(this);
  }

  /** Makes what a member gives for a child. */
  bind(entry: Entry<T>): T {
    const value = this.#bind(entry.leaf, entry.element);
    entry.value = value;
    return value;
  }

  /** Returns the member that admits a child, given how often each has stood already. Elements go before wildcards. */
  entryFor(name: ExpandedName, counts: readonly number[]): Entry<T> | undefined {
    // Every child of every all-group comes by here.
    const entries = this.#entries.get(name);
    if (entries !== undefined) {
      for (const entry of entries) if ((counts[entry.member] as number) < entry.max) return entry;
    }
    for (const entry of this.#wildcards) {
      if (
        (counts[entry.member] as number) < entry.max &&
        entry.wildcard.assessment.admits(entry.wildcard, name)
      )
        return entry;
    }
    return undefined;
  }
}

class AllGroupMatcher<T> implements ContentMatcher<T> {
  readonly #model: AllGroupModel<T>;
  readonly #counts: number[];
  #isEmpty = true;

  constructor(model: AllGroupModel<T>) {
    this.#model = model;
    this.#counts = model.zeros.slice();
  }

  step(name: ExpandedName): T | undefined {
    const entry = this.#model.entryFor(name, this.#counts);
    if (entry === undefined) return undefined;
    this.#counts[entry.member] = (this.#counts[entry.member] as number) + 1;
    this.#isEmpty = false;
    return entry.value ?? this.#model.bind(entry);
  }

  isComplete(): boolean {
    if (!this.#model.isDemanding || (this.#isEmpty && this.#model.isOptional)) return true;
    return this.#model.members.every(({ min }, index) => (this.#counts[index] as number) >= min);
  }

  expected(): readonly Expectation[] {
    const open = this.#model.members.filter(({ max }, index) => (this.#counts[index] as number) < max);
    const required = open.filter((it) => (this.#counts[this.#model.members.indexOf(it)] as number) < it.min);
    return admittedBy((required.length > 0 ? required : open).map(({ leaf }) => leaf));
  }
}

/** The members of the all-group that a content model is, alone in the groups around it. */
function wholeAllGroup(whole: Particle): { particles: readonly LeafParticle[]; isOptional: boolean } {
  let isOptional = false;
  let particle: Particle | undefined = whole;
  while (particle !== undefined && maxOccurs(particle) === 1 && !isLeaf(particle)) {
    isOptional ||= minOccurs(particle) === 0;
    const group = modelGroupOf(particle);
    if (isAll(group)) return { particles: membersOf(group), isOptional };
    const parts: readonly Particle[] = particlesOf(group).filter(canOccur);
    particle = parts.length === 1 ? parts[0] : undefined;
  }
  throw new TypeError('An all-group has to be the whole content model (cos-all-limited).');
}

/** An all-group inside an all-group is part of it (XSD 1.1, section 3.8.2). */
function membersOf(group: AllGroup): readonly LeafParticle[] {
  return particlesOf(group)
    .filter(canOccur)
    .flatMap((it) => {
      if (isLeaf(it)) return [it];
      const inner = modelGroupOf(it);
      if (isAll(inner) && minOccurs(it) === 1 && maxOccurs(it) === 1) return membersOf(inner);
      throw new TypeError('The members of an all-group have to be elements or wildcards (cos-all-limited).');
    });
}

type LeafParticle = ElementParticle | WildcardParticle;

function isLeaf(particle: Particle): particle is LeafParticle {
  return isElement(particle) || isWildcard(particle);
}

function canOccur(particle: Particle): boolean {
  return maxOccurs(particle) > 0 && (isLeaf(particle) || particlesOf(modelGroupOf(particle)).some(canOccur));
}
