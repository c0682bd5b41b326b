import { attributeValue, findAttribute, type SourceElement } from '../documents/source-element.js';
import { XSI_NAMESPACE } from '../vocabulary/namespaces.js';
import { collapseWhiteSpace } from '../vocabulary/white-space.js';
import type { Scope } from './context.js';
import { namespaceOfLocal, schemaChildren } from './schema-elements.js';

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
  checkTargetNamespace(scope, element, 'src-element.4');
}

/** "Attribute Declaration Representation OK", section 3.2.3. Clause 4 is checked where the type is determined. */
export function checkAttributeDeclaration(scope: Scope, element: SourceElement, isLocal: boolean): void {
  checkDeclaration(scope, element, 'src-attribute', isLocal);
  checkReference(scope, element, 'src-attribute.3.2', ['type', 'form']);
  checkTargetNamespace(scope, element, 'src-attribute.6');
  const use = attributeValue(element, 'use') ?? 'optional';
  if (isLocal && findAttribute(element, 'default') !== undefined && use !== 'optional') {
    scope.compilation.error(
      'src-attribute.2',
      `xs:attribute has a default, so it is optional; its use cannot be ${use}.`,
      element.location,
    );
  }
  if (scope.compilation.xsdVersion === '1.1' && findAttribute(element, 'fixed') && use === 'prohibited') {
    scope.compilation.error(
      'src-attribute.5',
      'xs:attribute is prohibited, so it has no fixed value.',
      element.location,
    );
  }
  checkAttributeName(scope, element, isLocal);
}

/** What `targetNamespace` of a local declaration needs (XSD 1.1), apart from where it may stand. */
function checkTargetNamespace(
  scope: Scope,
  element: SourceElement,
  rule: 'src-element.4' | 'src-attribute.6',
): void {
  const targetNamespace = findAttribute(element, 'targetNamespace');
  if (targetNamespace === undefined || scope.compilation.xsdVersion === '1.0') {
    return;
  }
  if (findAttribute(element, 'name') === undefined) {
    const message = `xs:${element.name} has a targetNamespace attribute, so it needs a name.`;
    scope.compilation.error(`${rule}.1`, message, targetNamespace.location);
  }
  if (findAttribute(element, 'form') !== undefined) {
    const message = `xs:${element.name} has both targetNamespace and form; keep one.`;
    scope.compilation.error(`${rule}.2`, message, targetNamespace.location);
  }
}

/**
 * Clause 3 of src-element.4 and src-attribute.6: declarations in another namespace than that of the schema restrict
 * those of a base type.
 *
 * @param content - the element whose particles and attributes make up a complex type
 * @param mayDiffer - it is an `xs:restriction` of another type than `xs:anyType`
 */
export function checkForeignDeclarations(scope: Scope, content: SourceElement, mayDiffer: boolean): void {
  if (scope.compilation.xsdVersion === '1.0') {
    return;
  }
  for (const child of schemaChildren(content)) {
    const isDeclaration = child.name === 'element' || child.name === 'attribute';
    const targetNamespace = isDeclaration ? findAttribute(child, 'targetNamespace') : undefined;
    if (
      targetNamespace !== undefined &&
      !mayDiffer &&
      collapseWhiteSpace(targetNamespace.value) !== scope.document.targetNamespace
    ) {
      const rule = child.name === 'element' ? 'src-element.4.3' : 'src-attribute.6.3';
      const message = `xs:${child.name} declares a name in another namespace than that of the schema, which only the restriction of a complex type can.`;
      scope.compilation.error(rule, message, targetNamespace.location);
    } else if (isModelGroup(child)) {
      checkForeignDeclarations(scope, child, mayDiffer);
    }
  }
}

function isModelGroup({ name }: SourceElement): boolean {
  return name === 'sequence' || name === 'choice' || name === 'all';
}

/** "xmlns Not Allowed" and "xsi: Not Allowed", section 3.2.6. */
function checkAttributeName(scope: Scope, element: SourceElement, isLocal: boolean): void {
  const name = attributeValue(element, 'name');
  if (name === 'xmlns') {
    scope.compilation.error('no-xmlns', "No attribute can be named 'xmlns'.", element.location);
  }
  const namespace = isLocal
    ? namespaceOfLocal(scope, element, scope.attributeFormDefault)
    : scope.document.targetNamespace;
  if (name !== undefined && namespace === XSI_NAMESPACE) {
    scope.compilation.error(
      'no-xsi',
      `No attribute can be declared in the namespace ${XSI_NAMESPACE}.`,
      element.location,
    );
  }
}
