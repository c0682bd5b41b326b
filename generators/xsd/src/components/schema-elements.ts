import { attributeValue, findAttribute, type SourceElement } from '../documents/source-element.js';
import type { SourceLocation } from '../source-location.js';
import { XSD_NAMESPACE } from '../vocabulary/namespaces.js';
import type { BlockedMethod, Form, Scope } from './context.js';
import type { DerivationMethod, ValueConstraint } from './model.js';

/** The children in the XML Schema namespace, annotations left out. */
export function schemaChildren(element: SourceElement): SourceElement[] {
  return element.children.filter(
    (child) => child.namespaceURI === XSD_NAMESPACE && child.name !== 'annotation',
  );
}

/** The first child in the XML Schema namespace that has one of the names. */
export function schemaChild(element: SourceElement, ...names: readonly string[]): SourceElement | undefined {
  return element.children.find((child) => child.namespaceURI === XSD_NAMESPACE && names.includes(child.name));
}

/** The value of an attribute of type `xs:boolean`; what is not one counts as absent. */
export function booleanAttribute(element: SourceElement, name: string): boolean | undefined {
  const value = attributeValue(element, name);
  if (value === 'true' || value === '1') {
    return true;
  }
  return value === 'false' || value === '0' ? false : undefined;
}

/** `minOccurs` and `maxOccurs`; what is not a number counts as absent. */
export function occurrence(element: SourceElement): {
  readonly minOccurs: number;
  readonly maxOccurs: number;
} {
  const number = (text: string | undefined): number =>
    text !== undefined && /^\+?\d+$/.test(text) ? Number(text) : 1;
  const max = attributeValue(element, 'maxOccurs');
  return {
    minOccurs: number(attributeValue(element, 'minOccurs')),
    maxOccurs: max === 'unbounded' ? Number.POSITIVE_INFINITY : number(max),
  };
}

/**
 * The set that `block` or `final` lists, or the schema's default for it, reduced to what the component can have.
 *
 * @param admitted - what `#all` stands for
 */
export function derivationSet<Method extends BlockedMethod>(
  text: string,
  admitted: readonly Method[],
): ReadonlySet<Method> {
  if (text === '#all') {
    return new Set(admitted);
  }
  const listed = text.split(' ');
  return new Set(admitted.filter((method) => listed.includes(method)));
}

/** {final} of a type: its `final` attribute, else `finalDefault`. */
export function finalOf(
  scope: Scope,
  element: SourceElement,
  admitted: readonly DerivationMethod[],
): ReadonlySet<DerivationMethod> {
  return derivationSet(attributeValue(element, 'final') ?? scope.finalDefault, admitted);
}

/** {value constraint} of an element, an attribute or an attribute use; `fixed` where both are (wrongly) given. */
export function valueConstraintOf(element: SourceElement): { readonly valueConstraint?: ValueConstraint } {
  for (const kind of ['fixed', 'default'] as const) {
    const attribute = findAttribute(element, kind);
    if (attribute !== undefined) {
      return { valueConstraint: { kind, lexical: attribute.value, namespaces: element.namespaces } };
    }
  }
  return {};
}

/** {target namespace} of a local element or attribute declaration (sections 3.2.2 and 3.3.2). */
export function namespaceOfLocal({ document }: Scope, element: SourceElement, formDefault: Form): string {
  const form = attributeValue(element, 'form') ?? formDefault;
  return attributeValue(element, 'targetNamespace') ?? (form === 'qualified' ? document.targetNamespace : '');
}

/** The location of an attribute, or that of the element where it has no such attribute. */
export function locationOf(element: SourceElement, attribute: string): SourceLocation {
  return findAttribute(element, attribute)?.location ?? element.location;
}
