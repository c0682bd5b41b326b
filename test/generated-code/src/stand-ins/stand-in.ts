/** A schema made by rule, in place of a real family of schemas that cannot be in the repository. */
export interface StandIn {
  /** Its key in the budget file. */
  readonly name: string;
  /** The schema documents by path. */
  readonly documents: ReadonlyMap<string, string>;
  /** The path of the document to start from. */
  readonly entry: string;
  /** What a consumer does with the generated code. */
  readonly reading: Reading;
}

/** A document of a schema, and a value that a consumer reads from it. */
export interface Reading {
  /** The name of the descriptor of the document's root. */
  readonly descriptor: string;
  /** The document. */
  readonly document: string;
  /** The way from the document's value to the value that is read, in TypeScript, such as `.entry[0]?.id`. */
  readonly path: string;
  /** The value that is read, a literal of TypeScript. */
  readonly value: string;
}
