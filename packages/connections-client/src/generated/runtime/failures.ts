import type { Redaction, TransportResponse, Verdict } from '@proj/transport';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads what the body of a failure says besides its status: `message`, and in `retry_after` the seconds to wait. */
export function classify(response: TransportResponse): Verdict | undefined {
  if (response.status < 400) return undefined;
  const { message, retry_after: seconds } = (parse(response.text()) ?? {}) as Record<string, unknown>;
  return {
    message: typeof message === 'string' ? message : undefined,
    retryAfter: typeof seconds === 'number' && seconds >= 0 ? seconds * 1000 : undefined,
  };
}

/**
 * The body of a failure without secrets; `undefined` where it is not JSON. It is written anew before secrets are looked
 * for, so that a character has one form only.
 */
export function maskedJson(text: string, redaction: Redaction): unknown {
  const json = JSON.stringify(parse(text));
  return json && parse(redaction.text(json));
}
