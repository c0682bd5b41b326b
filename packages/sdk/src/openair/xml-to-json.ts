import { parseElement, type XmlElement } from '@proj/xml-runtime';

/** The JSON form of an element: its text, or an object of attributes (`@name`), children and text (`#text`). */
export type XmlJson = string | null | { [name: string]: XmlJson | XmlJson[] };

/** Options of {@link xmlToJson}. */
export interface XmlToJsonOptions {
  /** Whether white space around texts is removed. @defaultValue true */
  readonly strip?: boolean | undefined;
}

/**
 * Turns any XML document into plain objects, without a schema: elements that repeat become arrays, an empty
 * element is null. For typed data use an `OpenAirClient` or `parse`.
 *
 * @throws {XmlSyntaxError} when the text is not well-formed
 * @example
 * ```ts
 * xmlToJson('<Read status="0"><id>1</id></Read>'); // { Read: { '@status': '0', id: '1' } }
 * ```
 */
export function xmlToJson(
  xml: string | Uint8Array,
  options: XmlToJsonOptions = {},
): { [name: string]: XmlJson } {
  const element = parseElement(xml);
  return { [element.name]: toJson(element, options.strip ?? true) };
}

function toJson(element: XmlElement, strip: boolean): XmlJson {
  const entries = new Map<string, XmlJson | XmlJson[]>();
  for (const attribute of element.attributes) entries.set(`@${attribute.name}`, attribute.value);
  for (const child of element.children) {
    if (typeof child !== 'string') append(entries, child.name, toJson(child, strip));
  }
  const text = textOf(element, strip);
  if (entries.size === 0) return text === '' ? null : text;
  if (text.trim() !== '') entries.set('#text', text);
  return Object.fromEntries(entries);
}

function append(entries: Map<string, XmlJson | XmlJson[]>, name: string, value: XmlJson): void {
  const present = entries.get(name);
  if (present === undefined) entries.set(name, value);
  else if (Array.isArray(present)) present.push(value);
  else entries.set(name, [present, value]);
}

function textOf(element: XmlElement, strip: boolean): string {
  const text = element.children.filter((child) => typeof child === 'string').join('');
  return strip ? text.trim() : text;
}
