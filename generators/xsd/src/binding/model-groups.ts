import type { ModelGroup, SourceLocation } from '../components/model.js';
import { leavesOf } from './content-analysis.js';
import { pascalCase } from './identifiers.js';
import type { DeclarationName, ModelGroupBinding } from './model.js';
import type { ComponentNames } from './names.js';

/** A binding and where the component behind it was declared. */
interface Located {
  readonly location: SourceLocation;
  readonly binding: ModelGroupBinding;
}

/** Named groups in ordered content: one declaration a group, however many types and groups refer to it. */
export class ModelGroups {
  readonly #names: ComponentNames;
  readonly #bindings = new Map<ModelGroup, Located>();

  constructor(names: ComponentNames) {
    this.#names = names;
  }

  /** Those that were needed so far, with the locations of their groups. */
  get bindings(): readonly Located[] {
    return [...this.#bindings.values()];
  }

  /**
   * The declaration of a group.
   *
   * @param bind - binds what is in the group, when the declaration is needed for the first time
   * @returns undefined for a group that is not a named one, or has one leaf only
   */
  nameOf(
    group: ModelGroup,
    bind: () => Pick<ModelGroupBinding, 'type' | 'compositor' | 'particles'>,
  ): DeclarationName | undefined {
    const { definition, particles, location } = group;
    if (definition === undefined || particles.flatMap(leavesOf).length < 2) {
      return undefined;
    }
    const known = this.#bindings.get(group);
    if (known !== undefined) {
      return known.binding.name;
    }
    const { name, targetNamespace } = definition;
    const binding: ModelGroupBinding = {
      kind: 'modelGroup',
      name: this.#names.allocate(targetNamespace, pascalCase(name)),
      documentation: [`An element of the group \`${name}\`, tagged with its name.`],
      ...bind(),
    };
    this.#bindings.set(group, { location, binding });
    return binding.name;
  }
}
