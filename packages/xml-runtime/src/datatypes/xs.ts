/**
 * The built-in datatypes of XML Schema Part 2 (https://www.w3.org/TR/xmlschema-2/, section 3) and of XSD 1.1, by their
 * names. The package exports this module as `xs`.
 */
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import { isName, isNCName, isNmtoken } from '../xml/name-characters.js';
import { isUriReference } from './any-uri.js';
import { base64BinaryDatatype, hexBinaryDatatype } from './binary.js';
import { booleanDatatype } from './boolean.js';
import { builtIn, nonEmptyList, represented } from './built-in-type.js';
import type { Datatype } from './datatype.js';
import { dateTimeDatatype, dateTimeStampDatatype } from './date-time.js';
import { dateByDate, dateTimeByDate } from './date-value.js';
import { decimalByNumber, decimalDatatype } from './decimal.js';
import { dayTimeDurationDatatype, durationDatatype, yearMonthDurationDatatype } from './duration.js';
import { doubleDatatype, floatDatatype } from './float.js';
import { boundedInteger, integerByNumber, integerDatatype } from './integer.js';
import { type QName as QNameValue, qualifiedNameDatatype } from './qualified-name.js';
import { asDate, asNumber, asString } from './representation.js';
import { entityDatatype, identifierDatatype, isLanguage, nameDatatype, stringDatatype } from './string.js';
import { unionDatatype } from './union.js';
import { collapsed, preserved, replaced } from './white-space.js';

/** `xs:anySimpleType`: any text, as it stands (Part 1, section 3.14.7). */
export const anySimpleType: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('anySimpleType', () =>
  stringDatatype('xs:anySimpleType', { primitive: 'anySimpleType', ...preserved }),
);

/** `xs:anyAtomicType` (XSD 1.1): any text, as it stands. */
export const anyAtomicType: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('anyAtomicType', () =>
  stringDatatype('xs:anyAtomicType', { primitive: 'anySimpleType', ...preserved }),
);

/** `xs:error` (XSD 1.1 Part 1, section 3.16.7.3): a union without members, and so without values. */
export const error: SimpleTypeDescriptor<never> = /* @__PURE__ */ builtIn(
  'error',
  () => unionDatatype('xs:error', []) as Datatype<never>,
);

/** `xs:string` (section 3.2.1). */
export const string: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('string', () =>
  stringDatatype('xs:string', preserved),
);

/** `xs:normalizedString`: no line breaks or tabs (section 3.3.1). */
export const normalizedString: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn(
  'normalizedString',
  () => stringDatatype('xs:normalizedString', replaced),
);

/** `xs:token`: no line breaks or tabs, single spaces, none at either end (section 3.3.2). */
export const token: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('token', () =>
  stringDatatype('xs:token', collapsed),
);

/** `xs:language` (section 3.3.3). */
export const language: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('language', () =>
  nameDatatype('language', isLanguage, 'a language tag such as en-GB'),
);

/** `xs:NMTOKEN` (section 3.3.4). */
export const NMTOKEN: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('NMTOKEN', () =>
  nameDatatype('NMTOKEN', isNmtoken, 'name characters'),
);

/** `xs:NMTOKENS`, one or more (section 3.3.5). */
export const NMTOKENS: SimpleTypeDescriptor<string[]> = /* @__PURE__ */ builtIn('NMTOKENS', () =>
  nonEmptyList('NMTOKENS', nameDatatype('NMTOKEN', isNmtoken, 'name characters')),
);

/** `xs:Name` (section 3.3.6). */
export const Name: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('Name', () =>
  nameDatatype('Name', isName, 'an XML name'),
);

/** `xs:NCName`: a name without a colon (section 3.3.7). */
export const NCName: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('NCName', () =>
  nameDatatype('NCName', isNCName, 'an XML name without a colon'),
);

/** `xs:ID`, unique within a document (section 3.3.8). */
export const ID: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('ID', () => identifierDatatype('ID'));

/** `xs:IDREF`: a document has to have the ID (section 3.3.9). */
export const IDREF: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('IDREF', () =>
  identifierDatatype('IDREF'),
);

/** `xs:ENTITY` (section 3.3.11): the name of an unparsed entity, where the declarations of a document are read. */
export const ENTITY: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('ENTITY', entityDatatype);

/** `xs:IDREFS`, one or more (section 3.3.10). */
export const IDREFS: SimpleTypeDescriptor<string[]> = /* @__PURE__ */ builtIn('IDREFS', () =>
  nonEmptyList('IDREFS', identifierDatatype('IDREF')),
);

/** `xs:ENTITIES`, one or more (section 3.3.12). */
export const ENTITIES: SimpleTypeDescriptor<string[]> = /* @__PURE__ */ builtIn('ENTITIES', () =>
  nonEmptyList('ENTITIES', entityDatatype()),
);

/** `xs:anyURI`: a URI reference; characters that URIs have to escape may be as they are (section 3.2.17). */
export const anyURI: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('anyURI', () =>
  stringDatatype('xs:anyURI', {
    primitive: 'anyURI',
    ...collapsed,
    accept: isUriReference,
    expected: 'a URI reference',
  }),
);

/** `xs:boolean` (section 3.2.2). */
export const boolean: SimpleTypeDescriptor<boolean> = /* @__PURE__ */ builtIn(
  'boolean',
  () => booleanDatatype,
);

/** `xs:decimal`, as a string: exact (section 3.2.3). */
export const decimal: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn(
  'decimal',
  () => decimalDatatype,
);

/** `xs:decimal`, as a number: inexact beyond 15 digits. */
export const decimalAsNumber: SimpleTypeDescriptor<number> = /* @__PURE__ */ builtIn('decimal', () =>
  decimalByNumber(decimalDatatype),
);

/** `xs:integer` (section 3.3.13). */
export const integer: SimpleTypeDescriptor<bigint> = /* @__PURE__ */ builtIn(
  'integer',
  () => integerDatatype,
);

/** `xs:nonPositiveInteger` (section 3.3.14). */
export const nonPositiveInteger: SimpleTypeDescriptor<bigint> = /* @__PURE__ */ builtIn(
  'nonPositiveInteger',
  () => boundedInteger('nonPositiveInteger', undefined, '0'),
);

/** `xs:negativeInteger` (section 3.3.15). */
export const negativeInteger: SimpleTypeDescriptor<bigint> = /* @__PURE__ */ builtIn('negativeInteger', () =>
  boundedInteger('negativeInteger', undefined, '-1'),
);

/** `xs:long` (section 3.3.16). */
export const long: SimpleTypeDescriptor<bigint> = /* @__PURE__ */ builtIn('long', () =>
  boundedInteger('long', '-9223372036854775808', '9223372036854775807'),
);

/** `xs:nonNegativeInteger` (section 3.3.20). */
export const nonNegativeInteger: SimpleTypeDescriptor<bigint> = /* @__PURE__ */ builtIn(
  'nonNegativeInteger',
  () => boundedInteger('nonNegativeInteger', '0'),
);

/** `xs:unsignedLong` (section 3.3.21). */
export const unsignedLong: SimpleTypeDescriptor<bigint> = /* @__PURE__ */ builtIn('unsignedLong', () =>
  boundedInteger('unsignedLong', '0', '18446744073709551615'),
);

/** `xs:positiveInteger` (section 3.3.25). */
export const positiveInteger: SimpleTypeDescriptor<bigint> = /* @__PURE__ */ builtIn('positiveInteger', () =>
  boundedInteger('positiveInteger', '1'),
);

/** `xs:int` (section 3.3.17). */
export const int: SimpleTypeDescriptor<number> = /* @__PURE__ */ builtIn('int', () =>
  integerByNumber(boundedInteger('int', '-2147483648', '2147483647')),
);

/** `xs:short` (section 3.3.18). */
export const short: SimpleTypeDescriptor<number> = /* @__PURE__ */ builtIn('short', () =>
  integerByNumber(boundedInteger('short', '-32768', '32767')),
);

/** `xs:byte` (section 3.3.19). */
export const byte: SimpleTypeDescriptor<number> = /* @__PURE__ */ builtIn('byte', () =>
  integerByNumber(boundedInteger('byte', '-128', '127')),
);

/** `xs:unsignedInt` (section 3.3.22). */
export const unsignedInt: SimpleTypeDescriptor<number> = /* @__PURE__ */ builtIn('unsignedInt', () =>
  integerByNumber(boundedInteger('unsignedInt', '0', '4294967295')),
);

/** `xs:unsignedShort` (section 3.3.23). */
export const unsignedShort: SimpleTypeDescriptor<number> = /* @__PURE__ */ builtIn('unsignedShort', () =>
  integerByNumber(boundedInteger('unsignedShort', '0', '65535')),
);

/** `xs:unsignedByte` (section 3.3.24). */
export const unsignedByte: SimpleTypeDescriptor<number> = /* @__PURE__ */ builtIn('unsignedByte', () =>
  integerByNumber(boundedInteger('unsignedByte', '0', '255')),
);

/** `xs:float`; keeps the precision of the literal (section 3.2.4). */
export const float: SimpleTypeDescriptor<number> = /* @__PURE__ */ builtIn('float', () => floatDatatype);

/** `xs:double` (section 3.2.5). */
export const double: SimpleTypeDescriptor<number> = /* @__PURE__ */ builtIn('double', () => doubleDatatype);

/** `xs:duration` (section 3.2.6). */
export const duration: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn(
  'duration',
  () => durationDatatype,
);

/** `xs:yearMonthDuration` (XSD 1.1). */
export const yearMonthDuration: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn(
  'yearMonthDuration',
  () => yearMonthDurationDatatype,
);

/** `xs:dayTimeDuration` (XSD 1.1). */
export const dayTimeDuration: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn(
  'dayTimeDuration',
  () => dayTimeDurationDatatype,
);

/** `xs:dateTime`, as a string (section 3.2.7). */
export const dateTime: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('dateTime', () =>
  dateTimeDatatype('dateTime', 'Y-M-DTh:m:s', '2001-12-31T23:59:59Z'),
);

/** `xs:time`, as a string (section 3.2.8). */
export const time: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('time', () =>
  dateTimeDatatype('time', 'h:m:s', '23:59:59'),
);

/** `xs:date`, as a string (section 3.2.9). */
export const date: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('date', () =>
  dateTimeDatatype('date', 'Y-M-D', '2001-12-31'),
);

/** `xs:gYearMonth`, as a string (section 3.2.10). */
export const gYearMonth: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('gYearMonth', () =>
  dateTimeDatatype('gYearMonth', 'Y-M', '2001-12'),
);

/** `xs:gYear`, as a string (section 3.2.11). */
export const gYear: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('gYear', () =>
  dateTimeDatatype('gYear', 'Y', '2001'),
);

/** `xs:gMonthDay`, as a string (section 3.2.12). */
export const gMonthDay: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('gMonthDay', () =>
  dateTimeDatatype('gMonthDay', '--M-D', '--12-31'),
);

/** `xs:gDay`, as a string (section 3.2.13). */
export const gDay: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('gDay', () =>
  dateTimeDatatype('gDay', '---D', '---31'),
);

/** `xs:gMonth`, as a string (section 3.2.14). */
export const gMonth: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('gMonth', () =>
  dateTimeDatatype('gMonth', '--M', '--12'),
);

/** `xs:dateTimeStamp` (XSD 1.1): a dateTime with a time zone. */
export const dateTimeStamp: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('dateTimeStamp', () =>
  dateTimeStampDatatype(dateTimeDatatype('dateTime', 'Y-M-DTh:m:s', '2001-12-31T23:59:59Z')),
);

/** `xs:dateTime`, as a `Date`: UTC where there is no time zone, to the millisecond. */
export const dateTimeAsDate: SimpleTypeDescriptor<Date> = /* @__PURE__ */ builtIn('dateTime', () =>
  dateTimeByDate(dateTimeDatatype('dateTime', 'Y-M-DTh:m:s', '2001-12-31T23:59:59Z')),
);

/** `xs:date`, as a `Date` at midnight UTC; its time zone is dropped. */
export const dateAsDate: SimpleTypeDescriptor<Date> = /* @__PURE__ */ builtIn('date', () =>
  dateByDate(dateTimeDatatype('date', 'Y-M-D', '2001-12-31')),
);

/** `xs:hexBinary` (section 3.2.15). */
export const hexBinary: SimpleTypeDescriptor<Uint8Array> = /* @__PURE__ */ builtIn(
  'hexBinary',
  () => hexBinaryDatatype,
);

/** `xs:base64Binary` (section 3.2.16). */
export const base64Binary: SimpleTypeDescriptor<Uint8Array> = /* @__PURE__ */ builtIn(
  'base64Binary',
  () => base64BinaryDatatype,
);

/** `xs:QName` (section 3.2.18). Parsing and formatting need the namespaces in scope. */
export const QName: SimpleTypeDescriptor<QNameValue> = /* @__PURE__ */ builtIn('QName', () =>
  qualifiedNameDatatype('QName'),
);

/** `xs:NOTATION` (section 3.2.19). */
export const NOTATION: SimpleTypeDescriptor<QNameValue> = /* @__PURE__ */ builtIn('NOTATION', () =>
  qualifiedNameDatatype('NOTATION'),
);

/** `xs:integer`, as a number: literals that no number represents exactly are refused. */
export const integerAsNumber: SimpleTypeDescriptor<number> = /* @__PURE__ */ represented(integer, asNumber);

/** `xs:integer`, as a string, of any number of digits. */
export const integerAsString: SimpleTypeDescriptor<string> = /* @__PURE__ */ represented(integer, asString);

/** `xs:nonPositiveInteger`, as a number: literals that no number represents exactly are refused. */
export const nonPositiveIntegerAsNumber: SimpleTypeDescriptor<number> = /* @__PURE__ */ represented(
  nonPositiveInteger,
  asNumber,
);

/** `xs:nonPositiveInteger`, as a string, of any number of digits. */
export const nonPositiveIntegerAsString: SimpleTypeDescriptor<string> = /* @__PURE__ */ represented(
  nonPositiveInteger,
  asString,
);

/** `xs:negativeInteger`, as a number: literals that no number represents exactly are refused. */
export const negativeIntegerAsNumber: SimpleTypeDescriptor<number> = /* @__PURE__ */ represented(
  negativeInteger,
  asNumber,
);

/** `xs:negativeInteger`, as a string, of any number of digits. */
export const negativeIntegerAsString: SimpleTypeDescriptor<string> = /* @__PURE__ */ represented(
  negativeInteger,
  asString,
);

/** `xs:long`, as a number: literals that no number represents exactly are refused. */
export const longAsNumber: SimpleTypeDescriptor<number> = /* @__PURE__ */ represented(long, asNumber);

/** `xs:long`, as a string, of any number of digits. */
export const longAsString: SimpleTypeDescriptor<string> = /* @__PURE__ */ represented(long, asString);

/** `xs:nonNegativeInteger`, as a number: literals that no number represents exactly are refused. */
export const nonNegativeIntegerAsNumber: SimpleTypeDescriptor<number> = /* @__PURE__ */ represented(
  nonNegativeInteger,
  asNumber,
);

/** `xs:nonNegativeInteger`, as a string, of any number of digits. */
export const nonNegativeIntegerAsString: SimpleTypeDescriptor<string> = /* @__PURE__ */ represented(
  nonNegativeInteger,
  asString,
);

/** `xs:unsignedLong`, as a number: literals that no number represents exactly are refused. */
export const unsignedLongAsNumber: SimpleTypeDescriptor<number> = /* @__PURE__ */ represented(
  unsignedLong,
  asNumber,
);

/** `xs:unsignedLong`, as a string, of any number of digits. */
export const unsignedLongAsString: SimpleTypeDescriptor<string> = /* @__PURE__ */ represented(
  unsignedLong,
  asString,
);

/** `xs:positiveInteger`, as a number: literals that no number represents exactly are refused. */
export const positiveIntegerAsNumber: SimpleTypeDescriptor<number> = /* @__PURE__ */ represented(
  positiveInteger,
  asNumber,
);

/** `xs:positiveInteger`, as a string, of any number of digits. */
export const positiveIntegerAsString: SimpleTypeDescriptor<string> = /* @__PURE__ */ represented(
  positiveInteger,
  asString,
);

/** `xs:hexBinary`, as the literal. */
export const hexBinaryAsString: SimpleTypeDescriptor<string> = /* @__PURE__ */ represented(
  hexBinary,
  asString,
);

/** `xs:base64Binary`, as the literal. */
export const base64BinaryAsString: SimpleTypeDescriptor<string> = /* @__PURE__ */ represented(
  base64Binary,
  asString,
);

/** `xs:dateTimeStamp` (XSD 1.1), as a `Date`, to the millisecond. */
export const dateTimeStampAsDate: SimpleTypeDescriptor<Date> = /* @__PURE__ */ represented(
  dateTimeStamp,
  asDate,
);
