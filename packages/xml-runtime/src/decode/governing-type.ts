import { complexTypeBinding, typeNameOf } from '../plan/complex-type.js';
import { foreignType, undecidedType } from '../rules/elements.js';
import type { TypeDescriptor } from '../schema/descriptor.js';
import type { SubstitutableDeclaration, TypeSubstitution } from '../schema/features.js';
import type { TypeName } from './read-instance-attributes.js';
import type { ReadingContext } from './reading-context.js';

/**
 * The type that `xsi:type` names, where it may stand for the declared one (cvc-elt.4).
 * @returns undefined where it may not, which is reported
 */
export function governingType(
  context: ReadingContext,
  declaration: SubstitutableDeclaration,
  name: TypeName,
): TypeDescriptor | undefined {
  const declared = declaration.type;
  if (name.key === typeNameOf(declared)) return declared;
  const substitution = substitutionFor(context, declared);
  if (substitution !== undefined) return substitution.governingType(context, declaration, name);
  const below = declared.kind === 'complexType' ? ['$type'] : [];
  context.report({ ...foreignType(name, declared, undecidedType), below });
  return undefined;
}

/** Who knows which types stand for a declared one; undefined where nobody does. */
export function substitutionFor(
  { schema }: ReadingContext,
  declared: TypeDescriptor,
): TypeSubstitution | undefined {
  const known = declared.derivedTypes?.substitution ?? schema?.substitution;
  if (known !== undefined || declared.kind === 'simpleType') return known;
  const { attributeWildcard } = complexTypeBinding(declared);
  return attributeWildcard?.assessment.substitution(attributeWildcard);
}
