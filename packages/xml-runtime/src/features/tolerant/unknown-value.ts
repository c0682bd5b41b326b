import { pushOwn, setOwn } from '../../plan/own-properties.js';
import type { XmlElement } from '../../schema/descriptor.js';
import { clarkName } from '../../xml/names.js';
import { markupOf } from './markup.js';

/**
 * Returns the value of an element that no declaration describes: its text, or where it has attributes or children an
 * object of these under their names, arrays of them where names repeat. Text beside attributes is `$value`; text among
 * children makes all of the content `$value`, as XML.
 */
export function unknownValue({ namespaceURI, attributes, children }: XmlElement): unknown {
  const value: Record<string, unknown> = {};
  for (const it of attributes) addNamed(value, nameIn(namespaceURI, it), it.value);
  const elements = children.filter((child) => typeof child !== 'string');
  const hasText = children.some((child) => typeof child === 'string' && /[^ \t\n\r]/.test(child));
  if (elements.length > 0 && !hasText) {
    for (const child of elements) addNamed(value, nameIn(namespaceURI, child), unknownValue(child));
    return value;
  }
  const text = elements.length === 0 ? children.join('') : children.map(markupOf).join('');
  if (attributes.length === 0) return text;
  if (text !== '') value.$value = text;
  return value;
}

/** Returns the property for a name: without its namespace, where that is none or the one around. */
export function nameIn(
  around: string,
  { namespaceURI, name }: Pick<XmlElement, 'namespaceURI' | 'name'>,
): string {
  return namespaceURI === around ? name : clarkName(namespaceURI, name);
}

/**
 * Adds a value, which is no array, under a name that others may have, too.
 * @returns its place among these; undefined for the first
 */
export function addNamed(value: object, name: string, item: unknown): number | undefined {
  const known = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  if (known === undefined) {
    setOwn(value, name, item);
    return undefined;
  }
  if (!Array.isArray(known)) setOwn(value, name, [known]);
  return pushOwn(value, name, item) - 1;
}
