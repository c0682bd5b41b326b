import { errorType } from '../components/builtins.js';
import type {
  Assertion,
  ElementDeclaration,
  SimpleTypeDefinition,
  TypeDefinition,
  XPathExpression,
} from '../components/model.js';
import type { BindingContext } from './context.js';
import type { TypeAlternativeBinding, XPathBinding } from './model.js';
import { typeReference } from './value-types.js';

/** The tests of assertions. */
export function bindAssertions(assertions: readonly Assertion[] = []): readonly XPathBinding[] {
  return assertions.map(({ test }) => bindXPath(test));
}

/** {facets} of a simple type that are assertions; undefined where there are none. */
export function bindFacetAssertions({ facets }: SimpleTypeDefinition): {
  readonly assertions?: readonly XPathBinding[];
} {
  return facets.assertions === undefined ? {} : { assertions: bindAssertions(facets.assertions) };
}

/** The type alternatives of an element that have a test. */
export function bindTypeAlternatives(
  { typeTable }: ElementDeclaration,
  context: BindingContext,
): readonly TypeAlternativeBinding[] {
  return (typeTable?.alternatives ?? []).flatMap(({ test, typeDefinition }) =>
    test === undefined ? [] : [{ test: bindXPath(test), type: typeReference(typeDefinition, context) }],
  );
}

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

/** Of the prefixes in scope, those that the expression may refer to. */
function bindXPath({ expression, namespaces, defaultNamespace }: XPathExpression): XPathBinding {
  const used = [...namespaces].filter(([prefix]) => expression.includes(`${prefix}:`));
  return {
    test: expression,
    ...(used.length > 0 && { namespaces: new Map(used) }),
    ...(defaultNamespace !== undefined && { xpathDefaultNamespace: defaultNamespace }),
  };
}
