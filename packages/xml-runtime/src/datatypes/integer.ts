import type { Datatype, LiteralCheck } from './datatype.js';
import { canonicalDecimal, decimalDatatype, isInteger, smallInteger } from './decimal.js';
import { maxInclusive, minInclusive } from './facets/bounds.js';
import { invalidLiteral, wrongType } from './failure.js';
import { restrictDatatype } from './restriction.js';

/** `integer` (Part 2, section 3.3.13), represented by `bigint`. */
export const integerDatatype: Datatype<bigint> = /* @__PURE__ */ derivedFromDecimal();

function derivedFromDecimal(): Datatype<bigint> {
  return {
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
}

/** A datatype derived from `xs:integer` by bounds. */
export function boundedInteger(name: string, minimum?: string, maximum?: string): Datatype<bigint> {
  const type = restrictDatatype(`xs:${name}`, integerDatatype, [
    ...(minimum === undefined ? [] : [minInclusive(minimum)]),
    ...(maximum === undefined ? [] : [maxInclusive(maximum)]),
  ]);
  const least = Number(minimum ?? Number.NEGATIVE_INFINITY);
  const greatest = Number(maximum ?? Number.POSITIVE_INFINITY);
  // Short literals are judged in one scan. The others, and those that are wrong, are left to the facets.
  const check: LiteralCheck = (literal, namespaces) => {
    const value = smallInteger(literal);
    return value >= least && value <= greatest ? undefined : type.check(literal, namespaces);
  };
  return { ...type, check, checks: [check] };
}

/** Represents an integer type by `number`: for types whose bounds are within 2^53. */
export function integerByNumber(type: Datatype): Datatype<number> {
  return {
    ...type,
    value: (literal) => {
      const value = smallInteger(literal);
      return Number.isNaN(value) ? Number(literal) : value;
    },
    literal: (value) =>
      typeof value === 'number' && Number.isSafeInteger(value)
        ? String(value)
        : wrongType(type.label, 'an integer number', value),
  };
}

/** Tests whether a type is `integer` or derived from it. */
export function isIntegerType(type: Datatype): boolean {
  for (let step: Datatype | undefined = type; step !== undefined; step = step.base) {
    if (step.label === integerDatatype.label) return true;
  }
  return false;
}
