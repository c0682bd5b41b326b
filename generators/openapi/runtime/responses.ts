import type { TransportResponse } from '@proj/transport';

/** How the body of a response is read. */
export type ResponseFormat = 'json' | 'text' | 'blob';

/** Leaves the body unread: the document gives it no meaning. */
export function ignoreBody(): undefined {
  return undefined;
}

/**
 * Reads a response in the format of its media type; when the document does not know that, in the first format.
 *
 * @throws TransportError with reason `response` when a body that should be JSON is not.
 */
export function readAs(
  formats: Readonly<Record<string, ResponseFormat>>,
): (response: TransportResponse) => unknown {
  return (response) => {
    const contentType = response.headers.get('content-type') ?? '';
    const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    const format = formats[mediaType] ?? Object.values(formats)[0];
    if (response.status === 204) return undefined;
    if (format === 'blob') {
      return new Blob([response.bytes() as Uint8Array<ArrayBuffer>], { type: contentType });
    }
    return format === 'text' ? response.text() : response.json();
  };
}
