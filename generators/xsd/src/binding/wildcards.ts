import type { Named, NamespaceConstraint, Wildcard } from '../components/model.js';
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
    namespaces: namespacesOf(namespaceConstraint),
    processContents,
    declarations:
      processContents === 'skip'
        ? []
        : [...declaring].filter((namespace) => admits(namespaceConstraint, namespace)),
  };
}

/** Wildcard allows Namespace Name (Part 1, section 3.10.4). */
function admits(constraint: NamespaceConstraint, namespace: string): boolean {
  switch (constraint.variety) {
    case 'any':
      return true;
    case 'enumeration':
      return constraint.namespaces.includes(namespace);
    case 'not':
      return !constraint.namespaces.includes(namespace);
  }
}

function namespacesOf(constraint: NamespaceConstraint): WildcardBinding['namespaces'] {
  switch (constraint.variety) {
    case 'any':
      return '##any';
    case 'enumeration':
      return constraint.namespaces;
    case 'not':
      return { not: constraint.namespaces };
  }
}
