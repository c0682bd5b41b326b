import { type SubstitutionMembers, substitutionMembers } from '../automata/substitution-members.js';
import type { ElementDeclaration, Schema } from '../components/model.js';
import { unionOf } from './bind-simple-type.js';
import { clarkName } from './component-names.js';
import type { BindingContext } from './context.js';
import type { DeclarationName, TypeAliasBinding, TypeExpression } from './model.js';
import type { ComponentNames } from './names.js';
import { elementValueType } from './value-types.js';

/** Which elements may stand for which others (Part 1, section 3.3.6, "Substitution Group"). */
export class SubstitutionGroups {
  readonly #members: SubstitutionMembers;
  readonly #aliases = new Map<ElementDeclaration, DeclarationName>();

  constructor(schema: Schema, names: ComponentNames) {
    this.#members = substitutionMembers(schema);
    for (const head of this.#members.keys()) {
      const { targetNamespace, identifier } = names.ofElement(head);
      const stem = identifier.replace(/Element(_\d+)?$/, '');
      this.#aliases.set(head, names.allocate(targetNamespace, `${stem}SubstitutionGroup`));
    }
  }

  /** All members of all groups. */
  get members(): SubstitutionMembers {
    return this.#members;
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
