import type { ModelGroup, Schema, SourceLocation } from '../components/model.js';
import { clarkName } from './component-names.js';
import { leavesOf } from './content-analysis.js';
import { pascalCase } from './identifiers.js';
import type { DeclarationName, TypeAliasBinding, TypeExpression } from './model.js';
import type { ComponentNames } from './names.js';

/** Items of ordered arrays that come from a named group: one alias a group, however many types refer to it. */
export class GroupAliases {
  readonly #schema: Schema;
  readonly #names: ComponentNames;
  readonly #aliases = new Map<
    string,
    { readonly location: SourceLocation; readonly binding: TypeAliasBinding }
  >();

  constructor(schema: Schema, names: ComponentNames) {
    this.#schema = schema;
    this.#names = names;
  }

  /** Those that were needed so far, with the locations of their groups. */
  get bindings(): readonly { readonly location: SourceLocation; readonly binding: TypeAliasBinding }[] {
    return [...this.#aliases.values()];
  }

  /**
   * The alias of a group's items.
   *
   * @param items - makes the type of an item, when the alias is needed for the first time
   * @returns undefined for a group that is not a named one, or has one item only
   */
  aliasOf(group: ModelGroup, items: () => TypeExpression): DeclarationName | undefined {
    if (group.definition === undefined || !this.#isAsDefined(group)) {
      return undefined;
    }
    const { name, targetNamespace } = group.definition;
    const key = clarkName(targetNamespace, name);
    const known = this.#aliases.get(key);
    if (known !== undefined) {
      return known.binding.name;
    }
    const alias = this.#names.allocate(targetNamespace, pascalCase(name));
    const binding: TypeAliasBinding = {
      kind: 'alias',
      name: alias,
      documentation: [`An element of the group \`${name}\`, tagged with its name.`],
      type: items(),
    };
    this.#aliases.set(key, { location: group.location, binding });
    return alias;
  }

  /** A redefined group refers to the one it replaces by the same name. */
  #isAsDefined({ definition, particles }: ModelGroup): boolean {
    const global =
      definition &&
      this.#schema.modelGroupDefinitions.get(clarkName(definition.targetNamespace, definition.name));
    if (global === undefined) {
      return false;
    }
    const terms = particles.flatMap(leavesOf).map((leaf) => leaf.term);
    const defined = global.modelGroup.particles.flatMap(leavesOf).map((leaf) => leaf.term);
    return (
      terms.length > 1 &&
      terms.length === defined.length &&
      terms.every((term, index) => term === defined[index])
    );
  }
}
