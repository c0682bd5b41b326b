import { wildcardNamespaces } from '../automata/wildcard-namespaces.js';
import type { Named, Wildcard } from '../components/model.js';
import { admitsNamespace } from '../components/wildcards.js';
import type { BindingContext } from './context.js';
import type { WildcardBinding } from './model.js';

/** Binds a wildcard for elements: what it admits, and the namespaces in which assessment looks for declarations. */
export function bindWildcard(wildcard: Wildcard, { schema }: BindingContext): WildcardBinding {
  return bindAnyWildcard(wildcard, schema.elementDeclarations);
}

/** Binds a wildcard for attributes. */
export function bindAttributeWildcard(wildcard: Wildcard, { schema }: BindingContext): WildcardBinding {
  return bindAnyWildcard(wildcard, schema.attributeDeclarations);
}

function bindAnyWildcard(
  { namespaceConstraint, processContents }: Wildcard,
  declarations: ReadonlyMap<string, Named>,
): WildcardBinding {
  const declaring = new Set([...declarations.values()].map((declaration) => declaration.targetNamespace));
  return {
    namespaces: wildcardNamespaces(namespaceConstraint),
    processContents,
    declarations:
      processContents === 'skip'
        ? []
        : [...declaring].filter((namespace) => admitsNamespace(namespaceConstraint, namespace)),
  };
}
