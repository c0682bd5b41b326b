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

/** Whether a type is `integer` or derived from it. */
export function isIntegerType(type: Datatype): boolean {
  for (let step: Datatype | undefined = type; step !== undefined; step = step.base) {
    if (step.label === integerDatatype.label) return true;
  }
  return false;
}
