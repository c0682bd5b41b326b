import { isSameValue } from '../datatypes/same-value.js';
import { type AttributeBinding, isInstanceAttribute } from '../plan/attribute.js';
import type { ComplexTypeBinding } from '../plan/complex-type.js';
import { setOwn } from '../plan/own-properties.js';
import { missingAttribute, undeclaredAttribute, wrongAttribute } from '../rules/attributes.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { ExpandedName } from '../xml/names.js';
import { findAttribute } from './read-instance-attributes.js';
import type { ReadingContext } from './reading-context.js';

/** Reads the attributes of the current start tag into properties (cvc-complex-type.3 and .4). */
export function readAttributes(context: ReadingContext, type: ComplexTypeBinding, value: object): void {
  const { source } = context;
  const count = source.attributeCount;
  const { expectedAttributes } = type;
  let missing = expectedAttributes.length;
  for (let index = 0; index < count; index++) {
    const name = source.attributeName(index);
    const attribute = type.attributesByName.get(name);
    if (attribute !== undefined) {
      if (attribute.isExpected) missing--;
      readAttribute(context, attribute, index, value);
    } else if (!isInstanceAttribute(name)) readUndeclared(context, type, index, name, value);
    else if (type.instanceAttributes.length > 0) checkInstanceAttribute(context, type, index, name);
  }
  if (missing === 0) return;
  for (const attribute of expectedAttributes) {
    if (count === 0 || findAttribute(context, attribute.name) === -1) fillIn(context, attribute, value);
  }
}

/** The value that a use of an attribute of the namespace `xsi` fixes (cvc-au). */
function checkInstanceAttribute(
  context: ReadingContext,
  { instanceAttributes }: ComplexTypeBinding,
  index: number,
  name: ExpandedName,
): void {
  const use = instanceAttributes.find((it) => it.name === name);
  if (use?.fixed === undefined) return;
  try {
    checkFixed(context, use, index);
  } catch (error) {
    context.reportSimpleTypeError(error, context.source.attributeOffset(index));
  }
}

/** Objects to attributes of an element of simple type (cvc-type.3.1.1). */
export function refuseAttributes(context: ReadingContext): void {
  const { source } = context;
  for (let index = 0; index < source.attributeCount; index++) {
    const name = source.attributeName(index);
    if (isInstanceAttribute(name)) continue;
    const issue = undeclaredAttribute('cvc-type.3.1.1', name, []);
    context.report({ ...issue, offset: source.attributeOffset(index) });
    context.tolerance?.refuseAttribute(context, index);
  }
}

function readAttribute(
  context: ReadingContext,
  attribute: AttributeBinding,
  index: number,
  value: object,
): void {
  const { source } = context;
  const text = source.attributeValue(index);
  let parsed: unknown;
  try {
    parsed = attribute.type.parse(text, source);
    if (attribute.fixed !== undefined) checkFixed(context, attribute, index);
  } catch (error) {
    context.identity.constraints?.attribute(attribute.name, attribute.type, undefined, source);
    context.reportSimpleTypeError(error, source.attributeOffset(index), [attribute.property]);
    setOwn(value, attribute.property, context.keptText(text));
    return;
  }
  if (context.identity.concerns(attribute.type)) {
    identify(context, attribute.name, attribute.type, text, index, [attribute.property]);
  }
  if (attribute.isInherited) setOwn(value, attribute.property, parsed);
  else (value as Record<string, unknown>)[attribute.property] = parsed;
}

/** Tells of a value that may be part of a key, an ID or a reference to one. */
export function identify(
  context: ReadingContext,
  name: ExpandedName,
  type: SimpleTypeDescriptor,
  text: string,
  index: number,
  below: readonly (string | number)[],
): void {
  const { source, identity } = context;
  const offset = index === -1 ? source.offset : source.attributeOffset(index);
  identity.attribute(name, type, text, source, { place: context, below, offset });
}

function checkFixed(context: ReadingContext, attribute: AttributeBinding, index: number): void {
  const { source } = context;
  const { fixed: expected = '', valueNamespaces = source } = attribute;
  const text = source.attributeValue(index);
  if (isSameValue(attribute.type, text, source, expected, valueNamespaces)) return;
  context.report({
    ...wrongAttribute('cvc-au', attribute.name, expected, text),
    offset: source.attributeOffset(index),
    below: [attribute.property],
  });
}

function fillIn(context: ReadingContext, attribute: AttributeBinding, value: object): void {
  if (attribute.isRequired) {
    context.report({ ...missingAttribute(attribute.name), below: [attribute.property] });
  } else if (attribute.default !== undefined) {
    const { valueNamespaces = context.source } = attribute;
    setOwn(value, attribute.property, attribute.type.parse(attribute.default, valueNamespaces));
    if (context.identity.concerns(attribute.type)) {
      identify(context, attribute.name, attribute.type, attribute.default, -1, [attribute.property]);
    }
  }
}

function readUndeclared(
  context: ReadingContext,
  type: ComplexTypeBinding,
  index: number,
  name: ExpandedName,
  value: object,
): void {
  const { source } = context;
  const wildcard = type.attributeWildcard;
  if (wildcard === undefined || !wildcard.assessment.admits(wildcard, name)) {
    const issue = undeclaredAttribute('cvc-complex-type.3.2.2', name, type.attributesByName.keys());
    const below = context.tolerance?.keepAttribute(context, type, index, value);
    context.report({ ...issue, offset: source.attributeOffset(index), below });
    return;
  }
  wildcard.assessment.readAttribute(context, wildcard, index, name, value);
}
