import { SaxesParser } from 'saxes';

/** Ways to write a document that programs do not expect: it says the same. */
export interface Disfigurement {
  /** Elements of this name have their children in the reverse order. */
  readonly reversed?: string;
  /** A comment before each tag, and in the middle of each text. */
  readonly comments?: boolean;
  /** How texts are written; as they usually are where it is absent. */
  readonly texts?: 'CDATA' | 'references';
  /** Each element has a prefix, bound on itself, that its neighbours do not have. */
  readonly prefixes?: boolean;
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: (Element | string)[];
}

const COMMENT = '<!-- no data -->';

/**
 * Writes a document in another way.
 * @param document - a document without prefixes
 */
export function disfigure(document: string, how: Disfigurement): string {
  return new DisfiguringWriter(how).element(read(document), '');
}

function read(document: string): Element {
  const root: Element = { name: '', attributes: {}, content: [] };
  const open = [root];
  const parser = new SaxesParser();
  const add = (node: Element | string): void => {
    open.at(-1)?.content.push(node);
  };
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, content: [] };
    add(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    if (open.length > 1) add(text);
  });
  parser.on('closetag', () => open.pop());
  parser.write(document).close();
  const [element] = root.content;
  if (typeof element !== 'object') throw new TypeError('the document has no element');
  return element;
}

class DisfiguringWriter {
  readonly #how: Disfigurement;
  #elements = 0;

  constructor(how: Disfigurement) {
    this.#how = how;
  }

  element({ name, attributes, content }: Element, inherited: string): string {
    const { comments, reversed } = this.#how;
    const { xmlns: namespace = inherited, ...others } = attributes;
    const { tag, declaration } = this.#tag(name, namespace, inherited);
    const written = Object.entries(others).map(([key, value]) => ` ${key}="${escapeText(value)}"`);
    const nodes = reversed === name ? content.toReversed() : content;
    const children = nodes.map((node) =>
      typeof node === 'string' ? this.#text(node) : this.element(node, namespace),
    );
    const comment = comments ? COMMENT : '';
    return `${comment}<${tag}${declaration}${written.join('')}>${children.join('')}${comment}</${tag}>`;
  }

  #tag(name: string, namespace: string, inherited: string): { tag: string; declaration: string } {
    if (this.#how.prefixes) {
      const prefix = `p${this.#elements++ % 7}`;
      return { tag: `${prefix}:${name}`, declaration: ` xmlns:${prefix}="${namespace}"` };
    }
    return { tag: name, declaration: namespace === inherited ? '' : ` xmlns="${namespace}"` };
  }

  #text(text: string): string {
    const { comments } = this.#how;
    const middle = Math.floor(text.length / 2);
    return comments
      ? `${this.#literal(text.slice(0, middle))}${COMMENT}${this.#literal(text.slice(middle))}`
      : this.#literal(text);
  }

  #literal(text: string): string {
    const { texts } = this.#how;
    if (texts === 'CDATA') return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
    if (texts !== 'references') return escapeText(text);
    const [first] = text;
    if (first === undefined) return '';
    return `&#x${(first.codePointAt(0) ?? 0).toString(16)};${escapeText(text.slice(first.length))}`;
  }
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
