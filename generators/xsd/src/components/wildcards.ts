import {
  attributeValue,
  findAttribute,
  type SourceAttribute,
  type SourceElement,
} from '../documents/source-element.js';
import { componentKey, splitQName } from '../vocabulary/qnames.js';
import { annotated } from './annotations.js';
import type { Scope } from './context.js';
import type { DisallowedNames, Named, NamespaceConstraint, Wildcard } from './model.js';
import { locationOf } from './schema-elements.js';

/** Builds a wildcard from an `xs:any` or `xs:anyAttribute` element (section 3.10.2). */
export function buildWildcard(scope: Scope, element: SourceElement): Wildcard {
  const processContents = attributeValue(element, 'processContents');
  const namespaceConstraint = namespaceConstraintOf(scope, element);
  const disallowedNames = disallowedNamesOf(scope, element);
  const wildcard: Wildcard = {
    component: 'wildcard',
    namespaceConstraint,
    ...(disallowedNames && { disallowedNames }),
    processContents: processContents === 'lax' || processContents === 'skip' ? processContents : 'strict',
    ...annotated(element),
    location: element.location,
  };
  checkWildcard(scope, element, wildcard);
  return wildcard;
}

/** "Wildcard Representation OK" (XSD 1.1, section 3.10.3) and "Wildcard Properties Correct" (section 3.10.6.1). */
function checkWildcard(scope: Scope, element: SourceElement, wildcard: Wildcard): void {
  const { namespaceConstraint, disallowedNames } = wildcard;
  if (
    findAttribute(element, 'namespace') !== undefined &&
    findAttribute(element, 'notNamespace') !== undefined
  ) {
    scope.compilation.error(
      'src-wildcard.1',
      `xs:${element.name} has both namespace and notNamespace; keep one.`,
      element.location,
    );
  }
  if (namespaceConstraint.variety === 'not' && namespaceConstraint.namespaces.length === 0) {
    scope.compilation.error(
      'w-props-correct.2',
      'notNamespace excludes nothing; it has to list a namespace at least.',
      locationOf(element, 'notNamespace'),
    );
  }
  const outside = disallowedNames?.names.find(
    (name) => !admitsNamespace(namespaceConstraint, name.targetNamespace),
  );
  if (outside !== undefined) {
    scope.compilation.error(
      'w-props-correct.4',
      `notQName excludes '${outside.name}' of a namespace that the wildcard does not admit anyhow.`,
      locationOf(element, 'notQName'),
    );
  }
}

function namespaceConstraintOf({ document }: Scope, element: SourceElement): NamespaceConstraint {
  const { targetNamespace } = document;
  const namespaces = attributeValue(element, 'namespace');
  const excluded = attributeValue(element, 'notNamespace');
  if (namespaces === undefined && excluded !== undefined) {
    return { variety: 'not', namespaces: listOf(excluded, targetNamespace) };
  }
  if (namespaces === undefined || namespaces === '##any') {
    return { variety: 'any' };
  }
  if (namespaces === '##other') {
    return { variety: 'not', namespaces: unique([targetNamespace, '']) };
  }
  return { variety: 'enumeration', namespaces: listOf(namespaces, targetNamespace) };
}

function listOf(text: string, targetNamespace: string): string[] {
  const special: Readonly<Record<string, string>> = { '##targetNamespace': targetNamespace, '##local': '' };
  const namespaces = text.split(' ').filter((name) => name !== '');
  return unique(namespaces.map((name) => special[name] ?? name));
}

function disallowedNamesOf(scope: Scope, element: SourceElement): DisallowedNames | undefined {
  const attribute = findAttribute(element, 'notQName');
  if (attribute === undefined) {
    return undefined;
  }
  const items = (attributeValue(element, 'notQName') ?? '').split(' ').filter((item) => item !== '');
  const names = items
    .filter((item) => !item.startsWith('##'))
    .flatMap((item) => expandedName(scope, attribute, item) ?? []);
  return disallowedNames(names, items.includes('##defined'), items.includes('##definedSibling'));
}

function expandedName(scope: Scope, attribute: SourceAttribute, item: string): Named | undefined {
  const { document } = scope;
  const name = splitQName(item);
  if (name === undefined) {
    return undefined;
  }
  const bound = attribute.namespaces.get(name.prefix);
  if (bound === undefined && name.prefix !== '') {
    scope.compilation.error('src-resolve', `The prefix '${name.prefix}' is not bound.`, attribute.location);
    return undefined;
  }
  return {
    name: name.localName,
    targetNamespace: bound ?? (document.chameleon ? document.targetNamespace : ''),
  };
}

/** @returns undefined where nothing is disallowed */
function disallowedNames(
  names: readonly Named[],
  defined: boolean,
  sibling: boolean,
): DisallowedNames | undefined {
  if (names.length === 0 && !defined && !sibling) {
    return undefined;
  }
  const distinct = new Map(names.map((each) => [componentKey(each.targetNamespace, each.name), each]));
  return { names: [...distinct.values()], defined, sibling };
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

/**
 * Whether a wildcard admits a name, `##defined` and `##definedSibling` left aside: "Wildcard allows Expanded Name"
 * (XSD 1.1, section 3.10.4.2).
 */
export function admitsName(
  { namespaceConstraint, disallowedNames }: Pick<Wildcard, 'namespaceConstraint' | 'disallowedNames'>,
  { name, targetNamespace }: Named,
): boolean {
  const isDisallowed = disallowedNames?.names.some(
    (each) => each.name === name && each.targetNamespace === targetNamespace,
  );
  return admitsNamespace(namespaceConstraint, targetNamespace) && isDisallowed !== true;
}

/** Whether every name that `sub` admits is admitted by `base`: "Wildcard Subset", section 3.10.6. */
export function isWildcardSubset(sub: Wildcard, base: Wildcard): boolean {
  const disallowed = base.disallowedNames;
  return (
    isNamespaceSubset(sub.namespaceConstraint, base.namespaceConstraint) &&
    (disallowed === undefined ||
      (disallowed.names.every((name) => !admitsName(sub, name)) &&
        (!disallowed.defined || sub.disallowedNames?.defined === true) &&
        (!disallowed.sibling || sub.disallowedNames?.sibling === true)))
  );
}

function isNamespaceSubset(sub: NamespaceConstraint, base: NamespaceConstraint): boolean {
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

/** "Attribute Wildcard Intersection", section 3.10.6; what else there is of the result is that of `a`. */
export function intersectWildcards(a: Wildcard, b: Wildcard): Wildcard {
  const namespaceConstraint = intersectConstraints(a.namespaceConstraint, b.namespaceConstraint);
  const names = [a, b]
    .flatMap((wildcard) => wildcard.disallowedNames?.names ?? [])
    .filter((name) => admitsNamespace(namespaceConstraint, name.targetNamespace));
  const has = (keyword: 'defined' | 'sibling'): boolean =>
    a.disallowedNames?.[keyword] === true || b.disallowedNames?.[keyword] === true;
  return replaced(a, namespaceConstraint, disallowedNames(names, has('defined'), has('sibling')));
}

/** "Attribute Wildcard Union", section 3.10.6; what else there is of the result is that of `a`. */
export function uniteWildcards(a: Wildcard, b: Wildcard): Wildcard {
  const names = [
    ...(a.disallowedNames?.names.filter((name) => !admitsName(b, name)) ?? []),
    ...(b.disallowedNames?.names.filter((name) => !admitsName(a, name)) ?? []),
  ];
  const have = (keyword: 'defined' | 'sibling'): boolean =>
    a.disallowedNames?.[keyword] === true && b.disallowedNames?.[keyword] === true;
  return replaced(
    a,
    uniteConstraints(a.namespaceConstraint, b.namespaceConstraint),
    disallowedNames(names, have('defined'), have('sibling')),
  );
}

function replaced(
  { disallowedNames: _, ...wildcard }: Wildcard,
  namespaceConstraint: NamespaceConstraint,
  disallowed: DisallowedNames | undefined,
): Wildcard {
  return { ...wildcard, namespaceConstraint, ...(disallowed && { disallowedNames: disallowed }) };
}

function intersectConstraints(a: NamespaceConstraint, b: NamespaceConstraint): NamespaceConstraint {
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

function uniteConstraints(a: NamespaceConstraint, b: NamespaceConstraint): NamespaceConstraint {
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
