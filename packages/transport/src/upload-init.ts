/**
 * The parts of a `RequestInit` that send a stream, or a `Blob`.
 *
 * Node's `fetch` keeps all of a stream that it has sent, that of a `Blob` too, for a redirect that would need it again (undici, issue
 * 4058), but not where redirects are refused and there is no window. It tells of a refused one in an error: see
 * {@link isRefusedRedirect}. Other platforms do not keep it, and workerd does not know `redirect: 'error'`.
 */
export function uploadInit(body: ReadableStream | Blob): RequestInit & { duplex?: 'half' } {
  const { process } = globalThis as { process?: { versions?: { undici?: string } } };
  return {
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    ...(process?.versions?.undici === undefined ? {} : { redirect: 'error', window: null }),
  };
}

/** Tests for the error of Node's `fetch` when there is a redirect and it was told to refuse that. */
export function isRefusedRedirect(thrown: unknown): boolean {
  const cause = thrown instanceof TypeError ? thrown.cause : undefined;
  return cause instanceof Error && cause.message === 'unexpected redirect';
}
