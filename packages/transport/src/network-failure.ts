/** Codes of Node.js and Bun for connections that did not come about. */
const neverSent =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|ERR_TLS_\w+|CERT_\w+|UNABLE_TO_\w+|\w*SELF_SIGNED_CERT\w*)$/;

/** Tests whether a `fetch` failed before anything of the request was sent. Only some platforms tell. */
export function isNeverSent(thrown: unknown): boolean {
  return neverSent.test(codeOf(thrown) ?? '');
}

/** Says how a `fetch` failed; platforms put what is of interest into the cause. */
export function networkMessage(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const code = codeOf(thrown);
  return code === undefined ? message : `${message} (${code})`;
}

/** The code of an error, or of the first of its causes that has one. */
function codeOf(thrown: unknown, depth = 0): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || depth > 4) return undefined;
  const { code, cause, errors } = thrown as { code?: unknown; cause?: unknown; errors?: unknown };
  if (typeof code === 'string') return code;
  return codeOf(cause, depth + 1) ?? (Array.isArray(errors) ? codeOf(errors[0], depth + 1) : undefined);
}
