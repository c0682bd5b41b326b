/** How many records the commands of one request may still read or write between them. */
export class RecordQuota {
  #left: number;

  constructor(records: number) {
    this.#left = records;
  }

  /** Takes records from the quota. @returns false where it has not as many; then it takes none */
  take(records: number): boolean {
    if (records > this.#left) return false;
    this.#left -= records;
    return true;
  }
}
