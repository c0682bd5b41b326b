import {
  CharacterClassParser,
  nativeClass,
  PatternCursor,
  PatternSyntaxError,
} from '@proj/xml-runtime/datatypes';
import { XPathDynamicError } from '../errors.js';

/**
 * Translates a regular expression of F&O, section 7.6.1 (those of XML Schema, with anchors, reluctant quantifiers and
 * back-references) into one of JavaScript.
 * @throws {@link XPathDynamicError} FORX0001 for unknown flags, FORX0002 for a wrong expression
 */
export function regularExpression(pattern: string, flags: string): RegExp {
  if (!/^[smix]*$/.test(flags)) throw new XPathDynamicError('FORX0001', `There are no flags '${flags}'.`);
  try {
    const source = new Translation(flags.includes('x') ? withoutSpace(pattern) : pattern, flags).translate();
    return new RegExp(source, `v${flags.includes('i') ? 'i' : ''}${flags.includes('m') ? 'm' : ''}`);
  } catch (error) {
    const reason = error instanceof PatternSyntaxError ? `: ${error.message}` : '';
    throw new XPathDynamicError('FORX0002', `'${pattern}' is not a regular expression of XPath${reason}.`);
  }
}

/** Flag `x`: white space outside of character classes means nothing. */
function withoutSpace(pattern: string): string {
  let depth = 0;
  let text = '';
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    if (character === '\\') {
      text += character + pattern.charAt(++index);
      continue;
    }
    if (character === '[') depth++;
    else if (character === ']') depth--;
    if (depth > 0 || !/[ \t\r\n]/.test(character)) text += character;
  }
  return text;
}

/** The characters that a backslash turns into ordinary ones: those of XML Schema, and the dollar sign. */
const escapable = '\\|.?*+(){}-[]^$';

/** The grammar of expressions is one of XPath's own; what stands for one character is as in XML Schema. */
class Translation {
  readonly #cursor: PatternCursor;
  readonly #classes: CharacterClassParser;
  readonly #dot: string;
  /** Groups opened so far, and those that are closed. */
  #groups = 0;
  readonly #closed = new Set<number>();
  readonly #open: number[] = [];

  constructor(pattern: string, flags: string) {
    this.#cursor = new PatternCursor(pattern);
    this.#classes = new CharacterClassParser(this.#cursor, true, escapable);
    this.#dot = flags.includes('s') ? '[^]' : '[^\\n\\r]';
  }

  /** @throws {@link PatternSyntaxError} */
  translate(): string {
    let source = '';
    while (this.#cursor.next !== '') source += this.#item();
    if (this.#open.length > 0) throw this.#cursor.error('")"');
    return source;
  }

  #item(): string {
    const cursor = this.#cursor;
    const character = cursor.next;
    switch (character) {
      case '.':
        cursor.position++;
        return this.#dot;
      case '(':
        return this.#openGroup();
      case ')':
        return this.#closeGroup();
      case '{':
        return this.#quantity();
      case '^':
      case '$':
      case '|':
      case '?':
      case '*':
      case '+':
        cursor.position++;
        return character;
      default:
        return character === '\\' && /[1-9]/.test(cursor.source.charAt(cursor.position + 1))
          ? this.#backReference()
          : nativeClass(this.#classes.parse());
    }
  }

  #openGroup(): string {
    this.#cursor.enter();
    this.#cursor.position++;
    // To JavaScript, (?: and the like are no groups.
    if (this.#cursor.next === '?') throw this.#cursor.error('something to repeat');
    this.#open.push(++this.#groups);
    return '(';
  }

  #closeGroup(): string {
    const group = this.#open.pop();
    if (group === undefined) throw this.#cursor.error('no ")", since it closes nothing');
    this.#closed.add(group);
    this.#cursor.leave();
    this.#cursor.position++;
    return ')';
  }

  #quantity(): string {
    const [text] = /^\{\d+(?:,\d*)?\}/.exec(this.#cursor.source.slice(this.#cursor.position)) ?? [];
    if (text === undefined) throw this.#cursor.error('a quantity such as {2,3}');
    this.#cursor.position += text.length;
    return text;
  }

  #backReference(): string {
    const cursor = this.#cursor;
    const start = cursor.position;
    cursor.position++;
    let number = Number(cursor.next);
    cursor.position++;
    // As many digits as there are groups to refer to.
    while (/\d/.test(cursor.next) && number * 10 + Number(cursor.next) <= this.#groups) {
      number = number * 10 + Number(cursor.next);
      cursor.position++;
    }
    if (this.#closed.has(number)) return `(?:\\${number})`;
    cursor.position = start;
    throw cursor.error('a reference to a group that is closed before');
  }
}
