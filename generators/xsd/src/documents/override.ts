import { XSD_NAMESPACE } from '../vocabulary/namespaces.js';
import { attributeValue, type SourceElement } from './source-element.js';

/** The elements that an `xs:override` may replace, and that replace them. */
const declarations: ReadonlySet<string> = new Set([
  'simpleType',
  'complexType',
  'group',
  'attributeGroup',
  'element',
  'attribute',
  'notation',
]);

/** The declarations among the children of an element: of an `xs:override`, those that replace others. */
export function declarationsIn(element: SourceElement): SourceElement[] {
  return element.children.filter(isDeclaration);
}

function isDeclaration({ name, namespaceURI }: SourceElement): boolean {
  return namespaceURI === XSD_NAMESPACE && declarations.has(name);
}

/**
 * The transformation of a schema document that is overridden ("XSD 1.1 Part 1: Structures", appendix F.2): each
 * declaration that has the element name and the `name` of one of `overriding` gives way to it, under `xs:schema`,
 * `xs:redefine` and `xs:override`; what the document includes or overrides is overridden too.
 *
 * @param root - an `xs:schema` element
 * @param overriding - the declarations among the children of an `xs:override`
 */
export function overrideSchema(root: SourceElement, overriding: readonly SourceElement[]): SourceElement {
  return withChildren(
    root,
    root.content.flatMap((item) => (typeof item === 'string' ? [item] : overrideChild(item, overriding))),
  );
}

function overrideChild(
  child: SourceElement,
  overriding: readonly SourceElement[],
): readonly (SourceElement | string)[] {
  if (child.namespaceURI !== XSD_NAMESPACE) {
    return [child];
  }
  switch (child.name) {
    case 'include':
      return [{ ...withChildren(child, overriding), name: 'override' }];
    case 'override':
      return [withChildren(child, mergedDeclarations(child, overriding))];
    case 'redefine':
      return [overrideSchema(child, overriding)];
    default:
      return replacement(child, overriding);
  }
}

/** What the inner `xs:override` overrides, in the way of the outer one; and all else that the outer one overrides. */
function mergedDeclarations(inner: SourceElement, overriding: readonly SourceElement[]): SourceElement[] {
  const own = declarationsIn(inner);
  return [
    ...new Set([
      ...own.flatMap((declaration) => replacement(declaration, overriding)),
      ...overriding.filter((declaration) => !own.some((other) => isReplacedBy(other, declaration))),
    ]),
  ];
}

function replacement(
  declaration: SourceElement,
  overriding: readonly SourceElement[],
): readonly SourceElement[] {
  const replacing = isDeclaration(declaration)
    ? overriding.filter((candidate) => isReplacedBy(declaration, candidate))
    : [];
  return replacing.length === 0 ? [declaration] : replacing;
}

function isReplacedBy(declaration: SourceElement, candidate: SourceElement): boolean {
  const name = attributeValue(declaration, 'name');
  return (
    declaration.name === candidate.name && name !== undefined && name === attributeValue(candidate, 'name')
  );
}

function withChildren(element: SourceElement, content: readonly (SourceElement | string)[]): SourceElement {
  return { ...element, content, children: content.filter((item) => typeof item !== 'string') };
}
