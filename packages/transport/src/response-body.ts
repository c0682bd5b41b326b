import type { Interruption } from './interruption.js';

/** Characters of a response's body that an error has. */
export const mostErrorCharacters: number = 2 ** 16;

/** A response has more bytes than its reader takes. */
export class TooLargeError extends Error {}

/**
 * Reads a body piece by piece, no longer than nothing interrupts.
 *
 * @param limit - bytes after decompression
 * @param isCut - whether what goes beyond the limit is left out, instead of an error
 * @throws {@link TooLargeError}
 */
export async function readChunks(
  body: ReadableStream<Uint8Array> | null,
  interruption: Interruption,
  limit: number,
  isCut: boolean,
): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  if (body === null) return chunks;
  const reader = body.getReader();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await interruption.wait(reader.read());
      if (done) return chunks;
      length += value.length;
      if (length > limit) {
        if (!isCut) throw new TooLargeError();
        chunks.push(value.subarray(0, value.length - (length - limit)));
        discard(reader);
        return chunks;
      }
      chunks.push(value);
    }
  } catch (thrown) {
    discard(reader);
    throw thrown;
  }
}

/** Wants no more of a body, whose `fetch` may not listen to signals. */
export function discard(
  body: ReadableStream<Uint8Array> | ReadableStreamDefaultReader<Uint8Array> | null,
): void {
  // It rejects where the body failed already; streams of Node have none.
  body?.cancel?.().catch(() => {});
}

/** The pieces as one, copied only where there are several. */
export function joinChunks(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const joined = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let position = 0;
  for (const chunk of chunks) {
    joined.set(chunk, position);
    position += chunk.length;
  }
  return joined;
}

/** The text of the pieces, in UTF-8, without joining them. */
export function decodeChunks(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  let text = '';
  for (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

/** The body of a response as a stream of the Web, which not every `fetch` gives. */
export function bodyOf(response: Response): ReadableStream<Uint8Array> | null {
  const { body } = response;
  if (body === null || typeof body.getReader === 'function') return body;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      controller.enqueue(new Uint8Array(await response.arrayBuffer()));
      controller.close();
    },
  });
}
