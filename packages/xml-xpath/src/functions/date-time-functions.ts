import { XPathDynamicError } from '../errors.js';
import type { Sequence } from '../evaluation/items.js';
import { type AtomicValue, atomic, integerValue } from '../values/atomic-value.js';
import { adjustTimezone, type DateTime, IMPLICIT_TIMEZONE } from '../values/date-time.js';
import { decimal } from '../values/decimal.js';
import { type Duration, dayTimeDuration, partsOf } from '../values/duration.js';
import { atomicArgument, empty } from './arguments.js';
import type { FunctionDefinition, FunctionTable } from './signature.js';

/** F&O, sections 5.2, 10.5 and 10.7. */
export const dateTimeFunctions: FunctionTable = {
  'years-from-duration': ['duration?', onDuration(({ months }) => integerValue(Math.trunc(months / 12)))],
  'months-from-duration': ['duration?', onDuration(({ months }) => integerValue(months % 12))],
  'days-from-duration': ['duration?', onDuration(({ seconds }) => integerValue(partsOf(seconds).days))],
  'hours-from-duration': ['duration?', onDuration(({ seconds }) => integerValue(partsOf(seconds).hours))],
  'minutes-from-duration': ['duration?', onDuration(({ seconds }) => integerValue(partsOf(seconds).minutes))],
  'seconds-from-duration': [
    'duration?',
    onDuration(({ seconds }) => atomic('decimal', partsOf(seconds).seconds)),
  ],
  ...accessors('dateTime', 'year', 'month', 'day', 'hours', 'minutes', 'seconds', 'timezone'),
  ...accessors('date', 'year', 'month', 'day', 'timezone'),
  ...accessors('time', 'hours', 'minutes', 'seconds', 'timezone'),
  'adjust-dateTime-to-timezone': ['dateTime?|dayTimeDuration?', adjust],
  'adjust-date-to-timezone': ['date?|dayTimeDuration?', adjust],
  'adjust-time-to-timezone': ['time?|dayTimeDuration?', adjust],
  dateTime: ['date? time?', ([date, time]) => combine(atomicArgument(date), atomicArgument(time))],
};

function onDuration(use: (value: Duration) => AtomicValue): FunctionDefinition['call'] {
  return ([argument]) => {
    const value = atomicArgument(argument);
    return value?.primitive === 'duration' ? [use(value.value)] : empty;
  };
}

const fields = {
  year: ({ year }: DateTime) => integerValue(year),
  month: ({ month }: DateTime) => integerValue(month),
  day: ({ day }: DateTime) => integerValue(day),
  hours: ({ hour }: DateTime) => integerValue(hour),
  minutes: ({ minute }: DateTime) => integerValue(minute),
  seconds: ({ second }: DateTime) => atomic('decimal', second),
  timezone: ({ timezone }: DateTime) =>
    timezone === undefined
      ? undefined
      : atomic('dayTimeDuration', dayTimeDuration(decimal(BigInt(timezone * 60)))),
};

function accessors(
  type: 'dateTime' | 'date' | 'time',
  ...names: readonly (keyof typeof fields)[]
): FunctionTable {
  return Object.fromEntries(
    names.map((name) => [
      `${name}-from-${type}`,
      [
        `${type}?`,
        ([argument]: readonly Sequence[]): Sequence => {
          const value = atomicArgument(argument);
          const field = value?.primitive === type ? fields[name](value.value) : undefined;
          return field === undefined ? empty : [field];
        },
      ] as const,
    ]),
  );
}

function adjust([argument, target]: readonly Sequence[]): Sequence {
  const value = atomicArgument(argument);
  if (value?.primitive !== 'dateTime' && value?.primitive !== 'date' && value?.primitive !== 'time')
    return empty;
  const adjusted = adjustTimezone(value.value, timezoneOf(target));
  if (value.primitive === 'dateTime') return [atomic('dateTime', adjusted)];
  if (value.primitive === 'time') return [atomic('time', { ...adjusted, year: 1972, month: 12, day: 31 })];
  return [atomic('date', { ...adjusted, hour: 0, minute: 0, second: decimal(0n) })];
}

/** The implicit time zone where the argument is left out; none where it is the empty sequence. */
function timezoneOf(argument: Sequence | undefined): number | undefined {
  if (argument === undefined) return IMPLICIT_TIMEZONE;
  const value = atomicArgument(argument);
  if (value?.primitive !== 'duration') return undefined;
  const { units, scale } = value.value.seconds;
  if (scale > 0 || units % 60n !== 0n || units < -50400n || units > 50400n) {
    throw new XPathDynamicError('FODT0003', 'A time zone is at most 14 hours, in whole minutes.');
  }
  return Number(units / 60n);
}

function combine(date: AtomicValue | undefined, time: AtomicValue | undefined): Sequence {
  if (date?.primitive !== 'date' || time?.primitive !== 'time') return empty;
  const zones = [date.value.timezone, time.value.timezone].filter((zone) => zone !== undefined);
  if (new Set(zones).size > 1) {
    throw new XPathDynamicError('FORG0008', 'The date and the time are of different time zones.');
  }
  const { year, month, day } = date.value;
  const { hour, minute, second } = time.value;
  return [atomic('dateTime', { year, month, day, hour, minute, second, timezone: zones[0] })];
}
