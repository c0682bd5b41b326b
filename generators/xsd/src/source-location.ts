/** A place in a schema document: where a component is declared, or what a diagnostic is about. Lines and columns are 1-based. */
export interface SourceLocation {
  /** The system identifier of the schema document, as it is shown to a person. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
