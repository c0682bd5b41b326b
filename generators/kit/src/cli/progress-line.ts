import type { CliStream } from './streams.js';

const clearLine = '\r\u001b[K';

/** A line on a terminal that says what is being done, and goes away when it is. In a pipe there is none. */
export class ProgressLine {
  readonly #stream: CliStream;
  readonly #isShown: boolean;

  /** @param options - flags of the command that want no such line */
  constructor(stream: CliStream, { json, quiet }: { readonly json?: true; readonly quiet?: true } = {}) {
    this.#stream = stream;
    this.#isShown = stream.isTTY === true && !json && !quiet;
  }

  /** Replaces the line. */
  show(text: string): void {
    this.#write(`${text} …`);
  }

  /** Removes the line. */
  clear(): void {
    this.#write('');
  }

  #write(text: string): void {
    if (this.#isShown) {
      this.#stream.write(clearLine + text);
    }
  }
}
