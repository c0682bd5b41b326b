import type { ExpandedName } from '../xml/names.js';
import type { Expression, Leaf } from './expression.js';
import {
  admittedBy,
  type Bind,
  type ContentMatcher,
  type ContentModel,
  type Expectation,
  wildcardOf,
} from './matcher.js';
import { admitsName } from './wildcard.js';

/** A member of an all-group: a leaf and how often it may stand. */
interface Member {
  readonly leaf: Leaf;
  readonly min: number;
  readonly max: number;
}

interface Entry<T> {
  /** Index of the member. */
  readonly member: number;
  readonly max: number;
  readonly value: T;
}

/** A content model that is an all-group (3.8.4.1.3). Members may repeat and be wildcards, as XSD 1.1 allows. */
export class AllGroupModel<T> implements ContentModel<T> {
  readonly members: readonly Member[];
  /** Whether the whole group may be absent. */
  readonly isOptional: boolean;
  /** Whether some member has to stand. */
  readonly isDemanding: boolean;
  /** A zero for each member. */
  readonly zeros: readonly number[];
  readonly #entries = new Map<ExpandedName, readonly Entry<T>[]>();
  readonly #wildcards: readonly (Entry<T> & { readonly leaf: Leaf })[];

  /** @throws TypeError when a member is not an element or a wildcard */
  constructor(parts: readonly Expression[], isOptional: boolean, bind: Bind<T>) {
    this.members = parts.map(memberOf);
    this.isOptional = isOptional;
    this.isDemanding = this.members.some(({ min }) => min > 0);
    this.zeros = this.members.map(() => 0);
    for (const [member, { leaf, max }] of this.members.entries()) {
      for (const element of leaf.elements) {
        const others = this.#entries.get(element.name) ?? [];
        this.#entries.set(element.name, [...others, { member, max, value: bind(leaf, element) }]);
      }
    }
    this.#wildcards = this.members.flatMap(({ leaf, max }, member) =>
      wildcardOf(leaf) === undefined ? [] : [{ member, max, leaf, value: bind(leaf, undefined) }],
    );
  }

  matcher(): ContentMatcher<T> {
    return new AllGroupMatcher(this);
  }

  /** The member that admits a child, given how often each has stood already. Elements go before wildcards. */
  entryFor(name: ExpandedName, counts: readonly number[]): Entry<T> | undefined {
    const entries = this.#entries.get(name);
    if (entries !== undefined) {
      for (const entry of entries) if ((counts[entry.member] as number) < entry.max) return entry;
    }
    for (const entry of this.#wildcards) {
      const wildcard = wildcardOf(entry.leaf);
      const admits = wildcard !== undefined && admitsName(wildcard, name);
      if (admits && (counts[entry.member] as number) < entry.max) return entry;
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
    return entry.value;
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

function memberOf(part: Expression): Member {
  if (part.kind === 'leaf') return { leaf: part, min: 1, max: 1 };
  if (part.kind === 'repetition' && part.body.kind === 'leaf') {
    return { leaf: part.body, min: part.min, max: part.max };
  }
  if (part.kind === 'alternation' && part.nullable) {
    const [only, ...rest] = part.parts.filter((it) => it.kind !== 'concatenation' || it.parts.length > 0);
    if (only?.kind === 'leaf' && rest.length === 0) return { leaf: only, min: 0, max: 1 };
  }
  throw new TypeError('The members of an all-group have to be elements or wildcards (cos-all-limited).');
}
