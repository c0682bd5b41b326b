import { XPathStaticError } from '../errors.js';

/** A terminal symbol ("XML Path Language (XPath) 2.0", appendix A.2). */
export interface Token {
  readonly kind: 'integer' | 'decimal' | 'double' | 'string' | 'name' | 'wildcard' | 'symbol' | 'end';
  /** The text of a string without its quotes; otherwise as it stands. */
  readonly text: string;
  /** Of names and wildcards: `''` for none, `*` for any. */
  readonly prefix: string;
  /** Of names and wildcards: `*` for any. */
  readonly localName: string;
  readonly start: number;
  readonly end: number;
}

const nameStart =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const nameRest = `${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`;
const ncName = `[${nameStart}][${nameRest}]*`;
const nameToken = new RegExp(`(?:(${ncName}|\\*):)?(${ncName}|\\*)`, 'uy');
const numberToken = /(?:\d+(?:\.\d*)?|\.\d+)(?:([eE])[+-]?\d+)?/y;
const symbolToken = /::|\.\.|\/\/|<<|>>|<=|>=|!=|[()[\]@,/|+\-=<>.?$*]/y;
const nameStartPattern = new RegExp(`[${nameStart}]`, 'u');

/** Splits an expression into its tokens, the end among them. Comments and white space are left out. */
export function tokenize(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let position = skipIgnorable(expression, 0); position < expression.length; ) {
    const token = readToken(expression, position);
    tokens.push(token);
    position = skipIgnorable(expression, token.end);
  }
  const { length } = expression;
  tokens.push({ kind: 'end', text: '', prefix: '', localName: '', start: length, end: length });
  return tokens;
}

/** White space, and comments, which nest. */
function skipIgnorable(expression: string, start: number): number {
  let position = start;
  let depth = 0;
  while (position < expression.length) {
    if (expression.startsWith('(:', position)) {
      depth++;
      position += 2;
    } else if (depth > 0 && expression.startsWith(':)', position)) {
      depth--;
      position += 2;
    } else if (depth > 0 || /[ \t\r\n]/.test(expression.charAt(position))) {
      position++;
    } else {
      return position;
    }
  }
  if (depth > 0) throw new XPathStaticError('XPST0003', 'A comment is not closed.', start);
  return position;
}

function readToken(expression: string, start: number): Token {
  const first = expression.charAt(start);
  if (first === '"' || first === "'") return readString(expression, start, first);
  const number = match(numberToken, expression, start);
  if (number !== undefined) return readNumber(expression, start, number);
  const name = match(nameToken, expression, start);
  // Only the place of `*` tells whether it multiplies or is a name test.
  if (name !== undefined && name[0] !== '*') return readName(expression, start, name);
  const symbol = match(symbolToken, expression, start)?.[0];
  if (symbol === undefined) {
    throw new XPathStaticError('XPST0003', `'${first}' cannot stand here.`, start);
  }
  return token('symbol', symbol, start, start + symbol.length);
}

function match(pattern: RegExp, text: string, position: number): RegExpExecArray | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text) ?? undefined;
}

function token(kind: Token['kind'], text: string, start: number, end: number): Token {
  return { kind, text, prefix: '', localName: '', start, end };
}

function readString(expression: string, start: number, quote: string): Token {
  let text = '';
  for (let position = start + 1; position < expression.length; ) {
    const end = expression.indexOf(quote, position);
    if (end === -1) break;
    text += expression.slice(position, end);
    if (expression.charAt(end + 1) !== quote) return token('string', text, start, end + 1);
    text += quote;
    position = end + 2;
  }
  throw new XPathStaticError('XPST0003', 'A string is not closed.', start);
}

function readNumber(expression: string, start: number, found: RegExpExecArray): Token {
  const [text, exponent] = found;
  const end = start + text.length;
  // A number and a name need white space between them (A.2.4).
  if (nameStartPattern.test(codePoint(expression, end))) {
    throw new XPathStaticError('XPST0003', `White space has to follow the number ${text}.`, end);
  }
  const kind = exponent !== undefined ? 'double' : text.includes('.') ? 'decimal' : 'integer';
  return token(kind, text, start, end);
}

function codePoint(text: string, position: number): string {
  const code = text.codePointAt(position);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function readName(expression: string, start: number, found: RegExpExecArray): Token {
  let [text, prefix = '', localName = ''] = found;
  const colon = text.indexOf(':');
  // In `child::a` and `*::a` the colons are of the axis.
  if (colon !== -1 && expression.startsWith('::', start + colon)) {
    text = text.slice(0, colon);
    localName = text;
    prefix = '';
  }
  const isWildcard = prefix === '*' || localName === '*';
  if (prefix === '*' && localName === '*') {
    throw new XPathStaticError('XPST0003', `'*:*' is no name test.`, start);
  }
  return { kind: isWildcard ? 'wildcard' : 'name', text, prefix, localName, start, end: start + text.length };
}
