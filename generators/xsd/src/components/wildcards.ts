import { attributeValue, type SourceElement } from '../documents/source-element.js';
import { annotated } from './annotations.js';
import type { Scope } from './context.js';
import type { NamespaceConstraint, Wildcard } from './model.js';

/** Builds a wildcard from an `xs:any` or `xs:anyAttribute` element (Part 1, section 3.10.2). */
export function buildWildcard(scope: Scope, element: SourceElement): Wildcard {
  const processContents = attributeValue(element, 'processContents');
  return {
    component: 'wildcard',
    namespaceConstraint: namespaceConstraintOf(
      attributeValue(element, 'namespace') ?? '##any',
      scope.document.targetNamespace,
    ),
    processContents: processContents === 'lax' || processContents === 'skip' ? processContents : 'strict',
    ...annotated(element),
    location: element.location,
  };
}

function namespaceConstraintOf(text: string, targetNamespace: string): NamespaceConstraint {
  if (text === '##any') {
    return { variety: 'any' };
  }
  if (text === '##other') {
    return { variety: 'not', namespaces: unique([targetNamespace, '']) };
  }
  const special: Readonly<Record<string, string>> = { '##targetNamespace': targetNamespace, '##local': '' };
  const namespaces = text.split(' ').filter((name) => name !== '');
  return { variety: 'enumeration', namespaces: unique(namespaces.map((name) => special[name] ?? name)) };
}

function unique(namespaces: readonly string[]): string[] {
  return [...new Set(namespaces)];
}

/** Whether a wildcard admits a namespace (`''` for none): "Wildcard allows Namespace Name", section 3.10.4. */
export function admitsNamespace(constraint: NamespaceConstraint, namespace: string): boolean {
  switch (constraint.variety) {
    case 'any':
      return true;
    case 'enumeration':
      return constraint.namespaces.includes(namespace);
    case 'not':
      return !constraint.namespaces.includes(namespace);
  }
}

/** Whether every namespace that `sub` admits is admitted by `base`: "Wildcard Subset", section 3.10.6. */
export function isWildcardSubset(sub: NamespaceConstraint, base: NamespaceConstraint): boolean {
  if (base.variety === 'any') {
    return true;
  }
  if (sub.variety === 'enumeration') {
    return sub.namespaces.every((namespace) => admitsNamespace(base, namespace));
  }
  return (
    sub.variety === 'not' &&
    base.variety === 'not' &&
    base.namespaces.every((namespace) => sub.namespaces.includes(namespace))
  );
}

/** "Attribute Wildcard Intersection", section 3.10.6. */
export function intersectConstraints(a: NamespaceConstraint, b: NamespaceConstraint): NamespaceConstraint {
  if (a.variety === 'any') {
    return b;
  }
  if (b.variety === 'any') {
    return a;
  }
  if (a.variety === 'enumeration') {
    return {
      variety: 'enumeration',
      namespaces: a.namespaces.filter((namespace) => admitsNamespace(b, namespace)),
    };
  }
  if (b.variety === 'enumeration') {
    return intersectConstraints(b, a);
  }
  return { variety: 'not', namespaces: unique([...a.namespaces, ...b.namespaces]) };
}

/** "Attribute Wildcard Union", section 3.10.6. */
export function uniteConstraints(a: NamespaceConstraint, b: NamespaceConstraint): NamespaceConstraint {
  if (a.variety === 'any' || b.variety === 'any') {
    return { variety: 'any' };
  }
  if (a.variety === 'enumeration' && b.variety === 'enumeration') {
    return { variety: 'enumeration', namespaces: unique([...a.namespaces, ...b.namespaces]) };
  }
  if (a.variety === 'enumeration') {
    return uniteConstraints(b, a);
  }
  const excluded = a.namespaces.filter((namespace) => !admitsNamespace(b, namespace));
  return excluded.length === 0 ? { variety: 'any' } : { variety: 'not', namespaces: excluded };
}

/**
 * Whether XSD 1.0 has a {namespace constraint} for this: besides any and sets, only "not and absent" and "not absent".
 * Unions and intersections that it has none for are errors (section 3.10.6: "not expressible").
 */
export function isExpressibleInXsd10(constraint: NamespaceConstraint): boolean {
  return (
    constraint.variety !== 'not' || (constraint.namespaces.includes('') && constraint.namespaces.length <= 2)
  );
}
