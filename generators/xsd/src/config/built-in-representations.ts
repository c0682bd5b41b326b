import type { ValueRepresentation } from './configuration.js';

const integer = ['bigint', 'number', 'string'] as const;
const instant = ['string', 'Date'] as const;
const octets = ['Uint8Array', 'string'] as const;

/**
 * The representations of built-in types that have a choice, the usual one first. Dates and times other than these are
 * no points in time that a `Date` could hold.
 */
export const builtInRepresentations: Readonly<Record<string, readonly ValueRepresentation[]>> = {
  decimal: ['string', 'number'],
  integer,
  nonPositiveInteger: integer,
  negativeInteger: integer,
  nonNegativeInteger: integer,
  positiveInteger: integer,
  long: integer,
  unsignedLong: integer,
  dateTime: instant,
  dateTimeStamp: instant,
  date: instant,
  hexBinary: octets,
  base64Binary: octets,
};

/** Built-in types that may be mapped to a codec but have one representation otherwise. */
const otherBuiltInTypes: readonly string[] = [
  'string',
  'normalizedString',
  'token',
  'language',
  'Name',
  'NCName',
  'NMTOKEN',
  'anyURI',
  'boolean',
  'float',
  'double',
  'int',
  'short',
  'byte',
  'unsignedInt',
  'unsignedShort',
  'unsignedByte',
  'duration',
  'yearMonthDuration',
  'dayTimeDuration',
  'time',
  'gYearMonth',
  'gYear',
  'gMonthDay',
  'gDay',
  'gMonth',
];

/** The built-in types that the setting `simpleTypes` knows. */
export const mappableBuiltInTypes: readonly string[] = [
  ...Object.keys(builtInRepresentations),
  ...otherBuiltInTypes,
];
