import type { LiteralState } from './literal-state.js';

/** How many states one round looks at before it gives up, besides those for each character of the literal. */
const mostStates = 6000;

/** The same, for each character of a literal that is known. */
const statesPerCharacter = 200;

/** How many texts are offered. */
const mostTexts = 1000;

/** A state, and the way to it. */
interface Node {
  readonly state: LiteralState;
  readonly text: string;
  readonly before: Node | undefined;
  readonly length: number;
}

/**
 * Texts that an automaton accepts, short ones first. Each round goes deeper than the one before: depth first, since
 * patterns say little about how a text goes on, and all ways of writing a number are too many to be gone side by side.
 * @param known - a literal of the value: its length says where to begin
 * @param visits - how often a state is gone through: more than once gives several texts that lead to the same state
 */
export function* acceptedTexts(start: LiteralState, known: string, visits: number): Generator<string> {
  for (const longest of [known.length + 4, known.length * 2 + 16, known.length + 1200]) {
    yield* textsUpTo(longest, start, mostStates + statesPerCharacter * known.length, visits);
  }
}

function* textsUpTo(longest: number, start: LiteralState, most: number, visits: number): Generator<string> {
  const visited = new Map<string, number>();
  const nodes: Node[] = [{ state: start, text: '', before: undefined, length: 0 }];
  let texts = 0;
  for (let seen = 0; seen < most && texts < mostTexts; seen++) {
    const node = nodes.pop();
    if (node === undefined) return;
    const { state, length } = node;
    const count = visited.get(state.key) ?? 0;
    if (count >= visits) continue;
    visited.set(state.key, count + 1);
    if (state.isEnd) {
      texts++;
      yield textOf(node);
    }
    if (length >= longest) continue;
    for (const { text, next } of state.steps().toReversed()) {
      nodes.push({ state: next, text, before: node, length: length + text.length });
    }
  }
}

function textOf(node: Node): string {
  const parts: string[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = at.before) parts.push(at.text);
  return parts.reverse().join('');
}
