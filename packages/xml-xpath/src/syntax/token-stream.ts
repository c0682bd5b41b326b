import { XPathStaticError } from '../errors.js';
import { type Token, tokenize } from './tokens.js';

/** The tokens of an expression, read from left to right. */
export class TokenStream {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(expression: string) {
    this.#tokens = tokenize(expression);
  }

  /** The token that comes next, or one further on. */
  peek(distance = 0): Token {
    const last = this.#tokens.length - 1;
    // The last token is the end, which is always there.
    return this.#tokens[Math.min(this.#index + distance, last)] as Token;
  }

  /** Takes the next token. */
  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#index++;
    return token;
  }

  isSymbol(text: string, distance = 0): boolean {
    const token = this.peek(distance);
    return token.kind === 'symbol' && token.text === text;
  }

  /** Names are keywords only where the grammar looks for one. */
  isKeyword(text: string, distance = 0): boolean {
    const token = this.peek(distance);
    return token.kind === 'name' && token.text === text;
  }

  /** Takes the next token if it is that symbol. */
  takeSymbol(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.next();
    return true;
  }

  /** Takes the next token if it is that keyword. */
  takeKeyword(text: string): boolean {
    if (!this.isKeyword(text)) return false;
    this.next();
    return true;
  }

  expectSymbol(text: string): void {
    if (!this.takeSymbol(text)) this.fail(`'${text}'`);
  }

  expectKeyword(text: string): void {
    if (!this.takeKeyword(text)) this.fail(`'${text}'`);
  }

  expectName(): Token {
    return this.peek().kind === 'name' ? this.next() : this.fail('a name');
  }

  /** @throws {@link XPathStaticError} XPST0003 */
  fail(expected: string): never {
    const token = this.peek();
    const found = token.kind === 'end' ? 'the expression ends' : `'${token.text}' stands`;
    throw new XPathStaticError('XPST0003', `Where ${found}, ${expected} is expected.`, token.start);
  }
}
