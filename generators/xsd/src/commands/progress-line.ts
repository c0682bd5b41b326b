import type { Progress } from '../generate.js';
import type { CliStream } from './streams.js';

const clearLine = '\r\u001b[K';

const verbs: Readonly<Record<Progress['stage'], string>> = {
  reading: 'Reading',
  compiling: 'Compiling',
  checking: 'Checking',
  binding: 'Naming',
  writing: 'Writing',
};

/** A line on a terminal that says what is being done, and goes away when it is. */
export class ProgressLine {
  readonly #stream: CliStream;
  readonly #isShown: boolean;

  constructor(stream: CliStream, { json, quiet }: { readonly json?: true; readonly quiet?: true }) {
    this.#stream = stream;
    this.#isShown = stream.isTTY === true && !json && !quiet;
  }

  /** Replaces the line. */
  show({ stage, what }: Progress): void {
    this.#write(`${verbs[stage]} ${what} …`);
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
