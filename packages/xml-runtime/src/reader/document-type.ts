import { isName } from '../simple-types/name-characters.js';
import { NAME_CLASS, SPACE_CLASS } from './character-classes.js';
import { skipComment, skipProcessingInstruction } from './opaque-markup.js';
import { decode, fail, type Source } from './source.js';
import { failAtCharacter, skipCharacter } from './utf8.js';

const EXCLAMATION = 0x21;
const DOUBLE_QUOTE = 0x22;
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
 * Passes over a document type declaration (production 28): finds where it ends, and takes nothing from it. Of markup
 * declarations, only the keyword, the quotes and the characters are checked.
 * @param start - the offset behind its `<!DOCTYPE`
 * @returns the offset behind its `>`
 * @throws {@link XmlSyntaxError}
 */
export function skipDocumentType(source: Source, start: number): number {
  const { bytes } = source;
  let index = skipSpace(source, start);
  if (index === start) failAtCharacter(source, index, "behind '<!DOCTYPE'");
  index = skipExternalIdentifier(source, skipName(source, index));
  if (bytes[index] === OPEN_BRACKET) index = skipSpace(source, skipInternalSubset(source, index + 1));
  if (bytes[index] !== GREATER) failAtCharacter(source, index, 'in a document type declaration');
  return index + 1;
}

/** The external identifier (production 75), if there is one, and white space around it. */
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
  return skipSpace(source, index);
}

/** @returns the offset behind its `]` (production 28b) */
function skipInternalSubset(source: Source, start: number): number {
  const { bytes } = source;
  for (let index = start; ; ) {
    index = skipSpace(source, index);
    const byte = bytes[index];
    if (byte === CLOSE_BRACKET) return index + 1;
    if (byte === PERCENT) {
      index = skipParameterEntity(source, index + 1);
    } else if (byte === LESS && bytes[index + 1] === QUESTION) {
      index = skipProcessingInstruction(source, index + 2);
    } else if (byte === LESS && bytes[index + 1] === EXCLAMATION) {
      index = skipMarkupDeclaration(source, index + 2);
    } else {
      failAtCharacter(source, index, 'in the internal subset');
    }
  }
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
  if (byte < 0x20 && SPACE_CLASS[byte] !== 0)
    failAtCharacter(source, index, 'in a document type declaration');
  return index + 1;
}

function skipSpace(source: Source, start: number): number {
  let index = start;
  while (SPACE_CLASS[source.bytes[index] as number] === 0) index++;
  return index;
}

function skipName(source: Source, start: number): number {
  const { bytes } = source;
  let index = start;
  for (;;) {
    const byte = bytes[index] as number;
    if (byte >= 0x80) index = skipCharacter(source, index);
    else if (NAME_CLASS[byte] === 0) index++;
    else break;
  }
  if (index === start) failAtCharacter(source, index, 'where a name has to stand');
  const name = decode(bytes, start, index);
  if (!isName(name)) fail(source, 'xml-well-formed', `'${name}' is not a name.`, start);
  return index;
}

function startsWith({ bytes }: Source, start: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[start + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}
