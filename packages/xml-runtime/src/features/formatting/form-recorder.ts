import {
  type AttributeMarkup,
  type ElementForm,
  type ElementMarkup,
  type FormRecorder,
  type FormStore,
  type RecordingContext,
  rememberForm,
} from '../../plan/form-store.js';
import type { ElementSource } from '../../xml/element-source.js';
import { clarkName } from '../../xml/names.js';
import type { Source } from '../../xml/source.js';
import { RecordedMarkup } from './element-markup.js';
import type { Gap } from './gap-writer.js';

/** A source that can show the markup of a document as it stands there. */
export interface MarkupSource extends ElementSource {
  /** The offset behind the current token. */
  readonly end: number;
  /** The document. */
  readonly source: Source;
}

interface OpenElement {
  readonly prefix: string;
  readonly namespaces: ReadonlyMap<string, string> | undefined;
  readonly attributes: ReadonlyMap<string, AttributeMarkup>;
  readonly gaps: Gap[];
  /** Since the last child. */
  text: string;
  /** Behind the start tag, or behind the last child. */
  end: number;
}

/** Comments, processing instructions and CDATA sections, which may hold what looks like a tag. */
const OPAQUE = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>/g;

/** Records how the elements of a document are written, while they are read. */
export class DocumentFormRecorder implements FormRecorder {
  readonly #store: FormStore;
  readonly #source: MarkupSource;
  readonly #open: OpenElement[] = [];
  readonly #start: number;

  /** @param source - stands before the root element */
  constructor(store: FormStore, source: MarkupSource) {
    this.#store = store;
    this.#source = source;
    this.#start = source.end;
    store.xmlVersion = source.source.xmlVersion;
  }

  /** Reads an element, at whose start tag the source stands, to its end, and remembers its markup. */
  readElement(context: RecordingContext, read: () => unknown): unknown {
    this.#startElement();
    const value = read();
    const markup = this.#endElement();
    if (value === undefined || markup === undefined) return value;
    const form = { value, ...context.pendingForm, markup };
    if (typeof value === 'object' && value !== null) this.remember(value, form, undefined, '');
    context.pendingForm = form;
    return value;
  }

  /** Remembers the form of a value. */
  remember(value: unknown, form: ElementForm, container: object | undefined, key: string | number): void {
    rememberForm(this.#store, value, form, container, key);
  }

  #startElement(): void {
    this.startChild();
    const source = this.#source;
    const attributes = new Map<string, AttributeMarkup>();
    for (let index = 0; index < source.attributeCount; index++) {
      const { namespaceURI, localName } = source.attributeName(index);
      const literal = source.attributeValue(index);
      attributes.set(clarkName(namespaceURI, localName), { prefix: source.attributePrefix(index), literal });
    }
    this.#open.push({
      prefix: source.prefix,
      namespaces: source.namespacesDeclared(),
      attributes,
      gaps: [],
      text: '',
      end: source.end,
    });
  }

  /** Text of the current element is part of its value. */
  text(text: string): void {
    const open = this.#open.at(-1);
    if (open !== undefined) open.text += text;
  }

  /** A child starts that is not recorded itself, as what wildcards admit, which keeps its prefixes anyway. */
  startChild(): void {
    const parent = this.#open.at(-1);
    if (parent !== undefined) this.#endGap(parent);
    else this.#store.prolog = this.#layout(this.#start, this.#source.offset);
  }

  /** It ends. */
  endChild(): void {
    const parent = this.#open.at(-1);
    if (parent !== undefined) parent.end = this.#source.end;
  }

  #endElement(): ElementMarkup | undefined {
    const open = this.#open.at(-1);
    if (open === undefined) return undefined;
    this.#endGap(open);
    this.#open.pop();
    this.endChild();
    const { prefix, namespaces, attributes, gaps } = open;
    return new RecordedMarkup(prefix, namespaces, attributes, gaps);
  }

  /** The document ends. */
  endDocument(rootEnd: number): void {
    this.#store.epilog = this.#layout(rootEnd, this.#source.end);
  }

  #endGap(element: OpenElement): void {
    const { end, text } = element;
    const source = this.#source;
    // An empty-element tag is its own end.
    const isEmptyTag = source.end === end;
    const markup = isEmptyTag ? '' : markupOf(source.source, end, source.offset);
    const isWhole = markup !== undefined && !markup.replace(OPAQUE, '').includes('<');
    element.gaps.push(isWhole ? { text, markup } : { text });
    element.text = '';
  }

  /** What stands outside of the root element, a document type declaration left out. */
  #layout(start: number, end: number): string {
    const markup = markupOf(this.#source.source, start, end) ?? '';
    return markup.replace(OPAQUE, '').includes('<') ? '' : markup;
  }
}

/** What stands between two offsets; undefined where that may not stand in a document of XML 1.0. */
function markupOf(source: Source, start: number, end: number): string | undefined {
  // What is written has no declarations that references could refer to.
  if (source.documentType?.hasIncluded) return undefined;
  const markup = source.utf8(start, end);
  // XML 1.1 has references to characters that 1.0 cannot hold.
  return source.xmlVersion === '1.1' && markup.includes('&#') ? undefined : markup;
}
