import { decodeBase64, decodeHex, encodeBase64, encodeHex } from './binary.js';
import { type Datatype, type LiteralCheck, literalItself, withChecks } from './datatype.js';
import { dateByDate, dateTimeByDate } from './date-value.js';
import { decimalByNumber, exactLength } from './decimal.js';
import { invalidLiteral, wrongType } from './failure.js';
import { integerByNumber, integerDatatype, isIntegerType } from './integer.js';

/**
 * A choice of what the values of a simple type are in JavaScript: what `as` of {@link restriction} takes. One of
 * {@link asString}, {@link asNumber}, {@link asBigInt}, {@link asDate} and {@link asOctets}; facets, equality and order
 * are those of the literals, and the same under all of them.
 */
export type Representation<T = unknown> = (type: Datatype) => Datatype<T>;

/** Values are literals as they were written, white space normalised. For every atomic type but QName and NOTATION. */
export const asString: Representation<string> = (type) => ({
  ...type,
  value: literalItself,
  literal: (value) =>
    typeof value === 'string' ? type.normalize(value) : wrongType(type.label, 'a string', value),
});

/**
 * Values are numbers. A literal of an integer type that a number does not represent exactly is refused; a decimal is
 * the nearest number. For decimals and what derives from them.
 */
export const asNumber: Representation<number> = (type) => {
  if (!isIntegerType(type)) return decimalByNumber(type);
  const check: LiteralCheck = (literal) =>
    literal.length <= exactLength || Number.isSafeInteger(Number(literal))
      ? undefined
      : invalidLiteral(
          'cvc-datatype-valid.1',
          literal,
          `is a valid ${type.label}, but no number represents it exactly`,
          'an integer within 2^53',
        );
  return integerByNumber(withChecks(type, [check]));
};

/** Values are bigints. For `integer` and what derives from it. */
export const asBigInt: Representation<bigint> = (type) => ({
  ...type,
  value: integerDatatype.value,
  literal: integerDatatype.literal,
});

/** Values are dates: see `xs.dateTimeAsDate` and `xs.dateAsDate` for what is lost. For `dateTime` and `date`. */
export const asDate: Representation<Date> = (type) =>
  type.primitive === 'date' ? dateByDate(type) : dateTimeByDate(type);

/** Values are octets. For `hexBinary` and `base64Binary`. */
export const asOctets: Representation<Uint8Array> = (type) => {
  const isHex = type.primitive === 'hexBinary';
  return {
    ...type,
    value: isHex ? decodeHex : decodeBase64,
    literal: (value) => {
      if (!(value instanceof Uint8Array)) return wrongType(type.label, 'a Uint8Array', value);
      return isHex ? encodeHex(value) : encodeBase64(value);
    },
  };
};
