import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { OutputClosedError } from '../errors.js';

/** A stream that text goes to: no faster than it is read, and until nobody reads it any more. */
export class Output {
  /** Whether it is a terminal. */
  readonly isTerminal: boolean;
  readonly #stream: Writable & { readonly columns?: number | undefined };
  #isClosed = false;

  /** @param onClose - called once, when the reader has gone */
  constructor(
    stream: Writable & { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined },
    onClose?: () => void,
  ) {
    this.isTerminal = stream.isTTY === true;
    this.#stream = stream;
    // Also keeps Node from ending with a stack trace.
    stream.on('error', () => {
      this.#isClosed = true;
      onClose?.();
    });
  }

  /** The width of the terminal in columns. */
  get columns(): number {
    return this.#stream.columns ?? 80;
  }

  /**
   * Writes text, and waits while the reader is slower.
   * @throws {OutputClosedError} when the reader has gone
   */
  async write(text: string): Promise<void> {
    this.#requireReader();
    if (this.#stream.write(text)) return;
    const controller = new AbortController();
    const { signal } = controller;
    // A reader that goes away closes the stream without a drain.
    await Promise.race([once(this.#stream, 'drain', { signal }), once(this.#stream, 'close', { signal })])
      .catch(() => undefined)
      .finally(() => controller.abort());
    this.#requireReader();
  }

  /** Writes text that nobody waits for. */
  writeNow(text: string): void {
    if (!this.#isClosed) this.#stream.write(text);
  }

  #requireReader(): void {
    if (this.#isClosed || this.#stream.destroyed)
      throw new OutputClosedError('nobody reads the output any more');
  }
}
