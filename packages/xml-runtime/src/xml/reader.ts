import type { Attribute } from './attribute.js';
import { CLASSES, NO_NAME, NO_SPACE, NO_TEXT, NO_VALUE, skip } from './character-classes.js';
import type { DeclaredNames } from './declared-names.js';
import { type ElementSource, END, END_OF_DOCUMENT, START, TEXT, type Token } from './element-source.js';
import { decodeInput } from './encoding.js';
import { type ReaderOptions, type ResolvedLimits, resolveLimits } from './limits.js';
import { isNameAt, type NameEntry, NO_NAME_ENTRY, names } from './name-table.js';
import type { ExpandedName } from './names.js';
import { NamespaceBindings } from './namespace-bindings.js';
import { XML_NAMESPACE, XMLNS_NAMESPACE } from './namespaces.js';
import { ATTRIBUTE_FORM, CDATA_FORM, TEXT_FORM, translate } from './references.js';
import { findDelimiter, scan, skipComment, skipProcessingInstruction } from './scan.js';
import { fail, failAtLimit, Source, startsWith, type XmlVersion } from './source.js';
import { failAtCharacter } from './utf8.js';

const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const SLASH = 0x2f;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;

/** The form of a text of ASCII that stands for itself; see also {@link TEXT_FORM}. */
const PLAIN = -1;

/** How many start tags with attributes there have been, of all documents. */
let tags = 0;

/**
 * A namespace-aware pull reader over the bytes of a document (XML 1.0, fifth edition, and Namespaces in XML 1.0; with
 * an option, version 1.1 of both).
 */
export class XmlReader implements ElementSource {
  /** The document. */
  readonly source: Source;
  /** What is being read: the document, or the replacement text of an entity. */
  #source: Source;
  #bytes: Uint8Array;
  #view: DataView | undefined;
  #position: number;
  readonly #limits: ResolvedLimits;
  readonly #options: ReaderOptions;
  readonly #bindings = new NamespaceBindings();
  /** The open elements; only the first `#depth` count. */
  readonly #open: NameEntry[] = [];
  /** Whether the open element of the same index declared namespaces. */
  readonly #declares: boolean[] = [];
  #depth = 0;
  /** How many of the open elements began outside of the current replacement text. */
  #floor = 0;
  /** The start tag was an empty-element tag: an end has to follow. */
  #isEmpty = false;
  /** The reader stands at the end of an element that is open still. */
  #isAtEnd = false;
  #seenRoot = false;
  /** The attributes of the start tag; only the first `#attributeCount` count, the others wait to be used again. */
  readonly #attributes: Attribute[] = [];
  #attributeCount = 0;
  /** Those that declare namespaces. */
  readonly #declarations: Attribute[] = [];
  #declarationCount = 0;
  #textStart = 0;
  #textEnd = 0;
  #textForm: typeof PLAIN | 0 | 1 | 2 = PLAIN;
  /** Of the text since the last tag. */
  #runLength = 0;
  /** A name that is known to stand in the start tag at {@link #metAt}. */
  #met: NameEntry | undefined;
  #metAt = 0;

  token: Token = START;
  name: ExpandedName = { namespaceURI: '', localName: '' };
  prefix = '';
  offset = 0;
  /** The name as written, at a start. */
  entry: NameEntry = NO_NAME_ENTRY;

  /** @throws {@link XmlSyntaxError} when the input cannot be decoded or is too large */
  constructor(input: string | Uint8Array | Source, options: ReaderOptions = {}) {
    const { doctype = 'refuse' } = options;
    if (doctype !== 'refuse' && typeof doctype?.read !== 'function') {
      throw new TypeError("The option doctype has to be 'refuse', skipDoctype() or internalSubset().");
    }
    this.#options = options;
    this.#limits = resolveLimits(options);
    this.source = input instanceof Source ? input : decodeInput(input, options, this.#limits.maxBytes);
    this.#source = this.source;
    this.#bytes = this.source.bytes;
    this.#position = this.source.start;
  }

  /** @throws {@link XmlSyntaxError} when the document is not well-formed or exceeds a limit */
  next(): Token {
    // Bindings stay in scope while the source stands at the end tag: QNames in the text just read need them.
    if (this.#isAtEnd) this.#close();
    if (this.#isEmpty) {
      this.#isEmpty = false;
      return this.#standAtEnd();
    }
    for (;;) {
      const position = this.#position;
      if (this.#bytes[position] !== LESS) {
        if (position < this.#source.length) {
          if (this.#readCharacters(position)) return TEXT;
        } else if (this.#source.inclusion === undefined) {
          return this.#endDocument();
        } else {
          this.#leaveEntity();
        }
        continue;
      }
      const second = this.#bytes[position + 1];
      if (second === SLASH) return this.#readEndTag(position);
      if (second === 0x3f) this.#position = skipProcessingInstruction(this.#source, position + 2);
      else if (second !== 0x21) return this.#readStartTag(position);
      else if (this.#readExclamation(position)) return TEXT;
    }
  }

  #fail(message: string, offset: number, rule = 'xml-well-formed'): never {
    return fail(this.#source, rule, message, offset);
  }

  #endDocument(): Token {
    const { length } = this.#source;
    this.#failInside('The document', length);
    if (!this.#seenRoot) this.#fail('The document has no root element.', length);
    this.offset = this.#placeOf(length);
    this.token = END_OF_DOCUMENT;
    return END_OF_DOCUMENT;
  }

  /** Complains when an element is open that the source should have closed. */
  #failInside(what: string, offset: number): void {
    const open = this.#open[this.#depth - 1];
    if (this.#depth > this.#floor) this.#fail(`${what} ends inside of <${open?.qualifiedName}>.`, offset);
  }

  #leaveEntity(): void {
    const { inclusion } = this.#source;
    this.#failInside('The entity', this.#source.length);
    if (inclusion === undefined) return;
    this.#floor = inclusion.floor;
    this.#readFrom(inclusion.source, inclusion.end);
  }

  #readFrom(source: Source, position: number): void {
    this.#source = source;
    this.#bytes = source.bytes;
    this.#view = undefined;
    this.#met = undefined;
    this.#position = position;
  }

  /** What stands in a replacement text stands where the document refers to it. */
  #placeOf(offset: number): number {
    let { inclusion } = this.#source;
    let place = offset + this.source.base;
    for (; inclusion !== undefined; inclusion = inclusion.source.inclusion)
      place = inclusion.offset + this.source.base;
    return place;
  }

  #readStartTag(start: number): Token {
    if (this.#depth === 0 && this.#seenRoot) this.#fail('A document has only one root element.', start);
    if (this.#depth >= this.#limits.maxDepth) this.#exceed('maxDepth', start);
    this.#seenRoot = true;
    names.limit();
    const met = this.#met;
    this.#met = undefined;
    const entry =
      met !== undefined && this.#metAt === start ? names.follow(met) : names.read(this.#source, start + 1);
    let position = start + 1 + entry.bytes.length;
    this.#clearAttributes();
    // The commonest tag has no attributes at all.
    if (this.#bytes[position] !== GREATER) position = this.#readAttributes(position);
    if (this.#bytes[position] === SLASH) {
      this.#isEmpty = true;
      position++;
      if (this.#bytes[position] !== GREATER) failAtCharacter(this.#source, position, "behind '/' in a tag");
    }
    this.#position = position + 1;
    return this.#startElement(entry, start);
  }

  #clearAttributes(): void {
    this.#attributeCount = 0;
    this.#declarationCount = 0;
  }

  /** Reads everything between the name of a start tag and its end. @returns the offset of its `>` or `/` */
  #readAttributes(start: number): number {
    const bytes = this.#bytes;
    tags++;
    for (let position = start; ; ) {
      const behind = skip(bytes, position, NO_SPACE);
      const byte = bytes[behind];
      if (byte === GREATER || byte === SLASH) return behind;
      if (position === behind) failAtCharacter(this.#source, position, 'here in a tag');
      position = this.#readAttribute(behind);
    }
  }

  /** @returns the offset behind its closing quote */
  #readAttribute(start: number): number {
    const source = this.#source;
    const bytes = this.#bytes;
    const entry = names.read(source, start);
    let position = skip(bytes, start + entry.bytes.length, NO_SPACE);
    if (bytes[position] !== EQUALS) {
      failAtCharacter(source, position, "in place of '='");
    }
    position = skip(bytes, position + 1, NO_SPACE);
    const quote = bytes[position] as number;
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) {
      failAtCharacter(source, position, 'in place of a quote');
    }
    const valueStart = position + 1;
    let end = skip(bytes, valueStart, NO_VALUE);
    const isPlain = bytes[end] === quote;
    while (bytes[end] !== quote) {
      end = scan(source, end, NO_VALUE, 'in an attribute');
      if (bytes[end] === LESS) failAtCharacter(source, end, 'in an attribute; write &lt;');
      if (bytes[end] !== quote) end++;
    }
    this.#checkLength(end - valueStart, start);
    const value = isPlain
      ? entry.plainValue(source, valueStart, end)
      : (source.documentType?.attributeValue(source, valueStart, end) ??
        translate(source, valueStart, end, ATTRIBUTE_FORM));
    if (entry.tag === tags) this.#fail(`The attribute ${entry.qualifiedName} stands twice.`, start);
    entry.tag = tags;
    this.#addAttribute(entry, start, value);
    return end + 1;
  }

  #addAttribute(entry: NameEntry, offset: number, value: string): void {
    const isDeclaration = entry.declares !== undefined;
    const attributes = isDeclaration ? this.#declarations : this.#attributes;
    const index = isDeclaration ? this.#declarationCount++ : this.#attributeCount++;
    const attribute = attributes[index];
    if (attribute === undefined) {
      attributes.push({ entry, offset, value, namespaceURI: '' });
    } else {
      attribute.entry = entry;
      attribute.offset = offset;
      attribute.value = value;
      attribute.namespaceURI = '';
    }
    if (this.#attributeCount + this.#declarationCount > this.#limits.maxAttributes) {
      this.#exceed('maxAttributes', offset);
    }
  }

  /** The attributes of the start tag as they are written, namespace declarations among them. */
  #written(): readonly Attribute[] {
    return [
      ...this.#attributes.slice(0, this.#attributeCount),
      ...this.#declarations.slice(0, this.#declarationCount),
    ];
  }

  #checkLength(length: number, offset: number): void {
    if (length > this.#limits.maxTextLength) this.#exceed('maxTextLength', offset);
  }

  #exceed(limit: keyof ResolvedLimits, offset: number): never {
    return failAtLimit(this.#source, limit, this.#limits[limit], offset);
  }

  #startElement(entry: NameEntry, start: number): Token {
    const { documentType } = this.#source;
    if (documentType !== undefined) {
      const { qualifiedName } = entry;
      for (const it of documentType.completeAttributes(this.#source, start, qualifiedName, this.#written())) {
        this.#addAttribute(it.entry, it.offset, it.value);
      }
    }
    const declares = this.#declarationCount > 0;
    if (declares) this.#declareNamespaces();
    this.#open[this.#depth] = entry;
    this.#declares[this.#depth] = declares;
    this.#depth++;
    this.#runLength = 0;
    const { scope } = this.#bindings;
    this.name = entry.nameIn(scope) ?? entry.expand(scope, this.#resolve(entry.prefix, start + 1));
    this.prefix = entry.prefix;
    this.entry = entry;
    if (this.#attributeCount > 0) this.#resolveAttributes();
    this.offset = this.#placeOf(start);
    this.token = START;
    return START;
  }

  #declareNamespaces(): void {
    this.#bindings.open();
    for (let index = 0; index < this.#declarationCount; index++) {
      const { entry, value, offset } = this.#declarations[index] as Attribute;
      const prefix = entry.declares as string;
      const objection = objectionTo(prefix, value, this.#source.xmlVersion);
      if (objection !== undefined) this.#fail(objection, offset, 'xml-namespaces');
      this.#bindings.bind(entry, prefix, value);
    }
  }

  #resolve(prefix: string, offset: number): string {
    return (
      this.#bindings.lookup(prefix) ??
      this.#fail(`The prefix '${prefix}' is not declared.`, offset, 'xml-namespaces')
    );
  }

  #resolveAttributes(): void {
    let prefixed = 0;
    for (let index = 0; index < this.#attributeCount; index++) {
      const attribute = this.#attributes[index] as Attribute;
      const { entry, offset } = attribute;
      if (entry.prefix === '') continue;
      attribute.namespaceURI = this.#resolve(entry.prefix, offset);
      prefixed++;
    }
    if (prefixed > 1) this.#checkUniqueNames();
  }

  #checkUniqueNames(): void {
    const seen = new Set<string>();
    for (const { entry, namespaceURI, offset } of this.#attributes.slice(0, this.#attributeCount)) {
      const name = `{${namespaceURI}}${entry.localName}`;
      if (seen.has(name)) this.#fail(`Two attributes have the name ${name}.`, offset, 'xml-namespaces');
      seen.add(name);
    }
  }

  #readEndTag(start: number): Token {
    const entry = this.#open[this.#depth - 1];
    if (this.#depth === this.#floor || entry === undefined) {
      return this.#fail('This end tag has no start tag.', start);
    }
    if (!isNameAt(entry, this.#bytes, start + 2)) {
      const found = names.read(this.#source, start + 2).qualifiedName;
      this.#fail(`<${entry.qualifiedName}> has to be closed before </${found}>.`, start);
    }
    const position = skip(this.#bytes, start + 2 + entry.bytes.length, NO_SPACE);
    if (this.#bytes[position] !== GREATER) failAtCharacter(this.#source, position, 'in an end tag');
    this.#position = position + 1;
    this.offset = this.#placeOf(start);
    return this.#standAtEnd();
  }

  #standAtEnd(): Token {
    this.#runLength = 0;
    this.#isAtEnd = true;
    this.token = END;
    return END;
  }

  /** Closes the element at whose end the reader stands. */
  #close(): void {
    this.#isAtEnd = false;
    this.#depth--;
    if (this.#declares[this.#depth] === true) this.#bindings.close();
  }

  /** Reads what starts with `<!`. @returns whether there is text to report, from a CDATA section */
  #readExclamation(start: number): boolean {
    const source = this.#source;
    const bytes = this.#bytes;
    if (startsWith(bytes, start, '<!--')) {
      this.#position = skipComment(source, start + 4);
    } else if (startsWith(bytes, start, '<![CDATA[')) {
      const end = findDelimiter(source, start + 9, ']]>', 'in a CDATA section');
      this.#position = end + 3;
      if (this.#depth === 0) this.#failOutside(start);
      return this.#setText(start, start + 9, end, CDATA_FORM);
    } else if (startsWith(bytes, start, '<!DOCTYPE')) {
      this.#readDoctype(start);
    } else {
      this.#fail("'<!' has to start a comment or a CDATA section.", start);
    }
    return false;
  }

  #readDoctype(start: number): void {
    const source = this.#source;
    const { doctype = 'refuse' } = this.#options;
    if (doctype === 'refuse') {
      const remedy = 'pass doctype: skipDoctype() to pass over it, doctype: internalSubset() to read it';
      this.#fail(`The document has a DOCTYPE; ${remedy}.`, start, 'xml-doctype');
    }
    if (this.#seenRoot || source.documentType !== undefined) {
      this.#fail('A document has one DOCTYPE at most, before its root element.', start);
    }
    const { end, documentType } = doctype.read(source, start + 9);
    source.documentType = documentType;
    this.#position = end;
  }

  /** Reads character data. @returns whether there is text to report */
  #readCharacters(start: number): boolean {
    const source = this.#source;
    const bytes = this.#bytes;
    let end = skip(bytes, start, NO_TEXT);
    const isPlain = bytes[end] === LESS;
    if (!isPlain) end = scan(source, end, NO_TEXT, 'in text');
    const isEntity = end === start;
    if (this.#depth === 0 && (isEntity || skip(bytes, start, NO_SPACE) !== end)) {
      this.#failOutside(start);
    }
    if (isEntity) {
      const floor = this.#floor;
      const text = source.documentType?.include(source, start, floor);
      if (text !== undefined) {
        this.#floor = this.#depth;
        this.#readFrom(text, 0);
      }
      return false;
    }
    this.#position = end;
    return this.#depth > 0 && this.#setText(start, start, end, isPlain ? PLAIN : TEXT_FORM);
  }

  #failOutside(offset: number): never {
    return this.#fail('Text is allowed only inside the root element.', offset);
  }

  #setText(offset: number, start: number, end: number, form: typeof PLAIN | 0 | 1): true {
    this.#textStart = start;
    this.#textEnd = end;
    this.#textForm = form;
    this.#runLength += end - start;
    this.#checkLength(this.#runLength, offset);
    this.offset = this.#placeOf(offset);
    this.token = TEXT;
    return true;
  }

  text(): string {
    const form = this.#textForm;
    return form === PLAIN
      ? this.#source.ascii(this.#textStart, this.#textEnd)
      : translate(this.#source, this.#textStart, this.#textEnd, form);
  }

  isWhiteSpace(): boolean {
    if (skip(this.#bytes, this.#textStart, NO_SPACE) >= this.#textEnd) return true;
    return this.#textForm !== PLAIN && /^[ \t\n\r]*$/.test(this.text());
  }

  readText(): string {
    // What most elements hold: ASCII that needs no translation, and nothing else.
    if (!this.#isEmpty && this.token === START) {
      const bytes = this.#bytes;
      const start = this.#position;
      const end = skip(bytes, start, NO_TEXT);
      const isPlain = bytes[end] === LESS && bytes[end + 1] === SLASH;
      if (isPlain && end - start <= this.#limits.maxTextLength) {
        const text = this.#source.ascii(start, end);
        this.#readEndTag(end);
        return text;
      }
    }
    let text = '';
    while (this.next() === TEXT) text += this.text();
    return text;
  }

  /**
   * The namespace bindings that apply to what comes next, as a number that no other bindings share. Where the number is the same, a tag without attributes has the same name if it has the same
   * bytes. (At an end, that is the scope around the element, although its bindings can still be looked up.)
   */
  get scope(): number {
    const isLeaving = this.#isAtEnd && this.#declares[this.#depth - 1] === true;
    return isLeaving ? this.#bindings.outerScope : this.#bindings.scope;
  }

  /**
   * Reports whether a start tag, or an empty-element tag, of this name and without attributes stands next, behind white
   * space or at once. If it does, the white space has been passed over.
   */
  standsAt(entry: NameEntry): boolean {
    const bytes = this.#bytes;
    const { bytes: name } = entry;
    let start = this.#position;
    if (bytes[start] !== LESS) {
      start = skip(bytes, start, NO_SPACE);
      const isLong = this.#runLength + start - this.#position > this.#limits.maxTextLength;
      if (bytes[start] !== LESS || isLong) return false;
    }
    const { length } = name;
    let position = start + 1;
    for (let index = 0; index < length; index++, position++) {
      if (bytes[position] !== name[index]) return false;
    }
    const end = bytes[position] as number;
    const isTag = end === GREATER || (end === SLASH && bytes[position + 1] === GREATER);
    if (!isTag) {
      // The same name and attributes: it need not be read again.
      if (((CLASSES[end] as number) & NO_NAME) !== 0) {
        this.#met = entry;
        this.#metAt = start;
      }
      return false;
    }
    if (this.#isEmpty || this.#depth <= (this.#isAtEnd ? 1 : 0)) return false;
    this.#position = start;
    return true;
  }

  /**
   * Reads a whole element that holds nothing but one text, where its name {@link standsAt} the
   * position, and moves behind it.
   * @returns the text; undefined, with nothing changed, for anything else, which {@link next} reads
   * @throws {@link XmlSyntaxError} where {@link next} would, at the text
   */
  readLeaf({ bytes: name }: NameEntry): string | undefined {
    const bytes = this.#bytes;
    const source = this.#source;
    const start = this.#position;
    const { length } = name;
    const depth = this.#isAtEnd ? this.#depth - 1 : this.#depth;
    if (depth >= this.#limits.maxDepth || source.documentType !== undefined) return undefined;
    const textStart = start + length + 2;
    if (bytes[textStart - 1] === SLASH) {
      this.#endLeaf(start, textStart + 1);
      return '';
    }
    let end = skip(bytes, textStart, NO_TEXT);
    const isPlain = bytes[end] === LESS;
    if (!isPlain) {
      end = scan(source, end, NO_TEXT, 'in text');
      if (bytes[end] !== LESS) return undefined;
    }
    const nameEnd = end + 2 + length;
    if (bytes[end + 1] !== SLASH || bytes[nameEnd] !== GREATER) return undefined;
    for (let index = 0; index < length; index++) {
      if (bytes[end + 2 + index] !== name[index]) return undefined;
    }
    if (end - textStart > this.#limits.maxTextLength) return undefined;
    this.#endLeaf(end, nameEnd + 1);
    return isPlain ? source.ascii(textStart, end) : translate(source, textStart, end, TEXT_FORM);
  }

  /** @param offset - where its end is */
  #endLeaf(offset: number, position: number): void {
    if (this.#isAtEnd) this.#close();
    this.#position = position;
    this.#runLength = 0;
    this.offset = this.#placeOf(offset);
    this.token = END;
  }

  /**
   * Enters an element where its start tag is `<name>`, behind white space or at once, as {@link next} does.
   * @returns false for anything else; then white space may have been passed over, and nothing else has changed
   * @throws {@link XmlSyntaxError} when the prefix is not declared
   */
  enter(entry: NameEntry): boolean {
    const depth = this.#isAtEnd ? this.#depth - 1 : this.#depth;
    if (depth >= this.#limits.maxDepth || !this.standsAt(entry)) return false;
    const start = this.#position;
    const behind = start + entry.bytes.length + 2;
    if (this.#bytes[behind - 1] !== GREATER) return false;
    if (this.#isAtEnd) this.#close();
    this.#position = behind;
    this.#clearAttributes();
    this.#startElement(entry, start);
    return true;
  }

  /**
   * Moves to the end of the open element where its end tag comes next, as {@link next} does.
   * @returns false, with nothing changed, for anything else
   */
  leave(): boolean {
    const bytes = this.#bytes;
    const start = this.#position;
    const depth = this.#isAtEnd ? this.#depth - 1 : this.#depth;
    const entry = this.#open[depth - 1];
    if (bytes[start] !== LESS || bytes[start + 1] !== SLASH || entry === undefined) return false;
    const behind = start + 2 + entry.bytes.length;
    if (this.#isEmpty || depth <= this.#floor || bytes[behind] !== GREATER) return false;
    if (!isNameAt(entry, bytes, start + 2)) return false;
    if (this.#isAtEnd) this.#close();
    this.#position = behind + 1;
    this.offset = this.#placeOf(start);
    this.#standAtEnd();
    return true;
  }

  /** What is being read, for those who look at bytes themselves. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** {@link bytes}, for those who look at several at a time. */
  get view(): DataView {
    this.#view ??= new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    return this.#view;
  }

  /** The limit of that name. */
  get maxTextLength(): number {
    return this.#limits.maxTextLength;
  }

  /**
   * Returns the offset of what comes next, where bytes can be taken for what they say and another element may be open;
   * -1 where they cannot: inside of a replacement text, and below a document type, which may add attributes.
   */
  behindTag(): number {
    if (this.#isEmpty || this.#source.documentType !== undefined) return -1;
    if (this.#isAtEnd) this.#close();
    return this.#depth === 0 || this.#depth >= this.#limits.maxDepth ? -1 : this.#position;
  }

  /** Goes to an offset of the content of the current element, behind a child or its start tag. */
  moveTo(offset: number): void {
    this.#position = offset;
    this.#runLength = 0;
    this.#isAtEnd = false;
  }

  /** Returns the text of bytes that are all ASCII. */
  ascii(start: number, end: number): string {
    return this.#source.ascii(start, end);
  }

  skipElement(): void {
    for (let depth = 1; depth > 0; ) {
      const token = this.next();
      if (token === START) depth++;
      else if (token === END) depth--;
    }
  }

  /** The offset behind the current token. */
  get end(): number {
    return this.#position + this.source.base;
  }

  /** At a start: the tag is an empty-element tag, or its end tag has been read. */
  get isEmptyElement(): boolean {
    return this.#isEmpty;
  }

  /** The index in the document of what comes next. */
  get position(): number {
    let position = this.#position;
    for (let { inclusion } = this.#source; inclusion !== undefined; inclusion = inclusion.source.inclusion) {
      position = inclusion.end;
    }
    return position;
  }

  /** How many bytes of the document are not needed any more. */
  get consumed(): number {
    return this.#source === this.source ? this.#position : 0;
  }

  /**
   * Goes on with a document whose bytes have been replaced.
   * @param dropped - how many bytes, of those that are {@link consumed}, are gone
   */
  refill(dropped: number): void {
    this.#bytes = this.#source.bytes;
    this.#view = undefined;
    this.#met = undefined;
    this.#position -= dropped;
    this.#textStart -= dropped;
    this.#textEnd -= dropped;
    for (const attribute of this.#written()) attribute.offset -= dropped;
  }

  get attributeCount(): number {
    return this.#attributeCount;
  }

  attributeName(index: number): ExpandedName {
    const { entry, namespaceURI } = this.#attribute(index);
    return entry.attributeName(namespaceURI);
  }

  attributePrefix(index: number): string {
    return this.#attribute(index).entry.prefix;
  }

  attributeValue(index: number): string {
    return this.#attribute(index).value;
  }

  attributeOffset(index: number): number {
    return this.#placeOf(this.#attribute(index).offset);
  }

  #attribute(index: number): Attribute {
    const attribute = index < this.#attributeCount ? this.#attributes[index] : undefined;
    if (attribute === undefined) throw new RangeError(`There is no attribute ${index}.`);
    return attribute;
  }

  namespacesDeclared(): ReadonlyMap<string, string> | undefined {
    if (this.#declarationCount === 0) return undefined;
    return new Map(
      this.namespaceDeclarations().filter(([prefix, namespaceURI]) => prefix === '' || namespaceURI !== ''),
    );
  }

  /** The namespace declarations of a start tag by prefix; an empty namespace ends the binding of the prefix. */
  namespaceDeclarations(): readonly (readonly [prefix: string, namespaceURI: string])[] {
    return this.#declarations
      .slice(0, this.#declarationCount)
      .map(({ entry, value }) => [entry.declares as string, value]);
  }

  get declaredNames(): DeclaredNames | undefined {
    return this.source.documentType?.names;
  }

  namespacesInScope(): ReadonlyMap<string, string> {
    return this.#bindings.all();
  }

  lookupNamespaceURI(prefix: string): string | undefined {
    return this.#bindings.lookup(prefix);
  }

  lookupPrefix(namespaceURI: string): string | undefined {
    return this.#bindings.lookupPrefix(namespaceURI);
  }
}

/**
 * What speaks against binding a prefix to a namespace ("Namespaces in XML 1.0", sections 2.2, 3 and 5). An empty
 * namespace ends the binding of a prefix in XML 1.1 ("Namespaces in XML 1.1", section 5).
 */
function objectionTo(prefix: string, namespaceURI: string, version: XmlVersion): string | undefined {
  if (prefix === 'xmlns' || namespaceURI === XMLNS_NAMESPACE) {
    return `The prefix 'xmlns' and the namespace ${XMLNS_NAMESPACE} cannot be declared.`;
  }
  if ((prefix === 'xml') !== (namespaceURI === XML_NAMESPACE)) {
    return `The prefix 'xml' and the namespace ${XML_NAMESPACE} belong to each other.`;
  }
  const undeclares = prefix !== '' && namespaceURI === '';
  return undeclares && version === '1.0' ? `The prefix '${prefix}' cannot be undeclared.` : undefined;
}
