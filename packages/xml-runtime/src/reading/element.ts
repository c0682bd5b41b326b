import {
  type ComplexTypeBinding,
  complexTypeBinding,
  isAnyType,
  typeNameOf,
} from '../binding/complex-type.js';
import { CONTENT } from '../binding/content.js';
import type { ElementDeclaration } from '../binding/element-declaration.js';
import type { SimpleTypeDescriptor, TypeDescriptor } from '../descriptor.js';
import { clarkName, quotedName } from '../names.js';
import { isSameValue, readAttributes, refuseAttributes } from './attributes.js';
import { readChildren } from './children.js';
import type { ReadingContext } from './context.js';
import { readNil, readTypeName } from './instance-attributes.js';
import { readNoContent, readSimpleContent, shorten } from './simple-content.js';

/**
 * Assesses the element that the source stands at the start of (cvc-elt), and stops at its end.
 * @returns its value; whatever could be read of it where there were issues
 */
export function readElement(context: ReadingContext, declaration: ElementDeclaration): unknown {
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
  if (declaration.isAbstract) reportAbstract(context, declaration);
  const { simpleType } = declaration;
  if (context.source.attributeCount === 0) {
    // What most elements of most documents are.
    if (simpleType !== undefined) return readSimple(context, declaration, simpleType);
    const type = declaration.complexType;
    if (type !== undefined && type.descriptor.abstract !== true) {
      return readComplex(context, declaration, type, undefined);
    }
  }
  return readWithAttributes(context, declaration);
}

function readWithAttributes(context: ReadingContext, declaration: ElementDeclaration): unknown {
  const isNil = readNil(context);
  if (isNil !== undefined && !declaration.isNillable) {
    context.report({
      rule: 'cvc-elt.3.1',
      message: 'The element is not nillable; xsi:nil cannot stand here.',
    });
  }
  const nil = isNil === true && declaration.isNillable;
  if (nil && declaration.fixed !== undefined) {
    context.report({ rule: 'cvc-elt.3.2.2', message: 'An element with a fixed value cannot be nil.' });
  }
  const { simpleType } = declaration;
  if (simpleType !== undefined) {
    refuseAttributes(context);
    checkSimpleTypeName(context, simpleType);
    return nil ? readNilContent(context, null) : readSimple(context, declaration, simpleType);
  }
  const declared = declaration.complexType;
  if (declared === undefined) throw new TypeError('A type descriptor is neither simple nor complex.');
  const { type, tag } = substituteType(context, declared);
  if (type.kind === 'simpleType') {
    refuseAttributes(context);
    return { $type: tag, $value: readSimple(context, declaration, type) };
  }
  if (type.abstract === true) {
    const message = `The type ${typeNameOf(type)} is abstract; xsi:type has to name one derived from it.`;
    context.report({ rule: 'cvc-type.2', message });
  }
  const binding = type === declared.descriptor ? declared : complexTypeBinding(type);
  if (!nil) return readComplex(context, declaration, binding, tag);
  const value: Record<string, unknown> = tag === undefined ? { $nil: true } : { $type: tag, $nil: true };
  context.identity.identifiers.enter();
  readAttributes(context, binding, value);
  context.identity.identifiers.leave();
  return readNilContent(context, value);
}

function readNilContent(context: ReadingContext, value: unknown): unknown {
  context.identity.constraints?.nil();
  readNoContent(context, 'cvc-elt.3.2.1', 'An element with xsi:nil="true" has to be empty.');
  return value;
}

function reportAbstract(context: ReadingContext, { name }: ElementDeclaration): void {
  const found = clarkName(name.namespaceURI, name.localName);
  context.report({
    rule: 'cvc-elt.2',
    message: `The element ${found} is abstract; a member of its substitution group has to stand here.`,
    found,
  });
}

/** The type that `xsi:type` names (cvc-elt.4), or the declared one. */
function substituteType(
  context: ReadingContext,
  declared: ComplexTypeBinding,
): { readonly type: TypeDescriptor; readonly tag: string | undefined } {
  const name = readTypeName(context);
  if (name === undefined || name.key === typeNameOf(declared.descriptor)) {
    return { type: declared.descriptor, tag: undefined };
  }
  const tag = declared.typeTag(name.namespaceURI, name.localName);
  const type = declared.derivedType(name.key);
  if (type !== undefined) return { type, tag };
  if (isAnyType(declared.descriptor)) return { type: declared.descriptor, tag };
  const expected = typeNameOf(declared.descriptor);
  context.report({
    rule: 'cvc-elt.4.3',
    message: `The type ${quotedName(name)} is not known here as one derived from ${expected}.`,
    expected,
    found: quotedName(name),
  });
  return { type: declared.descriptor, tag: undefined };
}

/** Of simple types, descriptors do not say what derives from what: only the declared type may be named. */
function checkSimpleTypeName(context: ReadingContext, type: SimpleTypeDescriptor): void {
  const name = readTypeName(context);
  const expected = typeNameOf(type);
  if (name === undefined || name.key === expected || type.name === 'anySimpleType') return;
  context.report({
    rule: 'cvc-elt.4.3',
    message: `The type ${quotedName(name)} is not known here as one derived from ${expected}.`,
    expected,
    found: quotedName(name),
  });
}

/** Assesses an element of simple type that no schema declares by name. */
export function readSimpleElement(context: ReadingContext, type: SimpleTypeDescriptor): unknown {
  refuseAttributes(context);
  return readSimple(context, UNCONSTRAINED, type);
}

/** {value constraint} of an element declaration. */
interface ValueConstraint {
  readonly default: string | undefined;
  readonly fixed: string | undefined;
}

const UNCONSTRAINED: ValueConstraint = { default: undefined, fixed: undefined };

function readSimple(
  context: ReadingContext,
  declaration: ValueConstraint,
  type: SimpleTypeDescriptor,
  rule = 'cvc-type.3.1.2',
): unknown {
  const text = readSimpleContent(context, rule);
  return text === undefined ? undefined : parseText(context, declaration, type, text, NO_PATH);
}

const NO_PATH: readonly string[] = [];

/** The value of text as content of an element (cvc-elt.5). */
function parseText(
  context: ReadingContext,
  declaration: ValueConstraint,
  type: SimpleTypeDescriptor,
  text: string,
  below: readonly string[],
  hasAttributes = false,
): unknown {
  const { source, identity } = context;
  const literal = text === '' && declaration.default !== undefined ? declaration.default : text;
  try {
    const value = type.parse(literal, source);
    const { fixed } = declaration;
    if (fixed !== undefined && literal !== fixed && !isSameValue(type, literal, fixed, source)) {
      reportFixed(context, 'cvc-elt.5.2.2.2.2', fixed, text, below);
    }
    if (identity.concerns(type)) {
      const at = { place: context, below, offset: source.offset };
      identity.simpleContent(type, literal, source, hasAttributes, at);
    }
    return value;
  } catch (error) {
    context.reportSimpleTypeError(error, source.offset, below);
    return undefined;
  }
}

function reportFixed(
  context: ReadingContext,
  rule: string,
  expected: string,
  found: string,
  below: readonly string[],
): void {
  context.report({
    rule,
    message: `The element has to hold '${shorten(expected)}', not '${shorten(found)}'.`,
    expected,
    found: shorten(found),
    below,
  });
}

function readComplex(
  context: ReadingContext,
  declaration: ElementDeclaration,
  type: ComplexTypeBinding,
  tag: string | undefined,
): unknown {
  if (type.isBareWithoutAttributes && tag === undefined && context.source.attributeCount === 0) {
    return readSimple(context, declaration, simpleTypeOf(type), 'cvc-complex-type.2.2');
  }
  const value: Record<string, unknown> = tag === undefined ? {} : { $type: tag };
  const { identifiers } = context.identity;
  identifiers.enter();
  readAttributes(context, type, value);
  const result = readContent(context, declaration, type, value);
  identifiers.leave();
  return result;
}

/** @returns the value with its content, or the content alone where that is the whole value */
function readContent(
  context: ReadingContext,
  declaration: ElementDeclaration,
  type: ComplexTypeBinding,
  value: Record<string, unknown>,
): unknown {
  if (type.kind === 'simple') return readSimpleValue(context, declaration, type, value);
  context.identity.constraints?.complexContent();
  if (type.kind === 'empty') {
    readNoContent(context, 'cvc-complex-type.2.1', 'The element has to be empty.');
    return value;
  }
  if (type.kind === 'elementOnly') {
    readChildren(context, type, value, undefined);
    return value;
  }
  const content: unknown[] = [];
  value[CONTENT] = content;
  readChildren(context, type, value, content);
  checkMixedConstraint(context, declaration, content);
  return value;
}

/** Default and fixed values of elements with mixed content (cvc-elt.5.1.1 and cvc-elt.5.2.2). */
function checkMixedConstraint(
  context: ReadingContext,
  { default: constraint, fixed }: ValueConstraint,
  content: unknown[],
): void {
  if (constraint === undefined) return;
  if (content.length === 0) content.push(constraint);
  if (fixed === undefined) return;
  const text = content.map((item) => (typeof item === 'string' ? item : '')).join('');
  if (content.some((item) => typeof item !== 'string')) {
    context.report({
      rule: 'cvc-elt.5.2.2.1',
      message: 'An element with a fixed value has no child elements.',
    });
  } else if (text !== fixed) {
    reportFixed(context, 'cvc-elt.5.2.2.2.1', fixed, text, []);
  }
}

function readSimpleValue(
  context: ReadingContext,
  declaration: ValueConstraint,
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
