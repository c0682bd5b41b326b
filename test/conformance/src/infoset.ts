import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';

/** An element, as far as "XML Information Set" matters to two documents that say the same. */
export interface InfosetElement {
  /** `{namespace}local` */
  readonly name: string;
  /** By `{namespace}local`; namespace declarations, hints where schemas are, and `xsi:nil` that says nothing are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (InfosetElement | string)[];
  /** Namespace names by prefix, for values that hold prefixes. */
  readonly namespaces: ReadonlyMap<string, string>;
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

interface OpenElement {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: (InfosetElement | string)[];
  readonly namespaces: ReadonlyMap<string, string>;
}

/**
 * Reads a document with a parser that shares nothing with the runtime. Comments and processing instructions are left
 * out, and white space between elements where there is no other text.
 *
 * @throws Error when the document is not well-formed
 */
export function readInfoset(document: string): InfosetElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: OpenElement[] = [];
  let root: InfosetElement | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    open.push(openElement(tag, open.at(-1)));
  });
  const appendText = (text: string): void => {
    open.at(-1)?.children.push(text);
  };
  parser.on('text', appendText);
  parser.on('cdata', appendText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined) {
      const element = { ...closed, children: significantChildren(closed.children) };
      open.at(-1)?.children.push(element);
      root = element;
    }
  });
  parser.write(document).close();
  if (root === undefined) {
    throw new Error('The document has no root element.');
  }
  return root;
}

function openElement(tag: SaxesTagNS, parent: OpenElement | undefined): OpenElement {
  const attributes = new Map<string, string>();
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.uri !== XMLNS && !isNoise(attribute)) {
      attributes.set(clark(attribute.uri, attribute.local), attribute.value);
    }
  }
  const namespaces = new Map([...(parent?.namespaces ?? []), ...Object.entries(tag.ns ?? {})]);
  return { name: clark(tag.uri, tag.local), attributes, children: [], namespaces };
}

function isNoise({ uri, local, value }: SaxesAttributeNS): boolean {
  const isHint = local === 'schemaLocation' || local === 'noNamespaceSchemaLocation';
  return uri === XSI && (isHint || (local === 'nil' && ['false', '0'].includes(value.trim())));
}

function clark(namespaceURI: string, local: string): string {
  return `{${namespaceURI}}${local}`;
}

/** Joins neighbouring text; leaves out white space beside elements where nothing else is text. */
function significantChildren(
  children: readonly (InfosetElement | string)[],
): readonly (InfosetElement | string)[] {
  const joined: (InfosetElement | string)[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (typeof child === 'string' && typeof last === 'string') {
      joined[joined.length - 1] = last + child;
    } else {
      joined.push(child);
    }
  }
  const hasElements = joined.some((child) => typeof child !== 'string');
  const hasText = joined.some((child) => typeof child === 'string' && child.trim() !== '');
  return hasElements && !hasText ? joined.filter((child) => typeof child !== 'string') : joined;
}

/** Decodes a document by its byte order mark or its XML declaration; UTF-8 otherwise. */
export function decodeXml(bytes: Uint8Array): string {
  const label = byteOrderEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8';
  return new TextDecoder(label).decode(bytes);
}

function byteOrderEncoding([first, second]: Uint8Array): string | undefined {
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    return 'utf-16be';
  }
  return (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0) ? 'utf-16le' : undefined;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^(?:\u00EF\u00BB\u00BF)?<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1];
}
