/** The part of an issue of valibot that messages are made of. */
export interface IssueContext {
  readonly input: unknown;
  readonly expected?: string | null;
  readonly received: string;
}

/** Returns a message that says what a setting must be, and what it is. */
export function mustBe(what: string): (issue: IssueContext) => string {
  return ({ input }) => `must be ${what}, not ${describe(input)}`;
}

/** Returns a message for a value that is none of a list, with the one that was probably meant. */
export function mustBeOneOf(values: readonly string[]): (issue: IssueContext) => string {
  const list = values.map((value) => JSON.stringify(value)).join(', ');
  return ({ input }) => {
    const meant = typeof input === 'string' ? nearest(input, values) : undefined;
    return `must be one of ${list}${meant === undefined ? '' : `; did you mean ${JSON.stringify(meant)}?`}`;
  };
}

/**
 * Returns the messages for an object that has a member too many or lacks one.
 *
 * @param known - the members that there are
 * @param missing - what to say of a member that must be there
 */
export function memberMessage(
  known: readonly string[],
  missing: Readonly<Record<string, string>> = {},
): (issue: IssueContext) => string {
  return ({ expected, received }) => {
    if (expected !== 'never') return missing[JSON.parse(expected ?? '""') as string] ?? 'must be given';
    const meant = nearest(JSON.parse(received) as string, known);
    const list = known.join(', ');
    return meant === undefined
      ? `is not known here; known are ${list}`
      : `is not known here; did you mean ${meant}? Known are ${list}`;
  };
}

/** Says what a value is. */
function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'string'
    ? JSON.stringify(value.slice(0, 40))
    : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

/** The name that a misspelt one is most like, where it differs in little. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  const [best] = known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((one, other) => one.distance - other.distance);
  return best?.candidate;
}

/** How many letters have to be added, dropped or replaced (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= other.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
