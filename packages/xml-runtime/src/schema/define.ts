import type { XmlIssue } from '../issues/errors.js';
import { type StandardSchemaProps, standardSchema } from '../standard-schema.js';
import { validateElement, validateType } from '../validate.js';
import type { ComplexTypeDescriptor, ElementDescriptor } from './descriptor.js';

/** What {@link element} takes: an element declaration without what the function adds. */
export interface ElementDefinition extends Omit<ElementDescriptor, 'kind' | '~standard'> {}

/** What {@link complexType} takes: a complex type definition without what the function adds. */
export interface ComplexTypeDefinition extends Omit<ComplexTypeDescriptor, 'kind' | '~standard'> {}

/**
 * Makes an element declaration.
 * @example
 * ```ts
 * const GpxElement: ElementDescriptor<GpxType> = element({ name: 'gpx', namespaceURI, type: () => GpxType });
 * ```
 */
export function element<T>(definition: ElementDefinition): ElementDescriptor<T> {
  const descriptor: ElementDescriptor<T> = {
    ...definition,
    kind: 'element',
    '~standard': standard((value) => validateElement(descriptor, value)),
  };
  return descriptor;
}

/**
 * Makes a complex type definition.
 * @example
 * ```ts
 * const LinkType: ComplexTypeDescriptor<LinkType> = complexType({
 *   name: 'linkType',
 *   attributes: [{ attribute: 'href', type: xs.anyURI, required: true }],
 *   content: { sequence: [{ element: 'text', type: xs.string, minOccurs: 0 }] },
 * });
 * ```
 */
export function complexType<T>(definition: ComplexTypeDefinition): ComplexTypeDescriptor<T> {
  const descriptor: ComplexTypeDescriptor<T> = {
    ...definition,
    kind: 'complexType',
    '~standard': standard((value) => validateType(descriptor, value)),
  };
  return descriptor;
}

function standard<T>(issuesOf: (value: unknown) => readonly XmlIssue[]): StandardSchemaProps<T, T> {
  return standardSchema((value) => {
    const issues = issuesOf(value);
    // Nothing in it breaks a rule: it is a T.
    return issues.length === 0 ? { value: value as T } : { issues };
  });
}
