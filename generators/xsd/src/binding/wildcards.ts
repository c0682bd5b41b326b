import { wildcardNamespaces } from '../automata/wildcard-namespaces.js';
import type { Wildcard } from '../components/model.js';
import type { WildcardBinding } from './model.js';

/** Binds a wildcard, for elements or for attributes. */
export function bindWildcard({ namespaceConstraint, processContents }: Wildcard): WildcardBinding {
  return {
    namespaces: wildcardNamespaces(namespaceConstraint),
    processContents,
    isAssessed: processContents !== 'skip',
  };
}
