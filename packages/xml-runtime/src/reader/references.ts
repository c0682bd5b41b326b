import type { Slicer } from './slice.js';
import { decode, fail, type Source } from './source.js';

/** The entities that need no declaration (section 4.6). */
const PREDEFINED: ReadonlyMap<string, number> = new Map([
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
  const end = endOfReference(source.bytes, offset);
  const name = end === -1 ? '' : decode(source.bytes, offset + 1, end - 1);
  const code = codeOf(name);
  if (code === undefined) return failAtReference(source, offset, name);
  if (!isCharacter(code)) {
    fail(source, 'xml-well-formed', `&${name}; refers to a character that XML does not allow.`, offset);
  }
  return end;
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

/** Which white space becomes what: `text` and `cdata` normalise line ends, `attribute` makes all of it spaces. */
export type Translation = 'text' | 'cdata' | 'attribute';

/**
 * The text between two offsets, whose references were checked before: line ends normalised (section 2.11),
 * references replaced, and attribute values normalised (section 3.3.3).
 */
export function translate(
  source: Source,
  slicer: Slicer,
  start: number,
  end: number,
  translation: Translation,
): string {
  const { bytes } = source;
  let text = '';
  let plain = start;
  for (let index = start; index < end; ) {
    const byte = bytes[index] as number;
    const next = translation === 'cdata' || byte !== 0x26 ? index + 1 : endOfReference(bytes, index);
    const replacement = replacementOf(bytes, index, next, translation);
    if (replacement !== undefined) {
      text += slicer.utf8(plain, index) + replacement;
      plain = byte === 0x0d && bytes[next] === 0x0a ? next + 1 : next;
    }
    index = Math.max(next, plain);
  }
  return text + slicer.utf8(plain, end);
}

function replacementOf(
  bytes: Uint8Array,
  index: number,
  next: number,
  translation: Translation,
): string | undefined {
  const byte = bytes[index];
  if (byte === 0x26 && translation !== 'cdata') {
    return String.fromCodePoint(codeOf(decode(bytes, index + 1, next - 1)) ?? 0);
  }
  if (byte === 0x0d) return translation === 'attribute' ? ' ' : '\n';
  return translation === 'attribute' && (byte === 0x09 || byte === 0x0a) ? ' ' : undefined;
}

function endOfReference(bytes: Uint8Array, offset: number): number {
  for (let index = offset + 1; index < offset + MAX_REFERENCE; index++) {
    if (bytes[index] === 0x3b) return index + 1;
  }
  return -1;
}

function codeOf(name: string): number | undefined {
  if (/^#[0-9]+$/.test(name)) return Number.parseInt(name.slice(1), 10);
  if (/^#x[0-9A-Fa-f]+$/.test(name)) return Number.parseInt(name.slice(2), 16);
  return PREDEFINED.get(name);
}

/** Production 2. */
function isCharacter(code: number): boolean {
  return (
    code === 0x09 ||
    code === 0x0a ||
    code === 0x0d ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
