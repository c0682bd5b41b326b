import { CharacterClasses } from './character-classes.js';
import { partialDerivatives } from './derivative.js';
import { type Expression, ExpressionPool } from './expression.js';
import type { RegularExpression } from './regular-expression.js';

/** A state: a set of expressions, one of which has to match the rest of the text. */
interface State {
  readonly expressions: readonly Expression[];
  readonly isAccepting: boolean;
  /** By character class; filled in as characters come. */
  readonly next: (State | undefined)[];
}

/** How many states are remembered before all are forgotten, so that no text can fill the memory. */
const mostStates = 2000;

/** States of more expressions than this are not remembered: making them again costs less than finding them. */
const largestState = 64;

/**
 * Matches texts in time proportional to their length. Its states are made as they are reached, and remembered: a
 * deterministic automaton of which only the part in use exists.
 */
export class Automaton {
  readonly #classes = new CharacterClasses();
  readonly #pool = new ExpressionPool();
  readonly #states = new Map<string, State>();
  readonly #start: Expression;

  constructor(tree: RegularExpression) {
    this.#start = this.#pool.fromTree(tree, (set) => this.#classes.numberOf(set));
  }

  /** Whether the whole of the text matches. */
  test(text: string): boolean {
    let state = this.#state([this.#start]);
    for (let index = 0; index < text.length; index++) {
      let code = text.charCodeAt(index);
      if (code >= 0xd800 && code <= 0xdbff) {
        code = text.codePointAt(index) ?? code;
        if (code > 0xffff) index++;
      }
      const characterClass = this.#classes.classOf(code);
      state = state.next[characterClass] ?? this.#advance(state, characterClass);
      if (state.expressions.length === 0) return false;
    }
    return state.isAccepting;
  }

  #advance(state: State, characterClass: number): State {
    const isIn = (set: number): boolean => this.#classes.isIn(characterClass, set);
    const reached = new Set<Expression>();
    for (const it of state.expressions) {
      for (const left of partialDerivatives(this.#pool, it, characterClass, isIn)) reached.add(left);
    }
    const next = this.#state([...reached]);
    state.next[characterClass] = next;
    return next;
  }

  #state(expressions: Expression[]): State {
    if (expressions.length > largestState) return makeState(expressions);
    const key = expressions
      .map((it) => it.id)
      .sort((a, b) => a - b)
      .join();
    let state = this.#states.get(key);
    if (state === undefined) {
      if (this.#states.size >= mostStates) this.#forget();
      state = makeState(expressions);
      this.#states.set(key, state);
    }
    return state;
  }

  #forget(): void {
    // States refer to each other: those that are reachable from one that is in use would stay without this.
    for (const it of this.#states.values()) it.next.length = 0;
    this.#states.clear();
  }
}

function makeState(expressions: readonly Expression[]): State {
  return { expressions, isAccepting: expressions.some((it) => it.isNullable), next: [] };
}
