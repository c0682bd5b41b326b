import { decodeBase64, encodeBase64, isBase64 } from './base64.js';
import type { Datatype } from './datatype.js';
import { invalidLiteral, wrongType } from './failure.js';
import { decodeHex, encodeHex, isHex } from './hex.js';
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
