import { type DateTimeValue, type DurationValue, dayTimeComponents } from '@proj/xml-runtime/datatypes';
import { XPathDynamicError } from '../errors.js';
import type { Sequence } from '../evaluation/items.js';
import { type AtomicValue, atomic, integerValue } from '../values/atomic-value.js';
import { adjustTimezone, IMPLICIT_TIMEZONE, withFieldsOf } from '../values/date-time.js';
import { timezoneOffset } from '../values/duration.js';
import { atomicArgument, empty } from './arguments.js';
import type { FunctionDefinition, FunctionLibrary } from './signature.js';

/** F&O, sections 5.2, 10.5 and 10.7. */
export const dateTimeFunctions: FunctionLibrary = /* @__PURE__ */ makeDateTimeFunctions();

function makeDateTimeFunctions(): FunctionLibrary {
  return {
    'years-from-duration': ['duration?', onDuration(({ months }) => integerValue(months / 12n))],
    'months-from-duration': ['duration?', onDuration(({ months }) => integerValue(months % 12n))],
    'days-from-duration': [
      'duration?',
      onDuration(({ seconds }) => integerValue(dayTimeComponents(seconds).days)),
    ],
    'hours-from-duration': [
      'duration?',
      onDuration(({ seconds }) => integerValue(dayTimeComponents(seconds).hours)),
    ],
    'minutes-from-duration': [
      'duration?',
      onDuration(({ seconds }) => integerValue(dayTimeComponents(seconds).minutes)),
    ],
    'seconds-from-duration': [
      'duration?',
      onDuration(({ seconds }) => atomic('decimal', dayTimeComponents(seconds).seconds)),
    ],
    ...accessors('dateTime', 'year', 'month', 'day', 'hours', 'minutes', 'seconds', 'timezone'),
    ...accessors('date', 'year', 'month', 'day', 'timezone'),
    ...accessors('time', 'hours', 'minutes', 'seconds', 'timezone'),
    'adjust-dateTime-to-timezone': ['dateTime?|dayTimeDuration?', adjust],
    'adjust-date-to-timezone': ['date?|dayTimeDuration?', adjust],
    'adjust-time-to-timezone': ['time?|dayTimeDuration?', adjust],
    dateTime: ['date? time?', ([date, time]) => combine(atomicArgument(date), atomicArgument(time))],
  };
}

function onDuration(use: (value: DurationValue) => AtomicValue): FunctionDefinition['call'] {
  return ([argument]) => {
    const value = atomicArgument(argument);
    return value?.primitive === 'duration' ? [use(value.value)] : empty;
  };
}

const fields = {
  year: ({ year }: DateTimeValue) => integerValue(year),
  month: ({ month }: DateTimeValue) => integerValue(month),
  day: ({ day }: DateTimeValue) => integerValue(day),
  hours: ({ hour }: DateTimeValue) => integerValue(hour),
  minutes: ({ minute }: DateTimeValue) => integerValue(minute),
  seconds: ({ second }: DateTimeValue) => atomic('decimal', second),
  timezone: ({ timezone }: DateTimeValue) =>
    timezone === undefined ? undefined : atomic('dayTimeDuration', timezoneOffset(timezone)),
};

function accessors(
  type: 'dateTime' | 'date' | 'time',
  ...names: readonly (keyof typeof fields)[]
): FunctionLibrary {
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
  return [atomic(value.primitive, withFieldsOf(value.primitive, adjusted))];
}

/** The implicit time zone where the argument is left out; none where it is the empty sequence. */
function timezoneOf(argument: Sequence | undefined): number | undefined {
  if (argument === undefined) return IMPLICIT_TIMEZONE;
  const value = atomicArgument(argument);
  if (value?.primitive !== 'duration') return undefined;
  const { unscaled, scale } = value.value.seconds;
  if (scale > 0 || unscaled % 60n !== 0n || unscaled < -50400n || unscaled > 50400n) {
    throw new XPathDynamicError('FODT0003', 'A time zone is at most 14 hours, in whole minutes.');
  }
  return Number(unscaled / 60n);
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
