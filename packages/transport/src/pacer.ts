import { longestTimer, now } from './clock.js';

/** Lets requests go at the pace that a service allows. */
export interface Pacer {
  /**
   * Waits for a place.
   * @param signal - ends the wait, which rejects then
   * @returns a function that gives the place back
   */
  enter(signal: AbortSignal): PromiseLike<() => void>;
}

/** The pace that a service allows. */
export interface RequestPacerOptions {
  /** Requests in any 60 seconds. @defaultValue no limit */
  readonly perMinute?: number | undefined;
  /** Requests in any 24 hours. @defaultValue no limit */
  readonly perDay?: number | undefined;
  /** Requests at the same time, until their responses are read. @defaultValue no limit */
  readonly concurrency?: number | undefined;
}

const minute = 60_000;
const day = 24 * 60 * minute;

interface Waiter {
  readonly admit: () => void;
}

/** Lets requests go in the order in which they came, within limits by time and number. Clients may share one. */
export class RequestPacer implements Pacer {
  readonly #windows: Window[];
  readonly #concurrency: number;
  readonly #waiting = new Set<Waiter>();
  #running = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @throws RangeError for a limit below 1 */
  constructor({ perMinute, perDay, concurrency = Number.POSITIVE_INFINITY }: RequestPacerOptions) {
    for (const limit of [perMinute, perDay, concurrency]) {
      if (limit !== undefined && !(limit >= 1))
        throw new RangeError(`A limit of a pacer has to be 1 or more, not ${limit}.`);
    }
    this.#windows = [
      ...(perMinute === undefined ? [] : [new Window(perMinute, minute)]),
      ...(perDay === undefined ? [] : [new Window(perDay, day)]),
    ];
    this.#concurrency = concurrency;
  }

  async enter(signal: AbortSignal): Promise<() => void> {
    return this.#waiting.size === 0 && this.#hasRoom() ? this.#place() : this.#wait(signal);
  }

  #wait(signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const waiter: Waiter = {
        admit: () => {
          signal.removeEventListener('abort', onAbort);
          resolve(this.#place());
        },
      };
      const onAbort = () => {
        this.#waiting.delete(waiter);
        if (this.#waiting.size === 0) this.#stopTimer();
        reject(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.add(waiter);
      this.#admit();
    });
  }

  /** Takes a place; what is returned gives it back once. */
  #place(): () => void {
    this.#running += 1;
    const time = now();
    for (const window of this.#windows) window.note(time);
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      this.#running -= 1;
      this.#admit();
    };
  }

  #admit(): void {
    for (const waiter of this.#waiting) {
      if (!this.#hasRoom()) return;
      this.#waiting.delete(waiter);
      waiter.admit();
    }
  }

  /** Tests whether another request may go now; if it has to wait for the time, a timer is set. */
  #hasRoom(): boolean {
    if (this.#running >= this.#concurrency) return false;
    const time = now();
    let delay = 0;
    for (const window of this.#windows) delay = Math.max(delay, window.delay(time));
    if (delay === 0) return true;
    this.#timer ??= setTimeout(this.#onTimer, Math.min(Math.ceil(delay), longestTimer));
    return false;
  }

  readonly #onTimer = () => {
    this.#timer = undefined;
    this.#admit();
  };

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** So many events in any span of so many milliseconds: the times of the last ones, in a ring. */
class Window {
  readonly #limit: number;
  readonly #span: number;
  readonly #times: number[] = [];
  #next = 0;

  constructor(limit: number, span: number) {
    this.#limit = Math.floor(limit);
    this.#span = span;
  }

  /** Milliseconds until another event fits. */
  delay(time: number): number {
    const oldest = this.#times[this.#next];
    return oldest === undefined ? 0 : oldest + this.#span - time;
  }

  note(time: number): void {
    this.#times[this.#next] = time;
    this.#next = (this.#next + 1) % this.#limit;
  }
}
