import type { Datatype } from './datatype.js';
import { invalidLiteral, wrongType } from './failure.js';
import { collapse } from './white-space.js';

interface BinaryEncoding {
  readonly accept: (literal: string) => boolean;
  readonly decode: (literal: string) => Uint8Array;
  readonly encode: (octets: Uint8Array) => string;
  readonly countOctets: (literal: string) => number;
  readonly expected: string;
}

/** `hexBinary` (Part 2, section 3.2.15). */
export const hexBinaryDatatype: Datatype<Uint8Array> = /* @__PURE__ */ binaryDatatype('hexBinary', {
  accept: isHex,
  decode: decodeHex,
  encode: encodeHex,
  countOctets: (literal) => literal.length / 2,
  expected: 'pairs of hexadecimal digits',
});

/** `base64Binary` (Part 2, section 3.2.16). */
export const base64BinaryDatatype: Datatype<Uint8Array> = /* @__PURE__ */ binaryDatatype('base64Binary', {
  accept: isBase64,
  decode: decodeBase64,
  encode: encodeBase64,
  countOctets: (literal) => decodeBase64(literal).length,
  expected: 'octets in Base64',
});

function binaryDatatype(primitive: string, encoding: BinaryEncoding): Datatype<Uint8Array> {
  const label = `xs:${primitive}`;
  return {
    variety: 'atomic',
    label,
    primitive,
    whiteSpace: 'collapse',
    facets: { whiteSpace: 'collapse' },
    normalize: collapse,
    check: (literal) =>
      encoding.accept(literal)
        ? undefined
        : invalidLiteral('cvc-datatype-valid.1.2.1', literal, `is not a valid ${label}`, encoding.expected),
    value: encoding.decode,
    literal: (value) =>
      value instanceof Uint8Array ? encoding.encode(value) : wrongType(label, 'a Uint8Array', value),
    key: (literal) => encoding.encode(encoding.decode(literal)),
    length: encoding.countOctets,
  };
}

const hexDigits = '0123456789ABCDEF';

/** Whether the text is pairs of hexadecimal digits. */
function isHex(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (hexDigit(text.charCodeAt(index)) === -1) return false;
  }
  return text.length % 2 === 0;
}

/** The octets that a valid literal stands for. */
export function decodeHex(literal: string): Uint8Array {
  const octets = new Uint8Array(literal.length / 2);
  for (let index = 0; index < octets.length; index++) {
    octets[index] =
      hexDigit(literal.charCodeAt(index * 2)) * 16 + hexDigit(literal.charCodeAt(index * 2 + 1));
  }
  return octets;
}

/** The canonical literal: upper case. */
export function encodeHex(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) text += hexDigits.charAt(octet >> 4) + hexDigits.charAt(octet & 15);
  return text;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const space = 0x20;
const padding = 0x3d;

/**
 * Whether the text is a literal by the grammar of Part 2, section 3.2.16: a single space may follow any character, and
 * the bits that padding makes unused are zero.
 */
function isBase64(text: string): boolean {
  let digits = 0;
  let paddings = 0;
  let last = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === space) continue;
    if (code === padding) {
      paddings++;
      continue;
    }
    last = sextet(code);
    if (last === -1 || paddings > 0) return false;
    digits++;
  }
  if ((digits + paddings) % 4 !== 0) return false;
  return paddings === 0 || (paddings === 1 && last % 4 === 0) || (paddings === 2 && last % 16 === 0);
}

/** The octets that a valid literal stands for. */
export function decodeBase64(literal: string): Uint8Array {
  const octets = new Uint8Array(Math.ceil((literal.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let count = 0;
  for (let index = 0; index < literal.length; index++) {
    const digit = sextet(literal.charCodeAt(index));
    if (digit === -1) continue;
    bits = ((bits << 6) | digit) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      octets[length++] = bits >> count;
    }
  }
  return octets.slice(0, length);
}

/** The canonical literal: without spaces. */
export function encodeBase64(octets: Uint8Array): string {
  let text = '';
  for (let index = 0; index < octets.length; index += 3) {
    const rest = octets.length - index;
    const bits = ((octets[index] ?? 0) << 16) | ((octets[index + 1] ?? 0) << 8) | (octets[index + 2] ?? 0);
    text += alphabet.charAt(bits >> 18) + alphabet.charAt((bits >> 12) & 63);
    text += rest > 1 ? alphabet.charAt((bits >> 6) & 63) : '=';
    text += rest > 2 ? alphabet.charAt(bits & 63) : '=';
  }
  return text;
}

function sextet(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61 + 26;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 52;
  return code === 0x2b ? 62 : code === 0x2f ? 63 : -1;
}
