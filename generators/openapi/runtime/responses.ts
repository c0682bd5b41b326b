/** How the body of a response is read. */
export type ResponseFormat = 'json' | 'text' | 'blob';

/** Leaves the body unread: the document gives it no meaning. */
export async function ignoreBody(response: Response): Promise<undefined> {
  await response.body?.cancel();
}

/**
 * Reads a response in the format of its media type; when the document does not know that, in the first format.
 *
 * @throws SyntaxError when a body that should be JSON is not.
 */
export function readAs(
  formats: Readonly<Record<string, ResponseFormat>>,
): (response: Response) => Promise<unknown> {
  return async (response) => {
    const type = response.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    const format = formats[type] ?? Object.values(formats)[0];
    if (response.status === 204) return undefined;
    if (format === 'blob') return response.blob();
    const text = await response.text();
    if (format === 'text') return text;
    return text ? JSON.parse(text) : undefined;
  };
}
