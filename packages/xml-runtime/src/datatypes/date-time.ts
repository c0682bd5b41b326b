import { type Datatype, type Order, withChecks } from './datatype.js';
import { type DateTimeFields, type DateTimeLayout, readDateTime } from './date-time-fields.js';
import { dateTimeValue, timeOnTimeline } from './date-time-value.js';
import { addWhole, compareDecimals, type DecimalValue } from './decimal-value.js';
import { timezoneCheck } from './facets/explicit-timezone.js';
import { invalidLiteral, wrongType } from './failure.js';
import { plainDateTime } from './plain-date-time.js';
import { trim } from './white-space.js';

/** A point on the time line: seconds, of UTC where the literal has a time zone. */
interface Instant {
  readonly seconds: DecimalValue;
  readonly isTimezoned: boolean;
}

/**
 * A type of dates and times, represented by its literals: a `Date` has neither their time zone nor their precision.
 * @param hasYearZero - the year 0000 is that before 0001, as in XSD 1.1; in 1.0 it is no year
 */
export function dateTimeDatatype(
  primitive: string,
  layout: DateTimeLayout,
  example: string,
  hasYearZero = false,
): Datatype<string> {
  const label = `xs:${primitive}`;
  const position = (literal: string): Instant => instantOf(literal, layout);
  const isLiteral = (literal: string): boolean => {
    if (isPlain(literal, layout)) return true;
    const fields = readDateTime(literal, layout);
    return fields !== undefined && (hasYearZero || !isYearZero(fields));
  };
  const order: Order<Instant> = { position, compare: compareInstants };
  return {
    variety: 'atomic',
    label,
    primitive,
    whiteSpace: 'collapse',
    facets: { whiteSpace: 'collapse' },
    normalize: trim,
    check: (literal) =>
      isLiteral(literal)
        ? undefined
        : invalidLiteral(
            'cvc-datatype-valid.1.2.1',
            literal,
            `is not a valid ${label}`,
            `${/^[aeiou]/.test(primitive) ? 'an' : 'a'} ${primitive} such as ${example}`,
          ),
    value: (literal) => literal,
    literal: (value) =>
      typeof value === 'string' ? value : wrongType(label, `a string such as "${example}"`, value),
    key: (literal) => {
      const { seconds, isTimezoned } = position(literal);
      return `${seconds.unscaled}/${seconds.scale}${isTimezoned ? 'Z' : ''}`;
    },
    order,
  };
}

/** Tests whether a literal is one of those that are read faster; others may be valid, too. */
function isPlain(literal: string, layout: DateTimeLayout): boolean {
  const hasTime = literal.length > 'yyyy-mm-dd'.length;
  return layout === (hasTime ? 'Y-M-DTh:m:s' : 'Y-M-D') && !Number.isNaN(plainDateTime(literal));
}

/** `dateTimeStamp` (XSD 1.1 Part 2, section 3.4.28): a `dateTime` that has a time zone. */
export function dateTimeStampDatatype(base: Datatype<string>): Datatype<string> {
  const derived = {
    ...base,
    label: 'xs:dateTimeStamp',
    base,
    facets: { explicitTimezone: 'required' } as const,
  };
  return withChecks(derived, [timezoneCheck(true)]);
}

function instantOf(literal: string, layout: DateTimeLayout): Instant {
  const fields = readDateTime(literal, layout);
  if (fields === undefined) throw new RangeError(`${JSON.stringify(literal)} is not of the form ${layout}`);
  return {
    seconds: timeOnTimeline(dateTimeValue(fields, layout)),
    isTimezoned: fields.timezone !== undefined,
  };
}

/** Part 2 (1.0), section 3.2.7: "the year 0000 is not a valid year". */
function isYearZero({ year }: DateTimeFields): boolean {
  return year !== undefined && (year === '0000' || year === '-0000');
}

const fourteenHours = 50_400n;

/** The partial order of section 3.2.7.4: a literal without a time zone may be anywhere from UTC-14 to UTC+14. */
function compareInstants(a: Instant, b: Instant): number | undefined {
  if (a.isTimezoned === b.isTimezoned) return compareDecimals(a.seconds, b.seconds);
  if (!a.isTimezoned) {
    const reversed = compareInstants(b, a);
    return reversed === undefined ? undefined : -reversed;
  }
  if (compareDecimals(a.seconds, addWhole(b.seconds, -fourteenHours)) < 0) return -1;
  if (compareDecimals(a.seconds, addWhole(b.seconds, fourteenHours)) > 0) return 1;
  return undefined;
}
