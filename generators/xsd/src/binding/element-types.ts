import { errorType } from '../components/builtins.js';
import type { ElementDeclaration, TypeDefinition } from '../components/model.js';

/**
 * The declaration with the type that its elements have when no test of its alternatives is true: that of the default
 * alternative, where there is one.
 */
export function withDefaultType(element: ElementDeclaration): ElementDeclaration {
  return element.typeTable === undefined
    ? element
    : { ...element, typeDefinition: element.typeTable.defaultTypeDefinition.typeDefinition };
}

/** The types that an element may have, as its attributes choose; one where there are no alternatives. */
export function typesOf({ typeDefinition, typeTable }: ElementDeclaration): readonly TypeDefinition[] {
  if (typeTable === undefined) {
    return [typeDefinition];
  }
  const { alternatives, defaultTypeDefinition } = typeTable;
  const types = new Set([...alternatives, defaultTypeDefinition].map((each) => each.typeDefinition));
  // Nothing is valid against it.
  types.delete(errorType);
  return types.size === 0 ? [errorType] : [...types];
}
