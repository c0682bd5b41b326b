import type { SimpleTypeDefinition } from '../components/model.js';
import type { SimpleTypeMapping } from '../config/configuration.js';
import { annotationParagraphs } from './documentation.js';
import type {
  Facets,
  SimpleTypeBinding,
  SimpleTypeDerivation,
  SimpleTypeReference,
  TypeExpression,
} from './model.js';
import type { ComponentNames } from './names.js';
import {
  hasOneLiteralPerValue,
  normaliseWhiteSpace,
  remapping,
  representationOf,
  representationType,
} from './simple-types.js';

/** Binds simple types. */
export class SimpleTypeBinder {
  readonly #names: ComponentNames;
  readonly #mapping: SimpleTypeMapping;

  constructor(names: ComponentNames, mapping: SimpleTypeMapping) {
    this.#names = names;
    this.#mapping = mapping;
  }

  /** The type of a value of `type`, by name where it has one. */
  valueType(type: SimpleTypeDefinition): TypeExpression {
    const name = this.#names.ofType(type);
    return name === undefined ? this.#definition(type) : { kind: 'declared', name };
  }

  /** How a descriptor refers to `type`. */
  reference(type: SimpleTypeDefinition): SimpleTypeReference {
    const name = this.#names.ofType(type);
    if (name !== undefined) {
      return { kind: 'declared', name };
    }
    const builtin = type.name ?? 'anySimpleType';
    const as = remapping(builtin, this.#mapping);
    return as === undefined ? { kind: 'builtin', name: builtin } : { kind: 'remapped', name: builtin, as };
  }

  /** The literal type of a fixed value, where a literal type can say it. */
  fixedType(type: SimpleTypeDefinition, lexical: string): TypeExpression | undefined {
    return this.#literalTypes(type, [lexical]);
  }

  /** A literal as a person reads it: in quotation marks where its value is a string. */
  showValue(type: SimpleTypeDefinition, lexical: string): string {
    const isString = type.variety === 'atomic' && representationOf(type, this.#mapping) === 'string';
    return isString ? JSON.stringify(normaliseWhiteSpace(lexical, type)) : lexical;
  }

  /** @param type - a type that has a name in the generated code */
  bind(type: SimpleTypeDefinition): SimpleTypeBinding {
    const name = this.#names.ofType(type);
    if (name === undefined) {
      throw new Error('A built-in type has no declaration in generated code.');
    }
    return {
      kind: 'simpleType',
      name,
      documentation: annotationParagraphs(type.annotation),
      type: this.#definition(type),
      ...(type.name !== undefined && { xmlName: type.name }),
      derivation: this.#derivation(type),
    };
  }

  #definition(type: SimpleTypeDefinition): TypeExpression {
    const literals = this.#literals(type);
    if (literals !== undefined) {
      return literals;
    }
    if (isRestriction(type)) {
      return this.#representationStep(type) === undefined
        ? this.valueType(type.baseTypeDefinition)
        : representationType(representationOf(type, this.#mapping));
    }
    switch (type.variety) {
      case 'atomic':
        return representationType(representationOf(type, this.#mapping));
      case 'list':
        return {
          kind: 'array',
          items:
            type.itemTypeDefinition === undefined
              ? { kind: 'keyword', keyword: 'string' }
              : this.valueType(type.itemTypeDefinition),
        };
      case 'union':
        return unionOf((type.memberTypeDefinitions ?? []).map((member) => this.valueType(member)));
    }
  }

  #derivation(type: SimpleTypeDefinition): SimpleTypeDerivation {
    if (!isRestriction(type) && type.variety === 'list' && type.itemTypeDefinition !== undefined) {
      return { variety: 'list', itemType: this.reference(type.itemTypeDefinition) };
    }
    if (!isRestriction(type) && type.variety === 'union') {
      const memberTypes = (type.memberTypeDefinitions ?? []).map((member) => this.reference(member));
      return { variety: 'union', memberTypes };
    }
    const as = this.#representationStep(type);
    return {
      variety: 'restriction',
      base: this.reference(type.baseTypeDefinition),
      facets: facetsOf(type),
      ...(as !== undefined && { as }),
    };
  }

  /** The representation that this step of derivation chooses; undefined where it keeps that of the base. */
  #representationStep(type: SimpleTypeDefinition): 'number' | undefined {
    if (type.variety !== 'atomic' || type.builtin) {
      return undefined;
    }
    const own = representationOf(type, this.#mapping);
    const base = type.baseTypeDefinition;
    return own === 'number' && representationOf(base, this.#mapping) === 'bigint' ? own : undefined;
  }

  /** A union of literals where the type enumerates its values. */
  #literals(type: SimpleTypeDefinition): TypeExpression | undefined {
    return (
      type.facets.enumeration &&
      this.#literalTypes(
        type,
        type.facets.enumeration.map(({ lexical }) => lexical),
      )
    );
  }

  /** The literal types of values; undefined where other literals stand for the same values in JavaScript too. */
  #literalTypes(type: SimpleTypeDefinition, lexicals: readonly string[]): TypeExpression | undefined {
    if (hasOneLiteralPerValue(type)) {
      return literalUnion(lexicals.map((lexical) => normaliseWhiteSpace(lexical, type)));
    }
    const isNumber = type.variety === 'atomic' && representationOf(type, this.#mapping) === 'number';
    const numbers = lexicals.map((lexical) => Number(lexical.trim()));
    // A literal type of a float would have to say how many digits are exact.
    const isExact = type.primitiveTypeDefinition?.name === 'decimal' && numbers.every(Number.isFinite);
    return isNumber && isExact ? literalUnion(numbers.map((value) => (value === 0 ? 0 : value))) : undefined;
  }
}

/** A union, of which equal members are one; itself where it has one member. */
export function unionOf(members: readonly TypeExpression[]): TypeExpression {
  const flat = members.flatMap((member) => (member.kind === 'union' ? member.members : [member]));
  const distinct = [...new Map(flat.map((member) => [JSON.stringify(member), member])).values()];
  const [first] = distinct;
  if (first === undefined) {
    return { kind: 'keyword', keyword: 'never' };
  }
  return distinct.length === 1 ? first : { kind: 'union', members: distinct };
}

function literalUnion(values: readonly (string | number)[]): TypeExpression {
  return unionOf(values.map((value) => ({ kind: 'literal', value })));
}

/** Whether a type restricts one that is not the simple ur-type; lists and unions derive from that one. */
function isRestriction(type: SimpleTypeDefinition): boolean {
  return !type.builtin && type.baseTypeDefinition.name !== 'anySimpleType';
}

function facetsOf(type: SimpleTypeDefinition): Facets {
  const { enumeration } = type.facets;
  const primitive = type.primitiveTypeDefinition?.name;
  const hasQNames = type.variety !== 'atomic' || primitive === 'QName' || primitive === 'NOTATION';
  const facets = facetNames.map((name) => [name, type.facets[name]] as const);
  return {
    ...Object.fromEntries(facets.filter(([, value]) => value !== undefined)),
    ...(enumeration !== undefined && {
      enumeration: enumeration.map(({ lexical, annotation, namespaces }) => ({
        lexical,
        documentation: annotationParagraphs(annotation),
        ...(namespaces !== undefined && hasQNames && { namespaces }),
      })),
    }),
  };
}

/** The facets other than enumeration, in the order in which they are written. */
const facetNames = [
  'length',
  'minLength',
  'maxLength',
  'minInclusive',
  'minExclusive',
  'maxInclusive',
  'maxExclusive',
  'totalDigits',
  'fractionDigits',
  'whiteSpace',
  'pattern',
] as const;
