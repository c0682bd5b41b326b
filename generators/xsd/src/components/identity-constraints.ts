import { attributeValue, findAttribute, type SourceElement } from '../documents/source-element.js';
import { annotated } from './annotations.js';
import type { Draft, Scope } from './context.js';
import type { IdentityConstraintDefinition, XPathExpression } from './model.js';
import { schemaChild, schemaChildren } from './schema-elements.js';
import { xpathExpressionOf } from './xpath-expressions.js';

/**
 * Builds the identity constraints of an element declaration (section 3.11.2). Those that others refer to (XSD 1.1) are
 * among them only when all components are built.
 */
export function buildIdentityConstraints(
  scope: Scope,
  element: SourceElement,
): readonly IdentityConstraintDefinition[] {
  const definitions: IdentityConstraintDefinition[] = [];
  for (const child of schemaChildren(element)) {
    if (child.name !== 'key' && child.name !== 'keyref' && child.name !== 'unique') {
      continue;
    }
    if (scope.compilation.xsdVersion === '1.1' && !checkRepresentation(scope, child)) {
      continue;
    }
    if (findAttribute(child, 'ref') === undefined) {
      const definition = buildIdentityConstraint(scope, child, child.name);
      if (definition !== undefined) {
        definitions.push(definition);
      }
    } else {
      referToIdentityConstraint(scope, child, definitions);
    }
  }
  return definitions;
}

/** "Identity-constraint Definition Representation OK" (XSD 1.1 Part 1, section 3.11.3), clauses 1 to 4. */
function checkRepresentation({ compilation }: Scope, element: SourceElement): boolean {
  const has = (attribute: string): boolean => findAttribute(element, attribute) !== undefined;
  const fail = (clause: number, message: string): boolean => {
    compilation.error(`src-identity-constraint.${clause}`, message, element.location);
    return false;
  };
  const { name } = element;
  if (has('name') === has('ref')) {
    return fail(1, `An xs:${name} has either a name or a ref.`);
  }
  if (has('name') && schemaChild(element, 'selector') === undefined) {
    return fail(2, `An xs:${name} with a name has an xs:selector.`);
  }
  if (has('name') && name === 'keyref' && !has('refer')) {
    return fail(3, 'An xs:keyref with a name has the attribute refer.');
  }
  if (has('ref') && (has('refer') || schemaChild(element, 'selector', 'field') !== undefined)) {
    return fail(4, `An xs:${name} with a ref has nothing else but an id and an annotation.`);
  }
  return true;
}

function referToIdentityConstraint(
  scope: Scope,
  element: SourceElement,
  definitions: IdentityConstraintDefinition[],
): void {
  const { compilation } = scope;
  compilation.afterwards(() => {
    const reference = findAttribute(element, 'ref');
    const definition =
      reference && compilation.resolveIdentityConstraint(scope, reference, 'identityConstraint');
    if (definition === undefined) {
      return;
    }
    if (definition.category === element.name) {
      definitions.push(definition);
      return;
    }
    compilation.error(
      'src-identity-constraint.5',
      `An xs:${element.name} cannot refer to '${definition.name}', which is an xs:${definition.category}.`,
      element.location,
    );
  });
}

function buildIdentityConstraint(
  scope: Scope,
  element: SourceElement,
  category: IdentityConstraintDefinition['category'],
): IdentityConstraintDefinition | undefined {
  const name = attributeValue(element, 'name');
  if (name === undefined) {
    return undefined;
  }
  const selector = schemaChild(element, 'selector');
  const definition: Draft<IdentityConstraintDefinition> = {
    component: 'identityConstraintDefinition',
    name,
    targetNamespace: scope.document.targetNamespace,
    category,
    selector: pathOf(scope, selector ?? element),
    fields: schemaChildren(element)
      .filter((child) => child.name === 'field')
      .map((field) => pathOf(scope, field)),
    ...annotated(element),
    location: element.location,
  };
  scope.compilation.declareIdentityConstraint(definition);
  const refer = category === 'keyref' ? findAttribute(element, 'refer') : undefined;
  if (refer !== undefined) {
    scope.compilation.afterwards(() => {
      const key = scope.compilation.resolveIdentityConstraint(scope, refer, 'referencedKey');
      if (key !== undefined) {
        definition.referencedKey = key;
      }
    });
  }
  return definition;
}

/** What the check against the schema for schemas objects to is the empty path here. */
function pathOf(scope: Scope, element: SourceElement): XPathExpression {
  return (
    xpathExpressionOf(scope, element, 'xpath') ?? {
      expression: '',
      namespaces: new Map(),
      location: element.location,
    }
  );
}
