/** Twice as long before each attempt that follows. In milliseconds. */
const firstDelay = 300;

/** How often a request may still be sent again, whatever it failed at. */
export class Retries {
  #left: number;
  #delay = firstDelay;

  constructor(limit: number) {
    this.#left = limit;
  }

  /** How many attempts are left. */
  get left(): number {
    return this.#left;
  }

  /** Counts an attempt. */
  take(): void {
    this.#left -= 1;
  }

  /**
   * Takes an attempt, and waits before it.
   * @param signal - ends the waiting
   */
  async wait(signal: AbortSignal | undefined): Promise<void> {
    this.take();
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, this.#delay);
      signal?.addEventListener('abort', end);
    });
    this.#delay *= 2;
  }
}
