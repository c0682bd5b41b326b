import { SimpleTypeError } from '../issues/errors.js';
import { annotate } from '../plan/annotate.js';
import { type ComplexTypeBinding, complexTypeBinding } from '../plan/complex-type.js';
import { CONTENT } from '../plan/content.js';
import type { ElementDeclaration } from '../plan/element-declaration.js';
import type { ElementForm, ElementMarkup, TypedValue } from '../plan/form-store.js';
import { getOwn } from '../plan/own-properties.js';
import { simpleKey } from '../plan/recall-form.js';
import { isRecord } from '../plan/record.js';
import { UNCONSTRAINED, UNDECLARED } from '../plan/unconstrained.js';
import { writtenType } from '../plan/written-type.js';
import { abstractElement } from '../rules/elements.js';
import type { SimpleTypeDescriptor, TypeDescriptor } from '../schema/descriptor.js';
import type { LentWriter } from '../schema/features.js';
import { lookUpName } from '../xml/names.js';
import { identifyDefaults, writeAttributes } from './attributes.js';
import { type ActualType, actualType, bindingOf, reportWrongType, TYPE } from './instance-type.js';
import { writeText } from './text.js';
import { anyTypeElement, assessElement, declareInContent, writeTree } from './tree.js';
import { reportUnwritten } from './unwritten-properties.js';
import { ChildrenWriter } from './write-children.js';
import {
  NIL,
  writeForm,
  writeInstanceAttributes,
  writeNil,
  writeRedundantType,
  writeTypeAttribute,
} from './write-instance-attributes.js';
import type { WritingContext } from './writing-context.js';

type Value = Readonly<Record<string, unknown>>;

const TEXT = '$value';

/**
 * Writes a value as an element, finding out what is wrong with it on the way (cvc-elt).
 * @param container - the object or array that holds the value, with the key there: what reading remembers forms by
 */
export function writeElement(
  context: WritingContext,
  declared: ElementDeclaration,
  value: unknown,
  container?: object,
  key: string | number = '',
): void {
  const declaration =
    declared.alternatives === undefined ? declared : withChosenType(context, declared, value);
  const { identity, isTrusting } = context;
  const isIdentified = identity.constraints !== undefined || declaration.identityConstraints !== undefined;
  if (!isIdentified || isTrusting) {
    writeAssessed(context, declaration, value, container, key);
    return;
  }
  identity.startElement(declaration, declaration.name, -1);
  writeAssessed(context, declaration, value, container, key);
  identity.endElement(context);
}

/** The declaration with the type that its alternatives choose. */
function withChosenType(
  context: WritingContext,
  declaration: ElementDeclaration,
  value: unknown,
): ElementDeclaration {
  const assessment = declaration.alternatives?.[0]?.assessment;
  return assessment === undefined
    ? declaration
    : declaration.withType(assessment.typeOfWritten(context, declaration, value));
}

function writeAssessed(
  context: WritingContext,
  declaration: ElementDeclaration,
  value: unknown,
  container: object | undefined,
  key: string | number,
): void {
  if (declaration.isAbstract) context.report(abstractElement(declaration.name));
  const { simpleType } = declaration;
  if (simpleType !== undefined) {
    const form = context.recall(value, container, key);
    const isPlain =
      form === undefined && value !== null && !declaration.hasInstanceType && context.recording === undefined;
    if (isPlain && !context.hasLocations) writePlain(context, declaration, simpleType, value);
    else writeSimpleValue(context, declaration, simpleType, value, form);
    return;
  }
  const type = declaration.complexType;
  if (type === undefined) throw new TypeError('A type descriptor is neither simple nor complex.');
  if (type.simpleType !== undefined && type.descriptor.bareValue === true && !isObjectForm(value)) {
    writeBareValue(context, declaration, type, type.simpleType, value, context.recall(value, container, key));
  } else if (isRecord(value)) {
    if (context.plain?.write(declaration, value) === true) return;
    context.descend(value);
    writeObject(context, declaration, type, value);
    context.ascend();
  } else {
    context.reportWrongKind('an object', value);
  }
}

/** Writes a value of which nothing but its text is to be written: what most elements of most documents are. */
function writePlain(
  context: WritingContext,
  declaration: ElementDeclaration,
  type: SimpleTypeDescriptor,
  value: unknown,
): void {
  const { sink, gaps } = context;
  const { name } = declaration;
  if (gaps !== undefined) gaps.child();
  sink.startElement(name.namespaceURI, name.localName, undefined, false);
  writeText(context, declaration, type, value, NO_PATH, undefined);
  sink.endElement();
}

const NO_PATH: readonly string[] = [];

/** What writers lend to features. */
export const lentWriter: LentWriter = {
  writeTree,
  assessElement,
  writeSimpleElement,
  hasProperty: (type: ComplexTypeBinding, property) => writtenType(type).properties.has(property),
};

/** Writes an element of simple type, in no namespace, that no schema declares by name. */
export function writeSimpleElement(
  context: WritingContext,
  localName: string,
  type: SimpleTypeDescriptor,
  value: unknown,
): void {
  const { gaps, sink, identity } = context;
  gaps?.child();
  sink.startElement('', localName, undefined, false);
  identity.startElement(UNDECLARED, lookUpName('', localName), -1);
  annotate(context, UNCONSTRAINED, type, false);
  writeText(context, UNCONSTRAINED, type, value, [], undefined);
  identity.endElement(context);
  sink.endElement();
}

/** Writes a value without attributes of a type with `bareValue`. */
function writeBareValue(
  context: WritingContext,
  declaration: ElementDeclaration,
  type: ComplexTypeBinding,
  simpleType: SimpleTypeDescriptor,
  value: unknown,
  form: ElementForm | undefined,
): void {
  identifyDefaults(context, type);
  const { observer } = type;
  if (observer === undefined) {
    const started = (): void => annotate(context, declaration, type.descriptor, false);
    writeSimpleValue(context, declaration, simpleType, value, form, started);
  } else {
    observer.writeObserved(context, declaration, type, value, (started) =>
      writeSimpleValue(context, declaration, simpleType, value, form, started),
    );
  }
}

/**
 * @param form - that of the value, or of one that stood in its place
 * @param started - called between the start of the element and what is in it
 */
function writeSimpleValue(
  context: WritingContext,
  declaration: ElementDeclaration,
  type: SimpleTypeDescriptor,
  value: unknown,
  form: ElementForm | undefined,
  started?: () => void,
): void {
  start(context, declaration, false, form?.markup);
  if (started !== undefined) started();
  else if (context.recording !== undefined) annotate(context, declaration, type, value === null);
  const same = form === undefined || isFormOf(context, type, value, form) ? form : undefined;
  if (same?.typed === undefined) writeSimple(context, declaration, type, value, same);
  else writeSubstitute(context, declaration, type, same, same.typed);
  context.sink.endElement();
}

/** Whether a form is that of a simple value, and not of another that stood in its place. */
function isFormOf(
  { sink }: WritingContext,
  type: SimpleTypeDescriptor,
  value: unknown,
  form: ElementForm,
): boolean {
  try {
    return simpleKey(type, value, sink) === (form.key ?? simpleKey(type, form.value, sink));
  } catch (error) {
    if (error instanceof SimpleTypeError) return false;
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
  writeForm(context, declaration, form, value === null);
  if (value === null) writeNil(context, declaration, form?.nil);
  else writeText(context, declaration, type, value, NO_PATH, form);
}

/** Writes a value of a declared simple type as one of the type that stood for it when it was read. */
function writeSubstitute(
  context: WritingContext,
  declaration: ElementDeclaration,
  declared: SimpleTypeDescriptor,
  form: ElementForm,
  { type, value, substitution }: TypedValue,
): void {
  if (form.typeName !== undefined) writeTypeAttribute(context, form.typeName, form);
  const isBlocked = substitution.blockedStep(declaration, declared, type) !== undefined;
  if (isBlocked || !substitution.isDerived(type, declared)) {
    reportWrongType(context, declared, type);
  }
  const isNil = value === null || (isRecord(value) && value.$nil === true);
  writeForm(context, declaration, form, isNil);
  const { identity } = context;
  const binding = type.kind === 'complexType' ? complexTypeBinding(type) : undefined;
  const simpleType = type.kind === 'complexType' ? binding?.simpleType : type;
  const isObject = binding !== undefined && isRecord(value);
  if (isObject) {
    identity.enter();
    writeAttributes(context, binding, value, form.markup);
  }
  if (isNil) writeNil(context, declaration, form.nil);
  else if (simpleType !== undefined) {
    const below = isObject ? [TEXT] : [];
    writeText(context, declaration, simpleType, isObject ? value.$value : value, below, form);
  }
  if (isObject) identity.leave();
}

/** Whether a value of a type with `bareValue` is not bare. */
function isObjectForm(value: unknown): boolean {
  return isRecord(value) && [TEXT, TYPE, NIL].some((property) => Object.hasOwn(value, property));
}

/** @param markup - that of the element when it was read: what it had between its children stays the layout */
function start(
  context: WritingContext,
  { name }: ElementDeclaration,
  hasLayout: boolean,
  markup: ElementMarkup | undefined,
): void {
  const { sink } = context;
  context.gaps?.child();
  sink.startElement(name.namespaceURI, name.localName, markup?.prefix, hasLayout && markup === undefined);
  markup?.declareNamespaces(sink);
}

function writeObject(
  context: WritingContext,
  declaration: ElementDeclaration,
  declared: ComplexTypeBinding,
  value: Value,
): void {
  const actual = actualType(context, declaration, declared, value);
  const binding = bindingOf(actual.type, declared);
  const observer = binding?.observer;
  if (binding === undefined || observer === undefined) {
    writeObjectAs(context, declaration, actual, binding, value);
    return;
  }
  observer.writeObserved(context, declaration, binding, value, (started) =>
    writeObjectAs(context, declaration, actual, binding, value, started),
  );
}

/** @param started - called between the start of the element and its attributes */
export function writeObjectAs(
  context: WritingContext,
  declaration: ElementDeclaration,
  { type, apart }: ActualType,
  binding: ComplexTypeBinding | undefined,
  value: Value,
  started?: () => void,
): void {
  const form = context.recall(value, undefined, '');
  const written = startObject(context, declaration, type, binding, value, form, started);
  const isNil = written.includes(NIL);
  if (binding !== undefined) {
    if (!isNil) writeContent(context, declaration, binding, value, written, form);
    else if (binding.kind !== 'simple') context.identity.constraints?.complexContent();
  } else if (!isNil && type.kind === 'simpleType') {
    writeValue(context, declaration, type, value, written, form);
  }
  if (apart !== undefined) assessApart(context, declaration, binding, value, apart);
  endObject(context, binding, value, written);
}

/**
 * Writes the start of an object: its tag and all of its attributes.
 * @returns the properties that were written
 */
export function startObject(
  context: WritingContext,
  declaration: ElementDeclaration,
  type: TypeDescriptor,
  binding: ComplexTypeBinding | undefined,
  value: Value,
  form: ElementForm | undefined,
  started?: () => void,
): string[] {
  start(context, declaration, binding?.kind === 'elementOnly', form?.markup);
  if (started !== undefined) started();
  else if (context.recording !== undefined) annotate(context, declaration, type, value.$nil === true);
  if ((binding && writtenType(binding).hasOpaqueValues) || binding?.observer !== undefined)
    declareInContent(context, value);
  const written = writeInstanceAttributes(context, declaration, type, value, form);
  context.identity.enter();
  if (binding === undefined) return written;
  for (const property of writeAttributes(context, binding, value, form?.markup)) written.push(property);
  return written;
}

/** Ends the element of an object that {@link startObject} has started. */
export function endObject(
  context: WritingContext,
  binding: ComplexTypeBinding | undefined,
  value: Value,
  written: readonly string[],
): void {
  context.identity.leave();
  context.sink.endElement();
  if (!context.isTrusting) reportUnwritten(context, binding, value, written);
}

/** Assesses a value of the ur-type by the type that its `$type` names, if what was written of it is well-formed. */
function assessApart(
  context: WritingContext,
  declaration: ElementDeclaration,
  binding: ComplexTypeBinding | undefined,
  value: Value,
  type: TypeDescriptor,
): void {
  if (context.isTrusting || context.collector.issues.length > 0) return;
  const element = anyTypeElement(declaration.name, value);
  if (element === undefined) return;
  binding?.attributeWildcard?.assessment.assessAnyType(
    context,
    declaration,
    element,
    type,
    value.$nil === true,
  );
}

function writeContent(
  context: WritingContext,
  declaration: ElementDeclaration,
  type: ComplexTypeBinding,
  value: Value,
  written: string[],
  form: ElementForm | undefined,
): void {
  if (type.kind === 'simple' && type.simpleType !== undefined) {
    writeValue(context, declaration, type.simpleType, value, written, form);
    return;
  }
  context.identity.constraints?.complexContent();
  const outer = context.gaps;
  context.gaps = form?.markup?.children(context, declaration.default);
  if (type.kind !== 'empty') {
    new ChildrenWriter(context, type, value, written).write();
    if (declaration.default !== undefined && type.kind === 'mixed') {
      type.mixed?.checkWritten(context, declaration, getOwn(value, CONTENT));
    }
  }
  context.gaps?.end();
  context.gaps = outer;
}

function writeValue(
  context: WritingContext,
  declaration: ElementDeclaration,
  type: SimpleTypeDescriptor,
  value: Value,
  written: string[],
  form: ElementForm | undefined,
): void {
  written.push(TEXT);
  writeText(context, declaration, type, getOwn(value, TEXT), [TEXT], form);
}
