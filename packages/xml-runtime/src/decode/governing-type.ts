import { complexTypeBinding, isAnyType, typeNameOf } from '../plan/complex-type.js';
import { componentsFor, type SchemaComponents } from '../plan/schema-components.js';
import { foreignType } from '../rules/elements.js';
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
  const substitution = substitutionFor(declared, context.schema);
  if (substitution !== undefined) return substitution.governingType(context, declaration, name);
  // Without a schema, nobody knows what the ur-type may stand for.
  if (declared.kind === 'complexType' && isAnyType(declared)) return declared;
  const below = declared.kind === 'complexType' ? ['$type'] : [];
  context.report({ ...foreignType(name, declared, 'undecided'), below });
  return undefined;
}

/** Who knows which types stand for a declared one; undefined where nobody does. */
export function substitutionFor(
  declared: TypeDescriptor,
  schema: SchemaComponents | undefined,
): TypeSubstitution | undefined {
  return (
    declared.derivedTypes?.substitution ??
    schema?.substitution ??
    (declared.kind === 'complexType'
      ? componentsFor(complexTypeBinding(declared).attributeWildcard)?.substitution
      : undefined)
  );
}
