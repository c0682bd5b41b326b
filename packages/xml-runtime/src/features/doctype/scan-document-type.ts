import * as classes from '../../xml/character-classes.js';
import { isName } from '../../xml/name-characters.js';
import { skipComment, skipProcessingInstruction } from '../../xml/scan.js';
import { decode, fail, type Source, startsWith as standsAt } from '../../xml/source.js';
import { failAtCharacter, skipCharacter } from '../../xml/utf8.js';

const EXCLAMATION = 0x21;
const DOUBLE_QUOTE = 0x22;
const NUMBER_SIGN = 0x23;
const PERCENT = 0x25;
const SINGLE_QUOTE = 0x27;
const LESS = 0x3c;
const GREATER = 0x3e;
const QUESTION = 0x3f;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const DASH = 0x2d;

const DECLARATIONS = ['ELEMENT', 'ATTLIST', 'ENTITY', 'NOTATION'];

/**
 * Passes over a document type declaration (production 28). Of markup declarations, only the keyword, the quotes and the
 * characters are checked; of attribute lists, what tells which attributes have a default.
 * @param start - the offset behind its `<!DOCTYPE`
 * @throws {@link XmlSyntaxError} when it is not well-formed, or longer than `maxDoctypeLength`
 */
export function scanDocumentType(source: Source, start: number, maxDoctypeLength: number): DocumentTypeParts {
  return new DocumentTypeScanner(source, start, maxDoctypeLength).scan();
}

/** Where the parts of a document type declaration are (production 28). */
export interface DocumentTypeParts {
  /** Behind its `>`. */
  readonly end: number;
  /** Behind the `[` of the internal subset, and before its `]`; equal where there is none. */
  readonly subsetStart: number;
  readonly subsetEnd: number;
  /** Whether it names an external subset. */
  readonly hasExternalSubset: boolean;
  /** The attributes that the internal subset gives a default, by the element; names as they are written. */
  readonly defaults: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The attributes of an element that have been declared. */
interface DeclaredAttributes {
  readonly names: Set<string>;
  readonly withDefault: Set<string>;
}

class DocumentTypeScanner {
  readonly #source: Source;
  readonly #start: number;
  readonly #maxLength: number;
  readonly #attributes = new Map<string, DeclaredAttributes>();

  constructor(source: Source, start: number, maxLength: number) {
    this.#source = source;
    this.#start = start;
    this.#maxLength = maxLength;
  }

  scan(): DocumentTypeParts {
    const source = this.#source;
    const { bytes } = source;
    const nameStart = skipSpace(source, this.#start);
    if (nameStart === this.#start) failAtCharacter(source, nameStart, "behind '<!DOCTYPE'");
    const nameEnd = skipName(source, nameStart);
    const identifierEnd = skipExternalIdentifier(source, nameEnd);
    const hasExternalSubset =
      bytes[identifierEnd - 1] === DOUBLE_QUOTE || bytes[identifierEnd - 1] === SINGLE_QUOTE;
    let end = skipSpace(source, identifierEnd);
    let subsetStart = end;
    let subsetEnd = end;
    if (bytes[end] === OPEN_BRACKET) {
      subsetStart = end + 1;
      subsetEnd = this.#scanInternalSubset(subsetStart);
      end = skipSpace(source, subsetEnd + 1);
    }
    if (bytes[end] !== GREATER) failAtCharacter(source, end, 'in a document type declaration');
    this.#checkLength(end + 1);
    const defaults = new Map<string, ReadonlySet<string>>();
    for (const [element, { withDefault }] of this.#attributes) {
      if (withDefault.size > 0) defaults.set(element, withDefault);
    }
    return { end: end + 1, subsetStart, subsetEnd, hasExternalSubset, defaults };
  }

  #checkLength(end: number): void {
    if (end - this.#start <= this.#maxLength) return;
    const message = `The document type declaration is longer than maxDoctypeLength (${this.#maxLength} bytes).`;
    fail(this.#source, 'limit-doctype-length', message, this.#start);
  }

  /** @returns the offset of its `]` (production 28b) */
  #scanInternalSubset(start: number): number {
    const source = this.#source;
    const { bytes } = source;
    for (let index = start; ; ) {
      this.#checkLength(index);
      index = skipSpace(source, index);
      const byte = bytes[index];
      if (byte === CLOSE_BRACKET) return index;
      if (byte === PERCENT) {
        index = skipParameterEntity(source, index + 1);
      } else if (byte === LESS && bytes[index + 1] === QUESTION) {
        index = skipProcessingInstruction(source, index + 2);
      } else if (byte === LESS && startsWith(source, index + 1, '!ATTLIST')) {
        index = this.#scanAttributeList(index + '<!ATTLIST'.length);
      } else if (byte === LESS && bytes[index + 1] === EXCLAMATION) {
        index = skipMarkupDeclaration(source, index + 2);
      } else {
        failAtCharacter(source, index, 'in the internal subset');
      }
    }
  }

  /** @returns the offset behind the `>` of an attribute-list declaration (production 52) */
  #scanAttributeList(start: number): number {
    const source = this.#source;
    const elementStart = skipSpace(source, start);
    const elementEnd = skipName(source, elementStart);
    const element = decode(source.bytes, elementStart, elementEnd);
    const attributes = this.#attributes.get(element) ?? { names: new Set(), withDefault: new Set() };
    this.#attributes.set(element, attributes);
    let index = skipSpace(source, elementEnd);
    while (source.bytes[index] !== GREATER) {
      const nameEnd = skipName(source, index);
      const name = decode(source.bytes, index, nameEnd);
      index = skipToDefault(source, nameEnd);
      const hasDefault = source.bytes[index] !== NUMBER_SIGN;
      // The first declaration of an attribute is binding (section 3.3).
      if (hasDefault && !attributes.names.has(name)) attributes.withDefault.add(name);
      attributes.names.add(name);
      index = skipSpace(source, hasDefault ? skipLiteral(source, index) : skipName(source, index + 1));
    }
    return index + 1;
  }
}

/** From behind an attribute's name, finds the literal that is its default, or the `#` of `#IMPLIED` or `#REQUIRED`. */
function skipToDefault(source: Source, start: number): number {
  const { bytes } = source;
  for (let index = start; ; ) {
    const byte = bytes[index] as number;
    if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) return index;
    if (byte === LESS || byte === GREATER) failAtCharacter(source, index, 'in an attribute-list declaration');
    if (byte !== NUMBER_SIGN) index = skipAnyCharacter(source, index);
    else if (startsWith(source, index, '#FIXED')) index += '#FIXED'.length;
    else return index;
  }
}

/** The external identifier (production 75) and the white space before it, where there is one. */
function skipExternalIdentifier(source: Source, start: number): number {
  let index = skipSpace(source, start);
  const literals = startsWith(source, index, 'SYSTEM') ? 1 : startsWith(source, index, 'PUBLIC') ? 2 : 0;
  if (literals === 0 || index === start) return index;
  index += 'SYSTEM'.length;
  for (let count = 0; count < literals; count++) {
    const quote = skipSpace(source, index);
    const byte = source.bytes[quote];
    if (quote === index || (byte !== DOUBLE_QUOTE && byte !== SINGLE_QUOTE)) {
      failAtCharacter(source, quote, 'where an identifier in quotes has to stand');
    }
    index = skipLiteral(source, quote);
  }
  return index;
}

function skipParameterEntity(source: Source, start: number): number {
  const end = skipName(source, start);
  if (source.bytes[end] !== 0x3b) failAtCharacter(source, end, 'in a reference to a parameter entity');
  return end + 1;
}

/** @param start - the offset behind its `<!` */
function skipMarkupDeclaration(source: Source, start: number): number {
  const { bytes } = source;
  if (bytes[start] === DASH && bytes[start + 1] === DASH) return skipComment(source, start + 2);
  const keyword = DECLARATIONS.find((it) => startsWith(source, start, it));
  if (keyword === undefined) {
    fail(
      source,
      'xml-well-formed',
      `'<!' has to start a comment or one of ${DECLARATIONS.join(', ')}.`,
      start - 2,
    );
  }
  for (let index = start + keyword.length; ; ) {
    const byte = bytes[index] as number;
    if (byte === GREATER) return index + 1;
    if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) index = skipLiteral(source, index);
    else if (byte === LESS) failAtCharacter(source, index, 'in a markup declaration');
    else index = skipAnyCharacter(source, index);
  }
}

function skipLiteral(source: Source, start: number): number {
  const quote = source.bytes[start];
  let index = start + 1;
  while (source.bytes[index] !== quote) index = skipAnyCharacter(source, index);
  return index + 1;
}

function skipAnyCharacter(source: Source, index: number): number {
  const byte = source.bytes[index] as number;
  if (byte >= 0x80) return skipCharacter(source, index);
  if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)
    failAtCharacter(source, index, 'in a document type declaration');
  return index + 1;
}

function skipSpace({ bytes }: Source, start: number): number {
  return classes.skipSpace(bytes, start);
}

function skipName(source: Source, start: number): number {
  const { bytes } = source;
  const end = classes.skipNameBytes(bytes, start);
  if (end === start) failAtCharacter(source, end, 'where a name has to stand');
  for (let index = start; index < end; ) {
    index = (bytes[index] as number) >= 0x80 ? skipCharacter(source, index) : index + 1;
  }
  const name = decode(bytes, start, end);
  if (!isName(name)) fail(source, 'xml-well-formed', `'${name}' is not a name.`, start);
  return end;
}

function startsWith({ bytes }: Source, start: number, text: string): boolean {
  return standsAt(bytes, start, text);
}
