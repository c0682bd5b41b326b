import type { BlockedMethod } from '../components/context.js';
import type { ElementDeclaration, ValueConstraint } from '../components/model.js';
import { areTypeTablesEquivalent } from '../components/type-alternatives.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import type { CheckContext } from './check-context.js';
import { describeDeclaration, describeType } from './descriptions.js';
import type { SimpleTypeValues } from './simple-type-values.js';
import { isValidlyDerived } from './type-derivation.js';
import { simpleTypeOf } from './value-constraints.js';

/** Why a particle or a declaration is not a valid restriction: the rule and a sentence. */
export interface RestrictionFailure {
  readonly rule: string;
  readonly message: string;
}

const blockedForElements: ReadonlySet<BlockedMethod> = new Set(['extension', 'list', 'union']);

/** The rule of the specification, to which a clause is added. */
export const nameAndTypeRule = 'rcase-NameAndTypeOK';

/**
 * Whether the declaration of an element means no more than that of the same element in the base type ("subsumes",
 * XSD 1.1, section 3.4.6.4, clause 4).
 *
 * @returns why not; undefined where it is so
 */
export function elementRestrictionFailure(
  own: ElementDeclaration,
  base: ElementDeclaration,
  { values, xsdVersion }: Pick<CheckContext, 'values' | 'xsdVersion'>,
): string | undefined {
  return declarationFailure(own, base, values, xsdVersion)?.message;
}

/**
 * "Particle Restriction OK (Elt:Elt – NameAndTypeOK)" as far as it is about the declarations of an element (section 3.9.6,
 * clauses 2 and 4 to 7), not how often it occurs.
 *
 * @returns undefined where `a` is a valid restriction of `b`
 */
export function declarationFailure(
  a: ElementDeclaration,
  b: ElementDeclaration,
  values: SimpleTypeValues,
  xsdVersion: XsdVersion,
): RestrictionFailure | undefined {
  if (a === b) {
    return undefined;
  }
  const name = describeDeclaration(a);
  if (a.nillable && !b.nillable) {
    return {
      rule: `${nameAndTypeRule}.2`,
      message: `the element ${name} is nillable, which it is not in the base type`,
    };
  }
  const fixed = b.valueConstraint;
  if (
    fixed?.kind === 'fixed' &&
    (a.valueConstraint?.kind !== 'fixed' || !hasSameValue(values, b, a.valueConstraint, fixed))
  ) {
    return {
      rule: `${nameAndTypeRule}.4`,
      message: `the element ${name} is fixed to '${fixed.lexical}' in the base type`,
    };
  }
  const identityConstraints = identityConstraintFailure(a, b, xsdVersion);
  if (identityConstraints !== undefined) {
    return { rule: `${nameAndTypeRule}.5`, message: `the element ${name} ${identityConstraints}` };
  }
  if ([...b.disallowedSubstitutions].some((method) => !a.disallowedSubstitutions.has(method))) {
    return { rule: `${nameAndTypeRule}.6`, message: `the element ${name} blocks less than in the base type` };
  }
  if (!areTypeTablesEquivalent(a.typeTable, b.typeTable)) {
    return {
      rule: `${nameAndTypeRule}.7`,
      message: `the element ${name} has other type alternatives than in the base type`,
    };
  }
  if (!isValidlyDerived(a.typeDefinition, b.typeDefinition, xsdVersion, blockedForElements)) {
    return {
      rule: `${nameAndTypeRule}.7`,
      message: `the type of the element ${name} is not a restriction of ${describeType(b.typeDefinition)}`,
    };
  }
  return undefined;
}

/** XSD 1.0 wants no identity constraints beside those of the base type; XSD 1.1 wants all of those. */
function identityConstraintFailure(
  { identityConstraintDefinitions: own }: ElementDeclaration,
  { identityConstraintDefinitions: base }: ElementDeclaration,
  xsdVersion: XsdVersion,
): string | undefined {
  if (xsdVersion === '1.0') {
    return own.every((each) => base.includes(each))
      ? undefined
      : 'has identity constraints that it does not have in the base type';
  }
  return base.every((each) => own.includes(each))
    ? undefined
    : 'lacks identity constraints that it has in the base type';
}

function hasSameValue(
  values: SimpleTypeValues,
  { typeDefinition }: ElementDeclaration,
  a: ValueConstraint,
  b: ValueConstraint,
): boolean {
  const type = simpleTypeOf(typeDefinition);
  return type === undefined ? a.lexical === b.lexical : values.areEqual(type, a, b);
}
