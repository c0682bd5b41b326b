import { unicodeBlock } from '@proj/xml-runtime/compiler';
import { XPathDynamicError } from '../errors.js';

/**
 * Translates a regular expression of F&O, section 7.6.1 (those of XML Schema, with anchors, reluctant quantifiers and
 * back-references) into one of JavaScript.
 * @throws {@link XPathDynamicError} FORX0001 for unknown flags, FORX0002 for a wrong expression
 */
export function regularExpression(pattern: string, flags: string): RegExp {
  if (!/^[smix]*$/.test(flags)) throw new XPathDynamicError('FORX0001', `There are no flags '${flags}'.`);
  const source = new Translation(flags.includes('x') ? withoutSpace(pattern) : pattern, flags).translate();
  try {
    return new RegExp(source, `v${flags.includes('i') ? 'i' : ''}${flags.includes('m') ? 'm' : ''}`);
  } catch {
    return fail(pattern);
  }
}

function fail(pattern: string): never {
  throw new XPathDynamicError('FORX0002', `'${pattern}' is not a regular expression of XPath.`);
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

const nameStart =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const nameRest = `${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`;

/** Classes by the letter after the backslash. */
const classes: Readonly<Record<string, string>> = {
  s: '[ \\t\\n\\r]',
  S: '[^ \\t\\n\\r]',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '[^\\p{P}\\p{Z}\\p{C}]',
  W: '[\\p{P}\\p{Z}\\p{C}]',
  i: `[${nameStart}]`,
  I: `[^${nameStart}]`,
  c: `[${nameRest}]`,
  C: `[^${nameRest}]`,
};

/** Characters that JavaScript wants escaped inside of classes. */
const classSyntax = /[()[\]{}/\-\\|&!#%*+,.:;<=>?@^`~$]/;

class Translation {
  readonly #pattern: string;
  readonly #dot: string;
  #index = 0;
  /** Groups opened so far, and those that are closed. */
  #groups = 0;
  readonly #closed = new Set<number>();
  readonly #open: number[] = [];

  constructor(pattern: string, flags: string) {
    this.#pattern = pattern;
    this.#dot = flags.includes('s') ? '[^]' : '[^\\n\\r]';
  }

  translate(): string {
    let source = '';
    while (this.#index < this.#pattern.length) source += this.#atom();
    if (this.#open.length > 0) fail(this.#pattern);
    return source;
  }

  #atom(): string {
    const character = this.#next();
    switch (character) {
      case '.':
        return this.#dot;
      case '[':
        return this.#characterClass();
      case '\\':
        return this.#escape(false);
      case '(':
        if (this.#pattern.charAt(this.#index) === '?') fail(this.#pattern);
        this.#open.push(++this.#groups);
        return '(';
      case ')':
        this.#closed.add(this.#open.pop() ?? fail(this.#pattern));
        return ')';
      case '{':
        return this.#quantity();
      case ']':
      case '}':
        return fail(this.#pattern);
      case '^':
      case '$':
      case '|':
      case '?':
      case '*':
      case '+':
        return character;
      default:
        return character === '/' ? '\\/' : character;
    }
  }

  #next(): string {
    const code = this.#pattern.codePointAt(this.#index);
    if (code === undefined) return fail(this.#pattern);
    const character = String.fromCodePoint(code);
    this.#index += character.length;
    return character;
  }

  #quantity(): string {
    const end = this.#pattern.indexOf('}', this.#index);
    const text = this.#pattern.slice(this.#index, end);
    if (end === -1 || !/^\d+(,\d*)?$/.test(text)) fail(this.#pattern);
    this.#index = end + 1;
    return `{${text}}`;
  }

  #escape(isInClass: boolean): string {
    const letter = this.#next();
    if (/[1-9]/.test(letter)) return isInClass ? fail(this.#pattern) : this.#backReference(letter);
    if (letter === 'p' || letter === 'P') return this.#property(letter);
    if (letter === 'n' || letter === 'r' || letter === 't') return `\\${letter}`;
    if (Object.hasOwn(classes, letter)) return classes[letter] ?? '';
    if (/[\\|.?*+(){}$\-[\]^]/.test(letter)) return letter === '-' && !isInClass ? '-' : `\\${letter}`;
    return fail(this.#pattern);
  }

  #backReference(first: string): string {
    let digits = first;
    // As many digits as there are groups to refer to.
    while (
      /\d/.test(this.#pattern.charAt(this.#index)) &&
      Number(digits + this.#pattern.charAt(this.#index)) <= this.#groups
    ) {
      digits += this.#pattern.charAt(this.#index++);
    }
    if (!this.#closed.has(Number(digits))) fail(this.#pattern);
    return `(?:\\${digits})`;
  }

  #property(letter: string): string {
    const [text, name = ''] =
      /^\{([A-Za-z0-9-]+)\}/.exec(this.#pattern.slice(this.#index)) ?? fail(this.#pattern);
    this.#index += text.length;
    if (!name.startsWith('Is'))
      return /^[LMNPZSC][a-z]?$/.test(name) ? `\\${letter}{${name}}` : fail(this.#pattern);
    const ranges = unicodeBlock(name.slice(2)) ?? fail(this.#pattern);
    const source = ranges
      .map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`)
      .join('');
    return `[${letter === 'P' ? '^' : ''}${source}]`;
  }

  /** After `[`, to the `]` that closes it. */
  #characterClass(): string {
    const isNegative = this.#pattern.charAt(this.#index) === '^';
    if (isNegative) this.#index++;
    let members = '';
    for (let isFirst = true; ; isFirst = false) {
      const character = this.#next();
      if (character === ']' && !isFirst) return isNegative ? `[^${members}]` : `[${members}]`;
      if (character === '-' && this.#pattern.charAt(this.#index) === '[') {
        this.#index++;
        const subtrahend = this.#characterClass();
        if (this.#next() !== ']') fail(this.#pattern);
        return `[[${isNegative ? '^' : ''}${members}]--${subtrahend}]`;
      }
      if (character === '[' || character === ']') fail(this.#pattern);
      members += this.#classMember(character);
    }
  }

  #classMember(first: string): string {
    const start = first === '\\' ? this.#escape(true) : literal(first);
    const next = this.#pattern.charAt(this.#index);
    const after = this.#pattern.charAt(this.#index + 1);
    if (next !== '-' || after === '[' || after === ']' || start.length > 8) return start;
    this.#index++;
    const last = this.#next();
    return `${start}-${last === '\\' ? this.#escape(true) : literal(last)}`;
  }
}

function literal(character: string): string {
  return classSyntax.test(character) ? `\\${character}` : character;
}
