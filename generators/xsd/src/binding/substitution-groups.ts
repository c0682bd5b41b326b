import { type SubstitutionMembers, substitutionMembers } from '../components/substitution-groups.js';
import type { ElementDeclaration, Schema } from '../components/model.js';
import { unionOf } from './bind-simple-type.js';
import { clarkName } from './component-names.js';
import type { BindingContext } from './context.js';
import type { DeclarationName, TypeAliasBinding, TypeExpression } from './model.js';
import { type ComponentNames, placeOf } from './names.js';
import { elementValueType } from './value-types.js';

/**
 * Which elements may stand for which others (Part 1, section 3.3.6, "Substitution Group"). Groups are trees: one names
 * the elements that are affiliated to its head, and the groups that these head.
 */
export class SubstitutionGroups {
  readonly #members: SubstitutionMembers;
  /** By {substitution group affiliations}. */
  readonly #affiliated = new Map<ElementDeclaration, ElementDeclaration[]>();
  readonly #qualified = new Set<ElementDeclaration>();
  readonly #trees = new Map<ElementDeclaration, boolean>();
  readonly #aliases = new Map<ElementDeclaration, DeclarationName>();

  constructor(schema: Schema, names: ComponentNames) {
    this.#members = substitutionMembers(schema);
    for (const element of schema.elementDeclarations.values()) {
      for (const head of element.substitutionGroupAffiliations) {
        this.#affiliated.set(head, [...(this.#affiliated.get(head) ?? []), element]);
      }
    }
    for (const head of this.#members.keys()) {
      for (const element of ambiguousElements(this.standIns(head))) {
        this.#qualified.add(element);
      }
      const { identifier } = names.ofElement(head);
      const stem = identifier.replace(/Element(_\d+)?$/, '');
      this.#aliases.set(head, names.allocate(placeOf(head), `${stem}SubstitutionGroup`));
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

  /** The elements that are affiliated to `head`. */
  affiliatedTo(head: ElementDeclaration): readonly ElementDeclaration[] {
    return this.#affiliated.get(head) ?? [];
  }

  /** Tells whether the members of the group are those that are affiliated to its head, and of the groups of these. */
  isTree(head: ElementDeclaration): boolean {
    const known = this.#trees.get(head);
    if (known !== undefined) {
      return known;
    }
    const isTree = this.#hasAllBelow(head) && this.affiliatedTo(head).every((member) => this.isTree(member));
    this.#trees.set(head, isTree);
    return isTree;
  }

  #hasAllBelow(head: ElementDeclaration): boolean {
    const below = new Set([head]);
    // What is added while the loop runs is visited, too.
    for (const each of below) {
      for (const member of this.affiliatedTo(each)) {
        below.add(member);
      }
    }
    const concrete = [...below].filter((each) => each !== head && !each.abstract);
    return concrete.length === this.of(head).length;
  }

  /**
   * Tells whether the tag of an element is `{namespace}local`: where a group has another element of that local name. It is
   * the same in all groups, so that one may be part of another.
   */
  hasQualifiedTag(element: ElementDeclaration): boolean {
    return this.#qualified.has(element);
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
          type: unionOf(this.#valuesOf(head, context)),
        };
  }

  /** The elements of which one may stand where a content model refers to `head`. */
  standIns(head: ElementDeclaration): readonly ElementDeclaration[] {
    return head.abstract ? this.of(head) : [head, ...this.of(head)];
  }

  #valuesOf(head: ElementDeclaration, context: BindingContext): readonly TypeExpression[] {
    const standIns = this.standIns(head);
    if (!this.isTree(head)) {
      return taggedElements(standIns, context);
    }
    const own = head.abstract ? [] : taggedElements([head], context);
    const members = this.affiliatedTo(head).flatMap((member): readonly TypeExpression[] => {
      const alias = this.aliasOf(member);
      if (alias !== undefined) {
        return [{ kind: 'declared', name: alias }];
      }
      return member.abstract ? [] : taggedElements([member], context);
    });
    return [...own, ...members];
  }
}

/** Those of which there are several of a local name. */
function ambiguousElements(elements: readonly ElementDeclaration[]): readonly ElementDeclaration[] {
  const counts = new Map<string, number>();
  for (const { name } of elements) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return elements.filter(({ name }) => (counts.get(name) ?? 0) > 1);
}

/** Elements of an ordered array or a substitution group, tagged with their names. */
export function taggedElements(
  elements: readonly ElementDeclaration[],
  context: BindingContext,
): readonly TypeExpression[] {
  const namespaces = new Map<string, Set<string>>();
  for (const { name, targetNamespace } of elements) {
    namespaces.set(name, (namespaces.get(name) ?? new Set()).add(targetNamespace));
  }
  return elements.map((element) => {
    const isShared =
      (namespaces.get(element.name)?.size ?? 0) > 1 || context.substitutionGroups.hasQualifiedTag(element);
    const tag = isShared ? clarkName(element.targetNamespace, element.name) : element.name;
    return { kind: 'tagged', tag, value: elementValueType(element, context) };
  });
}
