/** Where in a value reading or writing is: property names and array indexes. */
export class ValuePath {
  // Two arrays instead of one of mixed content: the hot path writes them and hardly anything reads them.
  readonly #properties: string[] = [];
  readonly #indexes: number[] = [];
  #depth = 0;

  /** Goes down to a property, or with an index that is not -1 to an item of the array it holds. */
  enter(property: string, index: number): void {
    this.#properties[this.#depth] = property;
    this.#indexes[this.#depth] = index;
    this.#depth++;
  }

  /** Goes up again. */
  leave(): void {
    this.#depth--;
  }

  /** The path of the current value. */
  path(): readonly (string | number)[] {
    return this.#properties.slice(0, this.#depth).flatMap((property, depth) => {
      const index = this.#indexes[depth] ?? -1;
      return index === -1 ? [property] : [property, index];
    });
  }
}
