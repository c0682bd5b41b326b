import type { ModelGroup, Schema, SourceLocation } from '../components/model.js';
import { clarkName } from './component-names.js';
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
  readonly #schema: Schema;
  readonly #names: ComponentNames;
  readonly #bindings = new Map<string, Located>();

  constructor(schema: Schema, names: ComponentNames) {
    this.#schema = schema;
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
    const { definition, location } = group;
    if (definition === undefined || !this.#isShared(group)) {
      return undefined;
    }
    const { name, targetNamespace } = definition;
    const key = clarkName(targetNamespace, name);
    const known = this.#bindings.get(key);
    if (known !== undefined) {
      return known.binding.name;
    }
    const binding: ModelGroupBinding = {
      kind: 'modelGroup',
      name: this.#names.allocate(targetNamespace, pascalCase(name)),
      documentation: [`An element of the group \`${name}\`, tagged with its name.`],
      ...bind(),
    };
    this.#bindings.set(key, { location, binding });
    return binding.name;
  }

  /** A redefined group refers to the one it replaces by the same name, which is that of the new one only. */
  #isShared(group: ModelGroup): boolean {
    const { definition, particles } = group;
    const global =
      definition &&
      this.#schema.modelGroupDefinitions.get(clarkName(definition.targetNamespace, definition.name));
    return global?.modelGroup === group && particles.flatMap(leavesOf).length > 1;
  }
}
