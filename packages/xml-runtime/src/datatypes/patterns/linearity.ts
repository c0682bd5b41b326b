import type { CharacterSet } from './character-set.js';
import { rangesOf } from './code-point-ranges.js';
import type { RegularExpression } from './regular-expression.js';

/** How many ways through the expression a text may have at the same time. */
const mostWays = 16;

/** What is more than that is not looked through. */
const mostPositions = 1500;
const mostSteps = 20_000;
const mostStates = 4000;

/**
 * Tests whether a matcher that goes back and tries all alternatives is proven to take time proportional to the length of
 * the text. It goes back to one place for each beginning of the text and each way that the beginning has through the
 * expression: if these are never more than a few, whatever the text, the time is.
 *
 * The ways are counted in the automaton of positions (Glushkov 1961), whose states are the characters of the expression.
 * An empty text that has two ways counts twice. What is too large to look through is not proven.
 */
export function isLinear(tree: RegularExpression): boolean {
  const positions = new Positions();
  const { first } = positions.add(tree);
  return !positions.isTooLarge && hasFewWays(positions, first);
}

/** Places where a text may begin or end within a part of an expression; as often as there are ways to them. */
interface Part {
  /** How many ways the empty text has. */
  readonly emptyWays: number;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const EMPTY: Part = { emptyWays: 1, first: [], last: [] };

class Positions {
  readonly sets: CharacterSet[] = [];
  /** By position, those that may come next. */
  readonly next: number[][] = [];
  isTooLarge = false;
  #steps = 0;

  add(tree: RegularExpression): Part {
    if (this.isTooLarge) return EMPTY;
    switch (tree.kind) {
      case 'characters': {
        const position = this.sets.push(tree.set) - 1;
        this.next.push([]);
        this.isTooLarge = position >= mostPositions;
        return { emptyWays: 0, first: [position], last: [position] };
      }
      case 'sequence':
        return tree.items.reduce<Part>((before, item) => this.#joined(before, this.add(item)), EMPTY);
      case 'choice':
        return tree.branches.map((it) => this.add(it)).reduce(either);
      case 'repeat':
        return this.#repeated(tree.body, tree.min, tree.max);
    }
  }

  #repeated(body: RegularExpression, min: number, max: number): Part {
    let part = EMPTY;
    const isEndless = max === Number.POSITIVE_INFINITY;
    const copies = isEndless ? Math.max(min, 1) : max;
    // From the last copy to the first: a copy that may be absent is absent with all behind it.
    for (let copy = copies; copy > 0 && !this.isTooLarge; copy--) {
      let one = this.add(body);
      // Matchers differ in how often they repeat nothing.
      if (one.emptyWays > 0 && max > 1) this.isTooLarge = true;
      if (copy === copies && isEndless) this.#link(one.last, one.first);
      one = this.#joined(one, part);
      part = copy > min ? { ...one, emptyWays: one.emptyWays + 1 } : one;
    }
    return part;
  }

  #joined(before: Part, after: Part): Part {
    this.#link(before.last, after.first);
    return {
      emptyWays: before.emptyWays * after.emptyWays,
      first: [...before.first, ...times(before.emptyWays, after.first)],
      last: [...times(after.emptyWays, before.last), ...after.last],
    };
  }

  #link(from: readonly number[], to: readonly number[]): void {
    this.#steps += from.length * to.length;
    if (this.#steps > mostSteps) this.isTooLarge = true;
    if (this.isTooLarge) return;
    for (const position of from) this.next[position]?.push(...to);
  }
}

function either(a: Part, b: Part): Part {
  return {
    emptyWays: a.emptyWays + b.emptyWays,
    first: [...a.first, ...b.first],
    last: [...a.last, ...b.last],
  };
}

function times(count: number, positions: readonly number[]): readonly number[] {
  // More are more ways than there may be, be they many or very many.
  return Array.from({ length: Math.min(count, mostWays + 1) }, () => positions).flat();
}

/** By position, how many ways lead there; in ascending order of positions. */
type State = readonly (readonly [position: number, ways: number])[];

/** Follows all texts at once, those together that lead to the same ways. */
function hasFewWays({ sets, next }: Positions, first: readonly number[]): boolean {
  const distinct = [...new Map(sets.map((set) => [set.notation, set])).values()];
  const indexes = new Map(distinct.map((set, index) => [set.notation, index]));
  const setAt = sets.map((set) => indexes.get(set.notation) ?? 0);
  const characters = combinations(distinct);
  const seen = new Set<string>();
  const left: State[] = [];
  const reach = (
    positions: Iterable<readonly [position: number, ways: number]>,
    character: readonly boolean[],
  ): boolean => {
    const ways = new Map<number, number>();
    let sum = 0;
    for (const [position, count] of positions) {
      if (character[setAt[position] ?? 0] !== true) continue;
      ways.set(position, (ways.get(position) ?? 0) + count);
      sum += count;
    }
    const state = [...ways].sort(([a], [b]) => a - b);
    const key = state.join(';');
    if (sum > 0 && !seen.has(key)) {
      seen.add(key);
      left.push(state);
    }
    return sum <= mostWays && seen.size <= mostStates;
  };
  const beginnings = first.map((position) => [position, 1] as const);
  if (!characters.every((it) => reach(beginnings, it))) return false;
  for (let state = left.pop(); state !== undefined; state = left.pop()) {
    const steps = state.flatMap(([position, ways]) =>
      (next[position] ?? []).map((to) => [to, ways] as const),
    );
    if (!characters.every((it) => reach(steps, it))) return false;
  }
  return true;
}

/** The combinations of sets that characters are in together: for each, which of the sets. */
function combinations(sets: readonly CharacterSet[]): readonly (readonly boolean[])[] {
  const edges = sets.flatMap((set, index) =>
    rangesOf(set).flatMap(([first, last]): [code: number, index: number][] => [
      [first, index],
      [last + 1, index],
    ]),
  );
  edges.sort(([a], [b]) => a - b);
  const found = new Map<string, readonly boolean[]>();
  const isIn = sets.map(() => false);
  for (const [at, [code, index]] of edges.entries()) {
    isIn[index] = isIn[index] !== true;
    if (edges[at + 1]?.[0] !== code) found.set(isIn.join(), [...isIn]);
  }
  return [...found.values()];
}
