import { OpenAirError } from './errors.js';

const day = 86_400_000;

/** Formats of the zones that were asked for: to make one takes longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns the time that clocks of a zone show at an instant, as a date whose UTC parts are those of the clock.
 *
 * @param timeZone - an IANA name, such as `America/New_York`
 * @throws {OpenAirError} for a name that the platform does not know
 */
export function clockOf(instant: Date, timeZone: string): Date {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) parts[type] = value;
  const { year, month, day, hour, minute, second, era } = parts;
  const clock = new Date(0);
  // Years before the first are counted from 1 BC, which is the year 0.
  clock.setUTCFullYear(era === 'BC' ? 1 - Number(year) : Number(year), Number(month) - 1, Number(day));
  clock.setUTCHours(Number(hour), Number(minute), Number(second), instant.getUTCMilliseconds());
  return clock;
}

/**
 * Returns the instant at which clocks of a zone show a time, as `Temporal` does by default: a time that a clock shows twice is
 * the first one; one that it skips is as much later as the clock skips.
 *
 * @param clock - a date whose UTC parts are those of the clock
 * @throws {OpenAirError} for a zone that the platform does not know
 */
export function instantOf(clock: Date, timeZone: string): Date {
  const before = offsetAt(clock.getTime() - day, timeZone);
  const after = offsetAt(clock.getTime() + day, timeZone);
  const [first, second] = [clock.getTime() - before, clock.getTime() - after];
  if (before === after || offsetAt(first, timeZone) === before) return new Date(first);
  return new Date(offsetAt(second, timeZone) === after ? second : first);
}

/** What the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  return clockOf(new Date(instant), timeZone).getTime() - instant;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = makeFormat(timeZone);
  formats.set(timeZone, format);
  return format;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OpenAirError(`"${timeZone}" is no time zone; give an IANA name, such as "America/New_York"`);
  }
}
