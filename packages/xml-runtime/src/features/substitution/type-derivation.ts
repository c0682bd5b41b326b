import { datatypeOf } from '../../datatypes/simple-type.js';
import { isAnyType, typeNameOf } from '../../plan/complex-type.js';
import { builtInBase } from '../../schema/built-in-types.js';
import type { ComplexTypeDescriptor, SimpleTypeDescriptor, TypeDescriptor } from '../../schema/descriptor.js';
import { resolve } from '../../schema/lazy.js';
import { XSD_NAMESPACE } from '../../xml/namespaces.js';

/** A step of derivation, as far as declarations forbid it. */
export type DerivationStep = 'extension' | 'restriction';

const NO_STEPS: readonly DerivationStep[] = [];
const NO_MEMBERS: readonly SimpleTypeDescriptor[] = [];

/**
 * How a type is derived from another: Type Derivation OK (Part 1, sections 3.4.6 and 3.14.6).
 * @returns the methods of the steps between them; undefined where it is not derived from it
 */
export function derivationSteps(
  type: TypeDescriptor,
  from: TypeDescriptor,
): readonly DerivationStep[] | undefined {
  if (isSameType(type, from)) return NO_STEPS;
  if (from.kind === 'complexType' && isAnyType(from)) return stepsToAnyType(type);
  return type.kind === 'complexType' ? stepsOfComplex(type, from) : stepsOfSimple(type, from);
}

/** Built-in types have several representations: the name says which they are. */
function isSameType(one: TypeDescriptor, other: TypeDescriptor): boolean {
  return one === other || (isBuiltIn(one) && typeNameOf(one) === typeNameOf(other));
}

function isBuiltIn({ namespaceURI, name }: TypeDescriptor): boolean {
  return namespaceURI === XSD_NAMESPACE && name !== undefined;
}

/** {derivation method} of a complex type. */
function methodOf({ derivation, base, simpleContent }: ComplexTypeDescriptor): DerivationStep {
  if (derivation !== undefined) return derivation;
  return base === undefined && simpleContent === undefined ? 'restriction' : 'extension';
}

/** {base type definition}, where it is not `xs:anyType`: simple content without a complex base extends its type. */
function baseOf({ base, simpleContent }: ComplexTypeDescriptor): TypeDescriptor | undefined {
  if (base !== undefined) return resolve(base);
  return simpleContent === undefined ? undefined : resolve(simpleContent);
}

function stepsOfComplex(
  type: ComplexTypeDescriptor,
  from: TypeDescriptor,
): readonly DerivationStep[] | undefined {
  const base = baseOf(type);
  const steps = base && derivationSteps(base, from);
  return steps && [methodOf(type), ...steps];
}

function stepsToAnyType(type: TypeDescriptor): readonly DerivationStep[] {
  const steps: DerivationStep[] = [];
  for (let at: TypeDescriptor | undefined = type; at?.kind === 'complexType'; at = baseOf(at)) {
    if (isAnyType(at)) return steps;
    steps.push(methodOf(at));
    // The simple ur-type, and what is derived from it, restrict the ur-type.
    if (baseOf(at)?.kind === 'simpleType') return [...steps, 'restriction'];
  }
  return steps.length === 0 ? ['restriction'] : steps;
}

function stepsOfSimple(
  type: SimpleTypeDescriptor,
  from: TypeDescriptor,
): readonly DerivationStep[] | undefined {
  if (from.kind !== 'simpleType') return undefined;
  const isDerived =
    isBuiltInNamed(from, 'anySimpleType') ||
    (isBuiltInNamed(from, 'anyAtomicType') && type.variety === 'atomic') ||
    isRestrictionOf(type, from) ||
    isMemberOf(type, from);
  return isDerived ? ['restriction'] : undefined;
}

function isBuiltInNamed(type: TypeDescriptor, name: string): boolean {
  return isBuiltIn(type) && type.name === name;
}

function isRestrictionOf(type: SimpleTypeDescriptor, from: SimpleTypeDescriptor): boolean {
  let at = simpleBaseOf(type);
  for (; at !== undefined && typeof at !== 'string'; at = simpleBaseOf(at)) {
    if (isSameType(at, from)) return true;
  }
  for (; at !== undefined; at = builtInBase(at)) {
    if (isBuiltInNamed(from, at)) return true;
  }
  return false;
}

/** The type that another restricts: by name, from the first that is built in. */
function simpleBaseOf(type: SimpleTypeDescriptor): SimpleTypeDescriptor | string | undefined {
  if (isBuiltIn(type)) return builtInBase(type.name ?? '');
  return type.base === undefined ? undefined : resolve(type.base);
}

/** Whether a type is, or is derived from, a member of a union (cos-st-derived-ok.2.2.4). */
function isMemberOf(type: SimpleTypeDescriptor, union: SimpleTypeDescriptor): boolean {
  return substitutableMembers(union).some((member) => derivationSteps(type, member) !== undefined);
}

/**
 * The member types that may stand for a type: those of a union without facets, also where it restricts another one. Values
 * of the members need not meet facets (XSD 1.1, section 3.16.6.3; for XSD 1.0, see decision 0010).
 */
function substitutableMembers(type: SimpleTypeDescriptor): readonly SimpleTypeDescriptor[] {
  if (type.variety !== 'union' || hasFacets(type)) return NO_MEMBERS;
  const { memberTypes, base } = type;
  if (memberTypes !== undefined) return memberTypes.map((member) => resolve(member));
  return base === undefined ? NO_MEMBERS : substitutableMembers(resolve(base));
}

/** Whether the last step of a union's derivation has facets: these are all that apply to unions (Part 2, section 4.1.5). */
function hasFacets(union: SimpleTypeDescriptor): boolean {
  const { pattern, enumeration, assertions } = datatypeOf(union).facets;
  return pattern !== undefined || enumeration !== undefined || assertions !== undefined;
}

/**
 * A type of this name among those in the transitive membership of a union that may stand for it.
 * @param name - as {@link typeNameOf} has it
 */
export function memberNamed(type: SimpleTypeDescriptor, name: string): SimpleTypeDescriptor | undefined {
  for (const member of substitutableMembers(type)) {
    const found = typeNameOf(member) === name ? member : memberNamed(member, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
