import { CharacterClasses } from './character-classes.js';
import { partialDerivatives } from './derivative.js';
import { type Expression, ExpressionPool, leadingCount } from './expression.js';
import type { PatternState } from './pattern.js';
import type { RegularExpression } from './regular-expression.js';

/** A state: a set of expressions, one of which has to match the rest of the text. */
interface State extends PatternState {
  readonly expressions: readonly Expression[];
  /** By character class; filled in as characters come. */
  readonly next: (State | undefined)[];
}

/** How many states are remembered before all are forgotten, so that no text can fill the memory. */
const mostStates = 2000;

/** States of more expressions than this are not remembered: making them again costs less than finding them. */
const largestState = 64;

/** Nested counts can make more expressions than a text has characters; from here on the text is refused. */
const mostExpressions = 20_000;

/**
 * Matches texts in time proportional to their length. Its states are made as they are reached, and remembered: a
 * deterministic automaton of which only the part in use exists.
 */
export class Automaton {
  readonly #classes = new CharacterClasses();
  readonly #pool = new ExpressionPool();
  readonly #states = new Map<string, State>();
  /** Not among the remembered states, so that forgetting them leaves it. */
  readonly #start: State;
  readonly #source: string;
  #mark = 0;
  #lastState = 0;

  /** @param source - the expression as it is written, for messages */
  constructor(tree: RegularExpression, source: string) {
    this.#source = source;
    this.#start = this.#makeState([this.#pool.fromTree(tree, (set) => this.#classes.numberOf(set))]);
  }

  /** Whether the whole of the text matches. */
  test(text: string): boolean {
    let state = this.#start;
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

  /** The state before any text. */
  get start(): PatternState {
    return this.#start;
  }

  /** The state after one more character; undefined where no text that goes on so matches. */
  step(state: PatternState, code: number): PatternState | undefined {
    // All states that are handed out are of this class.
    const known = state as State;
    const characterClass = this.#classes.classOf(code);
    const next = known.next[characterClass] ?? this.#advance(known, characterClass);
    return next.expressions.length === 0 ? undefined : next;
  }

  #advance(state: State, characterClass: number): State {
    const isIn = (set: number): boolean => this.#classes.isIn(characterClass, set);
    const reached: Expression[] = [];
    const mark = ++this.#mark;
    for (const it of state.expressions) {
      for (const left of partialDerivatives(this.#pool, it, characterClass, isIn)) {
        if (left.mark === mark) continue;
        left.mark = mark;
        reached.push(left);
      }
    }
    const next = this.#state(withoutSubsumed(reached, mark));
    // What is not remembered must not be kept by what is.
    if (next.expressions.length <= largestState) state.next[characterClass] = next;
    return next;
  }

  #state(expressions: readonly Expression[]): State {
    if (expressions.length > mostExpressions) {
      throw new RangeError(
        `the counts of the regular expression ${JSON.stringify(this.#source)} are nested too deeply for this text`,
      );
    }
    if (expressions.length > largestState) return this.#makeState(expressions);
    const key = Int32Array.from(expressions, (it) => it.id)
      .sort()
      .join();
    let state = this.#states.get(key);
    if (state === undefined) {
      if (this.#states.size >= mostStates) this.#forget();
      state = this.#makeState(expressions);
      this.#states.set(key, state);
    }
    return state;
  }

  #makeState(expressions: readonly Expression[]): State {
    const isAccepting = expressions.some((it) => it.isNullable);
    return { id: this.#lastState++, expressions, isAccepting, next: [] };
  }

  #forget(): void {
    // States refer to each other: those that are reachable from one that is in use would stay without this.
    this.#start.next.length = 0;
    for (const it of this.#states.values()) it.next.length = 0;
    this.#states.clear();
  }
}

/**
 * Leaves out expressions of which another of the set matches all that they match: of `a{0,2}b` and `a{0,3}b` the
 * former. Without this, counts within counts would make a state of every combination of theirs.
 */
function withoutSubsumed(expressions: readonly Expression[], mark: number): readonly Expression[] {
  let isAnySubsumed = false;
  for (const it of expressions) {
    const group = it.countGroup;
    if (group === undefined) continue;
    const count = leadingCount(it);
    if (group.mark !== mark) {
      group.mark = mark;
      group.greatest = count;
    } else {
      isAnySubsumed = true;
      group.greatest = Math.max(group.greatest, count);
    }
  }
  return isAnySubsumed
    ? expressions.filter((it) => it.countGroup === undefined || leadingCount(it) === it.countGroup.greatest)
    : expressions;
}
