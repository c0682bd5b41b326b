import { Automaton } from './automaton.js';
import { parsePattern } from './parser.js';

/** A compiled regular expression of XML Schema. */
export interface Pattern {
  /** Whether the whole of the text matches: patterns are anchored at both ends. */
  test(text: string): boolean;
  /** The state before any text: for those who look for a text that matches. */
  readonly start: PatternState;
  /**
   * Goes on by one character.
   * @param code - a code point
   * @returns undefined where no text that goes on so matches
   */
  step(state: PatternState, code: number): PatternState | undefined;
}

/** How far a text has been matched. */
export interface PatternState {
  /** The same for the same state, as long as the pattern remembers it; no other state has it. */
  readonly id: number;
  /** Whether the text so far matches. */
  readonly isAccepting: boolean;
}

/**
 * Compiles a regular expression of XML Schema Part 2, appendix F, in what XSD 1.1 makes of it. Matching takes time proportional to the length of the
 * text, whatever the expression.
 *
 * @throws {@link PatternSyntaxError} when `source` is not such an expression
 * @example
 * compilePattern('[A-Z-[IO]]{2}\\d+').test('AB12'); // true
 */
export function compilePattern(source: string): Pattern {
  return new Automaton(parsePattern(source, '1.1'), source);
}
