import type { ComplexTypeDefinition } from '../components/model.js';
import type { DeclarationName, TypeAliasBinding, TypeExpression } from './model.js';
import type { LocatedBinding } from './model-groups.js';
import type { ComponentNames } from './names.js';

/** The types of values of nillable elements: one declaration for all elements of a complex type. */
export class NillableTypes {
  readonly #names: ComponentNames;
  readonly #bindings = new Map<ComplexTypeDefinition, TypeAliasBinding>();

  constructor(names: ComponentNames) {
    this.#names = names;
  }

  /** The declarations of those that were needed so far. */
  get bindings(): readonly LocatedBinding<TypeAliasBinding>[] {
    return [...this.#bindings].map(([{ location }, binding]) => ({ location, binding }));
  }

  /**
   * The declaration for elements of a type.
   *
   * @param name - that of the type
   * @param bind - gives the union when it is needed for the first time
   */
  nameOf(type: ComplexTypeDefinition, name: DeclarationName, bind: () => TypeExpression): DeclarationName {
    let binding = this.#bindings.get(type);
    if (binding === undefined) {
      binding = {
        kind: 'alias',
        name: this.#names.allocate(name, `${name.identifier}OrNil`),
        documentation: [`\`${name.identifier}\`, or \`$nil\` in place of its content.`],
        type: bind(),
      };
      this.#bindings.set(type, binding);
    }
    return binding.name;
  }
}
