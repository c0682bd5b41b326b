import { headsOf } from '../constraints/substitution-groups.js';
import type { DerivationMethod, ElementDeclaration, Schema, TypeDefinition } from './model.js';

/** The elements that may stand for a head, itself and abstract ones left out, by head. */
export type SubstitutionMembers = ReadonlyMap<ElementDeclaration, readonly ElementDeclaration[]>;

/**
 * Finds which elements may stand for which others (Part 1, section 3.3.6, "Substitution Group").
 *
 * @param withAbstract - abstract elements are members too, which no document can show
 */
export function substitutionMembers(schema: Schema, withAbstract = false): SubstitutionMembers {
  const members = new Map<ElementDeclaration, ElementDeclaration[]>();
  for (const element of schema.elementDeclarations.values()) {
    for (const head of headsOf(element)) {
      if ((withAbstract || !element.abstract) && isSubstitutable(element, head)) {
        const list = members.get(head) ?? [];
        members.set(head, list);
        list.push(element);
      }
    }
  }
  return members;
}

/** Substitution Group OK (Transitive) (Part 1, section 3.3.6). */
function isSubstitutable(member: ElementDeclaration, head: ElementDeclaration): boolean {
  if (head.disallowedSubstitutions.has('substitution')) {
    return false;
  }
  const blocked = new Set<string>(head.disallowedSubstitutions);
  const methods = new Set<DerivationMethod>();
  let type: TypeDefinition = member.typeDefinition;
  while (type !== head.typeDefinition && type.baseTypeDefinition !== type) {
    methods.add(type.component === 'complexTypeDefinition' ? type.derivationMethod : 'restriction');
    type = type.baseTypeDefinition;
    // The blocks of the types on the way count too (clause 3).
    if (type.component === 'complexTypeDefinition') {
      for (const method of type.prohibitedSubstitutions) {
        blocked.add(method);
      }
    }
  }
  return ![...methods].some((method) => blocked.has(method));
}
