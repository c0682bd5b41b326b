import type { IssueDetails } from '../issues/issue-details.js';
import { shorten } from '../issues/shorten.js';
import { typeNameOf } from '../plan/complex-type.js';
import type { Substitution, TypeDescriptor } from '../schema/descriptor.js';
import {
  clarkName,
  describeName,
  describerOf,
  describeSingleName,
  type ExpandedName,
  quotedName,
} from '../xml/names.js';
import { elementNamespaceAdvice } from './namespace-advice.js';

/** An element whose declaration is abstract (cvc-elt.2). */
export function abstractElement(name: ExpandedName): IssueDetails {
  const found = clarkName(name.namespaceURI, name.localName);
  const message = `The element ${describeSingleName(name)} is abstract; a member of its substitution group has to stand here.`;
  return { rule: 'cvc-elt.2', message, found };
}

/** An element that is said to be nil, or not to be, where its declaration does not allow that (cvc-elt.3.1). */
export const notNillable: IssueDetails = { rule: 'cvc-elt.3.1', message: 'The element is not nillable.' };

/** An element that is nil and has a fixed value (cvc-elt.3.2.2). */
export const nilAndFixed: IssueDetails = {
  rule: 'cvc-elt.3.2.2',
  message: 'An element with a fixed value cannot be nil.',
};

/** Content of an element that is nil (cvc-elt.3.2.1). */
export function contentOfNil(found: string): IssueDetails {
  const message = 'An element that is nil has to be empty.';
  return { rule: 'cvc-elt.3.2.1', message, expected: 'no content', found };
}

/** A root element that is not the one that it has to be (cvc-elt.1). */
export function wrongRoot(name: ExpandedName, declared: ExpandedName): IssueDetails {
  const describe = describerOf([name, declared]);
  const advice = elementNamespaceAdvice(name, [declared]);
  return {
    rule: 'cvc-elt.1',
    message: `The root element has to be ${describe(declared)}, not ${describe(name)}.${advice}`,
    expected: clarkName(declared.namespaceURI, declared.localName),
    found: quotedName(name),
  };
}

/** A root element that the schema does not declare, and that names no type (cvc-elt.1). */
export function unknownRoot(name: ExpandedName, declared: Iterable<ExpandedName>): IssueDetails {
  const advice = elementNamespaceAdvice(name, declared);
  return {
    rule: 'cvc-elt.1',
    message: `The schema declares no element ${describeName(name)}, and the root does not say with xsi:type what it is.${advice}`,
    expected: 'a global element of the schema',
    found: quotedName(name),
  };
}

/** What is known of a type that is not derived from the declared one: the rule that it breaks, and a sentence. */
export type TypeKnowledge = (
  found: string,
  base: string,
  name: ExpandedName,
) => readonly [rule: string, message: string];

/** Only the types that derive from the declared one are at hand. */
export const undecidedType: TypeKnowledge = (found, base) => [
  'cvc-elt.4.3',
  `Among the types that are derived from ${base}, there is no ${found}.`,
];

/**
 * What is known of a type that is not derived from the declared one.
 * @param type - it, where the schema has it
 */
export function knowledgeOf(type: TypeDescriptor | undefined, components: object | undefined): TypeKnowledge {
  if (type !== undefined)
    return (found, base) => ['cvc-elt.4.3', `The type ${found} is not derived from ${base}.`];
  if (components === undefined) return undecidedType;
  return (_found, _base, name) => ['cvc-elt.4.2', `The schema has no type ${describeName(name)}.`];
}

/** A type that is none (cvc-elt.4.2), or not derived from the declared one (cvc-elt.4.3). */
export function foreignType(
  name: ExpandedName,
  declared: TypeDescriptor,
  knowledge: TypeKnowledge,
): IssueDetails {
  const expected = typeNameOf(declared) || 'the type of the element';
  const { found, base } = describeTypes(name, declared);
  const [rule, message] = knowledge(found, base, name);
  return { rule, message, expected, found: quotedName(name) };
}

/** A type derived from the declared one in a way that is forbidden (cvc-elt.4.3). */
export function blockedType(name: ExpandedName, declared: TypeDescriptor, step: Substitution): IssueDetails {
  const expected = typeNameOf(declared) || 'the type of the element';
  const { found, base } = describeTypes(name, declared);
  const message = `The type ${found} cannot stand for ${base}: types derived by ${step} are blocked here.`;
  return { rule: 'cvc-elt.4.3', message, expected, found: quotedName(name) };
}

/** The type by which a value was read, where it cannot stand for the declared one (cvc-elt.4.3). */
export function wrongType(type: TypeDescriptor, declared: TypeDescriptor): IssueDetails {
  const expected = typeNameOf(declared) || 'the type of the element';
  const { found, base } = describeTypes(expandedNameOf(type), declared);
  const message = `The type ${found}, by which the value was read, cannot stand for ${base} here.`;
  return { rule: 'cvc-elt.4.3', message, expected, found: typeNameOf(type) };
}

/** A type that the content model forbids where a wildcard admits the element (cvc-complex-type.5). */
export function inconsistentType(type: TypeDescriptor, declared: TypeDescriptor): IssueDetails {
  const expected = typeNameOf(declared) || 'the type that the content model declares';
  const { base } = describeTypes(expandedNameOf(type), declared);
  const message = `The type of this element is not derived from ${base}, which elements of its name have in this content model.`;
  return { rule: 'cvc-complex-type.5', message, expected, found: typeNameOf(type) };
}

/** An element of an abstract type (cvc-type.2). */
export function abstractType(type: TypeDescriptor): IssueDetails {
  const message = `The type ${describeSingleName(expandedNameOf(type))} is abstract; xsi:type has to name one derived from it.`;
  return { rule: 'cvc-type.2', message, found: typeNameOf(type) };
}

function expandedNameOf({ namespaceURI = '', name = '' }: TypeDescriptor): ExpandedName {
  return { namespaceURI, localName: name };
}

/** What a message calls a type and the one that it ought to be derived from, which may have no name. */
function describeTypes(
  name: ExpandedName,
  declared: TypeDescriptor,
): { readonly found: string; readonly base: string } {
  if (declared.name === undefined) {
    return { found: describeSingleName(name), base: 'the type of the element' };
  }
  const base = expandedNameOf(declared);
  const describe = describerOf([name, base]);
  return { found: describe(name), base: describe(base) };
}

/** Content that is not the fixed value of the element (cvc-elt.5.2.2.2). */
export function wrongContent(
  rule: 'cvc-elt.5.2.2.2.1' | 'cvc-elt.5.2.2.2.2',
  expected: string,
  text: string,
): IssueDetails {
  const found = shorten(text);
  const message = `The element has to hold '${shorten(expected)}', not '${found}'.`;
  return { rule, message, expected, found };
}

/** Child elements beside a fixed value (cvc-elt.5.2.2.1). */
export function childrenBesideFixed(expected: string): IssueDetails {
  const message = 'An element with a fixed value has no child elements.';
  return { rule: 'cvc-elt.5.2.2.1', message, expected };
}
