/** The entries of one node table: key-sequences, and the literals that they were written with. */
export type NodeTable = Map<string, string>;

/** What the children of one element hand up to it, for one constraint. */
interface CollectedTable {
  entries: NodeTable;
  /** Key-sequences that several children have: they stand for no node (3.11.5, clause 2 of "node table"). */
  readonly conflicts: Set<string>;
}

/**
 * The node tables that are on their way up from the elements whose constraints made them to the elements whose keyrefs
 * refer to them (section 3.11.5, "Identity-constraint Table").
 */
export class NodeTables {
  /** By the depth of the element that they were handed up to, then by the name of the constraint. */
  readonly #collected: (Map<string, CollectedTable> | undefined)[] = [];

  /** Ends what the children of the element at this depth hand up to it. */
  take(depth: number): Map<string, NodeTable> | undefined {
    const collected = this.#collected[depth];
    if (collected === undefined) return undefined;
    this.#collected[depth] = undefined;
    return new Map([...collected].map(([name, { entries }]) => [name, entries]));
  }

  /** Whether children of the element at this depth have handed something up. */
  has(depth: number): boolean {
    return this.#collected[depth] !== undefined;
  }

  /** Hands the table of an element up to its parent, which is at this depth. */
  handUp(depth: number, constraint: string, table: NodeTable): void {
    let collected = this.#collected[depth];
    if (collected === undefined) {
      collected = new Map();
      this.#collected[depth] = collected;
    }
    const present = collected.get(constraint);
    if (present === undefined) collected.set(constraint, { entries: table, conflicts: new Set() });
    else merge(present, table);
  }
}

/** The smaller table goes into the greater one: no entry moves more often than tables double in size. */
function merge(collected: CollectedTable, table: NodeTable): void {
  const { conflicts } = collected;
  let smaller = table;
  let greater = collected.entries;
  if (table.size > greater.size) {
    smaller = greater;
    greater = table;
    for (const key of conflicts.size < table.size ? conflicts : [...table.keys()]) {
      if (conflicts.has(key)) table.delete(key);
    }
  }
  for (const [key, literal] of smaller) {
    if (conflicts.has(key)) continue;
    if (greater.delete(key)) conflicts.add(key);
    else greater.set(key, literal);
  }
  collected.entries = greater;
}
