import { inventedNamespaces } from '../simple-types/namespaces.js';
import { type ElementSink, findIllegalCharacter } from './element-sink.js';

/** A sink that writes nothing: for finding out what is wrong with a value. */
export class CheckingSink implements ElementSink {
  readonly #namespaces = inventedNamespaces();

  /** Documents have few namespaces: each is looked at once. */
  readonly #checked = new Set<string>();
  #last = '';
  readonly avoidsDefaultNamespace = false;
  onIllegalNamespace: ElementSink['onIllegalNamespace'];

  startElement(namespaceURI: string): void {
    this.#checkNamespace(namespaceURI);
  }

  declareNamespace(_prefix: string, namespaceURI: string): string {
    this.#checkNamespace(namespaceURI);
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

  endElement(): void {}

  lookupNamespaceURI(prefix: string): string | undefined {
    return this.#namespaces.lookupNamespaceURI(prefix);
  }

  lookupPrefix(namespaceURI: string): string | undefined {
    if (namespaceURI === '') return '';
    this.#checkNamespace(namespaceURI);
    return this.#namespaces.lookupPrefix(namespaceURI);
  }

  bindPrefix(prefix: string, namespaceURI: string): boolean {
    this.#checkNamespace(namespaceURI);
    return this.#namespaces.bindPrefix(prefix, namespaceURI);
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
