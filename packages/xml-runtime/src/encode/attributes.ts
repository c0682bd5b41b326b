import { isSameValue } from '../datatypes/same-value.js';
import type { AttributeBinding } from '../plan/attribute.js';
import type { ComplexTypeBinding } from '../plan/complex-type.js';
import type { ElementMarkup } from '../plan/form-store.js';
import { getOwn } from '../plan/own-properties.js';
import { isRecord } from '../plan/record.js';
import {
  declaredAttribute,
  missingAttribute,
  repeatedAttribute,
  undeclaredAttribute,
  wrongAttribute,
} from '../rules/attributes.js';
import type { SimpleTypeDescriptor, Wildcard, XmlAttribute } from '../schema/descriptor.js';
import { isNCName } from '../xml/name-characters.js';
import { clarkName, type ExpandedName, lookUpName } from '../xml/names.js';
import { XMLNS_NAMESPACE } from '../xml/namespaces.js';
import type { WritingContext } from './writing-context.js';

/** The property of what attribute wildcards admit. */
const ATTRIBUTES = '$attributes';

/**
 * Writes the attributes of a value, in the order of their declarations.
 * @returns the properties that were written
 */
export function writeAttributes(
  context: WritingContext,
  type: ComplexTypeBinding,
  value: Readonly<Record<string, unknown>>,
  markup?: ElementMarkup,
): string[] {
  const written: string[] = [];
  for (const attribute of type.attributes) {
    const item = getOwn(value, attribute.property);
    if (item !== undefined) {
      writeAttribute(context, attribute, item, markup);
      written.push(attribute.property);
    } else if (attribute.isRequired) {
      context.report({ ...missingAttribute(attribute.name), below: [attribute.property] });
    } else if (attribute.default !== undefined) {
      identifyDefault(context, attribute, attribute.default);
    }
  }
  const wildcard = type.attributeWildcard;
  const others = getOwn(value, ATTRIBUTES);
  if (wildcard !== undefined && others !== undefined) {
    written.push(ATTRIBUTES);
    if (Array.isArray(others)) writeWildcardAttributes(context, type, wildcard, others);
    else context.reportWrongKind('an array of attributes', others, [ATTRIBUTES]);
  }
  return written;
}

/** Tells of the attributes that a reader fills in when an element is written without attributes. */
export function identifyDefaults(context: WritingContext, { expectedAttributes }: ComplexTypeBinding): void {
  for (const attribute of expectedAttributes) {
    if (attribute.default !== undefined) identifyDefault(context, attribute, attribute.default);
  }
}

function identifyDefault(context: WritingContext, attribute: AttributeBinding, literal: string): void {
  if (!attribute.isRequired) identify(context, attribute.name, attribute.type, literal, [attribute.property]);
}

/** Tells of a value that may be part of a key, an ID or a reference to one. */
function identify(
  context: WritingContext,
  name: ExpandedName,
  type: SimpleTypeDescriptor,
  text: string,
  below: readonly (string | number)[],
): void {
  const { identity, sink } = context;
  if (identity.concerns(type)) {
    identity.attribute(name, type, text, sink, { place: context, below, offset: -1 });
  }
}

function writeAttribute(
  context: WritingContext,
  attribute: AttributeBinding,
  value: unknown,
  markup: ElementMarkup | undefined,
): void {
  const { type, name, fixed, property } = attribute;
  const below = [property];
  let text: string;
  try {
    text = context.format(type, value);
    if (fixed !== undefined) checkFixed(context, attribute, text);
  } catch (error) {
    context.identity.constraints?.attribute(name, type, undefined, context.sink);
    context.reportSimpleTypeError(error, below);
    return;
  }
  identify(context, name, type, text, below);
  const known = markup?.attribute(name);
  const isLeftOut = known === undefined && (markup !== undefined || context.omitsDefaults);
  if (isLeftOut && isLeftToDefault(context, attribute, text)) return;
  const literal = known && markup ? markup.literal(type, known.literal, text, context.sink) : text;
  const illegalAt = context.sink.attribute(name.namespaceURI, name.localName, literal, known?.prefix);
  context.checkCharacters(literal, illegalAt, below);
}

/** Whether a reader fills in this value where the attribute is absent. */
function isLeftToDefault({ sink }: WritingContext, attribute: AttributeBinding, text: string): boolean {
  const { default: constraint, isRequired, type, valueNamespaces = sink } = attribute;
  return (
    !isRequired && constraint !== undefined && isSameValue(type, text, sink, constraint, valueNamespaces)
  );
}

function checkFixed(
  context: WritingContext,
  { name, type, fixed, property, valueNamespaces = context.sink }: AttributeBinding,
  found: string,
): void {
  if (fixed === undefined || isSameValue(type, found, context.sink, fixed, valueNamespaces)) return;
  context.report({ ...wrongAttribute('cvc-au', name, fixed, found), below: [property] });
}

function writeWildcardAttributes(
  context: WritingContext,
  type: ComplexTypeBinding,
  wildcard: Wildcard,
  attributes: readonly unknown[],
): void {
  const names = new Set<string>();
  for (const [index, attribute] of attributes.entries()) {
    const below = [ATTRIBUTES, index];
    if (!isAttribute(attribute)) {
      context.reportWrongKind('an attribute { name, namespaceURI, value }', attribute, below);
      continue;
    }
    const { namespaceURI, name } = attribute;
    const expanded = lookUpName(namespaceURI, name);
    if (type.attributesByName.has(expanded)) {
      context.report({ ...declaredAttribute(expanded), below });
    } else if (!wildcard.assessment.admits(wildcard, expanded)) {
      const declared = type.attributesByName.keys();
      context.report({ ...undeclaredAttribute('cvc-complex-type.3.2.2', expanded, declared), below });
    }
    if (names.size === names.add(clarkName(namespaceURI, name)).size) {
      context.report({ ...repeatedAttribute(expanded), below });
      continue;
    }
    if (wildcard.processContents !== 'skip')
      wildcard.assessment.assessAttribute(context, wildcard, attribute, below);
    writeXmlAttribute(context, attribute, below);
  }
}

/** Writes an attribute that no declaration describes. */
export function writeXmlAttribute(
  context: WritingContext,
  { namespaceURI, name, value, prefix }: XmlAttribute,
  below: readonly (string | number)[],
): void {
  const illegalAt = context.sink.attribute(namespaceURI, name, value, prefix);
  context.checkCharacters(value, illegalAt, below);
}

/** Whether a value is an {@link XmlAttribute} that can be written. */
export function isAttribute(value: unknown): value is XmlAttribute {
  if (!isRecord(value)) return false;
  const { name, namespaceURI, prefix, value: text } = value;
  return (
    typeof name === 'string' &&
    isNCName(name) &&
    typeof namespaceURI === 'string' &&
    namespaceURI !== XMLNS_NAMESPACE &&
    !(namespaceURI === '' && name === 'xmlns') &&
    typeof text === 'string' &&
    isPrefix(prefix)
  );
}

/** Whether a value may be the prefix of an {@link XmlAttribute} or of an element. */
export function isPrefix(value: unknown): boolean {
  return value === undefined || value === '' || (typeof value === 'string' && isNCName(value));
}
