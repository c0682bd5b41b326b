import { inventedNamespaces } from '../simple-types/namespaces.js';
import { type ElementSink, findIllegalCharacter } from './element-sink.js';

/** A sink that writes nothing: for finding out what is wrong with a value. */
export class CheckingSink implements ElementSink {
  readonly #namespaces = inventedNamespaces();

  startElement(): void {}

  declareNamespace(): void {}

  attribute(_namespaceURI: string, _localName: string, value: string): number {
    return findIllegalCharacter(value);
  }

  text(value: string): number {
    return findIllegalCharacter(value);
  }

  endElement(): void {}

  lookupNamespaceURI(prefix: string): string | undefined {
    return prefix === '' ? undefined : this.#namespaces.lookupNamespaceURI(prefix);
  }

  lookupPrefix(namespaceURI: string): string | undefined {
    return this.#namespaces.lookupPrefix(namespaceURI);
  }
}
