import type { DerivationMethod, ElementDeclaration, Schema, TypeDefinition } from '../components/model.js';
import { unionOf } from './bind-simple-type.js';
import { clarkName } from './component-names.js';
import type { BindingContext } from './context.js';
import type { DeclarationName, TypeAliasBinding, TypeExpression } from './model.js';
import type { ComponentNames } from './names.js';
import { elementValueType } from './value-types.js';

/** Which elements may stand for which others (Part 1, section 3.3.6, "Substitution Group"). */
export class SubstitutionGroups {
  readonly #members = new Map<ElementDeclaration, ElementDeclaration[]>();
  readonly #aliases = new Map<ElementDeclaration, DeclarationName>();

  constructor(schema: Schema, names: ComponentNames) {
    for (const element of schema.elementDeclarations.values()) {
      this.#addToHeads(element);
    }
    for (const [head, members] of this.#members) {
      if (members.length > 0) {
        const { targetNamespace, identifier } = names.ofElement(head);
        const stem = identifier.replace(/Element(_\d+)?$/, '');
        this.#aliases.set(head, names.allocate(targetNamespace, `${stem}SubstitutionGroup`));
      }
    }
  }

  /** The members of the substitution group that `head` heads, itself and abstract ones left out. */
  of(head: ElementDeclaration): readonly ElementDeclaration[] {
    return this.#members.get(head) ?? [];
  }

  /** The alias of the tagged members; undefined where only `head` itself may stand. */
  aliasOf(head: ElementDeclaration): DeclarationName | undefined {
    return this.#aliases.get(head);
  }

  /** The union behind {@link aliasOf}. */
  bindAlias(head: ElementDeclaration, context: BindingContext): TypeAliasBinding | undefined {
    const name = this.#aliases.get(head);
    return name === undefined
      ? undefined
      : {
          kind: 'alias',
          name,
          documentation: [`An element that may stand for \`${head.name}\`.`],
          type: unionOf(taggedElements(this.standIns(head), context)),
        };
  }

  /** The elements of which one may stand where a content model refers to `head`. */
  standIns(head: ElementDeclaration): readonly ElementDeclaration[] {
    return head.abstract ? this.of(head) : [head, ...this.of(head)];
  }

  #addToHeads(element: ElementDeclaration): void {
    const seen = new Set<ElementDeclaration>([element]);
    let head = element.substitutionGroupAffiliation;
    while (head !== undefined && !seen.has(head)) {
      seen.add(head);
      if (!element.abstract && isSubstitutable(element, head)) {
        const members = this.#members.get(head) ?? [];
        this.#members.set(head, members);
        members.push(element);
      }
      head = head.substitutionGroupAffiliation;
    }
  }
}

/** Elements of an ordered array or a substitution group, tagged with their names. */
export function taggedElements(
  elements: readonly ElementDeclaration[],
  context: BindingContext,
): readonly TypeExpression[] {
  return elements.map((element) => {
    const isShared = elements.some(
      (other) => other.name === element.name && other.targetNamespace !== element.targetNamespace,
    );
    const tag = isShared ? clarkName(element.targetNamespace, element.name) : element.name;
    return { kind: 'tagged', tag, value: elementValueType(element, context) };
  });
}

/** Substitution Group OK (Transitive) (Part 1, section 3.3.6). */
function isSubstitutable(member: ElementDeclaration, head: ElementDeclaration): boolean {
  if (head.disallowedSubstitutions.has('substitution')) {
    return false;
  }
  const blocked = new Set<string>(head.disallowedSubstitutions);
  let type: TypeDefinition = member.typeDefinition;
  const methods = new Set<DerivationMethod>();
  while (type !== head.typeDefinition) {
    methods.add(type.component === 'complexTypeDefinition' ? type.derivationMethod : 'restriction');
    const base: TypeDefinition = type.baseTypeDefinition;
    if (base === type) {
      break;
    }
    type = base;
    // The blocks of the types on the way count too (clause 3).
    if (type.component === 'complexTypeDefinition') {
      for (const method of type.prohibitedSubstitutions) {
        blocked.add(method);
      }
    }
  }
  return ![...methods].some((method) => blocked.has(method));
}
