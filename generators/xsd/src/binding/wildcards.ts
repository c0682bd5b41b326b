import { type DefinedNames, definedNames, disallowedKeys } from '../automata/disallowed-names.js';
import { wildcardNamespaces } from '../automata/wildcard-namespaces.js';
import type { Particle, Wildcard } from '../components/model.js';
import type { BindingContext } from './context.js';
import type { WildcardBinding } from './model.js';

/**
 * Binds a wildcard for elements.
 *
 * @param content - the content model that it stands in, or opens
 */
export function bindWildcard(
  wildcard: Wildcard,
  content: Particle,
  { schema, substitutionGroups }: BindingContext,
): WildcardBinding {
  return bindAnyWildcard(wildcard, definedNames(schema, content, substitutionGroups.members));
}

/** Binds a wildcard for attributes. */
export function bindAttributeWildcard(wildcard: Wildcard, { schema }: BindingContext): WildcardBinding {
  return bindAnyWildcard(wildcard, { defined: schema.attributeDeclarations.keys(), siblings: [] });
}

function bindAnyWildcard(wildcard: Wildcard, names: DefinedNames): WildcardBinding {
  const { namespaceConstraint, processContents } = wildcard;
  const notQName = disallowedKeys(wildcard, names);
  return {
    namespaces: wildcardNamespaces(namespaceConstraint),
    ...(notQName && { notQName }),
    processContents,
    isAssessed: processContents !== 'skip',
  };
}
