import type { NamespaceContext } from '../schema/descriptor.js';
import type { PrefixBindings } from '../schema/facets.js';

/** A context of fixed bindings. */
export function boundNamespaces(bindings: PrefixBindings): NamespaceContext {
  return {
    lookupNamespaceURI: (prefix) => (Object.hasOwn(bindings, prefix) ? bindings[prefix] : undefined),
    lookupPrefix: (namespaceURI) => Object.keys(bindings).find((it) => bindings[it] === namespaceURI),
  };
}

/**
 * A context that binds a prefix for every namespace it is asked about: for checking QName values where no document is
 * at hand.
 */
export function inventedNamespaces(): NamespaceContext {
  const names: string[] = [];
  const bound = new Map<string, string>();
  return {
    bindPrefix: (prefix, namespaceURI) => {
      bound.set(prefix, namespaceURI);
      return true;
    },
    lookupNamespaceURI: (prefix) =>
      bound.get(prefix) ?? (/^ns\d+$/.test(prefix) ? names[Number(prefix.slice(2))] : undefined),
    lookupPrefix: (namespaceURI) => {
      if (namespaceURI === '') return '';
      const known = names.indexOf(namespaceURI);
      return `ns${known === -1 ? names.push(namespaceURI) - 1 : known}`;
    },
  };
}
