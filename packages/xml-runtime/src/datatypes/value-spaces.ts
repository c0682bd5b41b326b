/**
 * For processors of XPath, as `@proj/xml-runtime/datatypes`: values of the built-in types, their literals, the
 * arithmetic that XML Schema itself defines on them, and what regular expressions of XPath have in common with those of
 * schemas.
 */

export { primitiveTypes, restrictedTypes } from '../schema/built-in-types.js';
export { type AtomicDatatypeName, atomicDatatype } from './atomic-datatype.js';
export { decodeBase64, decodeHex, encodeBase64, encodeHex } from './binary.js';
export { type DateTimeLayout, readDateTime } from './date-time-fields.js';
export {
  addDuration,
  type DateTimeValue,
  dateTimeAt,
  dateTimeValue,
  formatDateTime,
  timeOnTimeline,
} from './date-time-value.js';
export { decimalOfNumber } from './decimal.js';
export {
  addDecimals,
  alignDecimals,
  compareDecimals,
  type DecimalValue,
  decimalValue,
  formatDecimal,
  negateDecimal,
  parseDecimal,
  powerOfTen,
} from './decimal-value.js';
export {
  type DayTimeComponents,
  type DurationValue,
  dayTimeComponents,
  formatDuration,
  negateDuration,
  parseDuration,
} from './duration-value.js';
export { formatFloatingPoint, parseFloatingPoint } from './float.js';
export { CharacterClassParser } from './patterns/character-class-parser.js';
export type { CharacterSet } from './patterns/character-set.js';
export { nativeClass } from './patterns/native-class.js';
export { PatternCursor } from './patterns/pattern-cursor.js';
export { PatternSyntaxError } from './patterns/pattern-syntax-error.js';
export { splitQualifiedName } from './qualified-name.js';
export { collapse } from './white-space.js';
