/** Counts what passed, and collects why the rest did not. */
export class Tally {
  #passed = 0;
  readonly #failures: { readonly name: string; readonly reason: string }[] = [];

  /** @param reason - why it failed; undefined where it passed */
  add(name: string, reason: string | undefined): void {
    if (reason === undefined) {
      this.#passed++;
    } else {
      this.#failures.push({ name, reason });
    }
  }

  /** How many passed. */
  get passed(): number {
    return this.#passed;
  }

  /** How many there are. */
  get total(): number {
    return this.#passed + this.#failures.length;
  }

  /** What failed, in the order in which it did. */
  get failures(): readonly { readonly name: string; readonly reason: string }[] {
    return this.#failures;
  }

  /** Failures with reasons that differ only in names, numbers and places, the most frequent first. */
  get reasons(): readonly { readonly reason: string; readonly count: number; readonly example: string }[] {
    const groups = new Map<string, { count: number; example: string }>();
    for (const { name, reason } of this.#failures) {
      const key = generalise(reason);
      const group = groups.get(key) ?? { count: 0, example: name };
      group.count++;
      groups.set(key, group);
    }
    return [...groups].map(([reason, group]) => ({ reason, ...group })).sort((a, b) => b.count - a.count);
  }

  toJSON(): unknown {
    return { total: this.total, passed: this.passed, reasons: this.reasons, failures: this.failures };
  }
}

/** A reason without what belongs to one document. */
function generalise(reason: string): string {
  return reason
    .replace(/'[^']*'|"[^"]*"|`[^`]*`/g, '…')
    .replace(/\{[^}]*\}[^\s:,.;()]*/g, '…')
    .replace(/\d+/g, 'N')
    .slice(0, 160);
}
