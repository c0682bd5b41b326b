import {
  ATTRIBUTE_ESCAPES,
  ByteBuffer,
  type EscapeTable,
  NO_ESCAPES,
  PreparedText,
  TEXT_ESCAPES,
} from './byte-buffer.js';
import type { ElementSink, PlainSink } from './element-sink.js';
import { NamespaceScopes } from './namespace-scopes.js';
import { XML_NAMESPACE, XSI_NAMESPACE } from './namespaces.js';
import { resolveWriterOptions, type SerializeElementOptions, type WriterOptions } from './writer-options.js';

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const SPACE = 0x20;
const QUOTE = 0x22;
const EQUALS = 0x3d;
const NO_BYTES = new Uint8Array();
const EMPTY_END: PreparedText = /* @__PURE__ */ new PreparedText('/>');
const SPACED_EMPTY_END: PreparedText = /* @__PURE__ */ new PreparedText(' />');

/** What a writer is told beside what its caller asks for. */
export interface WriterSettings {
  /** Prefixes that are usual for namespaces: used where nothing else says which. */
  readonly customaryPrefixes?: Readonly<Record<string, string>> | undefined;
  /**
   * Namespaces that are first needed below the root are declared at the root, as long as their prefix means nothing else
   * there. Without this, each is declared where it is first used: that needs nothing of the document but its end.
   */
  readonly declaresAtRoot?: boolean;
  /** Names in values have a prefix if they are in a namespace. */
  readonly avoidsDefaultNamespace?: boolean;
}

/**
 * Thrown where one start tag has values in the default namespace and values in none: the document has to be written
 * again, and avoid the default namespace in values.
 */
export class DefaultNamespaceConflict extends Error {
  override readonly name = 'DefaultNamespaceConflict';
}

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
export class XmlWriter implements PlainSink {
  readonly buffer: ByteBuffer = new ByteBuffer();
  readonly #options: WriterOptions;
  /** Undefined while nothing has been declared: most documents that programs exchange have no namespaces. */
  #declared: NamespaceScopes | undefined;
  /** The open elements; only the first `#depth` count. The objects are used again. */
  readonly #open: OpenElement[] = [];
  #depth = 0;
  /** The start tag of the innermost element still lacks its `>`. */
  #isTagOpen = false;
  /** Where the start tag of the innermost element begins. */
  #tagStart = 0;
  /** Where that start tag declares the default namespace; undefined if it does not. */
  #defaultDeclaration: { readonly start: number; readonly end: number } | undefined;
  /** A value of that start tag is in the default namespace and has no prefix. */
  #usesDefaultNamespace = false;
  #generated = 0;
  /** What {@link plainPrefix} found last; undefined when a binding has changed since. */
  #plainNamespace: string | undefined;
  #plainPrefix: string | undefined;
  plainScope: object = {};
  readonly #customaryPrefixes: Readonly<Record<string, string>>;
  #declaresAtRoot: boolean;
  /** Declarations that are still to be inserted at the end of the root's start tag. */
  #rootDeclarations: ByteBuffer | undefined;
  /** The end of the root's start tag; -1 while it is not known. */
  #rootTagEnd = -1;
  avoidsDefaultNamespace: boolean;
  onIllegalNamespace: ElementSink['onIllegalNamespace'];

  /** @throws TypeError for an option that would not give well-formed XML */
  constructor(options: SerializeElementOptions = {}, settings: WriterSettings = {}) {
    this.#options = resolveWriterOptions(options);
    this.#customaryPrefixes = settings.customaryPrefixes ?? {};
    this.#declaresAtRoot = settings.declaresAtRoot ?? false;
    this.avoidsDefaultNamespace = settings.avoidsDefaultNamespace ?? false;
    const { declaration, indent } = this.#options;
    if (declaration === '') return;
    this.buffer.text(declaration, NO_ESCAPES);
    if (indent !== undefined) this.buffer.text('\n', NO_ESCAPES);
  }

  startElement(
    namespaceURI: string,
    localName: string,
    prefix: string | undefined,
    hasLayout: boolean,
  ): void {
    this.closeTag();
    const isRoot = this.#depth === 0;
    if (!isRoot) this.#layOutChild();
    const element = this.#push(localName, hasLayout);
    const chosen = this.#choosePrefix(namespaceURI, prefix, isRoot);
    element.prefix = chosen;
    this.#tagStart = this.buffer.length;
    this.#defaultDeclaration = undefined;
    this.#usesDefaultNamespace = false;
    this.buffer.byte(LESS);
    this.#writeName(chosen, localName);
    this.#isTagOpen = true;
    this.#declareAnywhere(element, chosen, namespaceURI);
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
    if (this.#declared === undefined && namespaceURI === '') return '';
    const scopes = this.#scopes;
    // An unprefixed element in the default namespace, or in none without one, is the commonest.
    if (wanted === undefined && scopes.lookupNamespaceURI('') === namespaceURI && !isRoot) return '';
    if (namespaceURI === '') return '';
    if (wanted !== undefined && wanted !== 'xml' && wanted !== 'xmlns') return wanted;
    const bound = scopes.lookupPrefix(namespaceURI);
    if (bound !== undefined) return bound;
    // Most of a document is in the namespace of its root, so that this is what prefixes are saved for.
    const isDefault = isRoot && !this.#options.prefixes.has('') && !this.#isPreferred(namespaceURI);
    return isDefault ? '' : (this.#preferredPrefix(namespaceURI) ?? this.#generatePrefix());
  }

  #preferredPrefix(namespaceURI: string): string | undefined {
    for (const [prefix, preferred] of this.#options.prefixes) if (preferred === namespaceURI) return prefix;
    const customary = this.#customaryPrefixes;
    return Object.keys(customary).find(
      (prefix) => customary[prefix] === namespaceURI && this.#isFree(prefix),
    );
  }

  /** Whether the caller has a prefix for a namespace. */
  #isPreferred(namespaceURI: string): boolean {
    for (const preferred of this.#options.prefixes.values()) if (preferred === namespaceURI) return true;
    return false;
  }

  #isFree(prefix: string): boolean {
    return (
      prefix !== '' &&
      prefix !== 'xmlns' &&
      this.#scopes.lookupNamespaceURI(prefix) === undefined &&
      !this.#options.prefixes.has(prefix)
    );
  }

  #generatePrefix(): string {
    for (;;) {
      const prefix = `ns${++this.#generated}`;
      if (this.#isFree(prefix)) return prefix;
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
      if (isRepeated) this.#declare(element, prefix, namespaceURI, true);
      else this.#declareAnywhere(element, prefix, namespaceURI);
    }
    return this.#scopes.lookupNamespaceURI(prefix) ?? '';
  }

  #declare(element: OpenElement, prefix: string, namespaceURI: string, repeats = false): void {
    if (!repeats && this.lookupNamespaceURI(prefix) === namespaceURI) return;
    this.#bind(element, prefix, namespaceURI);
    const start = this.buffer.length;
    this.#writeDeclaration(this.buffer, prefix, namespaceURI);
    if (prefix === '') this.#defaultDeclaration = { start, end: this.buffer.length };
  }

  #bind(element: OpenElement, prefix: string, namespaceURI: string): void {
    if (!element.hasScope) {
      this.#scopes.open();
      element.hasScope = true;
    }
    this.#scopes.bind(prefix, namespaceURI);
    this.#changeBindings();
  }

  #changeBindings(): void {
    this.#plainNamespace = undefined;
    this.plainScope = {};
  }

  #writeDeclaration(buffer: ByteBuffer, prefix: string, namespaceURI: string): void {
    const name = prefix === '' ? 'xmlns' : prefix;
    const illegalAt = this.#writeAttribute(prefix === '' ? '' : 'xmlns', name, namespaceURI, buffer);
    if (illegalAt !== -1) this.onIllegalNamespace?.(namespaceURI, illegalAt);
  }

  /** Declares a prefix for the current element, at the root where that is possible. */
  #declareAnywhere(element: OpenElement, prefix: string, namespaceURI: string): void {
    const isForRoot =
      this.#declaresAtRoot &&
      this.#rootTagEnd !== -1 &&
      prefix !== '' &&
      // An element in between, or this one, may have bound it to something else.
      this.#scopes.lookupNamespaceURI(prefix) === undefined;
    if (!isForRoot) {
      this.#declare(element, prefix, namespaceURI);
      return;
    }
    this.#scopes.bindOutermost(prefix, namespaceURI);
    this.#changeBindings();
    this.#rootDeclarations ??= new ByteBuffer();
    this.#writeDeclaration(this.#rootDeclarations, prefix, namespaceURI);
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
      preferred !== undefined &&
      preferred !== '' &&
      preferred !== 'xmlns' &&
      scopes.lookupNamespaceURI(preferred) === undefined;
    const prefix = isFree ? preferred : this.#generatePrefix();
    const element = this.#open[this.#depth - 1];
    if (element !== undefined) this.#declareAnywhere(element, prefix, namespaceURI);
    return prefix;
  }

  #writeAttribute(
    prefix: string,
    localName: string,
    value: string,
    buffer: ByteBuffer = this.buffer,
  ): number {
    buffer.byte(SPACE);
    this.#writeName(prefix, localName, buffer);
    buffer.byte(EQUALS);
    buffer.byte(QUOTE);
    const illegal = this.#writeText(value, ATTRIBUTE_ESCAPES, buffer);
    buffer.byte(QUOTE);
    return illegal;
  }

  #writeName(prefix: string, localName: string, buffer: ByteBuffer = this.buffer): void {
    if (prefix !== '') {
      buffer.text(prefix, NO_ESCAPES);
      buffer.byte(COLON);
    }
    buffer.text(localName, NO_ESCAPES);
  }

  text(value: string): number {
    if (value === '') return -1;
    this.closeTag();
    return this.#writeText(value, TEXT_ESCAPES);
  }

  #writeText(value: string, escapes: EscapeTable, buffer: ByteBuffer = this.buffer): number {
    const { xml11 } = this.#options;
    return xml11 === undefined ? buffer.text(value, escapes) : xml11.writeText(buffer, value, escapes);
  }

  markup(markup: string): void {
    if (markup === '') return;
    this.closeTag();
    this.buffer.text(markup, NO_ESCAPES);
  }

  endElement(): void {
    const element = this.#open[this.#depth - 1];
    if (element === undefined) throw new RangeError('There is no open element to end.');
    this.#depth--;
    if (this.#isTagOpen) {
      this.#isTagOpen = false;
      this.buffer.text(this.#options.emptyElementEnd, NO_ESCAPES);
    } else {
      if (element.hasLayout && element.hasChildren && !element.isPreserved) this.#startLine();
      this.buffer.byte(LESS);
      this.buffer.byte(SLASH);
      this.#writeName(element.prefix, element.localName);
      this.buffer.byte(GREATER);
    }
    if (element.hasScope) {
      this.#scopes.close();
      this.#changeBindings();
    }
    if (this.#depth === 0 && this.#options.indent !== undefined) this.buffer.text('\n', NO_ESCAPES);
  }

  closeTag(): void {
    if (!this.#isTagOpen) return;
    this.#isTagOpen = false;
    if (this.#rootTagEnd === -1) this.#rootTagEnd = this.buffer.length;
    this.buffer.byte(GREATER);
  }

  #layOutChild(): void {
    const parent = this.#open[this.#depth - 1];
    if (parent === undefined) return;
    parent.hasChildren = true;
    if (parent.hasLayout && !parent.isPreserved) this.#startLine();
  }

  /** Whether plain elements may be written to {@link buffer}: without indentation, and as XML 1.0. */
  get takesPlainElements(): boolean {
    return this.#options.indent === undefined && this.#options.xml11 === undefined;
  }

  get emptyElementEnd(): PreparedText {
    return this.#options.emptyElementEnd === '/>' ? EMPTY_END : SPACED_EMPTY_END;
  }

  plainPrefix(namespaceURI: string): string | undefined {
    if (namespaceURI === this.#plainNamespace) return this.#plainPrefix;
    if (this.#depth === 0) return undefined;
    let prefix: string | undefined;
    if (this.lookupNamespaceURI('') === namespaceURI) prefix = '';
    else if (namespaceURI !== '') {
      const bound = this.#scopes.lookupPrefix(namespaceURI);
      prefix = bound && `${bound}:`;
    }
    this.#plainNamespace = namespaceURI;
    this.#plainPrefix = prefix;
    return prefix;
  }

  /** A line feed and the indentation of the current depth. */
  #startLine(): void {
    const { indent } = this.#options;
    if (indent === undefined) return;
    this.buffer.text('\n', NO_ESCAPES);
    for (let level = 0; level < this.#depth; level++) this.buffer.text(indent, NO_ESCAPES);
  }

  lookupNamespaceURI(prefix: string): string | undefined {
    return this.#declared === undefined && prefix === '' ? '' : this.#scopes.lookupNamespaceURI(prefix);
  }

  get #scopes(): NamespaceScopes {
    this.#declared ??= new NamespaceScopes();
    return this.#declared;
  }

  lookupPrefix(namespaceURI: string): string | undefined {
    if (namespaceURI === '') return this.#undeclareDefaultNamespace();
    const bound = this.avoidsDefaultNamespace
      ? this.#scopes.lookupNamedPrefix(namespaceURI)
      : this.#scopes.lookupPrefix(namespaceURI);
    if (bound === '') this.#usesDefaultNamespace = true;
    if (bound !== undefined || !this.#isTagOpen) return bound;
    return this.#chooseAttributePrefix(namespaceURI, undefined);
  }

  /**
   * Makes names without a prefix those of no namespace, from the open start tag on.
   * @returns `''`; undefined where it is too late for that
   * @throws DefaultNamespaceConflict where a value of the start tag depends on the default namespace
   */
  #undeclareDefaultNamespace(): string | undefined {
    if (!this.#scopes.lookupNamespaceURI('')) return '';
    if (!this.#isTagOpen) return undefined;
    if (this.#usesDefaultNamespace) throw new DefaultNamespaceConflict();
    this.#rebindDefaultNamespace('');
    return '';
  }

  #rebindDefaultNamespace(namespaceURI: string): void {
    const element = this.#open[this.#depth - 1];
    if (element === undefined) return;
    // Values below keep to prefixes: another one of them may be in no namespace, too.
    this.avoidsDefaultNamespace = true;
    const former = this.#scopes.lookupNamespaceURI('') ?? '';
    const declared = this.#defaultDeclaration;
    if (declared !== undefined) this.buffer.replace(declared.start, declared.end, NO_BYTES);
    this.#defaultDeclaration = undefined;
    this.#bind(element, '', namespaceURI);
    if (this.#depth > 1 || namespaceURI !== '') this.#writeDeclaration(this.buffer, '', namespaceURI);
    if (element.prefix === '') this.#givePrefix(element, former);
  }

  bindPrefix(prefix: string, namespaceURI: string): boolean {
    if (this.#scopes.lookupNamespaceURI(prefix) === namespaceURI) return true;
    const element = this.#open[this.#depth - 1];
    if (!this.#isTagOpen || element === undefined || prefix === 'xml' || prefix === 'xmlns') return false;
    if (prefix === '') {
      // An element in no namespace cannot have a prefix.
      const isTaken = this.#usesDefaultNamespace || !this.#scopes.lookupNamespaceURI('');
      if (isTaken && element.prefix === '') return false;
      this.#rebindDefaultNamespace(namespaceURI);
      this.#usesDefaultNamespace = true;
      return true;
    }
    const isBoundHere = element.hasScope && this.#scopes.isBoundHere(prefix);
    if (isBoundHere || prefix === element.prefix) return false;
    this.#declareAnywhere(element, prefix, namespaceURI);
    return true;
  }

  /** Gives a prefix to the element whose start tag is open. */
  #givePrefix(element: OpenElement, namespaceURI: string): void {
    element.prefix = this.#chooseAttributePrefix(namespaceURI, undefined);
    const prefix = new ByteBuffer();
    this.#writeName(element.prefix, '', prefix);
    this.buffer.replace(this.#tagStart + 1, this.#tagStart + 1, prefix.toBytes());
  }

  /** A start tag still lacks its `>`: what has been written may change. */
  get isTagOpen(): boolean {
    return this.#isTagOpen;
  }

  /**
   * Hands out what has been written since the last time, while no start tag is open. From then on, prefixes are declared
   * where they are needed: the start tag of the root is gone.
   */
  takeBytes(): Uint8Array {
    this.#declareAtRoot();
    this.#rootDeclarations = undefined;
    this.#declaresAtRoot = false;
    const bytes = this.buffer.toBytes();
    this.buffer.truncate(0);
    return bytes;
  }

  /**
   * Declares a prefix at the root, if none is bound and the start tag of the root can still be changed.
   * @param isNamed - attributes need it: the default namespace will not do
   */
  declareInAdvance(namespaceURI: string, isNamed: boolean): void {
    const scopes = this.#scopes;
    const bound = isNamed ? scopes.lookupNamedPrefix(namespaceURI) : scopes.lookupPrefix(namespaceURI);
    if (bound !== undefined || namespaceURI === XML_NAMESPACE) return;
    const wanted = namespaceURI === XSI_NAMESPACE ? 'xsi' : undefined;
    this.#chooseAttributePrefix(namespaceURI, wanted);
  }

  /** The document, in UTF-8. The writer cannot be used any more. */
  toBytes(): Uint8Array {
    this.#declareAtRoot();
    const bytes = this.buffer.toBytes();
    this.buffer.release();
    return bytes;
  }

  /** The document. The writer cannot be used any more. */
  toString(): string {
    this.#declareAtRoot();
    const text = this.buffer.toString();
    this.buffer.release();
    return text;
  }

  /** Inserts what is to be declared at the root. */
  #declareAtRoot(): void {
    const declarations = this.#rootDeclarations;
    if (declarations === undefined) return;
    this.buffer.replace(this.#rootTagEnd, this.#rootTagEnd, declarations.toBytes());
  }
}
