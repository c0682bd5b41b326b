import { MULTI_BYTE, NAME_CLASS } from './character-classes.js';
import { isName } from './name-characters.js';
import type { Slicer } from './slice.js';
import { decode, fail, type Source, type XmlVersion } from './source.js';

/** The entities that need no declaration (section 4.6). */
export const PREDEFINED: ReadonlyMap<string, number> = new Map([
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['amp', 0x26],
  ['apos', 0x27],
  ['quot', 0x22],
]);

/** `&#x10FFFF;` with a few zeros in front; longer ones are refused rather than searched for their end. */
const MAX_REFERENCE = 64;

/**
 * Checks the reference that starts at `offset`, at its `&`.
 * @returns the offset behind its `;`
 * @throws {@link XmlSyntaxError} for an unknown entity, and for a character that XML does not allow
 */
export function skipReference(source: Source, offset: number): number {
  const predefined = predefinedAt(source.bytes, offset);
  if (predefined !== undefined) return offset + predefined.length;
  const end = endOfReference(source.bytes, offset);
  const code = end === -1 ? undefined : codeOf(source.bytes, offset, end);
  if (code !== undefined && isCharacter(code, source.xmlVersion)) return end;
  const name = end === -1 ? '' : decode(source.bytes, offset + 1, end - 1);
  if (code === undefined) return failAtReference(source, offset, name);
  return fail(source, 'xml-well-formed', `&${name}; refers to a character that XML does not allow.`, offset);
}

function failAtReference(source: Source, offset: number, name: string): never {
  const isEntity = name !== '' && !name.startsWith('#');
  return fail(
    source,
    'xml-well-formed',
    isEntity
      ? `The entity &${name}; is not declared; only &lt; &gt; &amp; &apos; and &quot; are.`
      : "'&' has to start a reference such as &amp; or &#65;.",
    offset,
  );
}

/**
 * The name of the entity that is referred to at `offset`, at an `&`.
 * @returns undefined where the reference is one to a character or a predefined entity, or is none
 */
export function entityNameAt({ bytes }: Source, offset: number): string | undefined {
  const start = offset + 1;
  let end = start;
  for (let kind = NAME_CLASS[bytes[end] as number]; kind === 0 || kind === MULTI_BYTE; ) {
    end++;
    kind = NAME_CLASS[bytes[end] as number];
  }
  if (end === start || bytes[end] !== 0x3b) return undefined;
  const name = decode(bytes, start, end);
  return PREDEFINED.has(name) || !isName(name) ? undefined : name;
}

interface Predefined {
  readonly character: string;
  /** Of the reference, from `&` to `;`. */
  readonly length: number;
}

const AMPERSAND: Predefined = { character: '&', length: 5 };
const LESS: Predefined = { character: '<', length: 4 };
const GREATER: Predefined = { character: '>', length: 4 };

/** The commonest references, told by their bytes: `&amp;`, `&lt;` and `&gt;`. */
function predefinedAt(bytes: Uint8Array, offset: number): Predefined | undefined {
  const first = bytes[offset + 1];
  if (first === 0x61) {
    const isAmpersand =
      bytes[offset + 2] === 0x6d && bytes[offset + 3] === 0x70 && bytes[offset + 4] === 0x3b;
    return isAmpersand ? AMPERSAND : undefined;
  }
  if (bytes[offset + 2] !== 0x74 || bytes[offset + 3] !== 0x3b) return undefined;
  return first === 0x6c ? LESS : first === 0x67 ? GREATER : undefined;
}

/** Which white space becomes what: `text` and `cdata` normalise line ends, `attribute` makes all of it spaces. */
export type Translation = 'text' | 'cdata' | 'attribute';

/**
 * The text between two offsets, whose references were checked before: line ends normalised (section 2.11),
 * references replaced, and attribute values normalised (section 3.3.3).
 */
export function translate(
  { bytes }: Source,
  slicer: Slicer,
  start: number,
  end: number,
  translation: Translation,
): string {
  if (end - start > LONG) return translateLong(bytes, start, end, translation);
  let text = '';
  let plain = start;
  let isAscii = true;
  for (let index = start; index < end; ) {
    const byte = bytes[index] as number;
    if (byte >= 0x80) isAscii = false;
    const isReference = byte === 0x26 && translation !== 'cdata';
    const isTranslated = isReference || byte === 0x0d || (translation === 'attribute' && byte < 0x20);
    if (!isTranslated) {
      index++;
      continue;
    }
    text += isAscii ? slicer.ascii(plain, index) : slicer.utf8(plain, index);
    isAscii = true;
    if (isReference) {
      const predefined = predefinedAt(bytes, index);
      const next = predefined === undefined ? endOfReference(bytes, index) : index + predefined.length;
      text += predefined === undefined ? referent(bytes, index, next) : predefined.character;
      index = next;
    } else {
      text += translation === 'attribute' ? ' ' : '\n';
      index += byte === 0x0d && bytes[index + 1] === 0x0a ? 2 : 1;
    }
    plain = index;
  }
  return text + (isAscii ? slicer.ascii(plain, end) : slicer.utf8(plain, end));
}

/** From this length on, a text is put together as bytes: one of a million pieces takes thirty times its length. */
const LONG = 4096;

/** What a reference stands for never takes more bytes than the reference. */
function translateLong(bytes: Uint8Array, start: number, end: number, translation: Translation): string {
  const translated = new Uint8Array(end - start);
  let length = 0;
  for (let index = start; index < end; ) {
    const byte = bytes[index] as number;
    if (byte === 0x26 && translation !== 'cdata') {
      const predefined = predefinedAt(bytes, index);
      const next = predefined === undefined ? endOfReference(bytes, index) : index + predefined.length;
      const code = predefined === undefined ? codeOf(bytes, index, next) : predefined.character.charCodeAt(0);
      length = putCharacter(translated, length, code ?? 0);
      index = next;
    } else if (byte === 0x0d) {
      translated[length++] = translation === 'attribute' ? 0x20 : 0x0a;
      index += bytes[index + 1] === 0x0a ? 2 : 1;
    } else {
      translated[length++] = translation === 'attribute' && byte < 0x20 ? 0x20 : byte;
      index++;
    }
  }
  return decode(translated, 0, length);
}

/** Puts a code point as UTF-8. @returns the offset behind it */
function putCharacter(bytes: Uint8Array, offset: number, code: number): number {
  let end = offset;
  if (code < 0x80) {
    bytes[end++] = code;
    return end;
  }
  const continuations = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  bytes[end++] = ((0xff00 >> (continuations + 1)) & 0xff) | (code >> (6 * continuations));
  for (let shift = 6 * (continuations - 1); shift >= 0; shift -= 6)
    bytes[end++] = 0x80 | ((code >> shift) & 0x3f);
  return end;
}

function referent(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCodePoint(codeOf(bytes, start, end) ?? 0);
}

function endOfReference(bytes: Uint8Array, offset: number): number {
  for (let index = offset + 1; index < offset + MAX_REFERENCE; index++) {
    if (bytes[index] === 0x3b) return index + 1;
  }
  return -1;
}

/** The code point that a reference, from `&` to behind `;`, stands for; undefined for one that is none. */
function codeOf(bytes: Uint8Array, start: number, end: number): number | undefined {
  if (bytes[start + 1] !== 0x23) return PREDEFINED.get(decode(bytes, start + 1, end - 1));
  const isHex = bytes[start + 2] === 0x78;
  const base = isHex ? 16 : 10;
  const first = start + (isHex ? 3 : 2);
  if (first === end - 1) return undefined;
  let code = 0;
  for (let index = first; index < end - 1; index++) {
    const digit = digitOf(bytes[index] as number);
    if (digit >= base) return undefined;
    // Beyond Unicode is beyond Unicode, however far.
    code = Math.min(code * base + digit, 0x110000);
  }
  return code;
}

function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 16;
}

/** Production 2; XML 1.1 has all but U+0000 of the control characters. */
export function isCharacter(code: number, version: XmlVersion): boolean {
  return (
    (version === '1.1' && code > 0 && code < 0x20) ||
    code === 0x09 ||
    code === 0x0a ||
    code === 0x0d ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
