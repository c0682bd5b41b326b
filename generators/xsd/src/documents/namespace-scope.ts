import type { NamespaceBindings } from './source-element.js';

/**
 * The bindings in scope at an element that declares namespaces: its own, and those around it. Copying them for each
 * element would cost a hostile document's author nothing, and its reader the product of both numbers.
 */
export class NamespaceScope implements NamespaceBindings {
  readonly #outer: NamespaceBindings;
  /** An empty namespace ends the binding of the default prefix. */
  readonly #own: ReadonlyMap<string, string>;
  /** All bindings, once somebody has asked for them. */
  #all: ReadonlyMap<string, string> | undefined;

  constructor(outer: NamespaceBindings, own: ReadonlyMap<string, string>) {
    this.#outer = outer;
    this.#own = own;
  }

  get(prefix: string): string | undefined {
    const namespaceURI = this.#own.get(prefix);
    if (namespaceURI === undefined) {
      return this.#outer.get(prefix);
    }
    return namespaceURI === '' ? undefined : namespaceURI;
  }

  has(prefix: string): boolean {
    return this.get(prefix) !== undefined;
  }

  get size(): number {
    return this.#flat().size;
  }

  forEach(callback: (namespaceURI: string, prefix: string, map: ReadonlyMap<string, string>) => void): void {
    for (const [prefix, namespaceURI] of this.#flat()) {
      callback(namespaceURI, prefix, this);
    }
  }

  entries(): MapIterator<[string, string]> {
    return this.#flat().entries();
  }

  keys(): MapIterator<string> {
    return this.#flat().keys();
  }

  values(): MapIterator<string> {
    return this.#flat().values();
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  #flat(): ReadonlyMap<string, string> {
    this.#all ??= new Map([...this.#outer, ...this.#own].filter(([prefix]) => this.has(prefix)));
    return this.#all;
  }
}
