import type { NamespaceContext } from '../descriptor.js';
import type { PrefixBindings } from './facets.js';

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
export function inventedNamespaces(): Required<Omit<NamespaceContext, 'declaredNames'>> {
  const names: string[] = [];
  /** What a value has asked for; the next one may ask for something else. */
  const bound = new Map<string, string>();
  return {
    lookupNamespaceURI: (prefix) => bound.get(prefix) ?? names[Number(prefix.slice(2) || -1)],
    bindPrefix: (prefix, namespaceURI) => {
      if (prefix === 'xml' || prefix === 'xmlns') return false;
      bound.set(prefix, namespaceURI);
      return true;
    },
    lookupPrefix: (namespaceURI) => {
      if (namespaceURI === '') {
        bound.delete('');
        return '';
      }
      const known = names.indexOf(namespaceURI);
      return `ns${known === -1 ? names.push(namespaceURI) - 1 : known}`;
    },
  };
}
