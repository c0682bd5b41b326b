import type { ComplexTypeBinding } from '../plan/complex-type.js';
import type { ElementChild } from '../plan/content.js';
import type { ValueConstructor } from '../plan/value-constructor.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';

/** Reports whether nothing has to be done for an element but to read its content. */
function isPlain({ declaration, tag }: ElementChild): boolean {
  const { complexType } = declaration;
  return (
    tag === undefined &&
    !declaration.isAbstract &&
    declaration.default === undefined &&
    declaration.alternatives === undefined &&
    declaration.identityConstraints === undefined &&
    complexType?.descriptor.abstract !== true &&
    complexType?.observer === undefined
  );
}

/**
 * Returns the type of a child whose value is its text where it has no attributes, or an object of nothing else (see
 * {@link wrapperOf}), and neither an ID nor a reference to one; undefined for any other child.
 */
export function plainSimpleType(child: ElementChild): SimpleTypeDescriptor | undefined {
  if (!isPlain(child)) return undefined;
  const { simpleType, complexType } = child.declaration;
  const type: (SimpleTypeDescriptor & { readonly hasIdentifiers?: boolean }) | undefined =
    complexType?.kind === 'simple' && complexType.expectedAttributes.length === 0
      ? complexType.simpleType
      : simpleType;
  return type?.hasIdentifiers === true ? undefined : type;
}

/** Returns what makes the value of an element without attributes whose content is simple; undefined where that is bare. */
export function wrapperOf({ declaration: { complexType } }: ElementChild): ValueConstructor | undefined {
  return complexType === undefined || complexType.isBareWithoutAttributes ? undefined : complexType.Value;
}

/** Returns the type of a child whose value is an object of its children where it has no attributes; or undefined. */
export function plainObjectType(child: ElementChild): ComplexTypeBinding | undefined {
  const { complexType } = child.declaration;
  const isObject = complexType?.kind === 'elementOnly' && complexType.expectedAttributes.length === 0;
  return isObject && isPlain(child) ? complexType : undefined;
}
