import { XML_NAMESPACE } from './namespaces.js';

/** The scope around one that an element opened. */
interface OuterScope {
  readonly number: number;
  /** What the prefixes that the element declares were bound to. */
  readonly namespaces: [prefix: string, namespaceURI: string | undefined][];
}

/** How many scopes there have been. */
let scopes = 0;

/**
 * The namespace bindings in scope while a document is read. An element that declares none shares the scope of its
 * parent. The prefix `xmlns` is never among them (XML Information Set, section 2.2). A lookup of a prefix takes the
 * same time however many bindings are in scope, since a document may declare any number.
 */
export class NamespaceBindings {
  readonly #namespaces = new Map([
    ['', ''],
    ['xml', XML_NAMESPACE],
  ]);
  readonly #outer: OuterScope[] = [];

  /** The number of the current scope. No two scopes share one, not even scopes of two documents. */
  scope: number = ++scopes;

  /** The number of the scope around the current one. */
  get outerScope(): number {
    return this.#outer[this.#outer.length - 1]?.number ?? this.scope;
  }

  /** Opens the scope of an element that declares namespaces. */
  open(): void {
    this.#outer.push({ number: this.scope, namespaces: [] });
    this.scope = ++scopes;
  }

  /** Declares a prefix in the scope opened last. */
  bind(prefix: string, namespaceURI: string): void {
    this.#outer[this.#outer.length - 1]?.namespaces.push([prefix, this.#namespaces.get(prefix)]);
    this.#namespaces.set(prefix, namespaceURI);
  }

  /** Closes the scope opened last. */
  close(): void {
    const outer = this.#outer.pop();
    if (outer === undefined) return;
    for (const [prefix, namespaceURI] of outer.namespaces) {
      if (namespaceURI === undefined) this.#namespaces.delete(prefix);
      else this.#namespaces.set(prefix, namespaceURI);
    }
    this.scope = outer.number;
  }

  /** The namespace bound to a prefix (`''`: the default namespace, itself `''` where there is none). */
  lookup(prefix: string): string | undefined {
    const namespaceURI = this.#namespaces.get(prefix);
    // A prefix that was undeclared ("Namespaces in XML 1.1", section 5).
    return namespaceURI === '' && prefix !== '' ? undefined : namespaceURI;
  }

  /** A prefix bound to a namespace; `''` for the default namespace. */
  lookupPrefix(namespaceURI: string): string | undefined {
    for (const [prefix, bound] of this.#namespaces) {
      if (bound === namespaceURI && (bound !== '' || prefix === '')) return prefix;
    }
    return undefined;
  }

  /** The bindings in scope by prefix. */
  all(): Map<string, string> {
    return new Map([...this.#namespaces].filter(([, namespaceURI]) => namespaceURI !== ''));
  }
}
