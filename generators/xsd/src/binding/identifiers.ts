/**
 * The PascalCase identifier of an XML name: characters that an identifier cannot hold are dropped and the letter
 * after them is capitalised.
 *
 * @example `pascalCase('wpt-type.v2')` is `'WptTypeV2'`
 */
export function pascalCase(xmlName: string): string {
  const words = xmlName.split(/[^\p{ID_Continue}]+/u).filter((word) => word !== '');
  const identifier = words.map(capitalise).join('');
  return /^\p{ID_Start}|^_/u.test(identifier) ? identifier : `_${identifier}`;
}

/** {@link pascalCase} with a small first letter. */
export function camelCase(xmlName: string): string {
  const identifier = pascalCase(xmlName);
  const [first = ''] = identifier;
  return first.toLowerCase() + identifier.slice(first.length);
}

function capitalise(word: string): string {
  const [first = ''] = word;
  const capital = first.toUpperCase();
  // Letters such as 'ß' become two.
  return ([...capital].length === 1 ? capital : first) + word.slice(first.length);
}

/** Hands out names of which each is taken once. */
export class NameAllocator {
  readonly #taken = new Set<string>();

  /** The name, or the name with the first of `_2`, `_3` … that is free; it is taken from then on. */
  allocate(name: string): string {
    let candidate = name;
    for (let count = 2; this.#taken.has(candidate); count++) {
      candidate = `${name}_${count}`;
    }
    this.#taken.add(candidate);
    return candidate;
  }

  /** Takes a name; false where it was taken before. */
  claim(name: string): boolean {
    if (this.#taken.has(name)) {
      return false;
    }
    this.#taken.add(name);
    return true;
  }
}
