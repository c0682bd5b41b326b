import { findAttribute, type SourceElement } from '../documents/source-element.js';
import { annotated } from './annotations.js';
import { errorType } from './builtins.js';
import type { Scope } from './context.js';
import type { TypeAlternative, TypeDefinition, TypeTable, XPathExpression } from './model.js';
import { schemaChild, schemaChildren } from './schema-elements.js';
import { buildSimpleType } from './simple-type.js';
import { xpathExpressionOf } from './xpath-expressions.js';

/**
 * Builds {type table} of an element declaration (XSD 1.1 Part 1, section 3.3.2.1).
 *
 * @param declared - {type definition} of the element, which stands in for an alternative without a test
 */
export function readTypeTable(
  scope: Scope,
  element: SourceElement,
  declared: TypeDefinition,
): { readonly typeTable?: TypeTable } {
  const sources =
    scope.compilation.xsdVersion === '1.1'
      ? schemaChildren(element).filter((child) => child.name === 'alternative')
      : [];
  if (sources.length === 0) {
    return {};
  }
  const built = sources.map((source, index) =>
    buildTypeAlternative(scope, source, index === sources.length - 1),
  );
  const alternatives = built.filter((each) => each.test !== undefined);
  const defaultTypeDefinition = built.find((each) => each.test === undefined) ?? {
    component: 'typeAlternative',
    typeDefinition: declared,
    location: element.location,
  };
  return { typeTable: { alternatives, defaultTypeDefinition } };
}

function buildTypeAlternative(scope: Scope, element: SourceElement, isLast: boolean): TypeAlternative {
  const test = xpathExpressionOf(scope, element, 'test');
  if (test === undefined && !isLast) {
    scope.compilation.error(
      'src-element.5',
      'Only the last xs:alternative may be without a test: those after it would never be chosen.',
      element.location,
    );
  }
  return {
    component: 'typeAlternative',
    ...(test !== undefined && { test }),
    // Where there is none, that has been reported.
    typeDefinition: typeOfAlternative(scope, element) ?? errorType,
    ...annotated(element),
    location: element.location,
  };
}

/** "Type Alternative Representation OK" (section 3.12.3). */
function typeOfAlternative(scope: Scope, element: SourceElement): TypeDefinition | undefined {
  const reference = findAttribute(element, 'type');
  const inline = schemaChild(element, 'simpleType', 'complexType');
  if ((reference === undefined) === (inline === undefined)) {
    scope.compilation.error(
      'src-type-alternative',
      'xs:alternative needs either a type attribute or an xs:simpleType or xs:complexType child, and not both.',
      element.location,
    );
  }
  if (inline?.name === 'simpleType') {
    return buildSimpleType(scope, inline);
  }
  if (inline !== undefined) {
    return scope.compilation.declareComplexType(scope, inline);
  }
  return reference && scope.compilation.resolveType(scope, reference);
}

/** Whether two elements choose their types in the same way ("Equivalent type tables", section 3.8.6.3). */
export function areTypeTablesEquivalent(a: TypeTable | undefined, b: TypeTable | undefined): boolean {
  if (a === undefined || b === undefined || a === b) {
    return a === b;
  }
  return (
    a.alternatives.length === b.alternatives.length &&
    a.alternatives.every((each, index) => areEquivalent(each, b.alternatives[index])) &&
    areEquivalent(a.defaultTypeDefinition, b.defaultTypeDefinition)
  );
}

function areEquivalent(a: TypeAlternative, b: TypeAlternative | undefined): boolean {
  return b !== undefined && a.typeDefinition === b.typeDefinition && areSameTests(a.test, b.test);
}

function areSameTests(a: XPathExpression | undefined, b: XPathExpression | undefined): boolean {
  if (a === undefined || b === undefined) {
    return a === b;
  }
  return (
    a.expression === b.expression &&
    a.defaultNamespace === b.defaultNamespace &&
    a.namespaces.size === b.namespaces.size &&
    [...a.namespaces].every(([prefix, namespace]) => b.namespaces.get(prefix) === namespace)
  );
}
