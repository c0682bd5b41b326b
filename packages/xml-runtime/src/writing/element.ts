import {
  type ComplexTypeBinding,
  complexTypeBinding,
  isAnyType,
  typeNameOf,
} from '../binding/complex-type.js';
import { CONTENT } from '../binding/content.js';
import type { ElementDeclaration } from '../binding/element-declaration.js';
import { getOwn } from '../binding/own-properties.js';
import { isRecord } from '../binding/record.js';
import type { SimpleTypeDescriptor, TypeDescriptor } from '../descriptor.js';
import { SimpleTypeError } from '../errors.js';
import { clarkName } from '../names.js';
import { XSI_NAMESPACE } from '../namespaces.js';
import { isSameValue } from '../reading/attributes.js';
import { type ElementConstraint, UNCONSTRAINED } from '../reading/element.js';
import { blockedStep, isDerived } from '../reading/governing-type.js';
import { shorten } from '../reading/simple-content.js';
import { type ElementForm, instanceForms, simpleKey, type TypedValue } from '../source-form/form-store.js';
import { identifyDefaults, writeAttributes } from './attributes.js';
import { ChildrenWriter } from './children.js';
import type { WritingContext } from './context.js';
import { reportUnwritten } from './unwritten-properties.js';

type Value = Readonly<Record<string, unknown>>;

const TEXT = '$value';
const TYPE = '$type';
const NIL = '$nil';

/**
 * Writes a value as an element, finding out what is wrong with it on the way (cvc-elt).
 * @param container - the object or array that holds the value, with the key there: what reading remembers forms by
 */
export function writeElement(
  context: WritingContext,
  declaration: ElementDeclaration,
  value: unknown,
  container?: object,
  key: string | number = '',
): void {
  const { identity } = context;
  if (identity.constraints === undefined && declaration.identityConstraints === undefined) {
    writeAssessed(context, declaration, value, container, key);
    return;
  }
  identity.startElement(declaration, declaration.name, -1);
  writeAssessed(context, declaration, value, container, key);
  identity.endElement(context);
}

function writeAssessed(
  context: WritingContext,
  declaration: ElementDeclaration,
  value: unknown,
  container: object | undefined,
  key: string | number,
): void {
  if (declaration.isAbstract) reportAbstract(context, declaration);
  const { simpleType } = declaration;
  if (simpleType !== undefined) {
    start(context, declaration, false);
    const form = recallSimpleForm(context, simpleType, value, container, key);
    if (form?.typed === undefined) writeSimple(context, declaration, simpleType, value, form);
    else writeSubstitute(context, declaration, simpleType, form, form.typed);
    context.sink.endElement();
    return;
  }
  const type = declaration.complexType;
  if (type === undefined) throw new TypeError('A type descriptor is neither simple nor complex.');
  if (type.simpleType !== undefined && type.descriptor.bareValue === true && !isObjectForm(value)) {
    start(context, declaration, false);
    identifyDefaults(context, type);
    const form = recallSimpleForm(context, type.simpleType, value, container, key);
    writeSimple(context, declaration, type.simpleType, value, form);
    context.sink.endElement();
  } else if (isRecord(value)) {
    context.descend(value);
    writeObject(context, declaration, type, value);
    context.ascend();
  } else {
    context.reportWrongKind('an object', value);
  }
}

/** Writes an element of simple type, in no namespace, that no schema declares by name. */
export function writeSimpleElement(
  context: WritingContext,
  localName: string,
  type: SimpleTypeDescriptor,
  value: unknown,
): void {
  context.sink.startElement('', localName, undefined, false);
  writeText(context, UNCONSTRAINED, type, value, []);
  context.sink.endElement();
}

/** The form of a simple value; undefined where none is known, or where it is that of another value. */
function recallSimpleForm(
  { sink }: WritingContext,
  type: SimpleTypeDescriptor,
  value: unknown,
  container: object | undefined,
  key: string | number,
): ElementForm | undefined {
  const form = instanceForms.recall(value, container, key);
  if (form === undefined) return undefined;
  try {
    return simpleKey(type, value, sink) === form.key ? form : undefined;
  } catch (error) {
    if (error instanceof SimpleTypeError) return undefined;
    throw error;
  }
}

function writeSimple(
  context: WritingContext,
  declaration: ElementDeclaration,
  type: SimpleTypeDescriptor,
  value: unknown,
  form: ElementForm | undefined,
): void {
  writeRedundantType(context, declaration, form);
  if (form !== undefined) writeForm(context, declaration, form, value === null);
  if (value === null) writeNil(context, declaration, form?.nil);
  else writeText(context, declaration, type, value, []);
}

/** Writes a value of a declared simple type as one of the type that stood for it when it was read. */
function writeSubstitute(
  context: WritingContext,
  declaration: ElementDeclaration,
  declared: SimpleTypeDescriptor,
  form: ElementForm,
  { type, value }: TypedValue,
): void {
  if (form.typeName !== undefined) writeTypeAttribute(context, form.typeName);
  if (!isDerived(type, declared) || blockedStep(declaration, declared, type) !== undefined) {
    reportWrongType(context, declared, type);
  }
  const isNil = value === null || (isRecord(value) && value.$nil === true);
  writeForm(context, declaration, form, isNil);
  const { identifiers } = context.identity;
  const binding = type.kind === 'complexType' ? complexTypeBinding(type) : undefined;
  const simpleType = type.kind === 'complexType' ? binding?.simpleType : type;
  const isObject = binding !== undefined && isRecord(value);
  if (isObject) {
    identifiers.enter();
    writeAttributes(context, binding, value);
  }
  if (isNil) writeNil(context, declaration, form.nil);
  else if (simpleType !== undefined) {
    writeText(context, declaration, simpleType, isObject ? value.$value : value, isObject ? [TEXT] : []);
  }
  if (isObject) identifiers.leave();
}

/** Writes what an element was read with and values do not tell. */
function writeForm(
  { sink }: WritingContext,
  { isNillable }: ElementDeclaration,
  { nil, locations }: ElementForm,
  isNil: boolean,
): void {
  for (const { name, value } of locations ?? []) sink.attribute(XSI_NAMESPACE, name, value, 'xsi');
  if (nil !== undefined && isNillable && !isNil && nil !== '1')
    sink.attribute(XSI_NAMESPACE, 'nil', nil, 'xsi');
}

/** Writes `xsi:type` where it named the declared type, or where nothing else says what the type is. */
function writeRedundantType(
  context: WritingContext,
  { type, hasInstanceType }: ElementDeclaration,
  form: ElementForm | undefined,
): void {
  const { name, namespaceURI = '' } = type;
  if (name === undefined) return;
  const isRemembered =
    form?.typeName !== undefined &&
    typeNameOf(type) === clarkName(form.typeName.namespaceURI, form.typeName.localName);
  if (hasInstanceType || isRemembered) writeTypeAttribute(context, { namespaceURI, localName: name });
}

/** Whether a value of a type with `bareValue` is not bare. */
function isObjectForm(value: unknown): boolean {
  return isRecord(value) && [TEXT, TYPE, NIL].some((property) => Object.hasOwn(value, property));
}

function start({ sink }: WritingContext, { name }: ElementDeclaration, hasLayout: boolean): void {
  sink.startElement(name.namespaceURI, name.localName, undefined, hasLayout);
}

function reportAbstract(context: WritingContext, { name }: ElementDeclaration): void {
  const found = clarkName(name.namespaceURI, name.localName);
  const message = `The element ${found} is abstract; a member of its substitution group has to stand here.`;
  context.report({ rule: 'cvc-elt.2', message, found });
}

function writeNil(
  context: WritingContext,
  { isNillable, fixed }: ElementDeclaration,
  literal = 'true',
): void {
  context.identity.constraints?.nil();
  if (!isNillable) {
    context.report({ rule: 'cvc-elt.3.1', message: 'The element is not nillable.', found: 'null' });
  } else if (fixed !== undefined) {
    context.report({ rule: 'cvc-elt.3.2.2', message: 'An element with a fixed value cannot be nil.' });
  }
  context.sink.attribute(XSI_NAMESPACE, 'nil', literal === '1' ? '1' : 'true', 'xsi');
}

function writeText(
  context: WritingContext,
  { default: constraint, fixed, valueNamespaces }: ElementConstraint,
  type: SimpleTypeDescriptor,
  value: unknown,
  below: readonly string[],
): void {
  let text: string;
  try {
    text = type.format(value, context.sink);
    const { sink } = context;
    if (fixed !== undefined && !isSameValue(type, text, sink, fixed, valueNamespaces ?? sink)) {
      const message = `The element has to hold '${shorten(fixed)}', not '${shorten(text)}'.`;
      context.report({ rule: 'cvc-elt.5.2.2.2.2', message, expected: fixed, found: shorten(text), below });
    }
  } catch (error) {
    context.reportSimpleTypeError(error, below);
    return;
  }
  if (text === '' && constraint !== undefined && constraint !== '') {
    const message = `An empty element stands for its default, '${shorten(constraint)}'.`;
    context.report({ rule: 'cvc-elt.5.1.1', message, found: '', below });
  }
  const { identity } = context;
  if (identity.concerns(type)) {
    const at = { place: context, below, offset: -1 };
    identity.simpleContent(type, text, context.sink, below.length > 0, at);
  }
  context.checkCharacters(text, context.sink.text(text), below);
}

function writeObject(
  context: WritingContext,
  declaration: ElementDeclaration,
  declared: ComplexTypeBinding,
  value: Value,
): void {
  const type = actualType(context, declaration, declared, value);
  const binding = bindingOf(type, declared);
  start(context, declaration, binding?.kind === 'elementOnly');
  const form = instanceForms.recall(value, undefined, '');
  const written = writeInstanceAttributes(context, declaration, type, value, form);
  const isNil = written.includes(NIL);
  const { identifiers } = context.identity;
  identifiers.enter();
  if (binding !== undefined) {
    for (const property of writeAttributes(context, binding, value)) written.push(property);
    if (!isNil) writeContent(context, declaration, binding, value, written);
    else if (binding.kind !== 'simple') context.identity.constraints?.complexContent();
  } else if (!isNil && type.kind === 'simpleType') {
    writeValue(context, declaration, type, value, written);
  }
  identifiers.leave();
  context.sink.endElement();
  reportUnwritten(context, binding, value, written);
}

function bindingOf(type: TypeDescriptor, declared: ComplexTypeBinding): ComplexTypeBinding | undefined {
  if (type.kind !== 'complexType') return undefined;
  return type === declared.descriptor ? declared : complexTypeBinding(type);
}

/** The type that `$type` names, or the declared one. */
function actualType(
  context: WritingContext,
  declaration: ElementDeclaration,
  declared: ComplexTypeBinding,
  value: Value,
): TypeDescriptor {
  const { descriptor } = declared;
  const tag = getOwn(value, TYPE);
  const type = tag === undefined ? descriptor : findType(declared, tag);
  if (type === undefined) {
    const expected = `${typeNameOf(descriptor)} or a type derived from it`;
    const message = `$type has to name ${expected}.`;
    const found = typeof tag === 'string' ? shorten(tag) : `a value of type ${typeof tag}`;
    context.report({ rule: 'cvc-elt.4.3', message, expected, found, below: [TYPE] });
    return descriptor;
  }
  const blocked = blockedStep(declaration, descriptor, type);
  if (blocked !== undefined) {
    const message = `The type ${typeNameOf(type)} cannot stand here: types derived by ${blocked} are blocked.`;
    context.report({ rule: 'cvc-elt.4.3', message, found: typeNameOf(type), below: [TYPE] });
  }
  if (type.kind === 'complexType' && type.abstract === true) {
    const message = `The type ${typeNameOf(type)} is abstract; $type has to name one derived from it.`;
    context.report({ rule: 'cvc-type.2', message, below: [TYPE] });
  }
  return type;
}

function reportWrongType(context: WritingContext, declared: TypeDescriptor, type: TypeDescriptor): void {
  const expected = typeNameOf(declared) || 'the type of the element';
  const found = typeNameOf(type);
  const message = `The type ${found}, by which the value was read, cannot stand for ${expected} here.`;
  context.report({ rule: 'cvc-elt.4.3', message, expected, found });
}

function findType(declared: ComplexTypeBinding, tag: unknown): TypeDescriptor | undefined {
  if (typeof tag !== 'string') return undefined;
  const { namespaceURI, localName } = parseTag(tag, declared.descriptor.namespaceURI ?? '');
  const name = clarkName(namespaceURI, localName);
  if (name === typeNameOf(declared.descriptor) || isAnyType(declared.descriptor)) return declared.descriptor;
  return declared.derivedType(name);
}

/** `local` or `{namespace}local`. */
function parseTag(tag: string, defaultNamespace: string): { namespaceURI: string; localName: string } {
  const end = tag.startsWith('{') ? tag.lastIndexOf('}') : -1;
  return end === -1
    ? { namespaceURI: defaultNamespace, localName: tag }
    : { namespaceURI: tag.slice(1, end), localName: tag.slice(end + 1) };
}

/** @returns the properties that were written */
function writeInstanceAttributes(
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
    if (typeof tag === 'string') writeTypeAttribute(context, parseTag(tag, type.namespaceURI ?? ''));
  } else {
    writeRedundantType(context, declaration, form);
  }
  const nil = getOwn(value, NIL);
  if (form !== undefined) writeForm(context, declaration, form, nil !== undefined);
  if (nil === undefined) return written;
  if (nil !== true) context.reportWrongKind('true, or absent', nil, [NIL]);
  written.push(NIL);
  writeNil(context, declaration, form?.nil);
  return written;
}

function writeTypeAttribute(
  context: WritingContext,
  { namespaceURI, localName }: { readonly namespaceURI: string; readonly localName: string },
): void {
  const { sink } = context;
  if (namespaceURI === '' && sink.lookupNamespaceURI('')) {
    const message = `The type ${localName} is in no namespace, but a default namespace is in scope: give it a prefix with the option prefixes.`;
    context.report({ rule: 'cvc-elt.4.1', message, below: [TYPE] });
  }
  const prefix = sink.lookupPrefix(namespaceURI) ?? '';
  sink.attribute(XSI_NAMESPACE, 'type', prefix === '' ? localName : `${prefix}:${localName}`, 'xsi');
}

function writeContent(
  context: WritingContext,
  declaration: ElementDeclaration,
  type: ComplexTypeBinding,
  value: Value,
  written: string[],
): void {
  if (type.kind === 'simple' && type.simpleType !== undefined) {
    writeValue(context, declaration, type.simpleType, value, written);
    return;
  }
  context.identity.constraints?.complexContent();
  if (type.kind !== 'empty') {
    new ChildrenWriter(context, type, value, written).write();
    if (declaration.default !== undefined && type.kind === 'mixed') {
      checkMixedConstraint(context, declaration, getOwn(value, CONTENT));
    }
  }
}

/**
 * Default and fixed values of elements with mixed content (cvc-elt.5.1.1 and cvc-elt.5.2.2). A value without
 * `$content` leaves it to the declaration, as one without an attribute does.
 */
function checkMixedConstraint(
  context: WritingContext,
  { default: constraint = '', fixed }: ElementConstraint,
  content: unknown,
): void {
  if (!Array.isArray(content)) return;
  const below = [CONTENT];
  const hasChildren = content.some((item) => typeof item !== 'string');
  const text = hasChildren ? '' : content.join('');
  if (fixed !== undefined && hasChildren) {
    const message = 'An element with a fixed value has no child elements.';
    context.report({ rule: 'cvc-elt.5.2.2.1', message, expected: fixed, below });
  } else if (fixed !== undefined && text !== fixed) {
    const message = `The element has to hold '${shorten(fixed)}', not '${shorten(text)}'.`;
    context.report({ rule: 'cvc-elt.5.2.2.2.1', message, expected: fixed, found: shorten(text), below });
  } else if (!hasChildren && text === '' && constraint !== '') {
    const message = `An empty element stands for its default, '${shorten(constraint)}'.`;
    context.report({ rule: 'cvc-elt.5.1.1', message, found: '', below });
  }
}

function writeValue(
  context: WritingContext,
  declaration: ElementDeclaration,
  type: SimpleTypeDescriptor,
  value: Value,
  written: string[],
): void {
  written.push(TEXT);
  writeText(context, declaration, type, getOwn(value, TEXT), [TEXT]);
}
