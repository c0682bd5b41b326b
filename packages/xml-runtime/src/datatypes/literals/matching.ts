import type { Pattern, PatternState } from '../patterns/pattern.js';
import type { LiteralState, LiteralStep } from './literal-state.js';

/** The patterns of one derivation step, of which one has to match. */
export type Alternatives = readonly Pattern[];

/** Accepts the literals of an automaton that match one pattern of each step. */
export function matching(start: LiteralState, steps: readonly Alternatives[]): LiteralState {
  if (steps.length === 0) return start;
  return matched(
    start,
    steps,
    steps.map((patterns) => patterns.map((it) => it.start)),
  );
}

/** For each pattern of each step how far it has matched; undefined for one that cannot match any more. */
type Progress = readonly (readonly (PatternState | undefined)[])[];

function matched(state: LiteralState, steps: readonly Alternatives[], progress: Progress): LiteralState {
  return {
    key: `${state.key};${progress.map((them) => them.map((it) => it?.id).join()).join(';')}`,
    isEnd: state.isEnd && progress.every((them) => them.some((it) => it?.isAccepting === true)),
    steps: () =>
      state.steps().flatMap(({ text, next }): readonly LiteralStep[] => {
        const further = advance(steps, progress, text);
        return further === undefined ? [] : [{ text, next: matched(next, steps, further) }];
      }),
  };
}

/** Undefined where no pattern of some step can match any more. */
function advance(steps: readonly Alternatives[], progress: Progress, text: string): Progress | undefined {
  const further: (readonly (PatternState | undefined)[])[] = [];
  for (const [index, patterns] of steps.entries()) {
    const states = patterns.map((pattern, at) => {
      const state = progress[index]?.[at];
      return state && follow(pattern, state, text);
    });
    if (states.every((it) => it === undefined)) return undefined;
    further.push(states);
  }
  return further;
}

function follow(pattern: Pattern, start: PatternState, text: string): PatternState | undefined {
  let state: PatternState | undefined = start;
  for (const character of text) {
    state = pattern.step(state, character.codePointAt(0) ?? 0);
    if (state === undefined) return undefined;
  }
  return state;
}
