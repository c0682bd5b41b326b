import { type Interruption, interrupted } from './interruption.js';
import { discard, TooLargeError } from './response-body.js';
import type { EarlierAttempt, TransportError } from './transport-error.js';
import type { ResponseHead } from './transport-response.js';

/** A response whose body is read by the caller. Read it to its end, or cancel it: it holds a connection until then. */
export class StreamedResponse implements ResponseHead {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly attempts: number;
  readonly earlier: readonly EarlierAttempt[];
  /** Fails with a {@link TransportError}. Only the time in which it is waited for counts. */
  readonly body: ReadableStream<Uint8Array>;

  constructor(head: ResponseHead, body: ReadableStream<Uint8Array>) {
    this.status = head.status;
    this.statusText = head.statusText;
    this.headers = head.headers;
    this.attempts = head.attempts;
    this.earlier = head.earlier;
    this.body = body;
  }
}

/** How a streamed body ends. */
export interface StreamEnd {
  /** Called once, when the body was read or is wanted no longer. */
  readonly done: () => void;
  /** Called once, when reading fails. Returns what the reader gets to see. */
  readonly fail: (thrown: unknown) => TransportError;
}

/** Hands a body on as it is asked for: nothing is read ahead, and the time stands still while nobody asks. */
export function guardedStream(
  source: ReadableStream<Uint8Array> | null,
  interruption: Interruption,
  limit: number,
  { done, fail }: StreamEnd,
): ReadableStream<Uint8Array> {
  const reader = source?.getReader();
  let length = 0;
  let isAsked = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        // An abort ends the call also while nobody reads.
        interruption.onInterrupted = () => {
          if (!isAsked) controller.error(fail(interrupted));
        };
      },
      async pull(controller) {
        isAsked = true;
        try {
          interruption.resume();
          const piece = reader && (await interruption.wait(reader.read()));
          interruption.pause();
          if (piece === undefined || piece.done) {
            interruption.onInterrupted = undefined;
            done();
            controller.close();
            return;
          }
          length += piece.value.length;
          if (length > limit) throw new TooLargeError();
          controller.enqueue(piece.value);
        } catch (thrown) {
          interruption.onInterrupted = undefined;
          controller.error(fail(thrown));
          discard(reader ?? null);
        } finally {
          isAsked = false;
        }
      },
      cancel() {
        interruption.onInterrupted = undefined;
        done();
        discard(reader ?? null);
        interruption.cancel();
      },
    },
    { highWaterMark: 0 },
  );
}
