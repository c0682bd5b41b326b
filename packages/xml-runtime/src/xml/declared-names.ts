/** The names that a document type declaration declares. */
export interface DeclaredNames {
  /** Tells whether an unparsed entity has the name; undefined where it may be declared in what was not read. */
  isUnparsedEntity(name: string): boolean | undefined;
  /** Tells whether a notation has the name; undefined where none is declared, or it may be in what was not read. */
  isNotation(name: string): boolean | undefined;
}
