import { XML_NAMESPACE } from '../namespaces.js';
import type { SerializeElementOptions } from '../options.js';
import { NamespaceScopes } from '../reader/namespace-scopes.js';
import type { ElementSink } from '../writing/element-sink.js';
import { ATTRIBUTE_ESCAPES, ByteBuffer, type EscapeTable, NO_ESCAPES, TEXT_ESCAPES } from './byte-buffer.js';
import { resolveWriterOptions, type WriterOptions } from './writer-options.js';
import { writeXml11Text } from './xml-1.1-text.js';

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const SPACE = 0x20;
const QUOTE = 0x22;
const EQUALS = 0x3d;

interface OpenElement {
  prefix: string;
  localName: string;
  /** Whether namespaces were declared, so that there is a scope to close. */
  hasScope: boolean;
  /** White space may be added between its children, unless `isPreserved`. */
  hasLayout: boolean;
  hasChildren: boolean;
  /** `xml:space="preserve"` is in force: it holds for all that is below, until `default` (XML, section 2.10). */
  isPreserved: boolean;
}

/** Writes elements as the bytes of a document. */
export class XmlWriter implements ElementSink {
  readonly #buffer = new ByteBuffer();
  readonly #options: WriterOptions;
  readonly #scopes = new NamespaceScopes();
  /** The open elements; only the first `#depth` count. The objects are used again. */
  readonly #open: OpenElement[] = [];
  #depth = 0;
  /** The start tag of the innermost element still lacks its `>`. */
  #isTagOpen = false;
  #generated = 0;
  onIllegalNamespace: ElementSink['onIllegalNamespace'];

  /** @throws TypeError for an option that would not give well-formed XML */
  constructor(options: SerializeElementOptions = {}) {
    this.#options = resolveWriterOptions(options);
    const { declaration, indent } = this.#options;
    if (declaration === '') return;
    this.#buffer.text(declaration, NO_ESCAPES);
    if (indent !== undefined) this.#buffer.text('\n', NO_ESCAPES);
  }

  startElement(
    namespaceURI: string,
    localName: string,
    prefix: string | undefined,
    hasLayout: boolean,
  ): void {
    this.#closeTag();
    const isRoot = this.#depth === 0;
    if (!isRoot) this.#layOutChild();
    const element = this.#push(localName, hasLayout);
    const chosen = this.#choosePrefix(namespaceURI, prefix, isRoot);
    element.prefix = chosen;
    this.#buffer.byte(LESS);
    this.#writeName(chosen, localName);
    this.#isTagOpen = true;
    this.#declare(element, chosen, namespaceURI);
    if (isRoot) this.#declarePreferred(namespaceURI);
  }

  #push(localName: string, hasLayout: boolean): OpenElement {
    let element = this.#open[this.#depth];
    const isPreserved = this.#depth > 0 && this.#open[this.#depth - 1]?.isPreserved === true;
    if (element === undefined) {
      element = { prefix: '', localName, hasScope: false, hasLayout, hasChildren: false, isPreserved };
      this.#open[this.#depth] = element;
    } else {
      element.localName = localName;
      element.hasScope = false;
      element.hasLayout = hasLayout;
      element.hasChildren = false;
      element.isPreserved = isPreserved;
    }
    this.#depth++;
    return element;
  }

  #choosePrefix(namespaceURI: string, wanted: string | undefined, isRoot: boolean): string {
    const scopes = this.#scopes;
    // An unprefixed element in the default namespace, or in none without one, is the commonest.
    if (wanted === undefined && scopes.lookupNamespaceURI('') === namespaceURI && !isRoot) return '';
    if (namespaceURI === '') return '';
    if (wanted !== undefined && wanted !== 'xml' && wanted !== 'xmlns') return wanted;
    const bound = scopes.lookupPrefix(namespaceURI) ?? this.#preferredPrefix(namespaceURI);
    if (bound !== undefined) return bound;
    return isRoot && !this.#options.prefixes.has('') ? '' : this.#generatePrefix();
  }

  #preferredPrefix(namespaceURI: string): string | undefined {
    for (const [prefix, preferred] of this.#options.prefixes) if (preferred === namespaceURI) return prefix;
    return undefined;
  }

  #generatePrefix(): string {
    for (;;) {
      const prefix = `ns${++this.#generated}`;
      const isTaken =
        this.#scopes.lookupNamespaceURI(prefix) !== undefined || this.#options.prefixes.has(prefix);
      if (!isTaken) return prefix;
    }
  }

  #declarePreferred(rootNamespaceURI: string): void {
    for (const [prefix, namespaceURI] of this.#options.prefixes) {
      // A root in no namespace has no prefix, so the default namespace is left to the elements below.
      if (prefix !== '' || rootNamespaceURI !== '') this.declareNamespace(prefix, namespaceURI);
    }
  }

  declareNamespace(prefix: string, namespaceURI: string, repeats = false): string {
    const element = this.#open[this.#depth - 1];
    const isOwn = element !== undefined && (prefix === element.prefix || !this.#isTagOpen);
    const isBoundHere = element?.hasScope === true && this.#scopes.isBoundHere(prefix);
    const isRepeated = repeats && this.#isTagOpen && this.#scopes.lookupNamespaceURI(prefix) === namespaceURI;
    if (element !== undefined && !isBoundHere && (isRepeated || !isOwn)) {
      this.#declare(element, prefix, namespaceURI, isRepeated);
    }
    return this.#scopes.lookupNamespaceURI(prefix) ?? '';
  }

  #declare(element: OpenElement, prefix: string, namespaceURI: string, repeats = false): void {
    if (!repeats && this.#scopes.lookupNamespaceURI(prefix) === namespaceURI) return;
    if (!element.hasScope) {
      this.#scopes.open();
      element.hasScope = true;
    }
    this.#scopes.bind(prefix, namespaceURI);
    const name = prefix === '' ? 'xmlns' : prefix;
    const illegalAt = this.#writeAttribute(prefix === '' ? '' : 'xmlns', name, namespaceURI);
    if (illegalAt !== -1) this.onIllegalNamespace?.(namespaceURI, illegalAt);
  }

  attribute(namespaceURI: string, localName: string, value: string, prefix: string | undefined): number {
    const chosen = this.#chooseAttributePrefix(namespaceURI, prefix);
    if (namespaceURI === XML_NAMESPACE && localName === 'space') {
      const element = this.#open[this.#depth - 1];
      if (element !== undefined && value === 'preserve') element.isPreserved = true;
      else if (element !== undefined && value === 'default') element.isPreserved = false;
    }
    return this.#writeAttribute(chosen, localName, value);
  }

  #chooseAttributePrefix(namespaceURI: string, wanted: string | undefined): string {
    if (namespaceURI === '') return '';
    if (namespaceURI === XML_NAMESPACE) return 'xml';
    const scopes = this.#scopes;
    if (wanted && scopes.lookupNamespaceURI(wanted) === namespaceURI) return wanted;
    const bound = scopes.lookupNamedPrefix(namespaceURI);
    if (bound !== undefined) return bound;
    const preferred = wanted || this.#preferredPrefix(namespaceURI);
    const isFree =
      preferred !== undefined && preferred !== '' && scopes.lookupNamespaceURI(preferred) === undefined;
    const prefix = isFree ? preferred : this.#generatePrefix();
    this.declareNamespace(prefix, namespaceURI);
    return prefix;
  }

  #writeAttribute(prefix: string, localName: string, value: string): number {
    const buffer = this.#buffer;
    buffer.byte(SPACE);
    this.#writeName(prefix, localName);
    buffer.byte(EQUALS);
    buffer.byte(QUOTE);
    const illegal = this.#writeText(value, ATTRIBUTE_ESCAPES);
    buffer.byte(QUOTE);
    return illegal;
  }

  #writeName(prefix: string, localName: string): void {
    if (prefix !== '') {
      this.#buffer.text(prefix, NO_ESCAPES);
      this.#buffer.byte(COLON);
    }
    this.#buffer.text(localName, NO_ESCAPES);
  }

  text(value: string): number {
    if (value === '') return -1;
    this.#closeTag();
    return this.#writeText(value, TEXT_ESCAPES);
  }

  #writeText(value: string, escapes: EscapeTable): number {
    return this.#options.xmlVersion === '1.0'
      ? this.#buffer.text(value, escapes)
      : writeXml11Text(this.#buffer, value, escapes);
  }

  markup(markup: string): void {
    if (markup === '') return;
    this.#closeTag();
    this.#buffer.text(markup, NO_ESCAPES);
  }

  endElement(): void {
    const element = this.#open[this.#depth - 1];
    if (element === undefined) throw new RangeError('There is no open element to end.');
    this.#depth--;
    if (this.#isTagOpen) {
      this.#isTagOpen = false;
      this.#buffer.text(this.#options.emptyElementEnd, NO_ESCAPES);
    } else {
      if (element.hasLayout && element.hasChildren && !element.isPreserved) this.#startLine();
      this.#buffer.byte(LESS);
      this.#buffer.byte(SLASH);
      this.#writeName(element.prefix, element.localName);
      this.#buffer.byte(GREATER);
    }
    if (element.hasScope) this.#scopes.close();
    if (this.#depth === 0 && this.#options.indent !== undefined) this.#buffer.text('\n', NO_ESCAPES);
  }

  #closeTag(): void {
    if (!this.#isTagOpen) return;
    this.#isTagOpen = false;
    this.#buffer.byte(GREATER);
  }

  #layOutChild(): void {
    const parent = this.#open[this.#depth - 1];
    if (parent === undefined) return;
    parent.hasChildren = true;
    if (parent.hasLayout && !parent.isPreserved) this.#startLine();
  }

  /** A line feed and the indentation of the current depth. */
  #startLine(): void {
    const { indent } = this.#options;
    if (indent === undefined) return;
    this.#buffer.text('\n', NO_ESCAPES);
    for (let level = 0; level < this.#depth; level++) this.#buffer.text(indent, NO_ESCAPES);
  }

  lookupNamespaceURI(prefix: string): string | undefined {
    return this.#scopes.lookupNamespaceURI(prefix);
  }

  lookupPrefix(namespaceURI: string): string | undefined {
    if (namespaceURI === '') return undefined;
    const bound = this.#scopes.lookupPrefix(namespaceURI);
    if (bound !== undefined || !this.#isTagOpen) return bound;
    return this.#chooseAttributePrefix(namespaceURI, undefined);
  }

  /** The document so far, in UTF-8. */
  toBytes(): Uint8Array {
    return this.#buffer.toBytes();
  }

  /** The document so far. */
  toString(): string {
    return this.#buffer.toString();
  }
}
