import type { NameEntry } from './name-table.js';
import { XML_NAMESPACE } from './namespaces.js';

/** The scope around one that an element opened. */
interface OuterScope {
  readonly number: number;
  /** What the prefixes that the element declares were bound to. */
  readonly namespaces: [prefix: string, namespaceURI: string | undefined][];
}

/** The scope of documents that declare nothing. */
const OUTERMOST = 0;

/** The number of the scope that was new last. */
let latest = OUTERMOST;

/** Documents choose declarations: no number of them fills the memory. */
const MOST_CHANGES = 16;
const LONGEST_KEPT = 256;

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

  /**
   * The number of the current scope. Scopes that share one have the same bindings, be they of two documents: they came of
   * the same declarations.
   */
  scope: number = OUTERMOST;

  /** The number of the scope around the current one. */
  get outerScope(): number {
    return this.#outer[this.#outer.length - 1]?.number ?? this.scope;
  }

  /** Opens the scope of an element that declares namespaces. */
  open(): void {
    this.#outer.push({ number: this.scope, namespaces: [] });
  }

  /**
   * Declares a prefix in the scope opened last.
   * @param entry - the name of the attribute
   */
  bind(entry: NameEntry, prefix: string, namespaceURI: string): void {
    this.#outer[this.#outer.length - 1]?.namespaces.push([prefix, this.#namespaces.get(prefix)]);
    this.#namespaces.set(prefix, namespaceURI);
    this.scope = scopeWithin(this.scope, entry, namespaceURI);
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

/** Returns the number of the scope that a declaration makes of another one. */
function scopeWithin(outer: number, { changes }: NameEntry, namespaceURI: string): number {
  for (const change of changes) {
    if (change.outer === outer && change.namespaceURI === namespaceURI) return change.inner;
  }
  const inner = ++latest;
  if (namespaceURI.length > LONGEST_KEPT) return inner;
  changes[changes.length < MOST_CHANGES ? changes.length : inner % MOST_CHANGES] = {
    outer,
    namespaceURI,
    inner,
  };
  return inner;
}
