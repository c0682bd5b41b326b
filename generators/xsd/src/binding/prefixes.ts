import type { Schema } from '../components/model.js';
import { XML_NAMESPACE, XSD_NAMESPACE, XSI_NAMESPACE } from '../vocabulary/namespaces.js';

/** Prefixes that say nothing about the namespace they stand for. */
export const genericPrefix: RegExp = /^(|tns|this|target|self|ns\d*|q\d+|xs|xsd|xsi)$/i;

/** Namespaces that no schema is about, or that every document calls by the same prefix. */
const ownNamespaces: ReadonlySet<string> = new Set(['', XML_NAMESPACE, XSD_NAMESPACE, XSI_NAMESPACE]);

/** The prefixes by which schema documents call namespaces: one for each, by which others know it, too. */
export function customaryPrefixes({ prefixes, targetNamespaces }: Schema): ReadonlyMap<string, string> {
  const byNamespace = new Map<string, string>();
  for (const [prefix, namespace] of prefixes) {
    if (!ownNamespaces.has(namespace) && !genericPrefix.test(prefix) && !byNamespace.has(namespace)) {
      byNamespace.set(namespace, prefix);
    }
  }
  let count = 0;
  for (const namespace of targetNamespaces) {
    if (!ownNamespaces.has(namespace) && !byNamespace.has(namespace)) {
      do {
        count++;
      } while (prefixes.has(`ns${count}`));
      byNamespace.set(namespace, `ns${count}`);
    }
  }
  return new Map([...byNamespace].map(([namespace, prefix]) => [prefix, namespace]));
}
