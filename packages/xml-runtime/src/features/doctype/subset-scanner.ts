import { isName } from '../../xml/name-characters.js';
import { fail, type Source } from '../../xml/source.js';

/** Goes through the text of an internal subset, or the replacement text of a parameter entity. */
export class SubsetScanner {
  readonly source: Source;
  readonly text: string;
  index = 0;
  readonly #offset: (index: number) => number;

  /** @param offset - where in the document the character of an index is */
  constructor(source: Source, text: string, offset: (index: number) => number) {
    this.source = source;
    this.text = text;
    this.#offset = offset;
  }

  get atEnd(): boolean {
    return this.index >= this.text.length;
  }

  /** The offset in the document of the character at `index`, by default the next one. */
  offset(index: number = this.index): number {
    return this.#offset(index);
  }

  /** Takes what a sticky pattern matches here. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.index;
    const match = pattern.exec(this.text)?.[0];
    this.index += match?.length ?? 0;
    return match;
  }

  /**
   * Takes what a sticky pattern has to match here.
   * @throws {@link XmlSyntaxError} when it does not
   */
  expect(pattern: RegExp, what: string): string {
    return this.take(pattern) ?? this.fail(`${what} has to stand here`);
  }

  /** White space that may be there. */
  skipSpace(): void {
    this.take(/[ \t\r\n]*/y);
  }

  /** White space that has to be there. */
  expectSpace(): void {
    this.expect(/[ \t\r\n]+/y, 'White space');
  }

  expectName(): string {
    const start = this.index;
    const name = this.take(/[^\s"'<>&%;()|,?*+=#[\]/]+/y) ?? '';
    return isName(name) ? name : this.fail('A name has to stand here', start);
  }

  /** A name of an entity or a notation ("Namespaces in XML", section 7). */
  expectNCName(): string {
    const start = this.index;
    const name = this.expectName();
    if (name.includes(':')) {
      fail(this.source, 'xml-namespaces', `The name ${name} cannot have a colon.`, this.offset(start));
    }
    return name;
  }

  /** A text in quotes, without them. */
  expectLiteral(): string {
    return this.expect(/"[^"]*"|'[^']*'/y, 'A text in quotes').slice(1, -1);
  }

  fail(problem: string, index: number = this.index): never {
    const message = `${problem}, in a document type declaration.`;
    return fail(this.source, 'xml-well-formed', message, this.offset(index));
  }
}
