import type { ModelGroup, SourceLocation } from '../components/model.js';
import { leavesOf } from './content-analysis.js';
import { pascalCase } from './identifiers.js';
import type {
  DeclarationName,
  ModelGroupBinding,
  ObjectShape,
  ParentShape,
  TypeExpression,
} from './model.js';
import type { ComponentNames } from './names.js';

/** A named group, bound without regard to what refers to it. */
export interface BoundModelGroup extends Pick<ModelGroupBinding, 'compositor' | 'particles'> {
  /** Its properties that are arrays. */
  readonly arrays: ReadonlySet<string>;
  /** What it adds to objects; undefined where only an ordered array can hold its values. */
  readonly shape: ObjectShape | undefined;
  /** An item of an ordered array that it stands in. */
  readonly items: TypeExpression;
}

/** Binds a group when it is needed for the first time. */
export type BindModelGroup = (group: ModelGroup) => BoundModelGroup;

/** A declaration and where the component behind it stands. */
export interface LocatedBinding<Binding> {
  readonly location: SourceLocation;
  readonly binding: Binding;
}

interface Entry {
  readonly name: DeclarationName;
  readonly bound: BoundModelGroup;
  hasItems: boolean;
  properties: ParentShape | undefined;
}

/** Model group definitions: one declaration each, however many types and groups refer to it. */
export class ModelGroups {
  readonly #names: ComponentNames;
  readonly #entries = new Map<ModelGroup, Entry>();

  constructor(names: ComponentNames) {
    this.#names = names;
  }

  /** The declarations of the groups that were needed so far. */
  get bindings(): readonly LocatedBinding<ModelGroupBinding>[] {
    return [...this.#entries].map(([{ location, definition }, { name, bound, hasItems, properties }]) => ({
      location,
      binding: {
        kind: 'modelGroup',
        name,
        documentation: [
          hasItems
            ? `An element of the group \`${definition?.name ?? ''}\`, tagged with its name.`
            : `The group \`${definition?.name ?? ''}\`.`,
        ],
        ...(hasItems && { items: bound.items }),
        ...(properties !== undefined && { properties }),
        compositor: bound.compositor,
        particles: bound.particles,
      },
    }));
  }

  /** The declaration of a group; undefined for a group that is not a named one, or has one leaf only. */
  nameOf(group: ModelGroup, bind: BindModelGroup): DeclarationName | undefined {
    return this.#entry(group, bind)?.name;
  }

  /**
   * What a group adds to objects, by name.
   * @param arrays - the properties of the content model that are arrays
   * @returns undefined where the content model sees its values otherwise than the group does
   */
  shapeOf(group: ModelGroup, arrays: ReadonlySet<string>, bind: BindModelGroup): ParentShape | undefined {
    const entry = this.#entry(group, bind);
    const shape = entry?.bound.shape;
    if (entry === undefined || shape === undefined) {
      return undefined;
    }
    const { name, bound } = entry;
    const isSame = group.particles
      .flatMap(leavesOf)
      .every(
        ({ term }) =>
          term.component !== 'elementDeclaration' || arrays.has(term.name) === bound.arrays.has(term.name),
      );
    if (!isSame) {
      return undefined;
    }
    entry.properties ??= {
      name: this.#names.allocate(name, `${name.identifier}Properties`),
      shape,
    };
    return entry.properties;
  }

  /** The type of the group's items in an ordered array. */
  itemsOf(group: ModelGroup, bind: BindModelGroup): DeclarationName | undefined {
    const entry = this.#entry(group, bind);
    if (entry !== undefined) {
      entry.hasItems = true;
    }
    return entry?.name;
  }

  #entry(group: ModelGroup, bind: BindModelGroup): Entry | undefined {
    const { definition, particles, location } = group;
    if (definition === undefined || particles.flatMap(leavesOf).length < 2) {
      return undefined;
    }
    let entry = this.#entries.get(group);
    if (entry === undefined) {
      const place = { targetNamespace: definition.targetNamespace, schemaFile: location.file };
      const name = this.#names.allocate(place, pascalCase(definition.name));
      entry = { name, bound: bind(group), hasItems: false, properties: undefined };
      this.#entries.set(group, entry);
    }
    return entry;
  }
}
