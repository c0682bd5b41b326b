import type { Datatype } from './datatype.js';
import { canonicalDecimal, decimalDatatype, isInteger } from './decimal.js';
import { invalidLiteral, wrongType } from './failure.js';

/** `integer` (Part 2, section 3.3.13), represented by `bigint`. */
export const integerDatatype: Datatype<bigint> = {
  ...decimalDatatype,
  label: 'xs:integer',
  facets: { fractionDigits: 0 },
  base: decimalDatatype,
  check: (literal) =>
    isInteger(literal)
      ? undefined
      : invalidLiteral('cvc-datatype-valid.1.2.1', literal, 'is not a valid xs:integer', 'an integer'),
  value: (literal) => BigInt(literal.startsWith('+') ? literal.slice(1) : literal),
  literal: (value) =>
    typeof value === 'bigint' ? String(value) : wrongType('an integer', 'a bigint such as 12n', value),
  alternatives: paddedIntegers,
  key: canonicalDecimal,
};

/** Represents an integer type by `number`: for types whose bounds are within 2^53. */
export function asNumber(type: Datatype): Datatype<number> {
  return {
    ...type,
    value: Number,
    literal: (value) =>
      typeof value === 'number' && Number.isSafeInteger(value)
        ? String(value)
        : wrongType(type.label, 'an integer number', value),
  };
}

/** As many digits as those patterns ask for that are about leading zeros (account and article numbers). */
const longestPadded = 40;

function paddedIntegers(literal: string): readonly string[] {
  const negative = literal.startsWith('-') ? '-' : '';
  const digits = literal.slice(negative.length);
  const padded: string[] = negative === '' ? [`+${digits}`] : [];
  for (let length = digits.length + 1; length <= longestPadded; length++) {
    padded.push(negative + digits.padStart(length, '0'));
  }
  return padded;
}
