import { CharacterClassParser } from './character-class-parser.js';
import { PatternCursor } from './pattern-cursor.js';
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

/** The characters that a backslash turns into ordinary ones. */
const escapable = '\\|.?*+(){}-[]^';

class Parser {
  readonly #cursor: PatternCursor;
  readonly #classes: CharacterClassParser;

  constructor(source: string, isXsd11: boolean) {
    this.#cursor = new PatternCursor(source);
    this.#classes = new CharacterClassParser(this.#cursor, isXsd11, escapable);
  }

  parse(): RegularExpression {
    const expression = this.#parseBranches();
    if (this.#cursor.position < this.#cursor.source.length)
      throw this.#cursor.error('the end, since this ")" closes nothing');
    return expression;
  }

  #parseBranches(): RegularExpression {
    const branches = [this.#parseBranch()];
    while (this.#cursor.skip('|')) branches.push(this.#parseBranch());
    return branches.length === 1 && branches[0] !== undefined ? branches[0] : { kind: 'choice', branches };
  }

  #parseBranch(): RegularExpression {
    const items: RegularExpression[] = [];
    while (
      this.#cursor.position < this.#cursor.source.length &&
      this.#cursor.next !== '|' &&
      this.#cursor.next !== ')'
    ) {
      items.push(this.#parseQuantifier(this.#parseAtom()));
    }
    return { kind: 'sequence', items };
  }

  #parseAtom(): RegularExpression {
    if (this.#cursor.skip('(')) {
      this.#cursor.enter();
      const group = this.#parseBranches();
      if (!this.#cursor.skip(')')) throw this.#cursor.error('")"');
      this.#cursor.leave();
      return group;
    }
    return { kind: 'characters', set: this.#classes.parse() };
  }

  #parseQuantifier(body: RegularExpression): RegularExpression {
    if (this.#cursor.skip('?')) return { kind: 'repeat', body, min: 0, max: 1 };
    if (this.#cursor.skip('*')) return { kind: 'repeat', body, min: 0, max: Number.POSITIVE_INFINITY };
    if (this.#cursor.skip('+')) return { kind: 'repeat', body, min: 1, max: Number.POSITIVE_INFINITY };
    if (!this.#cursor.skip('{')) return body;
    const min = this.#parseNumber();
    let max = min;
    if (this.#cursor.skip(','))
      max = this.#cursor.next === '}' ? Number.POSITIVE_INFINITY : this.#parseNumber();
    if (this.#cursor.next !== '}') throw this.#cursor.error('"}"');
    if (max < min) throw this.#cursor.error('an upper bound that is not less than the lower one');
    this.#cursor.position++;
    return { kind: 'repeat', body, min, max };
  }

  #parseNumber(): number {
    const start = this.#cursor.position;
    while (this.#cursor.next >= '0' && this.#cursor.next <= '9') this.#cursor.position++;
    if (this.#cursor.position === start) throw this.#cursor.error('a number');
    return Number(this.#cursor.source.slice(start, this.#cursor.position));
  }
}
