/** Returns a value as one line of text: for cells of tables and of comma-separated values. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dateText(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A date without its time, where that is midnight: most of the API's dates have none. */
function dateText(date: Date): string {
  return date.toISOString().replace(/T00:00:00\.000Z$/, '');
}

/**
 * Returns text that does nothing but stand on a terminal: no control character of a server reaches it, which could
 * move the cursor or set the title.
 */
export function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
