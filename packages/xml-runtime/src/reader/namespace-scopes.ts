import { XML_NAMESPACE, XMLNS_NAMESPACE } from '../namespaces.js';

/** The namespace bindings in scope. An element that declares none shares the scope of its parent. */
export class NamespaceScopes {
  readonly #prefixes: string[] = ['xml', 'xmlns', ''];
  readonly #namespaces: string[] = [XML_NAMESPACE, XMLNS_NAMESPACE, ''];
  /** Of each open scope: how many bindings stood outside of it, and the number of the scope around it. */
  readonly #outer: { readonly bindings: number; readonly scope: number }[] = [];
  #last = 0;

  /** The number of the current scope. No two scopes of a document share one. */
  current = 0;

  /** Opens the scope of an element that declares namespaces. */
  open(): void {
    this.#outer.push({ bindings: this.#prefixes.length, scope: this.current });
    this.current = ++this.#last;
  }

  /** Declares a prefix in the scope opened last. */
  bind(prefix: string, namespaceURI: string): void {
    this.#prefixes.push(prefix);
    this.#namespaces.push(namespaceURI);
  }

  /** Closes the scope opened last. */
  close(): void {
    const outer = this.#outer.pop();
    if (outer === undefined) return;
    this.#prefixes.length = outer.bindings;
    this.#namespaces.length = outer.bindings;
    this.current = outer.scope;
  }

  /** The namespace bound to a prefix (`''`: the default namespace, itself `''` where there is none). */
  lookupNamespaceURI(prefix: string): string | undefined {
    const index = this.#prefixes.lastIndexOf(prefix);
    return index === -1 ? undefined : this.#namespaces[index];
  }

  /** Whether the scope opened last declares a prefix itself. */
  isBoundHere(prefix: string): boolean {
    return this.#prefixes.lastIndexOf(prefix) >= (this.#outer.at(-1)?.bindings ?? 0);
  }

  /** A prefix bound to a namespace, and not bound anew since; `''` for the default namespace. */
  lookupPrefix(namespaceURI: string): string | undefined {
    return this.#findPrefix(namespaceURI, true);
  }

  /** Like {@link lookupPrefix}, the default namespace left out: attributes are not in it. */
  lookupNamedPrefix(namespaceURI: string): string | undefined {
    return this.#findPrefix(namespaceURI, false);
  }

  #findPrefix(namespaceURI: string, allowsDefault: boolean): string | undefined {
    for (let index = this.#namespaces.length - 1; index >= 0; index--) {
      const prefix = this.#prefixes[index];
      if (this.#namespaces[index] !== namespaceURI || prefix === undefined) continue;
      if (prefix === '' && !allowsDefault) continue;
      if (this.#prefixes.lastIndexOf(prefix) === index) return prefix;
    }
    return undefined;
  }
}
