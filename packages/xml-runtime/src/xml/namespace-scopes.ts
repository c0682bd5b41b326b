import { XML_NAMESPACE } from './namespaces.js';

/** One namespace declaration in scope. */
interface Binding {
  readonly prefix: string;
  readonly namespaceURI: string;
  /** The number of the scope that it was declared in. */
  readonly scope: number;
  /** What the prefix was bound to before. */
  readonly samePrefix: Binding | undefined;
  /** The binding of the namespace before this one. */
  sameNamespace: Binding | undefined;
}

/**
 * The namespace bindings in scope. The prefix `xmlns` is never among them (XML Information Set, section 2.2). An element that declares none shares the scope of its parent. A lookup takes the same
 * time however many bindings are in scope, since a document may declare any number.
 */
export class NamespaceScopes {
  readonly #bindings: Binding[] = [];
  /** The binding of each prefix that is in force. */
  readonly #byPrefix = new Map<string, Binding>();
  /** The latest binding of each namespace. */
  readonly #byNamespace = new Map<string, Binding>();
  /** Of each open scope: how many bindings stood outside of it, and the number of the scope around it. */
  readonly #outer: { readonly bindings: number; readonly scope: number }[] = [];
  #last = 0;

  /** The number of the current scope. No two scopes of a document share one. */
  current = 0;

  constructor() {
    this.bind('xml', XML_NAMESPACE);
    this.bind('', '');
  }

  /** Opens the scope of an element that declares namespaces. */
  open(): void {
    this.#outer.push({ bindings: this.#bindings.length, scope: this.current });
    this.current = ++this.#last;
  }

  /** Declares a prefix in the scope opened last. */
  bind(prefix: string, namespaceURI: string): void {
    const binding: Binding = {
      prefix,
      namespaceURI,
      scope: this.current,
      samePrefix: this.#byPrefix.get(prefix),
      sameNamespace: this.#byNamespace.get(namespaceURI),
    };
    this.#bindings.push(binding);
    this.#byPrefix.set(prefix, binding);
    this.#byNamespace.set(namespaceURI, binding);
  }

  /** Declares a prefix that is not bound, for all scopes that are open: as the outermost element might have done. */
  bindOutermost(prefix: string, namespaceURI: string): void {
    const binding = { prefix, namespaceURI, scope: 0, samePrefix: undefined, sameNamespace: undefined };
    this.#byPrefix.set(prefix, binding);
    let first = this.#byNamespace.get(namespaceURI);
    if (first === undefined) {
      this.#byNamespace.set(namespaceURI, binding);
      return;
    }
    // It outlasts those of inner scopes, so that it stands behind them.
    while (first.sameNamespace !== undefined) first = first.sameNamespace;
    first.sameNamespace = binding;
  }

  /** Closes the scope opened last. */
  close(): void {
    const outer = this.#outer.pop();
    if (outer === undefined) return;
    while (this.#bindings.length > outer.bindings) this.#unbind(this.#bindings.pop() as Binding);
    this.current = outer.scope;
  }

  #unbind({ prefix, namespaceURI, samePrefix, sameNamespace }: Binding): void {
    if (samePrefix === undefined) this.#byPrefix.delete(prefix);
    else this.#byPrefix.set(prefix, samePrefix);
    if (sameNamespace === undefined) this.#byNamespace.delete(namespaceURI);
    else this.#byNamespace.set(namespaceURI, sameNamespace);
  }

  /** The namespace bound to a prefix (`''`: the default namespace, itself `''` where there is none). */
  lookupNamespaceURI(prefix: string): string | undefined {
    const namespaceURI = this.#byPrefix.get(prefix)?.namespaceURI;
    // A prefix that was undeclared ("Namespaces in XML 1.1", section 5).
    return namespaceURI === '' && prefix !== '' ? undefined : namespaceURI;
  }

  /** The bindings in scope by prefix. */
  all(): ReadonlyMap<string, string> {
    const bindings = new Map<string, string>();
    for (const [prefix, { namespaceURI }] of this.#byPrefix) {
      if (namespaceURI !== '') bindings.set(prefix, namespaceURI);
    }
    return bindings;
  }

  /** Whether the scope opened last declares a prefix itself. */
  isBoundHere(prefix: string): boolean {
    return this.#byPrefix.get(prefix)?.scope === this.current;
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
    let binding = this.#byNamespace.get(namespaceURI);
    for (; binding !== undefined; binding = binding.sameNamespace) {
      const { prefix } = binding;
      if (prefix === '' ? !allowsDefault : namespaceURI === '') continue;
      if (this.#byPrefix.get(prefix) === binding) return prefix;
    }
    return undefined;
  }
}
