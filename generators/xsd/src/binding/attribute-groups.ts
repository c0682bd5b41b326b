import type { AttributeGroupDefinition, AttributeUse, Schema } from '../components/model.js';
import { pascalCase } from './identifiers.js';
import type { AttributeGroupBinding, DeclarationName, ObjectShape } from './model.js';
import type { LocatedBinding } from './model-groups.js';
import type { ComponentNames } from './names.js';

/** An attribute group, bound without regard to what refers to it. */
export interface BoundAttributeGroup
  extends Pick<AttributeGroupBinding, 'attributes' | 'attributeGroups' | 'shape'> {
  /** The properties of its attributes. */
  readonly properties: ReadonlyMap<AttributeUse, string>;
}

/** Attribute uses as references to groups, and those that no group has. */
export interface GroupedAttributes {
  readonly groups: readonly { readonly name: DeclarationName; readonly shape: ObjectShape }[];
  readonly others: readonly AttributeUse[];
}

interface Entry {
  readonly name: DeclarationName;
  readonly bound: BoundAttributeGroup;
  isReferredTo: boolean;
}

/** Attribute group definitions: one declaration each, however many types and groups refer to it. */
export class AttributeGroups {
  readonly #names: ComponentNames;
  readonly #groupsByUse = new Map<AttributeUse, AttributeGroupDefinition[]>();
  readonly #entries = new Map<AttributeGroupDefinition, Entry>();

  constructor({ attributeGroupDefinitions }: Schema, names: ComponentNames) {
    this.#names = names;
    for (const group of attributeGroupDefinitions.values()) {
      // A group of one attribute says it no shorter.
      for (const use of group.attributeUses.length > 1 ? group.attributeUses : []) {
        this.#groupsByUse.set(use, [...(this.#groupsByUse.get(use) ?? []), group]);
      }
    }
  }

  /** The declarations of the groups that something refers to so far. */
  get bindings(): readonly LocatedBinding<AttributeGroupBinding>[] {
    const entries = [...this.#entries].filter(([, { isReferredTo }]) => isReferredTo);
    return entries.map(([{ location, name: xmlName }, { name, bound }]) => ({
      location,
      binding: {
        kind: 'attributeGroup',
        name,
        documentation: [`The attribute group \`${xmlName}\`.`],
        shape: bound.shape,
        attributes: bound.attributes,
        attributeGroups: bound.attributeGroups,
      },
    }));
  }

  /**
   * Finds the attribute groups all of whose uses are among `uses`: the largest ones, none that shares a use with another.
   *
   * @param properties - the properties that hold the values; a group whose own differ is left out
   * @param bind - binds a group that is needed for the first time
   * @param within - the group whose uses these are: it does not stand for them itself
   */
  group(
    uses: readonly AttributeUse[],
    properties: ReadonlyMap<AttributeUse, string>,
    bind: (group: AttributeGroupDefinition) => BoundAttributeGroup,
    within?: AttributeGroupDefinition,
  ): GroupedAttributes {
    const rest = new Set(uses);
    const groups: Entry[] = [];
    for (const group of this.#candidates(uses, within)) {
      if (group.attributeUses.every((use) => rest.has(use))) {
        const entry = this.#entry(group, bind);
        const isSame = group.attributeUses.every(
          (use) => entry.bound.properties.get(use) === properties.get(use),
        );
        if (isSame) {
          entry.isReferredTo = true;
          groups.push(entry);
          group.attributeUses.forEach((use) => {
            rest.delete(use);
          });
        }
      }
    }
    return {
      groups: groups.map(({ name, bound }) => ({ name, shape: bound.shape })),
      others: [...rest],
    };
  }

  #candidates(
    uses: readonly AttributeUse[],
    within: AttributeGroupDefinition | undefined,
  ): readonly AttributeGroupDefinition[] {
    const counts = new Map<AttributeGroupDefinition, number>();
    for (const use of uses) {
      for (const group of this.#groupsByUse.get(use) ?? []) {
        counts.set(group, (counts.get(group) ?? 0) + 1);
      }
    }
    return [...counts]
      .filter(([group, count]) => count === group.attributeUses.length && group !== within)
      .map(([group]) => group)
      .filter((group) => within === undefined || group.attributeUses.length < within.attributeUses.length)
      .sort((a, b) => b.attributeUses.length - a.attributeUses.length);
  }

  #entry(
    group: AttributeGroupDefinition,
    bind: (group: AttributeGroupDefinition) => BoundAttributeGroup,
  ): Entry {
    let entry = this.#entries.get(group);
    if (entry === undefined) {
      const place = { targetNamespace: group.targetNamespace, schemaFile: group.location.file };
      const name = this.#names.allocate(place, pascalCase(group.name));
      entry = { name, bound: bind(group), isReferredTo: false };
      this.#entries.set(group, entry);
    }
    return entry;
  }
}
