import { PatternSyntaxError } from './pattern-syntax-error.js';

/** Groups and character classes nested deeper than this are refused: parsing is recursive. */
const deepestNesting = 500;

/** A place in a regular expression that is being parsed. */
export class PatternCursor {
  readonly source: string;
  position = 0;
  #depth = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** The character at the current position; the empty string at the end. */
  get next(): string {
    return this.source.charAt(this.position);
  }

  /** Goes past the character if it is the next one. */
  skip(character: string): boolean {
    if (this.next !== character) return false;
    this.position++;
    return true;
  }

  /** Goes past a character, and returns its code point. */
  takeCharacter(): number {
    const code = this.source.codePointAt(this.position) ?? 0;
    this.position += code > 0xffff ? 2 : 1;
    return code;
  }

  /** The text from a position to the current one. */
  textFrom(start: number): string {
    return this.source.slice(start, this.position);
  }

  /** A group or a class begins. */
  enter(): void {
    this.#depth++;
    if (this.#depth > deepestNesting) throw this.error(`at most ${deepestNesting} nested groups`);
  }

  /** It ends. */
  leave(): void {
    this.#depth--;
  }

  /** What stands at the current position is not what has to stand there. */
  error(expected: string): PatternSyntaxError {
    return new PatternSyntaxError(this.source, this.position, expected);
  }
}
