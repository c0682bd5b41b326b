import { nativeExpression } from '@proj/xml-runtime/compiler';
import type { SimpleTypeDefinition } from '../components/model.js';
import type { Configuration, ValueMapping, ValueRepresentation } from '../config/configuration.js';
import type { SourceLocation } from '../source-location.js';
import type { ApproximationCollector } from './approximations.js';
import { annotationParagraphs } from './documentation.js';
import type {
  DeclarationName,
  Facets,
  SimpleTypeBinding,
  SimpleTypeDerivation,
  SimpleTypeReference,
  TypeExpression,
} from './model.js';
import type { ComponentNames } from './names.js';
import {
  codecType,
  hasOneLiteralPerValue,
  normaliseWhiteSpace,
  representationOf,
  representationType,
} from './simple-types.js';
import { isCodec, type TypeMappings } from './type-mappings.js';
import { unionOf } from './union-of.js';
import { reportTypeConstraints } from './untyped-constraints.js';
import { bindFacetAssertions } from './xpath-expressions.js';

/** What binding simple types needs besides their names and mappings. */
interface SimpleTypeSetting {
  readonly configuration: Configuration;
  /** Where problems of the configuration are reported. */
  readonly configurationLocation: SourceLocation;
  /** Told where types say less than the schema. */
  readonly approximations: ApproximationCollector;
}

/** Binds simple types. */
export class SimpleTypeBinder {
  readonly #names: ComponentNames;
  readonly #mappings: TypeMappings;
  readonly #setting: SimpleTypeSetting;

  constructor(names: ComponentNames, mappings: TypeMappings, setting: SimpleTypeSetting) {
    this.#setting = setting;
    this.#names = names;
    this.#mappings = mappings;
  }

  /** The type of a value of `type`, by name where it has one. */
  valueType(type: SimpleTypeDefinition): TypeExpression {
    const name = this.#names.ofType(type);
    return name === undefined ? this.#definition(type) : { kind: 'declared', name };
  }

  /** The type behind the name of a simple type; undefined for names of others. */
  aliasOf(name: DeclarationName): TypeExpression | undefined {
    const type = this.#names.typeOf(name);
    return type?.component === 'simpleTypeDefinition' ? this.#definition(type) : undefined;
  }

  /** How a descriptor refers to `type`. */
  reference(type: SimpleTypeDefinition): SimpleTypeReference {
    const name = this.#names.ofType(type);
    if (name !== undefined) {
      return { kind: 'declared', name };
    }
    const builtin = type.name ?? 'anySimpleType';
    const mapping = this.#mappings.ofBuiltIn(builtin);
    if (mapping === undefined) {
      return { kind: 'builtin', name: builtin };
    }
    this.#reportRepresentation(builtin, mapping);
    return isCodec(mapping)
      ? { kind: 'codec', name: builtin, codec: mapping }
      : { kind: 'remapped', name: builtin, as: mapping };
  }

  /** The literal type of a fixed value, where a literal type can say it. */
  fixedType(type: SimpleTypeDefinition, lexical: string): TypeExpression | undefined {
    return this.#literalTypes(type, [lexical]);
  }

  /** A literal as a person reads it: in quotation marks where its value is a string. */
  showValue(type: SimpleTypeDefinition, lexical: string): string {
    const isString = type.variety === 'atomic' && representationOf(type, this.#mappings) === 'string';
    return isString ? JSON.stringify(normaliseWhiteSpace(lexical, type)) : lexical;
  }

  /** @param type - a type that has a name in the generated code */
  bind(type: SimpleTypeDefinition): SimpleTypeBinding {
    const name = this.#names.ofType(type);
    if (name === undefined) {
      throw new Error('A built-in type has no declaration in generated code.');
    }
    const mapping = this.#mappings.of(type);
    this.#report(type, name.identifier);
    const xmlName = this.#names.xmlNameOf(type);
    return {
      kind: 'simpleType',
      name,
      documentation: annotationParagraphs(type.annotation, this.#setting.configuration),
      type: this.#definition(type),
      ...(xmlName !== undefined && { xmlName }),
      derivation: this.#derivation(type),
      derivedTypes: [],
      ...(isCodec(mapping) && { codec: mapping }),
    };
  }

  #definition(type: SimpleTypeDefinition): TypeExpression {
    const mapping = this.#mappings.of(type);
    if (isCodec(mapping)) {
      return codecType(mapping);
    }
    const literals = this.#literals(type);
    if (literals !== undefined) {
      return literals;
    }
    if (isRestriction(type)) {
      return this.#representationStep(type) === undefined && this.#mappedStep(type) === undefined
        ? this.valueType(type.baseTypeDefinition)
        : representationType(representationOf(type, this.#mappings));
    }
    switch (type.variety) {
      case 'atomic':
        return representationType(representationOf(type, this.#mappings));
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
    const representation = this.#mappedStep(type) ?? this.#representationStep(type);
    return {
      variety: 'restriction',
      base: this.reference(type.baseTypeDefinition),
      facets: facetsOf(type, this.#setting.configuration),
      ...(representation !== undefined && { representation }),
    };
  }

  /** What the type of a value does not say of it. */
  #report(type: SimpleTypeDefinition, identifier: string): void {
    const { approximations } = this.#setting;
    const component = `type ${identifier}`;
    reportTypeConstraints(type, component, approximations);
    const unsaid = facetNames.filter((name) => name !== 'whiteSpace' && type.facets[name] !== undefined);
    const facets: readonly string[] =
      type.facets.enumeration !== undefined && this.#literals(type) === undefined
        ? [...unsaid, 'enumeration']
        : unsaid;
    if (facets.length > 0) {
      const message = `The type does not say ${facets.join(', ')}; parse, validate and serialize check ${facets.length === 1 ? 'it' : 'them'}.`;
      approximations.report({ kind: 'facet', component, message, location: type.location });
    }
  }

  /** What values that the configuration represents in another way do not hold. */
  #reportRepresentation(builtin: string, mapping: ValueMapping): void {
    const message = isCodec(mapping)
      ? `Values are what the codec ${mapping.codec} makes of literals.`
      : representationLoss(builtin, mapping);
    if (message !== undefined) {
      const { approximations, configurationLocation: location } = this.#setting;
      approximations.report({ kind: 'representation', component: `type xs:${builtin}`, message, location });
    }
  }

  /** The representation that the configuration chooses for this step; undefined where the base has it already. */
  #mappedStep(type: SimpleTypeDefinition): ValueRepresentation | undefined {
    const own = this.#mappings.of(type);
    return own === undefined ||
      isCodec(own) ||
      own === representationOf(type.baseTypeDefinition, this.#mappings)
      ? undefined
      : own;
  }

  /** The representation that this step of derivation chooses; undefined where it keeps that of the base. */
  #representationStep(type: SimpleTypeDefinition): 'number' | undefined {
    if (type.variety !== 'atomic' || type.builtin) {
      return undefined;
    }
    const own = representationOf(type, this.#mappings);
    const base = type.baseTypeDefinition;
    return own === 'number' && representationOf(base, this.#mappings) === 'bigint' ? own : undefined;
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
    if (hasOneLiteralPerValue(type) && representationOf(type, this.#mappings) === 'string') {
      return literalUnion(lexicals.map((lexical) => normaliseWhiteSpace(lexical, type)));
    }
    const isNumber = type.variety === 'atomic' && representationOf(type, this.#mappings) === 'number';
    const numbers = lexicals.map((lexical) => Number(lexical.trim()));
    // A literal type of a float would have to say how many digits are exact.
    const isExact = type.primitiveTypeDefinition?.name === 'decimal' && numbers.every(Number.isFinite);
    return isNumber && isExact ? literalUnion(numbers.map((value) => (value === 0 ? 0 : value))) : undefined;
  }
}

/** What a representation does not hold of a literal. */
function representationLoss(builtin: string, representation: ValueRepresentation): string | undefined {
  if (representation === 'Date') {
    return 'A Date has neither the time zone of the literal nor what is below a millisecond.';
  }
  if (representation !== 'number') {
    return undefined;
  }
  return builtin === 'decimal'
    ? 'A number is exact up to 15 digits.'
    : 'A number holds integers up to 2^53; literals beyond are refused.';
}

function literalUnion(values: readonly (string | number)[]): TypeExpression {
  return unionOf(values.map((value) => ({ kind: 'literal', value })));
}

/** Whether a type restricts one that is not the simple ur-type; lists and unions derive from that one. */
function isRestriction(type: SimpleTypeDefinition): boolean {
  return !type.builtin && type.baseTypeDefinition.name !== 'anySimpleType';
}

function facetsOf(type: SimpleTypeDefinition, configuration: Configuration): Facets {
  const { enumeration } = type.facets;
  const primitive = type.primitiveTypeDefinition?.name;
  const hasQNames = type.variety !== 'atomic' || primitive === 'QName' || primitive === 'NOTATION';
  const facets = facetNames.map((name) => [name, type.facets[name]] as const);
  return {
    ...bindFacetAssertions(type),
    ...Object.fromEntries(facets.filter(([, value]) => value !== undefined)),
    ...nativePattern(type),
    ...(enumeration !== undefined && {
      enumeration: enumeration.map(({ lexical, annotation, namespaces }) => ({
        lexical,
        documentation: annotationParagraphs(annotation, configuration),
        ...(namespaces !== undefined && hasQNames && { namespaces }),
      })),
    }),
  };
}

/** What matches the patterns in JavaScript, where the runtime looks for no other literal of a value that they exclude. */
function nativePattern(type: SimpleTypeDefinition): Pick<Facets, 'nativePattern'> {
  const { pattern } = type.facets;
  const expression =
    pattern !== undefined && hasOneLiteralPerValue(type) ? nativeExpression(pattern) : undefined;
  return expression === undefined ? {} : { nativePattern: expression };
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
  'explicitTimezone',
  'whiteSpace',
  'pattern',
] as const;
