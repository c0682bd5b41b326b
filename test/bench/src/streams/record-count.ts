/** What a program may want of records that it does not keep: how many there are, and a sum over them. */
export class RecordCount {
  #records = 0;
  #sum = 0;

  /** Counts a record. */
  add(record: object): void {
    this.#records++;
    this.#sum += Number((record as { id?: string }).id);
  }

  /** Says what was counted, to check that contenders saw the same. */
  digest(): string {
    return `${this.#records} records, sum of identifiers ${this.#sum}`;
  }
}
