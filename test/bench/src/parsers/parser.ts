/** A contender in reading: each library has one, in a module of its own. */
export interface Parser<Result> {
  /**
   * Reads a response document, from the bytes that came off the wire to the value that a program works with.
   * @param bytes - the document, in UTF-8
   */
  readonly parse: (bytes: Uint8Array) => Result;
  /**
   * Finds the records in a result, to check that the document was understood. Not measured.
   * @returns objects of texts and of such objects
   */
  readonly records: (result: Result) => readonly object[];
}
