import { UsageError } from '../errors.js';

/**
 * Reads a date of the command line: `2026-06-10` or `2026-06-10T08:30:00Z`; without a time zone it is in UTC.
 * @throws {UsageError} for anything else
 */
export function dateArgument(option: string, text: string): Date {
  const zoned = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`;
  const date = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d.*)?$/.test(text) ? new Date(zoned) : new Date(Number.NaN);
  // JavaScript takes the 31st of February for a day of March.
  if (!Number.isNaN(date.getTime()) && (text.length > 10 || date.toISOString().startsWith(text))) return date;
  throw new UsageError(`--${option} takes dates such as 2026-06-10 or 2026-06-10T08:30:00Z, not ${text}.`);
}
