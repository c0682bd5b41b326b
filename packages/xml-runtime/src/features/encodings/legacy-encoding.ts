import { fail, type Source } from '../../xml/source.js';

/** What windows-1252 has where ISO-8859-1 has the control characters U+0080 to U+009F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decodes what the platform's `TextDecoder` knows besides Unicode: `windows-1252`, `Shift_JIS` and the like.
 * @param encoding - the name that the XML declaration gives
 * @throws {@link XmlSyntaxError} for an encoding that it does not know, and for bytes that are not of that encoding
 */
export function decodeLegacy(source: Source, encoding: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  } catch {
    const remedy = 'Decode the document to a string, and pass that.';
    return fail(source, 'xml-encoding', `The encoding ${encoding} is not supported. ${remedy}`, 0);
  }
  let text: string;
  try {
    text = decoder.decode(source.bytes.subarray(0, source.length));
  } catch {
    return fail(source, 'xml-encoding', `The bytes are not ${encoding}, the encoding that is declared.`, 0);
  }
  // Node 20 decodes windows-1252 as if it were ISO-8859-1.
  return decoder.encoding === 'windows-1252'
    ? text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80))
    : text;
}
