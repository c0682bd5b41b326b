import type { ByteBuffer, EscapeTable } from './byte-buffer.js';
import type { Source } from './source.js';

/** What documents of XML 1.1 need beyond those of XML 1.0: the type of the option `xml11`, whose value is `xml11`. */
export interface Xml11 {
  /**
   * Makes a source of a document that declares XML 1.1 which can be read like one of XML 1.0.
   * @param source - changed where it stands
   * @param start - where its content starts
   * @throws {@link XmlSyntaxError} for characters that XML 1.1 allows only as references
   */
  readonly translate: (source: Source, start: number) => Source;
  /**
   * Appends a text, escaping what the table has and what XML 1.1 allows only as references.
   * @returns the index of the first character that XML 1.1 cannot hold, or -1
   */
  readonly writeText: (buffer: ByteBuffer, text: string, escapes: EscapeTable) => number;
}
