import type { ElementDeclaration } from '../components/model.js';
import type { SchemaIndex } from '../components/schema-index.js';
import type { ElementsByHead } from '../components/substitution-groups.js';
import type { DeclarationName } from './model.js';
import { type ComponentNames, placeOf } from './names.js';

/**
 * Which elements may stand for which others (Part 1, section 3.3.6, "Substitution Group"). Groups are trees: one names
 * the elements that are affiliated to its head, and the groups that these head.
 */
export class SubstitutionGroups {
  readonly #members: ElementsByHead;
  readonly #affiliated: ElementsByHead;
  readonly #qualified = new Set<ElementDeclaration>();
  readonly #trees = new Map<ElementDeclaration, boolean>();
  readonly #aliases = new Map<ElementDeclaration, DeclarationName>();

  constructor({ substitutionGroups }: SchemaIndex, names: ComponentNames) {
    this.#members = substitutionGroups.members;
    this.#affiliated = substitutionGroups.affiliated;
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
  get members(): ElementsByHead {
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

  /** The elements of which one may stand where a content model refers to `head`. */
  standIns(head: ElementDeclaration): readonly ElementDeclaration[] {
    return head.abstract ? this.of(head) : [head, ...this.of(head)];
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
