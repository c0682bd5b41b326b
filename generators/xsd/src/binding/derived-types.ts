import type { ComplexTypeDefinition, DerivationMethod, Schema, TypeDefinition } from '../components/model.js';
import { unionOf } from './bind-simple-type.js';
import { clarkName, isAnyType } from './component-names.js';
import { leavesOf } from './content-analysis.js';
import type { DeclarationName, TypeAliasBinding, TypeExpression } from './model.js';
import type { ComponentNames } from './names.js';

/** The types that may stand for others through `xsi:type`. */
export class DerivedTypes {
  readonly #names: ComponentNames;
  readonly #derived = new Map<ComplexTypeDefinition, ComplexTypeDefinition[]>();
  readonly #aliases = new Map<ComplexTypeDefinition, DeclarationName>();

  constructor(schema: Schema, names: ComponentNames) {
    this.#names = names;
    const elementTypes = typesOfElements(schema, names);
    for (const type of schema.typeDefinitions.values()) {
      if (type.component === 'complexTypeDefinition' && !isAnyType(type) && !type.abstract) {
        this.#addToAncestors(type, elementTypes);
      }
    }
    for (const type of names.types) {
      const name = names.ofType(type);
      if (type.component === 'complexTypeDefinition' && name !== undefined && this.of(type).length > 0) {
        this.#aliases.set(type, names.allocate(name.targetNamespace, `${name.identifier}OrDerived`));
      }
    }
  }

  /**
   * The named types, not abstract, that are derived from `type`, directly or not; none where no element is of that
   * type, so that a type does not bring all its siblings into a bundle.
   */
  of(type: ComplexTypeDefinition): readonly ComplexTypeDefinition[] {
    return this.#derived.get(type) ?? [];
  }

  /** The alias of the type and those derived from it; undefined where there are none. */
  aliasOf(type: ComplexTypeDefinition): DeclarationName | undefined {
    return this.#aliases.get(type);
  }

  /** The union behind {@link aliasOf}. */
  bindAlias(type: ComplexTypeDefinition): TypeAliasBinding | undefined {
    const alias = this.#aliases.get(type);
    const name = this.#names.ofType(type);
    if (alias === undefined || name === undefined) {
      return undefined;
    }
    const derived = this.of(type).flatMap((other) => this.#tagged(other, type.targetNamespace));
    return {
      kind: 'alias',
      name: alias,
      documentation: [`\`${name.identifier}\` or a type derived from it, which \`$type\` names.`],
      type: unionOf([...(type.abstract ? [] : [{ kind: 'declared', name } as const]), ...derived]),
    };
  }

  #tagged(type: ComplexTypeDefinition, targetNamespace: string): readonly TypeExpression[] {
    const name = this.#names.ofType(type);
    if (name === undefined || type.name === undefined) {
      return [];
    }
    const tag =
      type.targetNamespace === targetNamespace ? type.name : clarkName(type.targetNamespace, type.name);
    return [
      {
        kind: 'intersection',
        members: [
          {
            kind: 'object',
            shape: {
              properties: [
                { name: '$type', type: { kind: 'literal', value: tag }, optional: false, documentation: [] },
              ],
              choices: [],
            },
          },
          { kind: 'declared', name },
        ],
      },
    ];
  }

  /** Type Derivation OK (Complex) (Part 1, section 3.4.6), with the base's {prohibited substitutions}. */
  #addToAncestors(type: ComplexTypeDefinition, elementTypes: ReadonlySet<TypeDefinition>): void {
    const methods = new Set<DerivationMethod>([type.derivationMethod]);
    let base: TypeDefinition = type.baseTypeDefinition;
    while (base.component === 'complexTypeDefinition' && !isAnyType(base)) {
      const { prohibitedSubstitutions } = base;
      if (elementTypes.has(base) && ![...methods].some((method) => prohibitedSubstitutions.has(method))) {
        const derived = this.#derived.get(base) ?? [];
        this.#derived.set(base, derived);
        derived.push(type);
      }
      methods.add(base.derivationMethod);
      base = base.baseTypeDefinition;
    }
  }
}

function typesOfElements(schema: Schema, names: ComponentNames): ReadonlySet<TypeDefinition> {
  const types = new Set<TypeDefinition>();
  for (const element of schema.elementDeclarations.values()) {
    types.add(element.typeDefinition);
  }
  for (const { contentType } of names.types.filter((type) => type.component === 'complexTypeDefinition')) {
    if (contentType.variety === 'element-only' || contentType.variety === 'mixed') {
      for (const { term } of leavesOf(contentType.particle)) {
        if (term.component === 'elementDeclaration') {
          types.add(term.typeDefinition);
        }
      }
    }
  }
  return types;
}
