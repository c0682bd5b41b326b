import type { DerivationMethod, ElementDeclaration, Schema, TypeDefinition } from './model.js';

/** Elements by the head of a substitution group. */
export type ElementsByHead = ReadonlyMap<ElementDeclaration, readonly ElementDeclaration[]>;

/** Which elements may stand for which others (Part 1, section 3.3.6, "Substitution Group"). Heads are not among them. */
export interface SubstitutionGroups {
  /** By {substitution group affiliations}. */
  readonly affiliated: ElementsByHead;
  /** All that are affiliated to a head or to one of these, whether or not they may stand for it. */
  readonly candidates: ElementsByHead;
  /** Those of the candidates that may stand for their head. */
  readonly substitutable: ElementsByHead;
  /** Those of the substitutable that a document can show: abstract elements are left out. */
  readonly members: ElementsByHead;
}

/** Finds the substitution groups of all global elements. */
export function findSubstitutionGroups(schema: Pick<Schema, 'elementDeclarations'>): SubstitutionGroups {
  const affiliated = new GroupsInDraft();
  const candidates = new GroupsInDraft();
  const substitutable = new GroupsInDraft();
  const members = new GroupsInDraft();
  for (const element of schema.elementDeclarations.values()) {
    for (const head of element.substitutionGroupAffiliations) {
      affiliated.add(head, element);
    }
    for (const head of headsOf(element)) {
      candidates.add(head, element);
      if (isSubstitutable(element, head)) {
        substitutable.add(head, element);
        if (!element.abstract) {
          members.add(head, element);
        }
      }
    }
  }
  return {
    affiliated: affiliated.elements,
    candidates: candidates.elements,
    substitutable: substitutable.elements,
    members: members.elements,
  };
}

class GroupsInDraft {
  readonly elements = new Map<ElementDeclaration, ElementDeclaration[]>();

  add(head: ElementDeclaration, element: ElementDeclaration): void {
    const group = this.elements.get(head);
    if (group === undefined) {
      this.elements.set(head, [element]);
    } else {
      group.push(element);
    }
  }
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

/** The heads of the substitution groups that an element is in, direct and indirect, itself left out. */
function headsOf(element: ElementDeclaration): ReadonlySet<ElementDeclaration> {
  const heads = new Set<ElementDeclaration>();
  const visit = ({ substitutionGroupAffiliations }: ElementDeclaration): void => {
    for (const head of substitutionGroupAffiliations) {
      if (head !== element && !heads.has(head)) {
        heads.add(head);
        visit(head);
      }
    }
  };
  visit(element);
  return heads;
}
