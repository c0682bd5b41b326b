import type { Verdict } from '@proj/transport';

/** Out of service (414), namespace and key do not match at the moment (505), too many requests (556), projections run (606). */
const passingCodes: ReadonlySet<string> = new Set(['414', '505', '556', '606']);

/**
 * Codes of a refused log-in or key, for which newer credentials may help: not authenticated (2), session ended (9),
 * user or password unknown (401, 408), authentication failed (419, 420), key missing or refused (501, 502, 503).
 */
const refusalCodes: ReadonlySet<string> = new Set([
  '2',
  '9',
  '401',
  '408',
  '419',
  '420',
  '501',
  '502',
  '503',
]);

/** Tells what a status code of the service means for another attempt. */
export function kindOfCode(code: string): Verdict['kind'] {
  if (passingCodes.has(code)) return 'transient';
  return refusalCodes.has(code) ? 'expired' : 'failed';
}
