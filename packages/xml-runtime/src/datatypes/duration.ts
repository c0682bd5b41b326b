import { dayNumber, floorDivide } from './calendar.js';
import { type Datatype, type LiteralCheck, type Order, withChecks } from './datatype.js';
import { addWhole, compareDecimals, type DecimalValue } from './decimal-value.js';
import { type DurationValue, isDuration, parseDuration } from './duration-value.js';
import { invalidLiteral, wrongType } from './failure.js';
import { trim } from './white-space.js';

const durationOrder: Order<DurationValue> = { position: parseDuration, compare: compareDurations };

/** `duration` (Part 2, section 3.2.6), represented by its literals. */
export const durationDatatype: Datatype<string> = {
  variety: 'atomic',
  label: 'xs:duration',
  primitive: 'duration',
  whiteSpace: 'collapse',
  facets: { whiteSpace: 'collapse' },
  normalize: trim,
  check: (literal) =>
    isDuration(literal)
      ? undefined
      : invalidLiteral(
          'cvc-datatype-valid.1.2.1',
          literal,
          'is not a valid xs:duration',
          'a duration such as P1Y2M3DT4H5M6.7S',
        ),
  value: (literal) => literal,
  literal: (value) =>
    typeof value === 'string' ? value : wrongType('xs:duration', 'a string such as "P1DT12H"', value),
  key: (literal) => {
    const { months, seconds } = parseDuration(literal);
    return `${months}/${seconds.unscaled}/${seconds.scale}`;
  },
  order: durationOrder,
};

/** `yearMonthDuration` (XSD 1.1 Part 2, section 3.4.26). */
export const yearMonthDurationDatatype: Datatype<string> = /* @__PURE__ */ durationOf(
  'yearMonthDuration',
  /[DT]/,
  'years and months only',
);

/** `dayTimeDuration` (XSD 1.1 Part 2, section 3.4.27). */
export const dayTimeDurationDatatype: Datatype<string> = /* @__PURE__ */ durationOf(
  'dayTimeDuration',
  /^-?P[^T]*[YM]/,
  'days, hours, minutes and seconds only',
);

function durationOf(name: string, excluded: RegExp, expected: string): Datatype<string> {
  const check: LiteralCheck = (literal) =>
    excluded.test(literal)
      ? invalidLiteral('cvc-datatype-valid.1.2.1', literal, `is not a valid xs:${name}`, expected)
      : undefined;
  const derived = { ...durationDatatype, label: `xs:${name}`, facets: {}, base: durationDatatype };
  return withChecks(derived, [check]);
}

/** Months since the beginning of year 0 of the four instants that section 3.2.6.2 adds durations to. */
const referenceMonths: readonly bigint[] = [
  1696n * 12n + 8n,
  1697n * 12n + 1n,
  1903n * 12n + 2n,
  1903n * 12n + 6n,
];

/** The partial order of section 3.2.6.2: a duration is less when it is at each of four instants. */
function compareDurations(a: DurationValue, b: DurationValue): number | undefined {
  if (a.months === b.months) return compareDecimals(a.seconds, b.seconds);
  let result: number | undefined;
  for (const start of referenceMonths) {
    const here = compareDecimals(endOf(start, a), endOf(start, b));
    if (result !== undefined && here !== result) return undefined;
    result = here;
  }
  return result;
}

function endOf(start: bigint, { months, seconds }: DurationValue): DecimalValue {
  const month = start + months;
  const year = floorDivide(month, 12n);
  const days = dayNumber(year, Number(month - year * 12n) + 1, 1);
  return addWhole(seconds, days * 86_400n);
}
