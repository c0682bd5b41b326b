import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';

/** An element, as far as "XML Information Set" matters to two documents that say the same. */
export interface InfosetElement {
  /** `{namespace}local` */
  readonly name: string;
  /** By `{namespace}local`; namespace declarations are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements and text, neighbouring text joined; comments and processing instructions only where asked for. */
  readonly children: readonly InfosetChild[];
  /** Namespace names by prefix, for values that hold prefixes. */
  readonly namespaces: ReadonlyMap<string, string>;
}

/** A child of an element: an element or text. */
export type InfosetChild = InfosetElement | string;

/** The namespace of `xsi:type`, `xsi:nil` and the attributes that say where schemas are. */
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

const XMLNS = 'http://www.w3.org/2000/xmlns/';

interface OpenElement {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: InfosetChild[];
  readonly namespaces: ReadonlyMap<string, string>;
}

/** Options of {@link readInfoset}. */
export interface InfosetOptions {
  /** Comments and processing instructions in the root are kept, as elements that no document can have. */
  readonly allMarkup?: boolean;
}

/**
 * Reads a document with a parser that shares nothing with the runtime.
 *
 * @throws Error when the document is not well-formed
 */
export function readInfoset(document: string, { allMarkup = false }: InfosetOptions = {}): InfosetElement {
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
    const children = open.at(-1)?.children;
    const last = children?.at(-1);
    if (children !== undefined && typeof last === 'string') {
      children[children.length - 1] = last + text;
    } else if (text !== '') {
      children?.push(text);
    }
  };
  parser.on('text', appendText);
  parser.on('cdata', appendText);
  if (allMarkup) {
    const append = (name: string, text: string): void => {
      open.at(-1)?.children.push({ name, attributes: new Map(), children: [text], namespaces: new Map() });
    };
    parser.on('comment', (text) => append('#comment', text));
    parser.on('processinginstruction', ({ target, body }) => append(`?${target}`, body));
  }
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined) {
      open.at(-1)?.children.push(closed);
      root = closed;
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
  for (const { uri, local, value } of Object.values<SaxesAttributeNS>(tag.attributes)) {
    if (uri !== XMLNS) {
      attributes.set(clarkName(uri, local), value);
    }
  }
  const own = Object.entries(tag.ns ?? {});
  const inherited = parent?.namespaces ?? new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);
  const namespaces = own.length === 0 ? inherited : new Map([...inherited, ...own]);
  return { name: clarkName(tag.uri, tag.local), attributes, children: [], namespaces };
}

/** An expanded name as text: `{namespace}local`. */
export function clarkName(namespaceURI: string, local: string): string {
  return `{${namespaceURI}}${local}`;
}

/** The {@link clarkName} that a qualified name in content stands for; undefined where its prefix is not bound. */
export function expandName(
  name: string,
  { namespaces }: Pick<InfosetElement, 'namespaces'>,
): string | undefined {
  const [local = '', prefix = ''] = name.split(':').reverse();
  const namespaceURI = namespaces.get(prefix) ?? (prefix === '' ? '' : undefined);
  return namespaceURI === undefined ? undefined : clarkName(namespaceURI, local);
}

/** What XML takes for white space. */
export function isWhiteSpace(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

/** Decodes a document by its byte order mark or its XML declaration; UTF-8 otherwise. */
export function decodeXml(bytes: Uint8Array): string {
  const label = byteOrderEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8';
  return new TextDecoder(label, { fatal: true }).decode(bytes);
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
