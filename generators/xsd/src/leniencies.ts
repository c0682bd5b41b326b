/** The names of all leniencies. */
export const leniencyNames = ['pattern-escapes'] as const;

/**
 * A departure from the specification that a configuration may allow, for schemas that nobody can mend. A warning says
 * where it was made use of.
 *
 * `'pattern-escapes'`: patterns with a backslash before a character that needs none (`\/`, `\_`), or in XSD 1.0 with a
 * bare hyphen between the members of a character class (`[a-z-+]`), mean what they were meant to.
 */
export type Leniency = (typeof leniencyNames)[number];
