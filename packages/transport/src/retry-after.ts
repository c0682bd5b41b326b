/** The three forms of an HTTP date (RFC 9110, section 5.6.7); `Date.parse` alone takes much that is none. */
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\dA-Z][\w :-]+$/;

const number = /^\d{1,15}(?:\.\d{1,15})?$/;

/**
 * Reads how long a service asks to wait: the header field `Retry-After` (RFC 9110, section 10.2.3) as seconds or as
 * a date, or its relative `retry-after-ms`, which goes before.
 *
 * @returns milliseconds, or `undefined` where there is nothing that can be understood
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const milliseconds = headers.get('retry-after-ms')?.trim();
  if (milliseconds !== undefined && number.test(milliseconds)) return Number(milliseconds);
  const text = headers.get('retry-after')?.trim() ?? '';
  if (number.test(text)) return Number(text) * 1000;
  if (!httpDate.test(text)) return undefined;
  // The form of asctime names no zone, and means GMT like the others.
  const time = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(time) ? undefined : Math.max(0, time - Date.now());
}
