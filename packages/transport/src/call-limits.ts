import type { TransportRequest } from './transport-request.js';

/** The limits of a call. */
export interface CallLimits {
  /** Milliseconds for one attempt. */
  readonly timeout: number;
  /** Milliseconds for the whole call. */
  readonly deadline: number;
  /** Bytes of the response. */
  readonly maxResponseBytes: number;
}

/** @throws RangeError for a limit that is no positive number */
export function requireLimits(limits: CallLimits): CallLimits {
  for (const [name, value] of Object.entries(limits)) {
    if (typeof value !== 'number' || !(value > 0)) {
      throw new RangeError(`"${name}" has to be a number above 0, not ${String(value)}.`);
    }
  }
  return limits;
}

/** The limits of a request: its own ones before those of all. */
export function limitsOf(request: TransportRequest, all: CallLimits): CallLimits {
  const { timeout, deadline, maxResponseBytes } = request;
  if (timeout === undefined && deadline === undefined && maxResponseBytes === undefined) return all;
  return requireLimits({
    timeout: timeout ?? all.timeout,
    deadline: deadline ?? all.deadline,
    maxResponseBytes: maxResponseBytes ?? all.maxResponseBytes,
  });
}
