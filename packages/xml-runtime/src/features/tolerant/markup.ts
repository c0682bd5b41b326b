import type { XmlElement } from '../../schema/descriptor.js';
import { namespacesInContent } from '../../xml/tree.js';

/** Returns an element or a text as XML. */
export function markupOf(node: XmlElement | string): string {
  if (typeof node === 'string') return escaped(node);
  const { prefix = '', name, attributes, children } = node;
  const tag = qualified(prefix, name);
  const declarations = Array.from(
    namespacesInContent(node) ?? [],
    ([declared, uri]) => ` ${declared === '' ? 'xmlns' : `xmlns:${declared}`}="${escaped(uri)}"`,
  );
  const others = attributes.map((it) => ` ${qualified(it.prefix ?? '', it.name)}="${escaped(it.value)}"`);
  const start = `<${tag}${declarations.join('')}${others.join('')}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.map(markupOf).join('')}</${tag}>`;
}

function qualified(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}:${name}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
