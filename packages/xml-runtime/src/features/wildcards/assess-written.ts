import { isSameValue } from '../../datatypes/same-value.js';
import type { WritingContext } from '../../encode/writing-context.js';
import { declarationOf, type ElementDeclaration } from '../../plan/element-declaration.js';
import { componentsFor } from '../../plan/schema-components.js';
import { unknownAttribute, wrongAttribute } from '../../rules/attributes.js';
import type { TypeDescriptor, Wildcard } from '../../schema/descriptor.js';
import type { XmlAttribute, XmlElement } from '../../xml/element.js';
import { clarkName, lookUpName } from '../../xml/names.js';
import type { AssessmentHost } from './assess.js';
import { assessByType, assessTree, isAssessed } from './assess.js';
import { surroundings } from './assessed-tree.js';

/** Assesses an element that a wildcard admits and that has just been written (3.10.4). */
export function assessElement(
  context: WritingContext,
  wildcard: Wildcard,
  element: XmlElement,
  declared: TypeDescriptor | undefined,
): void {
  if (!isAssessed(wildcard, context.identity)) return;
  assessTree(hostOf(context, element), { element, path: context.path() }, wildcard, declared);
}

/** Assesses an element of the ur-type that has just been written by the type that its `$type` names. */
export function assessAnyType(
  context: WritingContext,
  declaration: ElementDeclaration,
  element: XmlElement,
  type: TypeDescriptor,
  isNil: boolean,
): void {
  assessByType(hostOf(context, element), { element, path: context.path() }, declaration, type, isNil);
}

function hostOf(context: WritingContext, element: XmlElement): AssessmentHost {
  const { collector, identity, sink: namespaces } = context;
  return {
    collector,
    identity,
    ...surroundings(context, element),
    namespaces,
    offset: -1,
  };
}

/** Assesses an attribute that is about to be written by a global declaration (cvc-attribute). */
export function assessAttribute(
  context: WritingContext,
  wildcard: Wildcard,
  { name, namespaceURI, value }: XmlAttribute,
  below: readonly (string | number)[],
): void {
  const { identity, sink } = context;
  const expanded = lookUpName(namespaceURI, name);
  const descriptor = componentsFor(wildcard)?.attribute(clarkName(namespaceURI, name));
  if (descriptor === undefined) {
    if (wildcard.processContents === 'lax') identity.constraints?.untypedAttribute(expanded);
    else context.report({ ...unknownAttribute(expanded), below });
    return;
  }
  const { simpleType: type, fixed, valueNamespaces = sink } = declarationOf(descriptor);
  if (type === undefined) return;
  try {
    type.parse(value, sink);
    if (fixed !== undefined && !isSameValue(type, value, sink, fixed, valueNamespaces)) {
      context.report({ ...wrongAttribute('cvc-attribute.4', expanded, fixed, value), below });
    }
    if (identity.concerns(type)) {
      identity.attribute(expanded, type, value, sink, { place: context, below, offset: -1 });
    }
  } catch (error) {
    identity.constraints?.attribute(expanded, type, undefined, sink);
    context.reportSimpleTypeError(error, below);
  }
}
