import { StreamWriter } from './features/streaming/stream-writer.js';
import type { Streamed } from './features/streaming/streamed.js';
import type { SerializeOptions } from './options.js';
import { declarationOf } from './plan/element-declaration.js';
import type { ElementDescriptor } from './schema/descriptor.js';
import { startWriting } from './serialize.js';

/** How many bytes {@link serializeStream} collects before it hands them out. */
export const DEFAULT_CHUNK_SIZE: number = 64 * 1024;

/** Options of {@link serializeStream}: those of `serialize` that make sense for a stream. */
export interface SerializeStreamOptions extends Omit<SerializeOptions, 'sourceForm'> {
  /**
   * How many bytes are collected before they are handed out; a chunk is that long, and up to one item longer. With 1,
   * each item is handed out as soon as it is written, as a slow source may want it.
   * @defaultValue {@link DEFAULT_CHUNK_SIZE}
   */
  readonly chunkSize?: number;
  /** Ends the writing: the stream fails with its reason, and the sources are closed. */
  readonly signal?: AbortSignal;
}

/**
 * Writes a value, in which arrays may be streams of their items, as a stream of UTF-8: memory grows with the largest
 * item, not with the document. Each item is validated before it is handed out. The next one is asked for when the
 * consumer asks for bytes; a consumer that cancels closes the sources.
 *
 * The stream fails with what a source fails with, with an {@link XmlValidationError} at the first item that is not
 * valid, or the first part around them, and with a TypeError for streams in elements that have to be looked at as a
 * whole: those with assertions, type alternatives, or a default for mixed content. Keys of identity constraints, and
 * IDs, are remembered.
 *
 * @throws TypeError for an option that would not give well-formed XML, or a bound that is none
 * @example
 * ```ts
 * const points = (async function* () { for await (const row of query()) yield { lat: row.lat, lon: row.lon }; })();
 * const stream = serializeStream(GpxElement, { version: '1.1', creator: 'me', wpt: points });
 * await fetch(url, { method: 'POST', body: stream, duplex: 'half' });
 * ```
 */
export function serializeStream<T>(
  descriptor: ElementDescriptor<T>,
  value: Streamed<NoInfer<T>>,
  options: SerializeStreamOptions = {},
): ReadableStream<Uint8Array> {
  const { chunkSize = DEFAULT_CHUNK_SIZE, signal } = options;
  if (!(chunkSize > 0)) throw new TypeError(`The chunk size has to be greater than 0, not ${chunkSize}.`);
  const { writer, context } = startWriting(options, {
    customaryPrefixes: descriptor.prefixes,
    declaresAtRoot: true,
    // It would be too late to write the document again.
    avoidsDefaultNamespace: true,
  });
  const streamWriter = new StreamWriter(context, writer, declarationOf(descriptor), chunkSize);
  const chunks = streamWriter.write(value);
  let isOver = false;
  const stop = async (): Promise<void> => {
    isOver = true;
    await Promise.all([streamWriter.stop(), chunks.return()]);
  };
  let unlisten = (): void => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (signal === undefined) return;
        const abort = (): void => {
          controller.error(signal.reason);
          // Nobody waits for a source that waits.
          stop().catch(() => {});
        };
        if (signal.aborted) return abort();
        signal.addEventListener('abort', abort);
        unlisten = () => signal.removeEventListener('abort', abort);
      },
      async pull(controller) {
        try {
          const { done, value: chunk } = await chunks.next();
          if (isOver) return;
          if (done !== true) return controller.enqueue(chunk);
          controller.close();
        } catch (error) {
          if (!isOver) controller.error(error);
        }
        unlisten();
      },
      cancel() {
        unlisten();
        return stop();
      },
    },
    { highWaterMark: 0 },
  );
}
