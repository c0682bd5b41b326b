import { vi } from 'vitest';

/** Somebody who wants time to pass. */
interface Wait {
  /** When it is over, by this clock. */
  readonly end: number;
  readonly isOver: () => void;
}

/**
 * A clock that stands still until somebody says that time has to pass, while the network goes on: an hour of waiting
 * takes no time, and a slow machine makes no time-out.
 */
export class HeldClock {
  readonly #waits: Wait[] = [];
  readonly #longest: number;

  /** @param longest - milliseconds that a wait without an end lasts */
  constructor(longest: number) {
    this.#longest = longest;
    // A whole second, as dates in header fields are.
    const now = Date.UTC(2026, 0, 5, 12);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'], now });
  }

  /** Has time pass, once the network has nothing more to do. */
  pass(milliseconds: number): Promise<void> {
    return new Promise((isOver) => {
      this.#waits.push({ end: Date.now() + Math.min(milliseconds, this.#longest), isOver });
      this.#waits.sort((a, b) => a.end - b.end);
    });
  }

  /** Moves the clock for those who wait, until a call is over. */
  async runUntilSettled(call: Promise<unknown>): Promise<void> {
    let isSettled = false;
    const settle = () => {
      isSettled = true;
    };
    call.then(settle, settle);
    // By the clock of the machine: a call that does not end fails the test.
    const end = process.hrtime.bigint() + 30_000_000_000n;
    while (!isSettled) {
      if (process.hrtime.bigint() > end) throw new Error('The call does not end.');
      // What was sent arrives first.
      await networkTurns();
      const wait = this.#waits.shift();
      if (wait === undefined) continue;
      await vi.advanceTimersByTimeAsync(Math.max(0, wait.end - Date.now()));
      wait.isOver();
    }
  }

  release(): void {
    vi.useRealTimers();
  }
}

async function networkTurns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
