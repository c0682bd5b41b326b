/** A text is not a regular expression of XML Schema Part 2, appendix F. */
export class PatternSyntaxError extends Error {
  override readonly name = 'PatternSyntaxError';
  /** The regular expression. */
  readonly source: string;
  /** Where it goes wrong: 0-based, in UTF-16 code units. */
  readonly position: number;
  /** What could stand there. */
  readonly expected: string;

  constructor(source: string, position: number, expected: string) {
    // As the schema has it: quoting by JSON would double the backslashes.
    const found = position < source.length ? `'${source.slice(position, position + 20)}'` : 'the end';
    super(`regular expression '${source}', position ${position}: expected ${expected}, found ${found}`);
    this.source = source;
    this.position = position;
    this.expected = expected;
  }
}
