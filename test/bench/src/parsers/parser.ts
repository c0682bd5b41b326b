/** A contender in reading: each library has one, in a module of its own. */
export interface Parser<Result> {
  /**
   * Reads a document, from what came off the wire to the value that a program works with.
   * @param document - in UTF-8, or a string where that is what programs are supposed to have
   */
  readonly parse: (document: Uint8Array | string) => Result;
  /** Hashes what the result says, to check that the document was understood. Not measured. */
  readonly digest: (result: Result) => string;
}

const decoder = new TextDecoder();

/** Returns a document as a string, as libraries need it that do not read bytes. */
export function textOf(document: Uint8Array | string): string {
  return typeof document === 'string' ? document : decoder.decode(document);
}
