import { scanDocumentType } from '../features/doctype/scan-document-type.js';
import { SkippedDocumentType } from '../features/doctype/skipped-document-type.js';
import type { MarkupSource } from '../features/formatting/form-recorder.js';
import type { XmlElement } from '../schema/descriptor.js';
import { AttributeList } from './attribute-list.js';
import { SPACE_CLASS, TEXT_CLASS } from './character-classes.js';
import type { DeclaredNames } from './declared-names.js';
import type { DocumentType, DocumentTypeReader } from './document-type.js';
import { END, END_OF_DOCUMENT, START, TEXT, type Token } from './element-source.js';
import { decodeInput } from './encoding.js';
import { type ReaderOptions, type ResolvedLimits, resolveDoctype, resolveLimits } from './limits.js';
import { isNameAt, NameEntry, NameTable } from './name-table.js';
import type { ExpandedName } from './names.js';
import { NamespaceScopes } from './namespace-scopes.js';
import { scanCharacterDataSection, skipComment, skipProcessingInstruction } from './opaque-markup.js';
import { entityNameAt, skipReference, translate } from './references.js';
import { Slicer } from './slice.js';
import { fail, type Source } from './source.js';
import { readTree } from './tree.js';
import { failAtCharacter, skipCharacter } from './utf8.js';

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const SEMICOLON = 0x3b;
const QUESTION = 0x3f;
const AMPERSAND = 0x26;
const BRACKET = 0x5d;
const CARRIAGE_RETURN = 0x0d;

/** Where reading goes on behind a reference to an entity. */
interface Surroundings {
  readonly source: Source;
  readonly slicer: Slicer;
  readonly position: number;
  readonly floor: number;
  /** Where the reference is. */
  readonly reference: number;
}

/** Stands where no start tag was read yet. */
const NO_NAME = new NameEntry(new Uint8Array(0), 0, '');

/** What has to be done to the bytes of a text token. */
const DECODE = 1;
const TRANSLATE = 2;
const CDATA = 4;

/**
 * A namespace-aware pull reader over the bytes of a document (XML 1.0, fifth edition, and Namespaces in XML 1.0; where
 * the document declares it, version 1.1 of both).
 */
export class XmlReader implements MarkupSource {
  /** The document. */
  readonly source: Source;
  /** What is being read: the document, or the replacement text of an entity. */
  #source: Source;
  #bytes: Uint8Array;
  #slicer: Slicer;
  readonly #limits: ResolvedLimits;
  readonly #doctype: 'skip' | 'refuse' | DocumentTypeReader;
  #seenDoctype = false;
  #documentType: DocumentType | undefined;
  /** What surrounds the current replacement text, from the document inwards. */
  readonly #surroundings: Surroundings[] = [];
  /** How many of the open elements began outside of the current replacement text. */
  #floor = 0;
  #hasIncluded = false;
  readonly #names = new NameTable();
  readonly #scopes = new NamespaceScopes();
  readonly #attributes: AttributeList;
  /** The open elements; only the first `#depth` count. */
  readonly #open: NameEntry[] = [];
  /** Whether the open element of the same index declared namespaces. */
  readonly #declares: boolean[] = [];
  #depth = 0;
  #position: number;
  /** The start tag was an empty-element tag: an end has to follow. */
  #isEmpty = false;
  /** The reader stands at the end of an element that is open still. */
  #isAtEnd = false;
  #seenRoot = false;
  #lastStart: NameEntry | undefined;
  #textStart = 0;
  #textEnd = 0;
  #textFlags = 0;
  #runLength = 0;

  token: Token = START;
  name: ExpandedName = { namespaceURI: '', localName: '' };
  prefix = '';
  offset = 0;
  /** The name as written, at a start. */
  entry: NameEntry = NO_NAME;

  /** @throws {@link XmlSyntaxError} when the input cannot be decoded or is too large */
  constructor(input: string | Uint8Array, options: ReaderOptions = {}) {
    this.#limits = resolveLimits(options);
    this.#doctype = resolveDoctype(options);
    const { source, contentStart } = decodeInput(input, this.#limits.maxBytes);
    this.source = source;
    this.#source = source;
    this.#bytes = source.bytes;
    this.#position = contentStart;
    this.#slicer = new Slicer(source.bytes);
    this.#attributes = new AttributeList(source, this.#slicer, this.#names, this.#limits);
  }

  /** @throws {@link XmlSyntaxError} when the document is not well-formed or exceeds a limit */
  next(): Token {
    // Bindings stay in scope while the source stands at the end tag: QNames in the text just read need them.
    if (this.#isAtEnd) this.#leave();
    if (this.#isEmpty) return this.#endEmptyElement();
    return this.#advance();
  }

  #endEmptyElement(): Token {
    this.#isEmpty = false;
    this.#isAtEnd = true;
    this.token = END;
    return END;
  }

  #advance(): Token {
    for (;;) {
      const bytes = this.#bytes;
      const position = this.#position;
      if (bytes[position] !== LESS) {
        if (position >= this.#source.length) {
          if (this.#surroundings.length === 0) return this.#endOfDocument();
          this.#leaveEntity();
          continue;
        }
        if (this.#scanText(position)) return TEXT;
        continue;
      }
      const second = bytes[position + 1];
      if (second === SLASH) return this.#readEndTag(position);
      if (second === EXCLAMATION) {
        if (this.#readExclamation(position)) return TEXT;
      } else if (second === QUESTION) {
        this.#position = skipProcessingInstruction(this.#source, position + 2);
      } else {
        return this.#readStartTag(position);
      }
    }
  }

  #endOfDocument(): Token {
    const open = this.#open[this.#depth - 1];
    if (this.#depth > 0 && open !== undefined) {
      fail(
        this.#source,
        'xml-well-formed',
        `The document ends inside of <${open.qualifiedName}>.`,
        this.#source.length,
      );
    }
    if (!this.#seenRoot)
      fail(this.#source, 'xml-well-formed', 'The document has no root element.', this.#source.length);
    this.offset = this.#source.length;
    this.token = END_OF_DOCUMENT;
    return END_OF_DOCUMENT;
  }

  #readStartTag(start: number): Token {
    if (this.#depth === 0 && this.#seenRoot) {
      fail(this.#source, 'xml-well-formed', 'A document has only one root element.', start);
    }
    if (this.#depth >= this.#limits.maxDepth) {
      fail(
        this.#source,
        'limit-depth',
        `Elements nest deeper than maxDepth (${this.#limits.maxDepth}).`,
        start,
      );
    }
    this.#seenRoot = true;
    this.#runLength = 0;
    const entry = this.#startName(start + 1);
    let position = start + 1 + entry.bytes.length;
    const attributes = this.#attributes;
    attributes.clear();
    // The commonest tag has no attributes at all.
    if (this.#bytes[position] !== GREATER) position = attributes.read(position, entry);
    this.#isEmpty = this.#bytes[position] === SLASH;
    if (this.#isEmpty && this.#bytes[position + 1] !== GREATER) {
      failAtCharacter(this.#source, position + 1, "behind '/' in a tag");
    }
    this.#position = position + (this.#isEmpty ? 2 : 1);
    this.#documentType?.completeAttributes(this.#source, start, entry.qualifiedName, attributes);
    return this.#enter(entry, start);
  }

  /** The name of a start tag; tries the one that followed the last start tag before, then the table. */
  #startName(start: number): NameEntry {
    const guess = this.#lastStart?.follower;
    let entry: NameEntry;
    if (guess !== undefined && isNameAt(guess, this.#bytes, start)) {
      entry = guess;
    } else {
      // Attributes of one element are told apart by their entries: this is the place between two elements.
      if (this.#names.isFull) {
        this.#names.clear();
        this.#lastStart = undefined;
      }
      entry = this.#names.read(this.#source, start);
      if (this.#lastStart !== undefined) this.#lastStart.follower = entry;
    }
    this.#lastStart = entry;
    return entry;
  }

  #enter(entry: NameEntry, start: number): Token {
    const declares = this.#attributes.declare(this.#scopes);
    this.#open[this.#depth] = entry;
    this.#declares[this.#depth] = declares;
    this.#depth++;
    const scope = this.#scopes.current;
    this.name = entry.cachedElementName(scope) ?? this.#resolve(entry, scope, start);
    this.prefix = entry.prefix;
    this.entry = entry;
    if (this.#attributes.count > 0) this.#attributes.resolve(this.#scopes);
    this.offset = this.#placeOf(start);
    this.token = START;
    return START;
  }

  #resolve(entry: NameEntry, scope: number, start: number): ExpandedName {
    const namespaceURI = this.#scopes.lookupNamespaceURI(entry.prefix);
    if (namespaceURI === undefined) {
      fail(this.#source, 'xml-namespaces', `The prefix '${entry.prefix}' is not declared.`, start + 1);
    }
    return entry.elementName(namespaceURI, scope);
  }

  #leave(): void {
    this.#isAtEnd = false;
    this.#depth--;
    if (this.#declares[this.#depth] === true) this.#scopes.close();
  }

  #readEndTag(start: number): Token {
    const entry = this.#open[this.#depth - 1];
    if (this.#depth === this.#floor || entry === undefined) {
      return fail(this.#source, 'xml-well-formed', 'This end tag has no start tag.', start);
    }
    if (!isNameAt(entry, this.#bytes, start + 2)) {
      const found = this.#names.read(this.#source, start + 2).qualifiedName;
      const message = `<${entry.qualifiedName}> has to be closed before </${found}>.`;
      fail(this.#source, 'xml-well-formed', message, start);
    }
    let position = start + 2 + entry.bytes.length;
    while (SPACE_CLASS[this.#bytes[position] as number] === 0) position++;
    if (this.#bytes[position] !== GREATER) failAtCharacter(this.#source, position, 'in an end tag');
    this.#position = position + 1;
    this.#runLength = 0;
    this.offset = this.#placeOf(start);
    this.#isAtEnd = true;
    this.token = END;
    return END;
  }

  /** @returns whether there is text to report, from a CDATA section */
  #readExclamation(start: number): boolean {
    const source = this.#source;
    const bytes = this.#bytes;
    if (bytes[start + 2] === 0x2d && bytes[start + 3] === 0x2d) {
      this.#position = skipComment(source, start + 4);
      return false;
    }
    if (this.#startsWith(start + 2, '[CDATA[')) {
      if (this.#depth === 0)
        fail(source, 'xml-well-formed', 'Text is allowed only inside the root element.', start);
      const section = scanCharacterDataSection(source, start + 9);
      this.#position = section.end;
      return this.#setText(
        start,
        start + 9,
        section.contentEnd,
        CDATA | (section.isAscii ? 0 : DECODE) | (section.hasCarriageReturn ? TRANSLATE : 0),
      );
    }
    if (this.#startsWith(start + 2, 'DOCTYPE')) {
      this.#position = this.#readDoctype(start);
      return false;
    }
    return fail(source, 'xml-well-formed', "'<!' has to start a comment or a CDATA section.", start);
  }

  /** @returns the offset behind it */
  #readDoctype(start: number): number {
    const source = this.#source;
    if (this.#doctype === 'refuse') {
      const message = 'A document type declaration (DOCTYPE) is refused, as the option doctype asks.';
      fail(source, 'xml-doctype', message, start);
    }
    if (this.#seenRoot || this.#seenDoctype) {
      const message = 'A document has one document type declaration at most, before its root element.';
      fail(source, 'xml-well-formed', message, start);
    }
    this.#seenDoctype = true;
    const declaration = scanDocumentType(source, start + '<!DOCTYPE'.length, this.#limits);
    this.#documentType =
      this.#doctype === 'skip'
        ? new SkippedDocumentType(declaration)
        : this.#doctype.read(source, declaration);
    this.#attributes.documentType = this.#documentType;
    return declaration.end;
  }

  /** Goes on with the replacement text of the entity that is referred to at `reference` (section 4.4.2). */
  #enterEntity(documentType: DocumentType, entity: string, reference: number): void {
    const source = this.#source;
    if (this.#depth === 0) {
      fail(source, 'xml-well-formed', 'Text is allowed only inside the root element.', reference);
    }
    const text = documentType.include(source, reference, entity);
    const position = this.#bytes.indexOf(SEMICOLON, reference) + 1;
    this.#surroundings.push({ source, slicer: this.#slicer, position, floor: this.#floor, reference });
    this.#floor = this.#depth;
    this.#hasIncluded = true;
    this.#readFrom(text, new Slicer(text.bytes), 0);
  }

  #leaveEntity(): void {
    const open = this.#open[this.#depth - 1];
    if (this.#depth > this.#floor && open !== undefined) {
      const message = `The entity ends inside of <${open.qualifiedName}>.`;
      fail(this.#source, 'xml-well-formed', message, this.#source.length);
    }
    const { source, slicer, position, floor } = this.#surroundings.pop() as Surroundings;
    this.#floor = floor;
    this.#readFrom(source, slicer, position);
  }

  #readFrom(source: Source, slicer: Slicer, position: number): void {
    this.#source = source;
    this.#bytes = source.bytes;
    this.#slicer = slicer;
    this.#attributes.readFrom(source, slicer);
    this.#position = position;
  }

  /** What stands in a replacement text stands where the document refers to it. */
  #placeOf(offset: number): number {
    return this.#surroundings[0]?.reference ?? offset;
  }

  #startsWith(start: number, text: string): boolean {
    for (let index = 0; index < text.length; index++) {
      if (this.#bytes[start + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  /** Reads character data up to the next `<`. @returns whether there is text to report */
  #scanText(start: number): boolean {
    const bytes = this.#bytes;
    let position = start;
    let flags = 0;
    for (;;) {
      // This loop sees most bytes of most documents.
      while (TEXT_CLASS[bytes[position] as number] === 0) position++;
      const byte = bytes[position] as number;
      if (byte === LESS) break;
      if (byte >= 0x80) {
        flags |= DECODE;
        position = skipCharacter(this.#source, position);
      } else if (byte === AMPERSAND) {
        const entity = this.#documentType && entityNameAt(this.#source, position);
        if (this.#documentType !== undefined && entity !== undefined) {
          if (position > start) break;
          this.#enterEntity(this.#documentType, entity, position);
          return false;
        }
        flags |= TRANSLATE;
        position = skipReference(this.#source, position);
      } else if (byte === CARRIAGE_RETURN) {
        flags |= TRANSLATE;
        position++;
      } else if (byte === BRACKET) {
        if (bytes[position + 1] === BRACKET && bytes[position + 2] === GREATER) {
          fail(this.#source, 'xml-well-formed', "']]>' is not allowed in text; write ']]&gt;'.", position);
        }
        position++;
      } else if (position >= this.#source.length) {
        break;
      } else {
        failAtCharacter(this.#source, position, 'in text');
      }
    }
    this.#position = position;
    if (this.#depth > 0) return this.#setText(start, start, position, flags);
    if (this.#isSpace(start, position)) return false;
    return fail(this.#source, 'xml-well-formed', 'Text is allowed only inside the root element.', start);
  }

  #isSpace(start: number, end: number): boolean {
    let position = start;
    while (position < end && SPACE_CLASS[this.#bytes[position] as number] === 0) position++;
    return position === end;
  }

  #setText(offset: number, start: number, end: number, flags: number): boolean {
    this.#textStart = start;
    this.#textEnd = end;
    this.#textFlags = flags;
    this.#runLength += end - start;
    if (this.#runLength > this.#limits.maxTextLength) {
      const message = `A run of text is longer than maxTextLength (${this.#limits.maxTextLength} bytes).`;
      fail(this.#source, 'limit-text-length', message, offset);
    }
    this.offset = this.#placeOf(offset);
    this.token = TEXT;
    return true;
  }

  text(): string {
    const flags = this.#textFlags;
    if ((flags & TRANSLATE) !== 0) {
      const translation = (flags & CDATA) === 0 ? 'text' : 'cdata';
      return translate(this.#source, this.#slicer, this.#textStart, this.#textEnd, translation);
    }
    return (flags & DECODE) === 0
      ? this.#slicer.ascii(this.#textStart, this.#textEnd)
      : this.#slicer.utf8(this.#textStart, this.#textEnd);
  }

  isWhiteSpace(): boolean {
    if (this.#isSpace(this.#textStart, this.#textEnd)) return true;
    return (this.#textFlags & TRANSLATE) !== 0 && /^[ \t\n\r]*$/.test(this.text());
  }

  readText(): string {
    const plain = this.#readPlainText();
    if (plain !== undefined) return plain;
    let text = '';
    for (;;) {
      const token = this.next();
      if (token !== TEXT) return text;
      text = text === '' ? this.text() : text + this.text();
    }
  }

  /**
   * The namespace bindings that apply to what comes next, as a number that no other document, and no other bindings
   * of this one, share. Where the number is the same, a tag without attributes has the same name if it has the same
   * bytes. (At an end, that is the scope around the element, although its bindings can still be looked up.)
   */
  get scope(): number {
    const isLeaving = this.#isAtEnd && this.#declares[this.#depth - 1] === true;
    return isLeaving ? this.#scopes.outer : this.#scopes.current;
  }

  /**
   * Reads a whole element where it is `<name>`, text that stands for itself, and `</name>`, and moves behind it.
   * @returns the text; undefined, with nothing changed, for anything else, which {@link next} reads
   * @throws {@link XmlSyntaxError} for bytes that are not UTF-8
   */
  readLeaf(entry: NameEntry): string | undefined {
    const start = this.#position;
    const depth = this.#isAtEnd ? this.#depth - 1 : this.#depth;
    if (!this.#standsAtTag(entry, depth) || this.#documentType !== undefined) return undefined;
    const bytes = this.#bytes;
    const name = entry.bytes;
    const textStart = start + name.length + 2;
    let end = textStart;
    let isAscii = true;
    for (;;) {
      while (TEXT_CLASS[bytes[end] as number] === 0) end++;
      const byte = bytes[end] as number;
      if (byte === LESS) break;
      if (byte >= 0x80) {
        isAscii = false;
        end = skipCharacter(this.#source, end);
      } else if (byte === BRACKET && (bytes[end + 1] !== BRACKET || bytes[end + 2] !== GREATER)) {
        end++;
      } else {
        return undefined;
      }
    }
    if (bytes[end + 1] !== SLASH || end - textStart > this.#limits.maxTextLength) return undefined;
    let position = end + 2;
    for (let index = 0; index < name.length; index++, position++) {
      if (bytes[position] !== name[index]) return undefined;
    }
    if (bytes[position] !== GREATER) return undefined;
    if (this.#isAtEnd) this.#leave();
    this.#position = position + 1;
    this.#runLength = 0;
    this.offset = this.#placeOf(start);
    this.token = END;
    return isAscii ? this.#slicer.ascii(textStart, end) : this.#slicer.utf8(textStart, end);
  }

  /**
   * Enters an element where its start tag is `<name>`, as {@link next} does.
   * @returns false, with nothing changed, for anything else
   * @throws {@link XmlSyntaxError} when the prefix is not declared
   */
  enter(entry: NameEntry): boolean {
    const depth = this.#isAtEnd ? this.#depth - 1 : this.#depth;
    if (!this.#standsAtTag(entry, depth)) return false;
    const start = this.#position;
    if (this.#isAtEnd) this.#leave();
    this.#runLength = 0;
    this.#position = start + entry.bytes.length + 2;
    this.#attributes.clear();
    this.#documentType?.completeAttributes(this.#source, start, entry.qualifiedName, this.#attributes);
    this.#enter(entry, start);
    return true;
  }

  /**
   * Moves to the end of the open element where its end tag comes next, as {@link next} does.
   * @returns false, with nothing changed, for anything else
   */
  leave(): boolean {
    const start = this.#position;
    const depth = this.#isAtEnd ? this.#depth - 1 : this.#depth;
    const entry = this.#open[depth - 1];
    const bytes = this.#bytes;
    if (this.#isEmpty || entry === undefined || depth <= this.#floor) return false;
    if (bytes[start] !== LESS || bytes[start + 1] !== SLASH) return false;
    const name = entry.bytes;
    let position = start + 2;
    for (let index = 0; index < name.length; index++, position++) {
      if (bytes[position] !== name[index]) return false;
    }
    if (bytes[position] !== GREATER) return false;
    if (this.#isAtEnd) this.#leave();
    this.#readEndTag(start);
    return true;
  }

  /** Tests whether a start tag without attributes comes next, inside of an element and within the limits. */
  #standsAtTag(entry: NameEntry, depth: number): boolean {
    const bytes = this.#bytes;
    let position = this.#position;
    if (bytes[position++] !== LESS || this.#isEmpty || depth === 0 || depth >= this.#limits.maxDepth)
      return false;
    const name = entry.bytes;
    for (let index = 0; index < name.length; index++, position++) {
      if (bytes[position] !== name[index]) return false;
    }
    return bytes[position] === GREATER;
  }

  /** Passes over white space in front of a `<`; in front of anything else, it is part of a text. */
  skipSpace(): void {
    const start = this.#position;
    let position = start;
    while (SPACE_CLASS[this.#bytes[position] as number] === 0) position++;
    const length = this.#runLength + position - start;
    if (this.#isEmpty || this.#bytes[position] !== LESS || length > this.#limits.maxTextLength) return;
    this.#runLength = length;
    this.#position = position;
  }

  /** {@link readText} for what most elements hold: ASCII that needs no translation, and nothing else. */
  #readPlainText(): string | undefined {
    if (this.#isEmpty || this.token !== START) return undefined;
    const bytes = this.#bytes;
    const start = this.#position;
    let end = start;
    while (TEXT_CLASS[bytes[end] as number] === 0) end++;
    const isPlain =
      bytes[end] === LESS && bytes[end + 1] === SLASH && end - start <= this.#limits.maxTextLength;
    if (!isPlain) return undefined;
    const text = this.#slicer.ascii(start, end);
    this.#readEndTag(end);
    return text;
  }

  readTree(): XmlElement {
    return readTree(this);
  }

  skipElement(): void {
    for (let depth = 1; depth > 0; ) {
      const token = this.next();
      if (token === START) depth++;
      else if (token === END) depth--;
    }
  }

  get end(): number {
    return this.#position;
  }

  markup(start: number, end: number): string | undefined {
    // What is written has no declarations that references could refer to.
    if (this.#hasIncluded) return undefined;
    const markup = this.#slicer.utf8(start, end);
    // XML 1.1 has references to characters that 1.0 cannot hold.
    return this.source.xmlVersion === '1.1' && markup.includes('&#') ? undefined : markup;
  }

  get attributeCount(): number {
    return this.#attributes.count;
  }

  attributeName(index: number): ExpandedName {
    return this.#attributes.name(index);
  }

  attributePrefix(index: number): string {
    return this.#attributes.entry(index).prefix;
  }

  attributeValue(index: number): string {
    return this.#attributes.value(index);
  }

  attributeOffset(index: number): number {
    return this.#placeOf(this.#attributes.offset(index));
  }

  namespacesDeclared(): ReadonlyMap<string, string> | undefined {
    return this.#attributes.declared();
  }

  /** The namespace declarations of a start tag by prefix; an empty namespace ends the binding of the prefix. */
  namespaceDeclarations(): readonly (readonly [prefix: string, namespaceURI: string])[] {
    return this.#attributes.declarations();
  }

  get declaredNames(): DeclaredNames | undefined {
    return this.#documentType?.names;
  }

  namespacesInScope(): ReadonlyMap<string, string> {
    return this.#scopes.all();
  }

  lookupNamespaceURI(prefix: string): string | undefined {
    return this.#scopes.lookupNamespaceURI(prefix);
  }

  lookupPrefix(namespaceURI: string): string | undefined {
    return this.#scopes.lookupPrefix(namespaceURI);
  }
}
