import type { Schema } from '../components/model.js';
import { XML_NAMESPACE, XSD_NAMESPACE, XSI_NAMESPACE } from '../documents/namespaces.js';

/** Prefixes that say nothing about the namespace they stand for. */
export const genericPrefix: RegExp = /^(|tns|this|target|self|ns\d*|q\d+|xs|xsd|xsi)$/i;

/** Namespaces that no schema is about, or that every document calls by the same prefix. */
const ownNamespaces: ReadonlySet<string> = new Set(['', XML_NAMESPACE, XSD_NAMESPACE, XSI_NAMESPACE]);

/** The prefixes by which schema documents call namespaces: one for each, by which others know it, too. */
export class Prefixes {
  readonly #taken: ReadonlyMap<string, string>;
  readonly #byNamespace = new Map<string, string>();
  #count = 0;

  constructor({ prefixes, targetNamespaces }: Schema) {
    this.#taken = prefixes;
    for (const [prefix, namespace] of prefixes) {
      if (!ownNamespaces.has(namespace) && !genericPrefix.test(prefix) && !this.#byNamespace.has(namespace)) {
        this.#byNamespace.set(namespace, prefix);
      }
    }
    for (const namespace of targetNamespaces.filter((each) => !ownNamespaces.has(each))) {
      this.of(namespace);
    }
  }

  /** The namespaces by prefix. */
  get bindings(): ReadonlyMap<string, string> {
    return new Map([...this.#byNamespace].map(([namespace, prefix]) => [prefix, namespace]));
  }

  /** The prefix of a namespace: one is made up where no schema document has a telling one. */
  of(namespace: string): string {
    if (namespace === XML_NAMESPACE) {
      return 'xml';
    }
    let prefix = this.#byNamespace.get(namespace);
    if (prefix === undefined) {
      do {
        this.#count++;
        prefix = `ns${this.#count}`;
      } while (this.#taken.has(prefix));
      this.#byNamespace.set(namespace, prefix);
    }
    return prefix;
  }
}
