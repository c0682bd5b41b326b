import { NO_NAME, skip } from './character-classes.js';
import { fail, Source, startsWith } from './source.js';
import { isCharacter } from './utf8.js';

const AMPERSAND = 0x26;
const NUMBER_SIGN = 0x23;
const SEMICOLON = 0x3b;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** The entities that need no declaration (section 4.6), those first that are met most. */
const ENTITIES: readonly (readonly [name: string, code: number])[] = [
  ['amp', AMPERSAND],
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['quot', 0x22],
  ['apos', 0x27],
];

/** The entities that need no declaration by their names. */
export const PREDEFINED: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(ENTITIES);

/** `&#x10FFFF;` with a few zeros in front; longer ones are refused rather than searched for their end. */
const MAX_REFERENCE = 64;

/**
 * Checks the reference that starts at `offset`, at its `&`.
 * @returns the offset behind its `;`
 * @throws {@link XmlSyntaxError} for an unknown entity, and for a character that XML does not allow
 */
export function skipReference(source: Source, offset: number): number {
  const end = endOfReference(source.bytes, offset);
  const code = codeAt(source.bytes, offset + 1, end - 1);
  if (isCharacter(code, source.xmlVersion)) return end;
  const name = source.utf8(offset + 1, end - 1);
  const problem =
    code !== NO_CODE
      ? `&${name}; refers to a character that XML does not allow.`
      : name !== '' && !name.startsWith('#')
        ? `The entity &${name}; is not declared.`
        : "'&' has to start a reference; write &amp;.";
  return fail(source, 'xml-well-formed', problem, offset);
}

/** The offset behind the `;` of a reference; where it has none, so that its name is empty. */
function endOfReference(bytes: Uint8Array, offset: number): number {
  const start = bytes[offset + 1] === NUMBER_SIGN ? offset + 2 : offset + 1;
  const end = skip(bytes, start, NO_NAME);
  return bytes[end] === SEMICOLON && end - offset < MAX_REFERENCE ? end + 1 : offset + 2;
}

/** No code point. */
const NO_CODE = -1;

/** Greater than all code points. */
const BEYOND = 0x110000;

/**
 * Returns the code point that a reference stands for.
 * @param start - the offset behind its `&`
 * @param end - the offset of its `;`
 * @returns {@link NO_CODE} where it is neither one to a character nor to a predefined entity
 */
function codeAt(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== NUMBER_SIGN) {
    for (const [name, code] of ENTITIES) {
      if (name.length === end - start && startsWith(bytes, start, name)) return code;
    }
    return NO_CODE;
  }
  const radix = bytes[start + 1] === 0x78 ? 16 : 10;
  const digits = radix === 16 ? start + 2 : start + 1;
  let code = end > digits ? 0 : NO_CODE;
  for (let index = digits; index < end; index++) {
    const value = digitOf(bytes[index] as number);
    if (value >= radix) return NO_CODE;
    code = Math.min(code * radix + value, BEYOND);
  }
  return code;
}

/** The value of a decimal or hexadecimal digit; 16 for any other character. */
function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : 16;
}

/** What is translated of a text: line ends and references, line ends only, or references and all white space. */
export const TEXT_FORM = 0;
/** See {@link TEXT_FORM}. */
export const CDATA_FORM = 1;
/** See {@link TEXT_FORM}. */
export const ATTRIBUTE_FORM = 2;

/**
 * The text between two offsets, whose characters and references were checked before: line ends normalised
 * (section 2.11), references replaced, and attribute values normalised (section 3.3.3).
 */
export function translate(source: Source, start: number, end: number, form: 0 | 1 | 2): string {
  const { bytes } = source;
  let index = start;
  while (index < end && !isTranslated(bytes[index] as number, form)) index++;
  if (index === end) return source.utf8(start, end);
  // A reference never takes fewer bytes than what it stands for.
  const target = end - start > SHORT ? new Source(new Uint8Array(end - start), 0) : scratch();
  const translated = target.bytes;
  let length = 0;
  for (index = start; index < end; ) {
    const byte = bytes[index] as number;
    if (!isTranslated(byte, form)) {
      translated[length++] = byte;
      index++;
    } else if (byte === AMPERSAND) {
      const behind = endOfReference(bytes, index);
      const code = codeAt(bytes, index + 1, behind - 1);
      if (code < 0x80) translated[length++] = code;
      else length += putCharacter(translated, length, code);
      index = behind;
    } else {
      translated[length++] = form === ATTRIBUTE_FORM ? 0x20 : LINE_FEED;
      index += byte === CARRIAGE_RETURN && bytes[index + 1] === LINE_FEED ? 2 : 1;
    }
  }
  return target.utf8(0, length);
}

/** The text is put together in the same bytes up to this length: new ones take longer than most translations. */
const SHORT = 4096;

let shortTexts: Source | undefined;

function scratch(): Source {
  shortTexts ??= new Source(new Uint8Array(SHORT), 0);
  return shortTexts;
}

function isTranslated(byte: number, form: number): boolean {
  return (
    byte === CARRIAGE_RETURN ||
    (byte === AMPERSAND && form !== CDATA_FORM) ||
    (form === ATTRIBUTE_FORM && byte < 0x20)
  );
}

/** Puts a code point as UTF-8. @returns the number of its bytes */
function putCharacter(bytes: Uint8Array, offset: number, code: number): number {
  encoder ??= new TextEncoder();
  return encoder.encodeInto(String.fromCodePoint(code), bytes.subarray(offset)).written;
}

let encoder: TextEncoder | undefined;
