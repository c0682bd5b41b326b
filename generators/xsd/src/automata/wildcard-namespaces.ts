import type { Wildcard } from '@proj/xml-runtime';
import type { NamespaceConstraint } from '../components/model.js';

/** The {namespace constraint} of a wildcard as descriptors have it. */
export function wildcardNamespaces(constraint: NamespaceConstraint): Wildcard['namespaces'] {
  switch (constraint.variety) {
    case 'any':
      return '##any';
    case 'enumeration':
      return constraint.namespaces;
    case 'not':
      return { not: constraint.namespaces };
  }
}
