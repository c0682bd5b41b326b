/**
 * The built-in datatypes as XSD 1.1 has them (https://www.w3.org/TR/xmlschema11-2/, section 3), by their names: those of
 * {@link xs}, apart from the few whose lexical space has become larger, and `ID`. Generated modules import it as `xs`.
 */
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import { builtIn } from './built-in-type.js';
import type { Datatype } from './datatype.js';
import { dateTimeDatatype, dateTimeStampDatatype } from './date-time.js';
import { dateByDate, dateTimeByDate } from './date-value.js';
import { double11Datatype, float11Datatype } from './float.js';
import { identifierDatatype, stringDatatype } from './string.js';
import { collapsed } from './white-space.js';

export * from './xs.js';

function dateTimeWithYearZero(): Datatype<string> {
  return dateTimeDatatype('dateTime', 'Y-M-DTh:m:s', '2001-12-31T23:59:59Z', true);
}

function dateWithYearZero(): Datatype<string> {
  return dateTimeDatatype('date', 'Y-M-D', '2001-12-31', true);
}

/** `xs:anyURI`: any text, since what is a URI is not for a schema to say (section 3.3.17). */
export const anyURI: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('anyURI', () =>
  stringDatatype('xs:anyURI', { primitive: 'anyURI', ...collapsed }),
);

/** `xs:ID`: as the content of an element, that of its parent (section 3.4.8). */
export const ID: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('ID', () =>
  identifierDatatype('ID', 'parentID'),
);

/** `xs:float`, with `+INF` (section 3.3.4). */
export const float: SimpleTypeDescriptor<number> = /* @__PURE__ */ builtIn('float', () => float11Datatype);

/** `xs:double`, with `+INF` (section 3.3.5). */
export const double: SimpleTypeDescriptor<number> = /* @__PURE__ */ builtIn('double', () => double11Datatype);

/** `xs:dateTime`, as a string, with the year 0000 (section 3.3.7). */
export const dateTime: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('dateTime', () =>
  dateTimeWithYearZero(),
);

/** `xs:date`, as a string, with the year 0000 (section 3.3.9). */
export const date: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('date', () => dateWithYearZero());

/** `xs:gYearMonth`, as a string, with the year 0000 (section 3.3.10). */
export const gYearMonth: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('gYearMonth', () =>
  dateTimeDatatype('gYearMonth', 'Y-M', '2001-12', true),
);

/** `xs:gYear`, as a string, with the year 0000 (section 3.3.11). */
export const gYear: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('gYear', () =>
  dateTimeDatatype('gYear', 'Y', '2001', true),
);

/** `xs:dateTimeStamp`, with the year 0000 (section 3.4.28). */
export const dateTimeStamp: SimpleTypeDescriptor<string> = /* @__PURE__ */ builtIn('dateTimeStamp', () =>
  dateTimeStampDatatype(dateTimeWithYearZero()),
);

/** `xs:dateTime`, as a `Date`: UTC where there is no time zone, to the millisecond. */
export const dateTimeAsDate: SimpleTypeDescriptor<Date> = /* @__PURE__ */ builtIn('dateTime', () =>
  dateTimeByDate(dateTimeWithYearZero()),
);

/** `xs:date`, as a `Date` at midnight UTC; its time zone is dropped. */
export const dateAsDate: SimpleTypeDescriptor<Date> = /* @__PURE__ */ builtIn('date', () =>
  dateByDate(dateWithYearZero()),
);
