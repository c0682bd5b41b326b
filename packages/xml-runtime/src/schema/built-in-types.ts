/**
 * The built-in types by their local names (Part 2, section 3; XSD 1.1 Part 2, section 3): the one table from which all other
 * lists of them are made.
 */

/** The primitive types. */
export const primitiveTypes = [
  'string',
  'boolean',
  'decimal',
  'float',
  'double',
  'duration',
  'dateTime',
  'time',
  'date',
  'gYearMonth',
  'gYear',
  'gMonthDay',
  'gDay',
  'gMonth',
  'hexBinary',
  'base64Binary',
  'anyURI',
  'QName',
  'NOTATION',
] as const;

/** Each type that restricts another one, and that one. */
export const restrictedTypes = {
  normalizedString: 'string',
  token: 'normalizedString',
  language: 'token',
  NMTOKEN: 'token',
  Name: 'token',
  NCName: 'Name',
  ID: 'NCName',
  IDREF: 'NCName',
  ENTITY: 'NCName',
  integer: 'decimal',
  nonPositiveInteger: 'integer',
  negativeInteger: 'nonPositiveInteger',
  long: 'integer',
  int: 'long',
  short: 'int',
  byte: 'short',
  nonNegativeInteger: 'integer',
  unsignedLong: 'nonNegativeInteger',
  unsignedInt: 'unsignedLong',
  unsignedShort: 'unsignedInt',
  unsignedByte: 'unsignedShort',
  positiveInteger: 'nonNegativeInteger',
  yearMonthDuration: 'duration',
  dayTimeDuration: 'duration',
  dateTimeStamp: 'dateTime',
} as const;

/** The lists. */
export const listTypes = ['NMTOKENS', 'IDREFS', 'ENTITIES'] as const;

/** Those of them that XSD 1.1 adds (Part 2, sections 3.2.2 and 3.4), and `error` (Part 1, section 3.16.7.3). */
export const addedTypes = [
  'anyAtomicType',
  'yearMonthDuration',
  'dayTimeDuration',
  'dateTimeStamp',
  'error',
] as const;

/** The local name of the built-in type that another restricts; undefined for those that only the ur-types are above. */
export function builtInBase(name: string): string | undefined {
  return Object.hasOwn(restrictedTypes, name)
    ? restrictedTypes[name as keyof typeof restrictedTypes]
    : undefined;
}
