import { type ComplexTypeBinding, complexTypeBinding, isAnyType, typeNameOf } from '../plan/complex-type.js';
import { derivedTypeNamed } from '../plan/derived-types.js';
import type { ElementDeclaration } from '../plan/element-declaration.js';
import { getOwn } from '../plan/own-properties.js';
import { componentsFor } from '../plan/schema-components.js';
import { tagNamespaceURI } from '../plan/type-tag.js';
import { writtenType } from '../plan/written-type.js';
import { abstractType, blockedType, foreignType, knowledgeOf, wrongType } from '../rules/elements.js';
import type { TypeDescriptor } from '../schema/descriptor.js';
import { clarkName, type ExpandedName } from '../xml/names.js';
import type { WritingContext } from './writing-context.js';

type Value = Readonly<Record<string, unknown>>;

/** The property that names the type of a value, where that is not the declared one. */
export const TYPE = '$type';

/** The binding of the type of a value; undefined for a simple type. */
export function bindingOf(
  type: TypeDescriptor,
  declared: ComplexTypeBinding,
): ComplexTypeBinding | undefined {
  if (type.kind !== 'complexType') return undefined;
  return type === declared.descriptor ? declared : complexTypeBinding(type);
}

/** What {@link actualType} finds. */
export interface ActualType {
  /** The type to write a value by. */
  readonly type: TypeDescriptor;
  /** The type to assess an element of the ur-type by. */
  readonly apart?: TypeDescriptor;
}

/** The type that `$type` names, or the declared one. */
export function actualType(
  context: WritingContext,
  declaration: ElementDeclaration,
  declared: ComplexTypeBinding,
  value: Value,
): ActualType {
  const { descriptor } = declared;
  const tag = getOwn(value, TYPE);
  if (tag === undefined && descriptor.abstract !== true) return writtenType(declared).asActualType;
  if (isAnyType(descriptor) && typeof tag === 'string') return typeOfAnyType(context, declared, tag);
  if (tag !== undefined && typeof tag !== 'string') {
    context.reportWrongKind('the name of a type', tag, [TYPE]);
    return { type: descriptor };
  }
  const type = tag === undefined ? descriptor : findType(declared, tag);
  if (type === undefined) {
    reportForeignType(context, declared, tag ?? '');
    return { type: descriptor };
  }
  const blocked = descriptor.derivedTypes?.substitution.blockedStep(declaration, descriptor, type);
  if (blocked !== undefined) {
    const name = { namespaceURI: type.namespaceURI ?? '', localName: type.name ?? '' };
    context.report({ ...blockedType(name, descriptor, blocked), below: [TYPE] });
  }
  if (type.kind === 'complexType' && type.abstract === true) {
    context.report({ ...abstractType(type), below: [TYPE] });
  }
  return { type };
}

/** Objects to a type that is not derived from the declared one, as far as that one and a schema at hand know. */
function reportForeignType(context: WritingContext, declared: ComplexTypeBinding, tag: string): void {
  const name = parseTag(tag, tagNamespaceURI(declared.descriptor));
  const components = componentsFor(declared.attributeWildcard);
  const type = components?.type(clarkName(name.namespaceURI, name.localName));
  context.report({ ...foreignType(name, declared.descriptor, knowledgeOf(type, components)), below: [TYPE] });
}

/** An element of the ur-type is written as it is, and assessed by what `$type` names if a schema knows that. */
function typeOfAnyType(context: WritingContext, declared: ComplexTypeBinding, tag: string): ActualType {
  const { descriptor } = declared;
  const components = componentsFor(declared.attributeWildcard);
  const { namespaceURI, localName } = parseTag(tag, tagNamespaceURI(declared.descriptor));
  const apart = components?.type(clarkName(namespaceURI, localName));
  if (components !== undefined && apart === undefined) reportForeignType(context, declared, tag);
  return apart === undefined || apart === descriptor ? { type: descriptor } : { type: descriptor, apart };
}

/** Objects to the type by which a value was read. */
export function reportWrongType(
  context: WritingContext,
  declared: TypeDescriptor,
  type: TypeDescriptor,
): void {
  context.report(wrongType(type, declared));
}

/** The type that `$type` names. */
export function findType(declared: ComplexTypeBinding, tag: unknown): TypeDescriptor | undefined {
  if (typeof tag !== 'string') return undefined;
  const { namespaceURI, localName } = parseTag(tag, tagNamespaceURI(declared.descriptor));
  const name = clarkName(namespaceURI, localName);
  if (name === typeNameOf(declared.descriptor)) return declared.descriptor;
  return derivedTypeNamed(declared.descriptor, name);
}

/** `local` or `{namespace}local`. */
export function parseTag(tag: string, defaultNamespace: string): ExpandedName {
  const end = tag.startsWith('{') ? tag.lastIndexOf('}') : -1;
  return end === -1
    ? { namespaceURI: defaultNamespace, localName: tag }
    : { namespaceURI: tag.slice(1, end), localName: tag.slice(end + 1) };
}
