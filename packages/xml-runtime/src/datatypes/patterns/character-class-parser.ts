import {
  anyOf,
  type CharacterSet,
  complement,
  difference,
  multiCharacterEscape,
  range,
  singleCharacter,
  unicodeProperty,
  wildcard,
} from './character-set.js';
import type { PatternCursor } from './pattern-cursor.js';

const controlEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/**
 * Parses what stands for one character: character classes, escapes and characters as they are (Part 2, appendix F.1). XPath
 * has them, too.
 */
export class CharacterClassParser {
  readonly #cursor: PatternCursor;
  readonly #isXsd11: boolean;
  readonly #escapable: string;

  /**
   * @param isXsd11 - takes a hyphen between members of a class for itself, and unknown blocks for any character
   * @param escapable - the characters that a backslash turns into ordinary ones
   */
  constructor(cursor: PatternCursor, isXsd11: boolean, escapable: string) {
    this.#cursor = cursor;
    this.#isXsd11 = isXsd11;
    this.#escapable = escapable;
  }

  /** Parses what stands at the cursor. */
  parse(): CharacterSet {
    const start = this.#cursor.position;
    const character = this.#cursor.next;
    if (character === '[') return this.#parseClassExpression();
    if (character === '.') {
      this.#cursor.position++;
      return wildcard;
    }
    if (character === '\\') {
      const escaped = this.#parseEscape();
      return typeof escaped === 'number' ? singleCharacter(escaped, this.#cursor.textFrom(start)) : escaped;
    }
    if ('?*+{}]'.includes(character)) throw this.#cursor.error(`a character, or "\\${character}"`);
    return singleCharacter(this.#cursor.takeCharacter(), this.#cursor.textFrom(start));
  }

  #parseClassExpression(): CharacterSet {
    const start = this.#cursor.position;
    this.#cursor.position++;
    this.#cursor.enter();
    const isNegative = this.#cursor.skip('^');
    const members: CharacterSet[] = [];
    let subtracted: CharacterSet | undefined;
    while (subtracted === undefined && !(members.length > 0 && this.#cursor.next === ']')) {
      if (members.length > 0 && this.#cursor.source.startsWith('-[', this.#cursor.position)) {
        this.#cursor.position++;
        subtracted = this.#parseClassExpression();
      } else {
        members.push(this.#parseClassMember(members.length === 0));
      }
    }
    if (!this.#cursor.skip(']')) throw this.#cursor.error('"]"');
    this.#cursor.leave();
    const notation = this.#cursor.textFrom(start);
    const group = anyOf(members, notation);
    const set = isNegative ? complement(group, notation) : group;
    return subtracted === undefined ? set : difference(set, subtracted, notation);
  }

  /** Production `charRange` or `charClassEsc`. */
  #parseClassMember(isFirst: boolean): CharacterSet {
    const start = this.#cursor.position;
    if (this.#cursor.next === '-') return this.#parseHyphen(isFirst);
    const first = this.#parseClassCharacter();
    if (typeof first !== 'number') return first;
    if (this.#cursor.next !== '-' || '[]'.includes(this.#cursor.source.charAt(this.#cursor.position + 1))) {
      return singleCharacter(first, this.#cursor.textFrom(start));
    }
    this.#cursor.position++;
    const lastAt = this.#cursor.position;
    const last = this.#cursor.next === '-' ? undefined : this.#parseClassCharacter();
    if (typeof last !== 'number' || last < first) {
      this.#cursor.position = lastAt;
      throw this.#cursor.error('a character that is not before the first of the range');
    }
    return range(first, last, this.#cursor.textFrom(start));
  }

  /**
   * A hyphen that stands for itself: at either end of the group (XSD 1.0, appendix F.1), or in XSD 1.1 between others
   * too, where it does not begin a range (appendix G.4.1).
   */
  #parseHyphen(isFirst: boolean): CharacterSet {
    const rest = this.#cursor.source.slice(this.#cursor.position + 1, this.#cursor.position + 3);
    const isLast = rest.startsWith(']') || rest === '-[';
    const isLiteral = isLast || ((isFirst || this.#isXsd11) && (rest === '-]' || !rest.startsWith('-')));
    if (!isLiteral) throw this.#cursor.error('"\\-", since this hyphen is at neither end of the class');
    this.#cursor.position++;
    return singleCharacter(0x2d, '-');
  }

  #parseClassCharacter(): number | CharacterSet {
    const character = this.#cursor.next;
    if (character === '\\') return this.#parseEscape();
    if (character === '' || character === '[' || character === ']') {
      throw this.#cursor.error('a character of the class');
    }
    return this.#cursor.takeCharacter();
  }

  /** A single character, or the set of a multi-character escape. */
  #parseEscape(): number | CharacterSet {
    const start = this.#cursor.position;
    this.#cursor.position++;
    const letter = this.#cursor.next;
    this.#cursor.position++;
    const control = Object.hasOwn(controlEscapes, letter) ? controlEscapes[letter] : undefined;
    if (control !== undefined) return control.charCodeAt(0);
    if (letter !== '' && this.#escapable.includes(letter)) return letter.charCodeAt(0);
    if (letter === 'p' || letter === 'P') return this.#parseProperty(letter === 'P');
    const set = multiCharacterEscape(letter);
    if (set !== undefined) return set;
    this.#cursor.position = start;
    throw this.#cursor.error(
      `an escape: one of n r t s S i I c C d D w W p P ${this.#escapable.split('').join(' ')} after "\\"`,
    );
  }

  #parseProperty(isNegative: boolean): CharacterSet {
    if (!this.#cursor.skip('{')) throw this.#cursor.error('"{"');
    const start = this.#cursor.position;
    const end = this.#cursor.source.indexOf('}', start);
    const name = this.#cursor.source.slice(start, end === -1 ? undefined : end);
    const set = unicodeProperty(name);
    if (set === undefined && end !== -1 && this.#isXsd11 && /^Is[a-zA-Z0-9-]+$/.test(name)) {
      // XSD 1.1 Part 2, section G.4.2.3: whether it is \p or \P.
      this.#cursor.position = end + 1;
      return complement(anyOf([], ''), `\\p{${name}}`);
    }
    if (set === undefined || end === -1) {
      throw this.#cursor.error('a general category such as Lu, or Is and the name of a block, and "}"');
    }
    this.#cursor.position = end + 1;
    return isNegative ? complement(set, `not ${set.notation}`) : set;
  }
}
