import type { Named, Particle, Schema, Wildcard } from '../components/model.js';
import type { ElementsByHead } from '../components/substitution-groups.js';
import { admitsNamespace } from '../components/wildcards.js';
import { componentKey } from '../vocabulary/qnames.js';

/** The names behind `##defined` and `##definedSibling`, as keys of components. */
export interface DefinedNames {
  /** Those of all global declarations that the wildcard could admit otherwise. */
  readonly defined: Iterable<string>;
  /** Those of the elements of the content model that the wildcard stands in. */
  readonly siblings: Iterable<string>;
}

/**
 * {disallowed names} of a wildcard (XSD 1.1, section 3.10.1) with the keywords replaced by names.
 *
 * @returns undefined where there are none
 */
export function disallowedKeys(
  { namespaceConstraint, disallowedNames }: Wildcard,
  { defined, siblings }: DefinedNames,
): readonly string[] | undefined {
  if (disallowedNames === undefined) {
    return undefined;
  }
  const keys = new Set([
    ...disallowedNames.names.map(keyOf),
    ...(disallowedNames.defined ? defined : []),
    ...(disallowedNames.sibling ? siblings : []),
  ]);
  return [...keys]
    .filter((key) => admitsNamespace(namespaceConstraint, key.slice(1, key.indexOf('}'))))
    .sort();
}

/** The names of the elements in a content model, members of substitution groups among them. */
function siblingKeys(particle: Particle, members: ElementsByHead): ReadonlySet<string> {
  const keys = new Set<string>();
  const visit = ({ term }: Particle): void => {
    if (term.component === 'modelGroup') {
      term.particles.forEach(visit);
    } else if (term.component === 'elementDeclaration') {
      for (const element of [term, ...(members.get(term) ?? [])]) {
        keys.add(keyOf(element));
      }
    }
  };
  visit(particle);
  return keys;
}

/** What {@link disallowedKeys} needs for the wildcards of a content model. */
export function definedNames(
  { elementDeclarations }: Schema,
  particle: Particle,
  members: ElementsByHead,
): DefinedNames {
  let siblings: ReadonlySet<string> | undefined;
  return {
    get defined() {
      return elementDeclarations.keys();
    },
    get siblings() {
      siblings ??= siblingKeys(particle, members);
      return siblings;
    },
  };
}

function keyOf({ targetNamespace, name }: Named): string {
  return componentKey(targetNamespace, name);
}
