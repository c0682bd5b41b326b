import type {
  ComplexTypeDefinition,
  DerivationMethod,
  ElementDeclaration,
  Schema,
  TypeDefinition,
} from '../components/model.js';
import { unionOf } from './bind-simple-type.js';
import { clarkName, isAnyType, isBuiltinSimpleType } from './component-names.js';
import { leavesOf } from './content-analysis.js';
import type {
  DeclarationName,
  DerivationStep,
  PropertyShape,
  TypeAliasBinding,
  TypeExpression,
} from './model.js';
import type { ComponentNames } from './names.js';
import { typesOf } from './xpath-expressions.js';

/** The types that may stand for others through `xsi:type`. */
export class DerivedTypes {
  readonly #names: ComponentNames;
  readonly #derived = new Map<TypeDefinition, TypeDefinition[]>();
  readonly #aliases = new Map<ComplexTypeDefinition, DeclarationName>();

  constructor(schema: Schema, names: ComponentNames) {
    this.#names = names;
    const elementTypes = typesOfElements(schema, names);
    for (const type of schema.typeDefinitions.values()) {
      if (type.component === 'simpleTypeDefinition' || (!isAnyType(type) && !type.abstract)) {
        this.#addToBases(type, elementTypes);
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
  of(type: TypeDefinition): readonly TypeDefinition[] {
    return this.#derived.get(type) ?? [];
  }

  /**
   * The TypeScript types of values of types derived from a complex type that may stand for it at an element, each with
   * `$type`, by the type.
   */
  tagged(
    type: ComplexTypeDefinition,
    { disallowedSubstitutions }: Pick<ElementDeclaration, 'disallowedSubstitutions'>,
  ): ReadonlyMap<ComplexTypeDefinition, string> {
    const tags = new Map<ComplexTypeDefinition, string>();
    for (const other of this.of(type)) {
      const isAllowed = !isBlocked(stepsBetween(other, type), disallowedSubstitutions);
      if (other.component === 'complexTypeDefinition' && other.name !== undefined && isAllowed) {
        const isNear = other.targetNamespace === type.targetNamespace;
        tags.set(other, isNear ? other.name : clarkName(other.targetNamespace, other.name));
      }
    }
    return tags;
  }

  /** The union of a type and those derived from it that may stand for it at an element. */
  unionAt(
    type: ComplexTypeDefinition,
    element: Pick<ElementDeclaration, 'disallowedSubstitutions'>,
  ): TypeExpression {
    const alias = this.#aliases.get(type);
    const tags = this.tagged(type, element);
    return alias !== undefined && tags.size === this.of(type).length
      ? { kind: 'declared', name: alias }
      : this.#union(type, tags);
  }

  #union(type: ComplexTypeDefinition, tags: ReadonlyMap<ComplexTypeDefinition, string>): TypeExpression {
    const name = this.#names.ofType(type);
    const declaredType: readonly TypeExpression[] =
      type.abstract || name === undefined ? [] : [{ kind: 'declared', name }];
    // Without it, a value of a derived type that lacks something would pass for one of this type.
    const own = declaredType.map(
      (each): TypeExpression =>
        tags.size === 0 ? each : { kind: 'intersection', members: [objectOf(noTypeProperty), each] },
    );
    const derived = [...tags].flatMap(([other, tag]): readonly TypeExpression[] => {
      const declared = this.#names.ofType(other);
      return declared === undefined
        ? []
        : [
            {
              kind: 'intersection',
              members: [objectOf(typeProperty(tag)), { kind: 'declared', name: declared }],
            },
          ];
    });
    return unionOf([...own, ...derived]);
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
    return {
      kind: 'alias',
      name: alias,
      documentation: [`\`${name.identifier}\` or a type derived from it, which \`$type\` names.`],
      type: this.#union(type, this.tagged(type, unblocked)),
    };
  }

  #addToBases(type: TypeDefinition, elementTypes: ReadonlySet<TypeDefinition>): void {
    for (const base of basesOf(type)) {
      const prohibited =
        base.component === 'complexTypeDefinition' ? base.prohibitedSubstitutions : noSubstitutions;
      if (elementTypes.has(base) && !isBlocked(stepsBetween(type, base), prohibited)) {
        this.#derived.set(base, [...(this.#derived.get(base) ?? []), type]);
      }
    }
  }
}

const noSubstitutions: ReadonlySet<DerivationMethod> = new Set();

const unblocked: Pick<ElementDeclaration, 'disallowedSubstitutions'> = {
  disallowedSubstitutions: noSubstitutions,
};

function objectOf(property: PropertyShape): TypeExpression {
  return { kind: 'object', shape: { properties: [property], choices: [] } };
}

/** Says that a value is of the declared type, where values of derived types say `$type`. */
export const noTypeProperty: PropertyShape = {
  name: '$type',
  type: { kind: 'keyword', keyword: 'never' },
  optional: true,
  documentation: [],
};

/** The property that says which type a value is of. */
export function typeProperty(tag: string): PropertyShape {
  return { name: '$type', type: { kind: 'literal', value: tag }, optional: false, documentation: [] };
}

/** {disallowed substitutions} or {prohibited substitutions}, as far as `xsi:type` is concerned. */
export function derivationSteps(
  substitutions: ReadonlySet<DerivationMethod | 'substitution'>,
): readonly DerivationStep[] {
  return (['extension', 'restriction'] as const).filter((step) => substitutions.has(step));
}

/**
 * The types that a type is derived from, those that the specification defines left out: Type Derivation OK (Part 1,
 * sections 3.4.6 and 3.14.6). The members of a union stand for it without being derived from it.
 */
function basesOf(type: TypeDefinition): ReadonlySet<TypeDefinition> {
  const bases = new Set<TypeDefinition>();
  for (let base = type.baseTypeDefinition; !isBuiltIn(base); base = base.baseTypeDefinition) {
    if (bases.has(base)) {
      break;
    }
    bases.add(base);
  }
  return bases;
}

function isBuiltIn(type: TypeDefinition): boolean {
  return isAnyType(type) || isBuiltinSimpleType(type);
}

/** The methods by which a type is derived from another that it is derived from. */
function stepsBetween(type: TypeDefinition, from: TypeDefinition): ReadonlySet<DerivationMethod> {
  const methods = new Set<DerivationMethod>();
  for (let step = type; step !== from && !isBuiltIn(step); step = step.baseTypeDefinition) {
    methods.add(step.component === 'complexTypeDefinition' ? step.derivationMethod : 'restriction');
  }
  return methods;
}

function isBlocked(
  methods: ReadonlySet<DerivationMethod>,
  forbidden: ReadonlySet<DerivationMethod | 'substitution'>,
): boolean {
  return [...methods].some((method) => forbidden.has(method));
}

function typesOfElements(schema: Schema, names: ComponentNames): ReadonlySet<TypeDefinition> {
  const types = new Set<TypeDefinition>();
  for (const element of schema.elementDeclarations.values()) {
    for (const type of typesOf(element)) {
      types.add(type);
    }
  }
  for (const { contentType } of names.types.filter((type) => type.component === 'complexTypeDefinition')) {
    if (contentType.variety === 'element-only' || contentType.variety === 'mixed') {
      for (const { term } of leavesOf(contentType.particle)) {
        if (term.component === 'elementDeclaration') {
          for (const type of typesOf(term)) {
            types.add(type);
          }
        }
      }
    }
  }
  return types;
}
