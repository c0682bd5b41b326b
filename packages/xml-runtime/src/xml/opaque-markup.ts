import { MULTI_BYTE, NAME_CLASS, OPAQUE_CLASS, SPACE_CLASS, SPECIAL } from './character-classes.js';
import { isName } from './name-characters.js';
import { decode, fail, type Source } from './source.js';
import { failAtCharacter, skipCharacter } from './utf8.js';

const DASH = 0x2d;
const GREATER = 0x3e;
const QUESTION = 0x3f;
const BRACKET = 0x5d;
const CARRIAGE_RETURN = 0x0d;

/**
 * Checks a comment (section 2.5).
 * @param start - the offset behind its `<!--`
 * @returns the offset behind its `-->`
 * @throws {@link XmlSyntaxError}
 */
export function skipComment(source: Source, start: number): number {
  const { bytes } = source;
  for (let index = start; ; ) {
    index = skipTo(source, index, 'in a comment');
    if (bytes[index] === DASH && bytes[index + 1] === DASH) {
      if (bytes[index + 2] === GREATER) return index + 3;
      fail(source, 'xml-well-formed', "'--' is not allowed in a comment.", index);
    }
    index++;
  }
}

/**
 * Checks a processing instruction (section 2.6).
 * @param start - the offset behind its `<?`
 * @returns the offset behind its `?>`
 * @throws {@link XmlSyntaxError}
 */
export function skipProcessingInstruction(source: Source, start: number): number {
  const { bytes } = source;
  let index = start;
  for (let kind = NAME_CLASS[bytes[index] as number]; kind === 0 || kind === MULTI_BYTE; ) {
    index = kind === 0 ? index + 1 : skipCharacter(source, index);
    kind = NAME_CLASS[bytes[index] as number];
  }
  checkTarget(source, start, decode(bytes, start, index));
  const endsTarget = SPACE_CLASS[bytes[index] as number] === 0 || isAt(bytes, index, QUESTION, GREATER);
  if (!endsTarget) failAtCharacter(source, index, 'behind the target of a processing instruction');
  for (;;) {
    index = skipTo(source, index, 'in a processing instruction');
    if (isAt(bytes, index, QUESTION, GREATER)) return index + 2;
    index++;
  }
}

function checkTarget(source: Source, start: number, target: string): void {
  if (!isName(target)) {
    fail(
      source,
      'xml-well-formed',
      `A processing instruction has to start with a name, not '${target}'.`,
      start,
    );
  }
  if (target.toLowerCase() === 'xml') {
    const message = 'An XML declaration is allowed only at the very start of the document.';
    fail(source, 'xml-well-formed', target === 'xml' ? message : `The target ${target} is reserved.`, start);
  }
  if (target.includes(':')) {
    fail(source, 'xml-namespaces', 'The target of a processing instruction cannot have a colon.', start);
  }
}

/** A CDATA section's content, and whether it has to be decoded. */
export interface CharacterDataSection {
  readonly contentEnd: number;
  /** Behind its `]]>`. */
  readonly end: number;
  readonly isAscii: boolean;
  readonly hasCarriageReturn: boolean;
}

/**
 * Checks a CDATA section (section 2.7).
 * @param start - the offset behind its `<![CDATA[`
 * @throws {@link XmlSyntaxError}
 */
export function scanCharacterDataSection(source: Source, start: number): CharacterDataSection {
  const { bytes } = source;
  let isAscii = true;
  let hasCarriageReturn = false;
  for (let index = start; ; ) {
    const byte = bytes[index] as number;
    const kind = OPAQUE_CLASS[byte];
    if (kind === MULTI_BYTE) {
      isAscii = false;
      index = skipCharacter(source, index);
      continue;
    }
    if (kind === SPECIAL) {
      if (byte === BRACKET && bytes[index + 1] === BRACKET && bytes[index + 2] === GREATER) {
        return { contentEnd: index, end: index + 3, isAscii, hasCarriageReturn };
      }
      if (byte === CARRIAGE_RETURN) hasCarriageReturn = true;
      else if (byte < 0x20) failAtCharacter(source, index, 'in a CDATA section');
    }
    index++;
  }
}

/** The next `-`, `?` or `]`, checking the characters before it. */
function skipTo(source: Source, start: number, where: string): number {
  const { bytes } = source;
  for (let index = start; ; ) {
    const byte = bytes[index] as number;
    const kind = OPAQUE_CLASS[byte];
    if (kind === MULTI_BYTE) {
      index = skipCharacter(source, index);
      continue;
    }
    if (kind === SPECIAL && byte !== CARRIAGE_RETURN) {
      if (byte < 0x20) failAtCharacter(source, index, where);
      return index;
    }
    index++;
  }
}

function isAt(bytes: Uint8Array, index: number, first: number, second: number): boolean {
  return bytes[index] === first && bytes[index + 1] === second;
}
