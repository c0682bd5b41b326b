import { ParseOption, XmlAttribute, XmlCData, XmlDocument, XmlElement, XmlText } from 'libxml2-wasm';

/** An element as far as two documents that mean the same agree on it. */
export interface XmlTree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements, and texts that are more than white space. */
  readonly children: readonly (XmlTree | string)[];
}

/** Reads a document with a parser that is not the one under test. */
export function treeOf(xml: string): XmlTree {
  const document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NOCDATA });
  try {
    return elementTree(document.root);
  } finally {
    document.dispose();
  }
}

/** Writes a tree as it is, without white space between elements. */
export function textOf({ name, attributes, children }: XmlTree): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeText(value)}"`);
  const content = children.map((child) => (typeof child === 'string' ? escapeText(child) : textOf(child)));
  return `<${name}${written.join('')}>${content.join('')}</${name}>`;
}

function elementTree(element: XmlElement): XmlTree {
  const children: (XmlTree | string)[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(elementTree(node));
    else if (node instanceof XmlText || node instanceof XmlCData) {
      const text = node.content.trim();
      if (text !== '') children.push(text);
    }
  }
  return { name: element.name, attributes: attributesOf(element), children };
}

function attributesOf(element: XmlElement): Record<string, string> {
  const attributes = element.attrs.filter((attribute) => attribute instanceof XmlAttribute);
  return Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
