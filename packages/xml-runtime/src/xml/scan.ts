import { NO_NAME, NO_OPAQUE, NO_SPACE, NO_TEXT, type NO_VALUE, skip } from './character-classes.js';
import { isName } from './name-characters.js';
import { skipReference } from './references.js';
import { decode, fail, type Source, startsWith } from './source.js';
import { failAtCharacter, skipCharacter } from './utf8.js';

const AMPERSAND = 0x26;
const BRACKET = 0x5d;

/**
 * Passes over characters and references, and checks them.
 * @param stops - the class of the bytes to stop at
 * @param where - for what messages say of a character that is not allowed
 * @returns the offset of markup, of a quote in attribute values, of what may end opaque markup, of a reference to an
 *   entity that has a replacement text, or of the end of a text that ends with its source
 * @throws {@link XmlSyntaxError}
 */
export function scan(
  source: Source,
  start: number,
  stops: typeof NO_TEXT | typeof NO_VALUE | typeof NO_OPAQUE,
  where: string,
): number {
  const { bytes } = source;
  for (let index = start; ; ) {
    index = skip(bytes, index, stops);
    const byte = bytes[index] as number;
    if (byte >= 0x80) {
      index = skipCharacter(source, index);
    } else if (byte === AMPERSAND) {
      const end = source.documentType?.skipEntity(source, index);
      if (end !== undefined && stops === NO_TEXT) return index;
      index = end ?? skipReference(source, index);
    } else if (byte === BRACKET && stops === NO_TEXT) {
      if (startsWith(bytes, index, ']]>')) {
        fail(source, 'xml-well-formed', "']]>' is not allowed in text; write ']]&gt;'.", index);
      }
      index++;
    } else if (byte >= 0x20) {
      return index;
    } else if (byte === 0x09 || byte === 0x0a || byte === 0x0d) {
      index++;
    } else if (stops === NO_TEXT && index >= source.length) {
      return index;
    } else {
      failAtCharacter(source, index, where);
    }
  }
}

/**
 * Finds what ends a comment, a processing instruction or a CDATA section, checking the characters before it.
 * @param delimiter - starts with `-`, `?` or `]`
 * @returns its offset
 * @throws {@link XmlSyntaxError}
 */
export function findDelimiter(source: Source, start: number, delimiter: string, where: string): number {
  for (let index = start; ; index++) {
    index = scan(source, index, NO_OPAQUE, where);
    if (startsWith(source.bytes, index, delimiter)) return index;
  }
}

/**
 * Checks a comment (section 2.5).
 * @param start - the offset behind its `<!--`
 * @returns the offset behind its `-->`
 * @throws {@link XmlSyntaxError}
 */
export function skipComment(source: Source, start: number): number {
  const end = findDelimiter(source, start, '--', 'in a comment');
  if (source.bytes[end + 2] === 0x3e) return end + 3;
  return fail(source, 'xml-well-formed', "'--' is not allowed in a comment.", end);
}

/**
 * Checks a processing instruction (section 2.6).
 * @param start - the offset behind its `<?`
 * @returns the offset behind its `?>`
 * @throws {@link XmlSyntaxError}
 */
export function skipProcessingInstruction(source: Source, start: number): number {
  const { bytes } = source;
  const end = skip(bytes, start, NO_NAME);
  const target = decode(bytes, start, end);
  let problem = '';
  if (!isName(target)) problem = `'${target}' is no name of a processing instruction.`;
  else if (/^xml$/i.test(target)) problem = 'An XML declaration has to stand at the very start.';
  if (problem !== '') fail(source, 'xml-well-formed', problem, start);
  if (target.includes(':')) {
    fail(source, 'xml-namespaces', `The name '${target}' cannot have a colon here.`, start);
  }
  if (skip(bytes, end, NO_SPACE) === end && !startsWith(bytes, end, '?>')) {
    failAtCharacter(source, end, 'in a processing instruction');
  }
  return findDelimiter(source, end, '?>', 'in a processing instruction') + 2;
}
