/** Tests whether the platform lets programs send a `User-Agent`. Browsers ignore it, or ask the server first (CORS). */
export function sendsUserAgent(): boolean {
  const { navigator } = globalThis as { navigator?: { userAgent?: string } };
  return !navigator?.userAgent?.startsWith('Mozilla/');
}
