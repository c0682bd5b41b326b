/** Lists of so many names are given as they are. */
const SHORT = 12;

/** How many names of a longer list are given. */
const NEAREST = 5;

/** Longer than names are; a document may have any. */
const LONGEST_COMPARED = 64;

/**
 * Returns what a message lists of all that may stand in place of something: all of a short list in its order, of a long
 * one what is spelt most like it, and how many there are besides.
 * @param names - what the message says of each, and the name that is compared with `found`
 */
export function listNearest(
  names: readonly (readonly [text: string, name: string])[],
  found: string,
): string {
  const pairs = pairsIn(found);
  const given =
    names.length > SHORT
      ? names
          .map(([text, name]) => ({ text, score: likeness(pairsIn(name), pairs) }))
          .sort((a, b) => b.score - a.score)
          .slice(0, NEAREST)
          .map(({ text }) => text)
      : names.map(([text]) => text);
  const more = names.length - given.length;
  return given.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Returns the pairs of neighbouring characters in a name, its beginning and its end being characters, too. */
function pairsIn(name: string): readonly string[] {
  const text = `^${name.slice(0, LONGEST_COMPARED).toLowerCase()}$`;
  return Array.from(text, (_, index) => text.slice(index, index + 2));
}

/** Returns how much two names have in common (Sørensen and Dice), 1 for the same. */
function likeness(one: readonly string[], other: readonly string[]): number {
  return (2 * one.filter((pair) => other.includes(pair)).length) / (one.length + other.length);
}
