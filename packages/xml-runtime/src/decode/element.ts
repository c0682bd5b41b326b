import { isSameValue } from '../datatypes/same-value.js';
import { annotate } from '../plan/annotate.js';
import { type ComplexTypeBinding, complexTypeBinding, typeNameOf } from '../plan/complex-type.js';
import { CONTENT } from '../plan/content.js';
import type { ElementDeclaration } from '../plan/element-declaration.js';
import type { ElementForm } from '../plan/form-store.js';
import { contentOfEmpty } from '../rules/content.js';
import {
  abstractElement,
  abstractType,
  contentOfNil,
  nilAndFixed,
  notNillable,
  wrongContent,
} from '../rules/elements.js';
import type { SimpleTypeDescriptor, TypeDescriptor } from '../schema/descriptor.js';
import type { ElementConstraint, LentReader } from '../schema/features.js';
import { readAttributes, refuseAttributes } from './attributes.js';
import { governingType, substitutionFor } from './governing-type.js';
import { readChildren } from './read-children.js';
import {
  type InstanceAttributes,
  identifyInstanceAttributes,
  type NilAttribute,
  readInstanceAttributes,
} from './read-instance-attributes.js';
import type { ReadingContext } from './reading-context.js';
import { readNoContent, readSimpleContent } from './simple-content.js';

/**
 * Assesses the element that the source stands at the start of (cvc-elt), and stops at its end.
 * @returns its value; whatever could be read of it where there were issues
 */
export function readElement(context: ReadingContext, declared: ElementDeclaration): unknown {
  const declaration = declared.alternatives === undefined ? declared : withChosenType(context, declared);
  const { identity, recorder } = context;
  if (recorder !== undefined)
    return recorder.readElement(context, () => readIdentified(context, declaration));
  if (identity.constraints === undefined && declaration.identityConstraints === undefined) {
    return assessElement(context, declaration);
  }
  return readIdentified(context, declaration);
}

/** The declaration with the type that its alternatives choose. */
function withChosenType(context: ReadingContext, declaration: ElementDeclaration): ElementDeclaration {
  const assessment = declaration.alternatives?.[0]?.assessment;
  return assessment === undefined
    ? declaration
    : declaration.withType(assessment.typeOfRead(context, declaration));
}

function readIdentified(context: ReadingContext, declaration: ElementDeclaration): unknown {
  const { identity } = context;
  if (identity.constraints === undefined && declaration.identityConstraints === undefined) {
    return assessElement(context, declaration);
  }
  identity.startElement(declaration, context.source.name, context.source.offset);
  const value = assessElement(context, declaration);
  identity.endElement(context);
  return value;
}

function assessElement(context: ReadingContext, declaration: ElementDeclaration): unknown {
  if (declaration.isAbstract) context.report(abstractElement(declaration.name));
  const { simpleType } = declaration;
  const hasAttributes = context.source.attributeCount > 0;
  const instance = hasAttributes ? readInstanceAttributes(context) : undefined;
  if (instance !== undefined) return readInstance(context, declaration, instance);
  // What most elements of most documents are.
  if (simpleType !== undefined && !hasAttributes) return readSimple(context, declaration, simpleType);
  const type = declaration.complexType;
  return type === undefined || type.descriptor.abstract === true
    ? readAs(context, declaration, declaration.type, undefined, false)
    : readComplex(context, declaration, type, undefined, false);
}

/** Reads an element as `xsi:` attributes at it say (cvc-elt.3 and .4), and remembers what of it no value tells. */
function readInstance(
  context: ReadingContext,
  declaration: ElementDeclaration,
  instance: InstanceAttributes,
): unknown {
  const { nil, type: name, locations } = instance;
  identifyInstanceAttributes(context);
  const isNil = nil?.isNil === true && declaration.isNillable;
  checkNil(context, declaration, nil);
  const type = name && governingType(context, declaration, name);
  const form: ElementForm = {
    ...(nil !== undefined && nil.literal !== 'true' && { nil: nil.literal }),
    ...(locations.length > 0 && { locations }),
  };
  const declared = declaration.type;
  const substitution = substitutionFor(context, declared);
  if (type === undefined || name === undefined || name.key === typeNameOf(declared) || !substitution) {
    const value = readAs(context, declaration, declared, undefined, isNil);
    return context.remember(value, type && name ? { ...form, typeName: name } : form);
  }
  const read = (tag?: string, inner: object = context): unknown =>
    readAs(inner as ReadingContext, declaration, type, tag, isNil);
  const substitute = substitution.readSubstitute(context, declaration, type, name, isNil, read);
  return context.remember(substitute.value, { ...form, ...substitute.form });
}

/** cvc-elt.3.1 and .3.2.2 */
function checkNil(
  context: ReadingContext,
  { isNillable, fixed }: ElementDeclaration,
  nil: NilAttribute | undefined,
): void {
  if (nil === undefined) return;
  if (!isNillable) {
    context.report(notNillable);
  } else if (nil.isNil && fixed !== undefined) {
    context.report(nilAndFixed);
  }
}

/**
 * Reads the attributes and the content of an element as those of a type (cvc-type).
 * @param tag - `$type` of the value
 */
export function readAs(
  context: ReadingContext,
  declaration: ElementConstraint,
  type: TypeDescriptor,
  tag: string | undefined,
  isNil: boolean,
): unknown {
  if (type.kind === 'simpleType') {
    refuseAttributes(context);
    if (!isNil) return readSimple(context, declaration, type);
    annotate(context, declaration, type, true);
    return readNilContent(context, undefined, null);
  }
  if (type.abstract === true) context.report({ ...abstractType(type), below: TYPE_PATH });
  return readComplex(context, declaration, complexTypeBinding(type), tag, isNil);
}

function readNil(context: ReadingContext, binding: ComplexTypeBinding, tag: string | undefined): unknown {
  const value: Record<string, unknown> = tag === undefined ? { $nil: true } : { $type: tag, $nil: true };
  context.identity.enter();
  readAttributes(context, binding, value);
  context.identity.leave();
  readNilContent(context, binding, value);
  if (binding.kind !== 'simple') context.identity.constraints?.complexContent();
  return value;
}

function readNilContent(
  context: ReadingContext,
  type: ComplexTypeBinding | undefined,
  value: object | null,
): unknown {
  context.identity.constraints?.nil();
  return readNoContent(context, contentOfNil, type, value);
}

/** What readers lend to features. */
export const lentReader: LentReader = { readAs };

function readSimple(
  context: ReadingContext,
  declaration: ElementConstraint,
  type: SimpleTypeDescriptor,
): unknown {
  if (context.recording !== undefined) annotate(context, declaration, type, false);
  return readText(context, declaration, type, 'cvc-type.3.1.2');
}

/** @param rule - the rule that a child element breaks */
function readText(
  context: ReadingContext,
  declaration: ElementConstraint,
  type: SimpleTypeDescriptor,
  rule: string,
): unknown {
  const text = readSimpleContent(context, rule);
  return text === undefined ? undefined : parseText(context, declaration, type, text, NO_PATH);
}

const NO_PATH: readonly string[] = [];

/** The value of text as content of an element (cvc-elt.5). */
function parseText(
  context: ReadingContext,
  declaration: ElementConstraint,
  type: SimpleTypeDescriptor,
  text: string,
  below: readonly string[],
  hasAttributes = false,
): unknown {
  const { source, identity } = context;
  const { fixed, valueNamespaces = source } = declaration;
  const isDefault = text === '' && declaration.default !== undefined;
  const literal = isDefault ? (declaration.default ?? '') : text;
  try {
    const value = type.parse(literal, isDefault ? valueNamespaces : source);
    if (!isDefault && fixed !== undefined && !isSameValue(type, text, source, fixed, valueNamespaces)) {
      context.report({ ...wrongContent('cvc-elt.5.2.2.2.2', fixed, text), below });
    }
    if (identity.concerns(type)) {
      const at = { place: context, below, offset: source.offset };
      identity.simpleContent(type, literal, source, hasAttributes, at);
    }
    return value;
  } catch (error) {
    context.reportSimpleTypeError(error, source.offset, below);
    return context.keptText(text);
  }
}

function readComplex(
  context: ReadingContext,
  declaration: ElementConstraint,
  type: ComplexTypeBinding,
  tag: string | undefined,
  isNil: boolean,
): unknown {
  const { observer } = type;
  if (observer === undefined) {
    if (context.recording !== undefined) annotate(context, declaration, type.descriptor, isNil);
    return isNil ? readNil(context, type, tag) : readObject(context, declaration, type, tag);
  }
  return observer.readObserved(context, declaration, type, isNil, () =>
    isNil ? readNil(context, type, tag) : readObject(context, declaration, type, tag),
  );
}

function readObject(
  context: ReadingContext,
  declaration: ElementConstraint,
  type: ComplexTypeBinding,
  tag: string | undefined,
): unknown {
  if (type.isBareWithoutAttributes && tag === undefined && context.source.attributeCount === 0) {
    return readText(context, declaration, simpleTypeOf(type), 'cvc-complex-type.2.2');
  }
  const value = new type.Value();
  if (tag !== undefined) value.$type = tag;
  const { identity } = context;
  identity.enter();
  readAttributes(context, type, value);
  const result = readContent(context, declaration, type, value);
  identity.leave();
  return result;
}

/** @returns the value with its content, or the content alone where that is the whole value */
function readContent(
  context: ReadingContext,
  declaration: ElementConstraint,
  type: ComplexTypeBinding,
  value: Record<string, unknown>,
): unknown {
  if (type.kind === 'simple') return readSimpleValue(context, declaration, type, value);
  context.identity.constraints?.complexContent();
  if (type.kind === 'empty') {
    return readNoContent(context, contentOfEmpty, type, value);
  }
  if (type.kind === 'elementOnly') {
    readChildren(context, type, value, undefined);
    return value;
  }
  const content: unknown[] = [];
  value[CONTENT] = content;
  readChildren(context, type, value, content);
  if (declaration.default !== undefined) type.mixed?.checkRead(context, declaration, content);
  return value;
}

function readSimpleValue(
  context: ReadingContext,
  declaration: ElementConstraint,
  type: ComplexTypeBinding,
  value: Record<string, unknown>,
): unknown {
  const simpleType = simpleTypeOf(type);
  const text = readSimpleContent(context, 'cvc-complex-type.2.2');
  const isBare = type.descriptor.bareValue === true && Object.keys(value).length === 0;
  const parsed =
    text === undefined
      ? undefined
      : parseText(context, declaration, simpleType, text, isBare ? NO_PATH : VALUE_PATH, true);
  if (isBare) return parsed;
  value.$value = parsed;
  return value;
}

function simpleTypeOf({ simpleType }: ComplexTypeBinding): SimpleTypeDescriptor {
  if (simpleType === undefined) throw new TypeError('Simple content has no simple type.');
  return simpleType;
}

const VALUE_PATH: readonly string[] = ['$value'];
const TYPE_PATH: readonly string[] = ['$type'];
