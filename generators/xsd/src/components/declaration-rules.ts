import { XSI_NAMESPACE } from '../documents/namespaces.js';
import { attributeValue, findAttribute, type SourceElement } from '../documents/source-element.js';
import type { Scope } from './context.js';
import { schemaChildren } from './schema-elements.js';

/** "Element Declaration Representation OK" (section 3.3.3) and "Attribute …" (3.2.3), what they say of both. */
function checkDeclaration(
  scope: Scope,
  element: SourceElement,
  rule: 'src-element' | 'src-attribute',
  isLocal: boolean,
): void {
  if (findAttribute(element, 'default') !== undefined && findAttribute(element, 'fixed') !== undefined) {
    scope.compilation.error(
      `${rule}.1`,
      `xs:${element.name} has both a default and a fixed value; keep one.`,
      element.location,
    );
  }
  if (
    isLocal &&
    (findAttribute(element, 'ref') === undefined) === (findAttribute(element, 'name') === undefined)
  ) {
    scope.compilation.error(
      rule === 'src-element' ? 'src-element.2.1' : 'src-attribute.3.1',
      `xs:${element.name} needs either a name or a ref attribute, and not both.`,
      element.location,
    );
  }
}

/** What a reference cannot have beside its `ref`, since the declaration that it refers to has it. */
function checkReference(
  scope: Scope,
  element: SourceElement,
  rule: 'src-element.2.2' | 'src-attribute.3.2',
  attributes: readonly string[],
): void {
  if (findAttribute(element, 'ref') === undefined) {
    return;
  }
  const attribute = element.attributes.find(
    (each) => each.namespaceURI === '' && attributes.includes(each.name),
  );
  const [child] = schemaChildren(element);
  const beside =
    attribute === undefined ? child && `an xs:${child.name} child` : `the attribute '${attribute.name}'`;
  if (beside !== undefined) {
    scope.compilation.error(
      rule,
      `xs:${element.name} has a ref attribute, and ${beside} beside it, which belongs to the declaration that it refers to.`,
      (attribute ?? child ?? element).location,
    );
  }
}

/** "Element Declaration Representation OK", section 3.3.3. Clause 3 is checked where the type is determined. */
export function checkElementDeclaration(scope: Scope, element: SourceElement, isLocal: boolean): void {
  checkDeclaration(scope, element, 'src-element', isLocal);
  checkReference(scope, element, 'src-element.2.2', [
    'nillable',
    'default',
    'fixed',
    'form',
    'block',
    'type',
  ]);
}

/** "Attribute Declaration Representation OK", section 3.2.3. Clause 4 is checked where the type is determined. */
export function checkAttributeDeclaration(scope: Scope, element: SourceElement, isLocal: boolean): void {
  checkDeclaration(scope, element, 'src-attribute', isLocal);
  checkReference(scope, element, 'src-attribute.3.2', ['type', 'form']);
  const use = attributeValue(element, 'use') ?? 'optional';
  if (isLocal && findAttribute(element, 'default') !== undefined && use !== 'optional') {
    scope.compilation.error(
      'src-attribute.2',
      `xs:attribute has a default, so it is optional; its use cannot be ${use}.`,
      element.location,
    );
  }
  checkAttributeName(scope, element, isLocal);
}

/** "xmlns Not Allowed" and "xsi: Not Allowed", section 3.2.6. */
function checkAttributeName(scope: Scope, element: SourceElement, isLocal: boolean): void {
  const name = attributeValue(element, 'name');
  if (name === 'xmlns') {
    scope.compilation.error('no-xmlns', "No attribute can be named 'xmlns'.", element.location);
  }
  const isQualified =
    !isLocal || (attributeValue(element, 'form') ?? scope.attributeFormDefault) === 'qualified';
  if (name !== undefined && isQualified && scope.document.targetNamespace === XSI_NAMESPACE) {
    scope.compilation.error(
      'no-xsi',
      `No attribute can be declared in the namespace ${XSI_NAMESPACE}.`,
      element.location,
    );
  }
}
