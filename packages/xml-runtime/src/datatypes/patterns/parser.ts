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
import { PatternSyntaxError } from './pattern-syntax-error.js';
import type { RegularExpression } from './regular-expression.js';

/**
 * Parses a regular expression by the grammar of XML Schema Part 2, appendix F (in XSD 1.1, appendix G).
 * @param xsdVersion - 1.1 takes a hyphen between members of a class for itself, and blocks that it does not know for
 * any character; where 1.0 has a meaning for an expression, it is the same
 * @throws {@link PatternSyntaxError}
 */
export function parsePattern(source: string, xsdVersion: '1.0' | '1.1' = '1.0'): RegularExpression {
  return new Parser(source, xsdVersion === '1.1').parse();
}

/** Groups and character classes nested deeper than this are refused: parsing is recursive. */
const deepestNesting = 500;

/** The characters that `\` turns into ordinary ones. */
const escapable = '\\|.?*+(){}-[]^';

const controlEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

class Parser {
  readonly #source: string;
  readonly #isXsd11: boolean;
  #position = 0;
  #depth = 0;

  constructor(source: string, isXsd11: boolean) {
    this.#isXsd11 = isXsd11;
    this.#source = source;
  }

  parse(): RegularExpression {
    const expression = this.#parseBranches();
    if (this.#position < this.#source.length) throw this.#error('the end, since this ")" closes nothing');
    return expression;
  }

  #parseBranches(): RegularExpression {
    const branches = [this.#parseBranch()];
    while (this.#skip('|')) branches.push(this.#parseBranch());
    return branches.length === 1 && branches[0] !== undefined ? branches[0] : { kind: 'choice', branches };
  }

  #parseBranch(): RegularExpression {
    const items: RegularExpression[] = [];
    while (this.#position < this.#source.length && this.#next() !== '|' && this.#next() !== ')') {
      items.push(this.#parseQuantifier(this.#parseAtom()));
    }
    return { kind: 'sequence', items };
  }

  #parseAtom(): RegularExpression {
    if (this.#skip('(')) {
      this.#enter();
      const group = this.#parseBranches();
      if (!this.#skip(')')) throw this.#error('")"');
      this.#depth--;
      return group;
    }
    return { kind: 'characters', set: this.#parseCharacterClass() };
  }

  #parseQuantifier(body: RegularExpression): RegularExpression {
    if (this.#skip('?')) return { kind: 'repeat', body, min: 0, max: 1 };
    if (this.#skip('*')) return { kind: 'repeat', body, min: 0, max: Number.POSITIVE_INFINITY };
    if (this.#skip('+')) return { kind: 'repeat', body, min: 1, max: Number.POSITIVE_INFINITY };
    if (!this.#skip('{')) return body;
    const min = this.#parseNumber();
    let max = min;
    if (this.#skip(',')) max = this.#next() === '}' ? Number.POSITIVE_INFINITY : this.#parseNumber();
    if (this.#next() !== '}') throw this.#error('"}"');
    if (max < min) throw this.#error('an upper bound that is not less than the lower one');
    this.#position++;
    return { kind: 'repeat', body, min, max };
  }

  #parseNumber(): number {
    const start = this.#position;
    while (this.#next() >= '0' && this.#next() <= '9') this.#position++;
    if (this.#position === start) throw this.#error('a number');
    return Number(this.#source.slice(start, this.#position));
  }

  #parseCharacterClass(): CharacterSet {
    const start = this.#position;
    const character = this.#next();
    if (character === '[') return this.#parseClassExpression();
    if (character === '.') {
      this.#position++;
      return wildcard;
    }
    if (character === '\\') {
      const escaped = this.#parseEscape();
      return typeof escaped === 'number' ? singleCharacter(escaped, this.#notation(start)) : escaped;
    }
    if ('?*+{}]'.includes(character)) throw this.#error(`a character, or "\\${character}"`);
    return singleCharacter(this.#takeCharacter(), this.#notation(start));
  }

  #parseClassExpression(): CharacterSet {
    const start = this.#position;
    this.#position++;
    this.#enter();
    const isNegative = this.#skip('^');
    const members: CharacterSet[] = [];
    let subtracted: CharacterSet | undefined;
    while (subtracted === undefined && !(members.length > 0 && this.#next() === ']')) {
      if (members.length > 0 && this.#source.startsWith('-[', this.#position)) {
        this.#position++;
        subtracted = this.#parseClassExpression();
      } else {
        members.push(this.#parseClassMember(members.length === 0));
      }
    }
    if (!this.#skip(']')) throw this.#error('"]"');
    this.#depth--;
    const notation = this.#notation(start);
    const group = anyOf(members, notation);
    const set = isNegative ? complement(group, notation) : group;
    return subtracted === undefined ? set : difference(set, subtracted, notation);
  }

  /** Production `charRange` or `charClassEsc`. */
  #parseClassMember(isFirst: boolean): CharacterSet {
    const start = this.#position;
    if (this.#next() === '-') return this.#parseHyphen(isFirst);
    const first = this.#parseClassCharacter();
    if (typeof first !== 'number') return first;
    if (this.#next() !== '-' || '[]'.includes(this.#source.charAt(this.#position + 1))) {
      return singleCharacter(first, this.#notation(start));
    }
    this.#position++;
    const lastAt = this.#position;
    const last = this.#next() === '-' ? undefined : this.#parseClassCharacter();
    if (typeof last !== 'number' || last < first) {
      this.#position = lastAt;
      throw this.#error('a character that is not before the first of the range');
    }
    return range(first, last, this.#notation(start));
  }

  /**
   * A hyphen that stands for itself: at either end of the group (XSD 1.0, appendix F.1), or in XSD 1.1 between others
   * too, where it does not begin a range (appendix G.4.1).
   */
  #parseHyphen(isFirst: boolean): CharacterSet {
    const rest = this.#source.slice(this.#position + 1, this.#position + 3);
    const isLast = rest.startsWith(']') || rest === '-[';
    const isLiteral = isLast || ((isFirst || this.#isXsd11) && (rest === '-]' || !rest.startsWith('-')));
    if (!isLiteral) throw this.#error('"\\-", since this hyphen is at neither end of the class');
    this.#position++;
    return singleCharacter(0x2d, '-');
  }

  #parseClassCharacter(): number | CharacterSet {
    const character = this.#next();
    if (character === '\\') return this.#parseEscape();
    if (character === '' || character === '[' || character === ']') {
      throw this.#error('a character of the class');
    }
    return this.#takeCharacter();
  }

  /** A single character, or the set of a multi-character escape. */
  #parseEscape(): number | CharacterSet {
    const start = this.#position;
    this.#position++;
    const letter = this.#next();
    this.#position++;
    const control = Object.hasOwn(controlEscapes, letter) ? controlEscapes[letter] : undefined;
    if (control !== undefined) return control.charCodeAt(0);
    if (letter !== '' && escapable.includes(letter)) return letter.charCodeAt(0);
    if (letter === 'p' || letter === 'P') return this.#parseProperty(letter === 'P');
    const set = multiCharacterEscape(letter);
    if (set !== undefined) return set;
    this.#position = start;
    throw this.#error(
      `an escape: one of n r t s S i I c C d D w W p P ${escapable.split('').join(' ')} after "\\"`,
    );
  }

  #parseProperty(isNegative: boolean): CharacterSet {
    if (!this.#skip('{')) throw this.#error('"{"');
    const start = this.#position;
    const end = this.#source.indexOf('}', start);
    const name = this.#source.slice(start, end === -1 ? undefined : end);
    const set = unicodeProperty(name);
    if (set === undefined && end !== -1 && this.#isXsd11 && /^Is[a-zA-Z0-9-]+$/.test(name)) {
      // XSD 1.1 Part 2, section G.4.2.3: whether it is \p or \P.
      this.#position = end + 1;
      return complement(anyOf([], ''), `\\p{${name}}`);
    }
    if (set === undefined || end === -1) {
      throw this.#error('a general category such as Lu, or Is and the name of a block, and "}"');
    }
    this.#position = end + 1;
    return isNegative ? complement(set, `not ${set.notation}`) : set;
  }

  #takeCharacter(): number {
    const code = this.#source.codePointAt(this.#position) ?? 0;
    this.#position += code > 0xffff ? 2 : 1;
    return code;
  }

  /** The character at the current position; the empty string at the end. */
  #next(): string {
    return this.#source.charAt(this.#position);
  }

  #skip(character: string): boolean {
    if (this.#next() !== character) return false;
    this.#position++;
    return true;
  }

  #notation(start: number): string {
    return this.#source.slice(start, this.#position);
  }

  #enter(): void {
    this.#depth++;
    if (this.#depth > deepestNesting) throw this.#error(`at most ${deepestNesting} nested groups`);
  }

  #error(expected: string): PatternSyntaxError {
    return new PatternSyntaxError(this.#source, this.#position, expected);
  }
}
