/**
 * A state of an automaton that accepts the literals of one value. Automata are made as they are walked, so that languages
 * without end (any number of zeros) cost what is looked at.
 */
export interface LiteralState {
  /** Equal for states of one automaton from which the same texts lead to an end. */
  readonly key: string;
  /** Whether the characters on the way here are a literal. */
  readonly isEnd: boolean;
  /** What may come next, that first which is to be preferred. */
  steps(): readonly LiteralStep[];
}

/** A character, or several of which none may be left out, and the state behind them. */
export interface LiteralStep {
  readonly text: string;
  readonly next: LiteralState;
}

/** Accepts what any of the automata does. */
export function choice(starts: readonly LiteralState[]): LiteralState {
  const [only] = starts;
  if (only !== undefined && starts.length === 1) return only;
  return {
    key: '',
    isEnd: starts.some((it) => it.isEnd),
    steps: () => starts.flatMap((start, branch) => inBranch(branch, start).steps()),
  };
}

function inBranch(branch: number, state: LiteralState): LiteralState {
  return {
    key: `${branch}|${state.key}`,
    isEnd: state.isEnd,
    steps: () => state.steps().map(({ text, next }) => ({ text, next: inBranch(branch, next) })),
  };
}

/** Accepts a literal of each part, in this order, with a space between two: the literals of a list. */
export function listOf(parts: readonly LiteralState[]): LiteralState {
  const [first] = parts;
  return first === undefined ? EMPTY : inItem(parts, 0, first);
}

const EMPTY: LiteralState = { key: '', isEnd: true, steps: () => [] };

function inItem(parts: readonly LiteralState[], index: number, state: LiteralState): LiteralState {
  const following = parts[index + 1];
  return {
    key: `${index} ${state.key}`,
    isEnd: state.isEnd && following === undefined,
    steps: () => {
      const steps = state.steps().map(({ text, next }) => ({ text, next: inItem(parts, index, next) }));
      return state.isEnd && following !== undefined
        ? [...steps, { text: ' ', next: inItem(parts, index + 1, following) }]
        : steps;
    },
  };
}
