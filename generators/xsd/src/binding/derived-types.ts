import type {
  ComplexTypeDefinition,
  DerivationMethod,
  ElementDeclaration,
  Schema,
  TypeDefinition,
} from '../components/model.js';
import { clarkName, isAnyType, isBuiltinSimpleType } from './component-names.js';
import { leavesOf } from './content-analysis.js';
import { typesOf } from './element-types.js';
import type {
  DeclarationName,
  DerivationStep,
  PropertyShape,
  TypeAliasBinding,
  TypeExpression,
} from './model.js';
import type { ComponentNames } from './names.js';
import { shapeOf } from './object-shape.js';
import { unionOf } from './union-of.js';

/**
 * The types that may stand for others through `xsi:type`. They are trees, in TypeScript as in descriptors: a type names
 * those whose base it is, so that all of them together are as large as the schema.
 */
export class DerivedTypes {
  readonly #names: ComponentNames;
  /** Named types by the nearest named one that they derive from. */
  readonly #children = new Map<TypeDefinition, TypeDefinition[]>();
  /** Types that elements have, and those that derive from them. */
  readonly #substitutable = new Set<TypeDefinition>();
  /** What may stand for a type, abstract types left out. */
  readonly #derived = new Map<TypeDefinition, readonly TypeDefinition[]>();
  readonly #aliases = new Map<ComplexTypeDefinition, Aliases>();

  constructor(schema: Schema, names: ComponentNames) {
    this.#names = names;
    const named = new Set<TypeDefinition>(
      [...schema.typeDefinitions.values()].filter((it) => !isBuiltIn(it)),
    );
    for (const type of named) {
      const base = basesOf(type).find((it) => named.has(it));
      if (base !== undefined) {
        this.#children.set(base, [...(this.#children.get(base) ?? []), type]);
      }
    }
    const elementTypes = typesOfElements(schema, names);
    for (const type of elementTypes) {
      this.#markSubstitutable(type);
      this.#derived.set(type, this.#standIns(type));
    }
    for (const type of names.types) {
      if (type.component === 'complexTypeDefinition' && this.#substitutable.has(type)) {
        this.#nameAliases(type, elementTypes.has(type));
      }
    }
  }

  /**
   * The named types, not abstract, that are derived from `type`, directly or not, and may stand for it; none where no
   * element is of that type.
   */
  of(type: TypeDefinition): readonly TypeDefinition[] {
    return this.#derived.get(type) ?? [];
  }

  /**
   * The named types whose base `type` is; none where no element is of that type or of one that it derives from, so that
   * a type does not bring all its siblings into a bundle.
   */
  childrenOf(type: TypeDefinition): readonly TypeDefinition[] {
    return this.#substitutable.has(type) ? (this.#children.get(type) ?? []) : [];
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
      if (other.component === 'complexTypeDefinition' && isAllowed) {
        tags.set(other, tagOf(other));
      }
    }
    return tags;
  }

  /** The union of a type and those derived from it that may stand for it at an element. */
  unionAt(
    type: ComplexTypeDefinition,
    element: Pick<ElementDeclaration, 'disallowedSubstitutions'>,
  ): TypeExpression {
    const alias = this.#aliases.get(type)?.orDerived;
    const tags = this.tagged(type, element);
    return alias !== undefined && tags.size === this.of(type).length
      ? { kind: 'declared', name: alias }
      : unionOf([...this.#ownValue(type, tags.size > 0), ...[...tags].flatMap(this.#taggedValue)]);
  }

  /** The unions of values of types derived from a type, and of these and its own. */
  bindAliases(type: ComplexTypeDefinition): readonly TypeAliasBinding[] {
    const aliases = this.#aliases.get(type);
    const name = this.#names.ofType(type);
    if (aliases === undefined || name === undefined) {
      return [];
    }
    const { derived, orDerived } = aliases;
    const derivedValues: readonly TypeExpression[] =
      derived === undefined ? this.#valuesBelow(type) : [{ kind: 'declared', name: derived }];
    const bindings: TypeAliasBinding[] = [];
    if (derived !== undefined) {
      bindings.push({
        kind: 'alias',
        name: derived,
        documentation: [`A type derived from \`${name.identifier}\`, which \`$type\` names.`],
        type: unionOf(this.#valuesBelow(type)),
      });
    }
    if (orDerived !== undefined) {
      bindings.push({
        kind: 'alias',
        name: orDerived,
        documentation: [`\`${name.identifier}\` or a type derived from it, which \`$type\` names.`],
        type: unionOf([...this.#ownValue(type, true), ...derivedValues]),
      });
    }
    return bindings;
  }

  #markSubstitutable(type: TypeDefinition): void {
    if (!this.#substitutable.has(type)) {
      this.#substitutable.add(type);
      for (const child of this.#children.get(type) ?? []) {
        this.#markSubstitutable(child);
      }
    }
  }

  /** Type Derivation OK (Part 1, sections 3.4.6 and 3.14.6). */
  #standIns(type: TypeDefinition): readonly TypeDefinition[] {
    const prohibited =
      type.component === 'complexTypeDefinition' ? type.prohibitedSubstitutions : noSubstitutions;
    return this.#below(type).filter(
      (other) => !isAbstract(other) && !isBlocked(stepsBetween(other, type), prohibited),
    );
  }

  #below(type: TypeDefinition): readonly TypeDefinition[] {
    return (this.#children.get(type) ?? []).flatMap((child) => [child, ...this.#below(child)]);
  }

  #nameAliases(type: ComplexTypeDefinition, isElementType: boolean): void {
    const name = this.#names.ofType(type);
    const below = this.#below(type).filter((it) => !isAbstract(it));
    if (name === undefined || below.length === 0) {
      return;
    }
    // Values of an abstract type are of derived types: the two unions are one.
    const isOneUnion = type.abstract && isElementType;
    const derived = isOneUnion ? undefined : this.#names.allocate(name, `DerivedFrom${name.identifier}`);
    const orDerived =
      isElementType && this.of(type).length > 0
        ? this.#names.allocate(name, `${name.identifier}OrDerived`)
        : undefined;
    this.#aliases.set(type, { derived, orDerived });
  }

  /** Values of the types below a type: trees of their own by name. */
  #valuesBelow(type: ComplexTypeDefinition): readonly TypeExpression[] {
    const standIns = this.#derived.get(type);
    if (
      standIns !== undefined &&
      standIns.length < this.#below(type).filter((it) => !isAbstract(it)).length
    ) {
      return [...this.tagged(type, unblocked)].flatMap(this.#taggedValue);
    }
    return (this.#children.get(type) ?? []).flatMap((child): readonly TypeExpression[] => {
      if (child.component === 'simpleTypeDefinition') {
        return [];
      }
      const aliases = this.#aliases.get(child);
      const alias = aliases?.derived ?? (child.abstract ? aliases?.orDerived : undefined);
      const own = child.abstract ? [] : this.#taggedValue([child, tagOf(child)]);
      return alias === undefined ? own : [...own, { kind: 'declared', name: alias }];
    });
  }

  /** Without `$type`, a value of a derived type that lacks something would pass for one of this type. */
  #ownValue(type: ComplexTypeDefinition, hasDerived: boolean): readonly TypeExpression[] {
    const name = this.#names.ofType(type);
    if (type.abstract || name === undefined) {
      return [];
    }
    const declared: TypeExpression = { kind: 'declared', name };
    return [hasDerived ? { kind: 'intersection', members: [objectOf(noTypeProperty), declared] } : declared];
  }

  readonly #taggedValue = ([type, tag]: readonly [
    ComplexTypeDefinition,
    string,
  ]): readonly TypeExpression[] => {
    const name = this.#names.ofType(type);
    return name === undefined
      ? []
      : [{ kind: 'intersection', members: [objectOf(typeProperty(tag)), { kind: 'declared', name }] }];
  };
}

/** The names of the unions of a type with derived types. */
interface Aliases {
  readonly derived: DeclarationName | undefined;
  readonly orDerived: DeclarationName | undefined;
}

const noSubstitutions: ReadonlySet<DerivationMethod> = new Set();

const unblocked: Pick<ElementDeclaration, 'disallowedSubstitutions'> = {
  disallowedSubstitutions: noSubstitutions,
};

function objectOf(property: PropertyShape): TypeExpression {
  return { kind: 'object', shape: shapeOf([property]) };
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

/** `$type`: the local name, or `{namespace}local` outside of the namespace of the topmost type of the hierarchy. */
function tagOf(type: ComplexTypeDefinition): string {
  const { name = '', targetNamespace } = type;
  const isNamed = (it: TypeDefinition): boolean =>
    it.component === 'complexTypeDefinition' && it.name !== undefined;
  const root = basesOf(type).filter(isNamed).at(-1) ?? type;
  return root.targetNamespace === targetNamespace ? name : clarkName(targetNamespace, name);
}

function isAbstract(type: TypeDefinition): boolean {
  return type.component === 'complexTypeDefinition' && type.abstract;
}

/** {disallowed substitutions} or {prohibited substitutions}, as far as `xsi:type` is concerned. */
export function derivationSteps(
  substitutions: ReadonlySet<DerivationMethod | 'substitution'>,
): readonly DerivationStep[] {
  return (['extension', 'restriction'] as const).filter((step) => substitutions.has(step));
}

/** The types that a type is derived from, the nearest first; those that the specification defines left out. */
function basesOf(type: TypeDefinition): readonly TypeDefinition[] {
  const bases = new Set<TypeDefinition>();
  for (let base = type.baseTypeDefinition; !isBuiltIn(base); base = base.baseTypeDefinition) {
    if (bases.has(base)) {
      break;
    }
    bases.add(base);
  }
  return [...bases];
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
