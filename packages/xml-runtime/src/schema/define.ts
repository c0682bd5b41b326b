import type { ComplexTypeDescriptor, ElementDescriptor } from './descriptor.js';

/** What {@link element} takes: an element declaration without what the function adds. */
export interface ElementDefinition extends Omit<ElementDescriptor, 'kind' | '~value'> {}

/** What {@link complexType} takes: a complex type definition without what the function adds. */
export interface ComplexTypeDefinition extends Omit<ComplexTypeDescriptor, 'kind' | '~value'> {}

/**
 * Makes an element declaration.
 * @example
 * ```ts
 * const GpxElement: ElementDescriptor<GpxType> = element({ name: 'gpx', namespaceURI, type: () => GpxType });
 * ```
 */
export function element<T>(definition: ElementDefinition): ElementDescriptor<T> {
  return { ...definition, kind: 'element' };
}

/**
 * Makes a complex type definition.
 * @example
 * ```ts
 * const LinkType: ComplexTypeDescriptor<LinkType> = complexType({
 *   name: 'linkType',
 *   attributes: () => [attribute('href', xs.anyURI, { required: true })],
 *   content: () => sequence([local('text', xs.string, 0)]),
 * });
 * ```
 */
export function complexType<T>(definition: ComplexTypeDefinition): ComplexTypeDescriptor<T> {
  return { ...definition, kind: 'complexType' };
}
