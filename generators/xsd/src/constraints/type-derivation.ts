import { anyAtomicType, anySimpleType, anyType } from '../components/builtins.js';
import type { BlockedMethod } from '../components/context.js';
import type { ComplexTypeDefinition, SimpleTypeDefinition, TypeDefinition } from '../components/model.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';

const nothing: ReadonlySet<BlockedMethod> = new Set();

/**
 * "Type Derivation OK" (Part 1, sections 3.4.6 and 3.14.6): whether `derived` is `base`, or derives from it by steps
 * that `blocked` and the {final} of the types on the way admit.
 */
export function isValidlyDerived(
  derived: TypeDefinition,
  base: TypeDefinition,
  xsdVersion: XsdVersion,
  blocked: ReadonlySet<BlockedMethod> = nothing,
): boolean {
  return derived.component === 'complexTypeDefinition'
    ? isComplexTypeDerived(derived, base, xsdVersion, blocked)
    : isSimpleTypeDerived(derived, base, xsdVersion, blocked);
}

function isComplexTypeDerived(
  derived: ComplexTypeDefinition,
  base: TypeDefinition,
  xsdVersion: XsdVersion,
  blocked: ReadonlySet<BlockedMethod>,
): boolean {
  if (derived === base) {
    return true;
  }
  if (blocked.has(derived.derivationMethod)) {
    return false;
  }
  const parent = derived.baseTypeDefinition;
  return parent === base || (parent !== derived && isValidlyDerived(parent, base, xsdVersion, blocked));
}

function isSimpleTypeDerived(
  derived: SimpleTypeDefinition,
  base: TypeDefinition,
  xsdVersion: XsdVersion,
  blocked: ReadonlySet<BlockedMethod>,
): boolean {
  if (derived === base) {
    return true;
  }
  const parent = derived.baseTypeDefinition;
  if (blocked.has('restriction') || parent.final.has('restriction')) {
    return false;
  }
  if (base === anySimpleType || base === anyType || parent === base) {
    return true;
  }
  if (base === anyAtomicType) {
    return derived.variety === 'atomic';
  }
  if (parent !== anySimpleType && isSimpleTypeDerived(parent, base, xsdVersion, blocked)) {
    return true;
  }
  return (
    base.component === 'simpleTypeDefinition' &&
    base.variety === 'union' &&
    (xsdVersion === '1.0' || !isRestrictedUnion(base)) &&
    (base.memberTypeDefinitions ?? []).some((member) =>
      isSimpleTypeDerived(derived, member, xsdVersion, blocked),
    )
  );
}

/** In XSD 1.1, members do not derive from a union whose {facets} exclude some of their values (section 3.16.6.3). */
function isRestrictedUnion(union: SimpleTypeDefinition): boolean {
  for (let step = union; step.variety === 'union'; step = step.baseTypeDefinition) {
    if ((step.facets.locations?.size ?? 0) > 0 || (step.facets.assertions?.length ?? 0) > 0) {
      return true;
    }
  }
  return false;
}

/** Whether a simple type is a built-in one or derives from it. */
export function isOrRestricts(type: SimpleTypeDefinition, builtin: SimpleTypeDefinition): boolean {
  for (let step = type; ; step = step.baseTypeDefinition) {
    if (step === builtin) {
      return true;
    }
    if (step === step.baseTypeDefinition) {
      return false;
    }
  }
}
