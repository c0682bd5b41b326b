import { typeNameOf } from '../plan/complex-type.js';
import type { ElementDeclaration } from '../plan/element-declaration.js';
import type { ElementForm } from '../plan/form-store.js';
import { getOwn } from '../plan/own-properties.js';
import { tagNamespaceURI } from '../plan/type-tag.js';
import { writtenType } from '../plan/written-type.js';
import { nilAndFixed, notNillable } from '../rules/elements.js';
import type { TypeDescriptor } from '../schema/descriptor.js';
import { clarkName, type ExpandedName, lookUpName } from '../xml/names.js';
import { XSI_NAMESPACE } from '../xml/namespaces.js';
import { parseTag, TYPE } from './instance-type.js';
import type { WritingContext } from './writing-context.js';

type Value = Readonly<Record<string, unknown>>;

/** The property that says that an element is nil. */
export const NIL = '$nil';

/**
 * Writes what the properties `$type` and `$nil` say, and what the element was read with.
 * @returns the properties that were written
 */
export function writeInstanceAttributes(
  context: WritingContext,
  declaration: ElementDeclaration,
  type: TypeDescriptor,
  value: Value,
  form: ElementForm | undefined,
): string[] {
  const written: string[] = [];
  const tag = getOwn(value, TYPE);
  if (tag !== undefined) {
    written.push(TYPE);
    if (typeof tag === 'string') writeTypeAttribute(context, parseTag(tag, namespaceOfTags(type)), form);
  } else {
    writeRedundantType(context, declaration, form);
  }
  const nil = getOwn(value, NIL);
  writeForm(context, declaration, form, nil !== undefined);
  if (nil === undefined) return written;
  if (nil !== true) context.reportWrongKind('true, or absent', nil, [NIL]);
  written.push(NIL);
  writeNil(context, declaration, form?.nil);
  return written;
}

function namespaceOfTags(type: TypeDescriptor): string {
  return type.kind === 'complexType' ? tagNamespaceURI(type) : (type.namespaceURI ?? '');
}

/** Writes what an element was read with and values do not tell, and at the root what the caller wants there. */
export function writeForm(
  context: WritingContext,
  { isNillable }: ElementDeclaration,
  form: ElementForm | undefined,
  isNil: boolean,
): void {
  if (form === undefined && !context.hasLocations) return;
  for (const { name, value } of context.takeLocations(form?.locations)) {
    context.checkCharacters(value, writeInstanceAttribute(context, name, value), []);
  }
  const nil = form?.nil;
  if (nil !== undefined && isNillable && !isNil && nil !== '1') writeInstanceAttribute(context, 'nil', nil);
}

/** Writes `xsi:type` where it named the declared type, where it has to stand, or where nothing else says the type. */
export function writeRedundantType(
  context: WritingContext,
  { type, complexType, hasInstanceType }: ElementDeclaration,
  form: ElementForm | undefined,
): void {
  const isRequired = complexType !== undefined && writtenType(complexType).requiresTypeName;
  if (form === undefined && !hasInstanceType && !isRequired) return;
  const { name, namespaceURI = '' } = type;
  if (name === undefined) return;
  const isRemembered =
    form?.typeName !== undefined &&
    typeNameOf(type) === clarkName(form.typeName.namespaceURI, form.typeName.localName);
  if (hasInstanceType || isRemembered || isRequired)
    writeTypeAttribute(context, { namespaceURI, localName: name }, form);
}

/** Writes `xsi:nil`, where the declaration allows it (cvc-elt.3). */
export function writeNil(
  context: WritingContext,
  { isNillable, fixed }: ElementDeclaration,
  literal = 'true',
): void {
  context.identity.constraints?.nil();
  if (!isNillable) {
    context.report(notNillable);
  } else if (fixed !== undefined) {
    context.report(nilAndFixed);
  }
  writeInstanceAttribute(context, 'nil', literal === '1' ? '1' : 'true');
}

const XSI_TYPE: ExpandedName = { namespaceURI: XSI_NAMESPACE, localName: 'type' };

/** Writes `xsi:type`: as it was read, if that means the same still. */
export function writeTypeAttribute(
  context: WritingContext,
  { namespaceURI, localName }: ExpandedName,
  form: ElementForm | undefined,
): void {
  const { sink } = context;
  const known = form?.markup?.attribute(XSI_TYPE)?.literal.trim();
  const colon = known?.indexOf(':') ?? -1;
  const isSame =
    known?.slice(colon + 1) === localName &&
    (sink.lookupNamespaceURI(known.slice(0, Math.max(0, colon))) ?? '') === namespaceURI;
  if (known !== undefined && isSame) {
    writeInstanceAttribute(context, 'type', known);
    return;
  }
  const prefix = sink.lookupPrefix(namespaceURI);
  if (prefix === undefined) {
    const message = `The type ${clarkName(namespaceURI, localName)} cannot be named: no prefix can be bound to its namespace.`;
    context.report({ rule: 'xml-namespaces', message, below: [TYPE] });
    return;
  }
  writeInstanceAttribute(context, 'type', prefix === '' ? localName : `${prefix}:${localName}`);
}

function writeInstanceAttribute(
  { sink, identity }: WritingContext,
  localName: string,
  value: string,
): ReturnType<WritingContext['sink']['attribute']> {
  identity.constraints?.instanceAttribute(lookUpName(XSI_NAMESPACE, localName), value, sink);
  return sink.attribute(XSI_NAMESPACE, localName, value, 'xsi');
}
