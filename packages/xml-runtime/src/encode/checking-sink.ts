import { inventedNamespaces } from '../datatypes/namespaces.js';
import type { ElementSink } from '../xml/element-sink.js';
import { findIllegalCharacter } from '../xml/illegal-character.js';

interface BoundPrefix {
  readonly prefix: string;
  readonly namespaceURI: string;
  /** The element that it was declared at is the innermost of so many. */
  readonly depth: number;
}

/** A sink that writes nothing: for finding out what is wrong with a value. */
export class CheckingSink implements ElementSink {
  readonly #namespaces = inventedNamespaces();

  #depth = 0;
  /** What is declared because values ask for it, the latest last; hardly ever anything. */
  readonly #bound: BoundPrefix[] = [];

  /** Documents have few namespaces: each is looked at once. */
  readonly #checked = new Set<string>();
  #last = '';
  readonly avoidsDefaultNamespace = false;
  onIllegalNamespace: ElementSink['onIllegalNamespace'];

  startElement(namespaceURI: string): void {
    this.#depth++;
    this.#checkNamespace(namespaceURI);
  }

  declareNamespace(prefix: string, namespaceURI: string): string {
    if (prefix === '') this.#checkNamespace(namespaceURI);
    else this.bindPrefix(prefix, namespaceURI);
    return namespaceURI;
  }

  attribute(namespaceURI: string, _localName: string, value: string): number {
    this.#checkNamespace(namespaceURI);
    return findIllegalCharacter(value);
  }

  text(value: string): number {
    return findIllegalCharacter(value);
  }

  markup(): void {}

  endElement(): void {
    this.#depth--;
    for (
      let last = this.#bound.at(-1);
      last !== undefined && last.depth > this.#depth;
      last = this.#bound.at(-1)
    ) {
      this.#bound.pop();
    }
  }

  lookupNamespaceURI(prefix: string): string | undefined {
    const bound = this.#bound.findLast((it) => it.prefix === prefix);
    if (bound !== undefined) return bound.namespaceURI;
    return prefix === '' ? undefined : this.#namespaces.lookupNamespaceURI(prefix);
  }

  lookupPrefix(namespaceURI: string): string | undefined {
    if (namespaceURI === '') {
      // Names without a prefix may have been those of a namespace.
      if (this.lookupNamespaceURI('')) this.bindPrefix('', '');
      return '';
    }
    this.#checkNamespace(namespaceURI);
    return this.#namespaces.lookupPrefix(namespaceURI);
  }

  bindPrefix(prefix: string, namespaceURI: string): boolean {
    if (prefix === 'xml' || prefix === 'xmlns') return false;
    this.#checkNamespace(namespaceURI);
    this.#bound.push({ prefix, namespaceURI, depth: this.#depth });
    return true;
  }

  #checkNamespace(namespaceURI: string): void {
    if (namespaceURI === '' || namespaceURI === this.#last) return;
    this.#last = namespaceURI;
    if (this.#checked.has(namespaceURI)) return;
    this.#checked.add(namespaceURI);
    const illegalAt = findIllegalCharacter(namespaceURI);
    if (illegalAt !== -1) this.onIllegalNamespace?.(namespaceURI, illegalAt);
  }
}
