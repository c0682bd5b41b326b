import { isTransportError } from '@proj/transport';
import { Exchange } from './exchange.js';
import type { CallSetup, Fault, Outcome } from './fault.js';
import { HeldClock } from './held-clock.js';
import type { CallContext, Operation } from './operations/operation.js';
import { WireServer } from './wire-server.js';

/** Milliseconds that an attempt has. */
const timeout = 20_000;

/** How a call ended. */
export interface FaultRun {
  readonly outcome: Outcome;
  /** The error, if it failed. */
  readonly error: unknown;
}

/** Makes a call of an operation against a fault. */
export async function runFault(fault: Fault, operation: Operation): Promise<FaultRun> {
  const clock = new HeldClock(timeout);
  const { setup = {} } = fault;
  const caller = new Caller(setup, clock);
  const server = await WireServer.start((request, socket, number) => {
    const exchange = new Exchange(request, operation, socket, (milliseconds) => clock.pass(milliseconds));
    void fault.serve(exchange, number);
    caller.requestArrived();
  });
  try {
    const origin = setup.address?.(server.port) ?? `http://127.0.0.1:${server.port}`;
    const call = operation.call(caller.context(origin)).then(
      ({ issues = 0, isEmpty }) => ({
        end: isEmpty ? 'returned nothing' : 'returned',
        notes: issues === 0 ? [] : [`${issues} issues`],
        error: undefined,
      }),
      (error: unknown) => ({ ...endOf(error), error }),
    );
    caller.callBegan();
    await clock.runUntilSettled(call);
    const { end, notes, error } = await call;
    const sent = server.requests.length === 1 ? [] : [`sent ${server.requests.length}`];
    const waited = caller.waited === 0 ? [] : [`waited ${Number((caller.waited / 1000).toFixed(3))} s`];
    return { outcome: [end, ...sent, ...waited, ...notes].join(', '), error };
  } finally {
    clock.release();
    await server.close();
  }
}

function endOf(error: unknown): { readonly end: string; readonly notes: readonly string[] } {
  if (!isTransportError(error)) throw error;
  const { reason, status, mayHaveBeenDone } = error;
  return {
    end: reason === 'http' ? `http ${status}` : reason,
    notes: mayHaveBeenDone ? ['may be done'] : [],
  };
}

/** Somebody who makes a call, and what they do besides. */
class Caller {
  /** Milliseconds that the client waited between attempts. */
  waited = 0;
  readonly #setup: CallSetup;
  readonly #clock: HeldClock;
  readonly #abort = new AbortController();

  constructor(setup: CallSetup, clock: HeldClock) {
    this.#setup = setup;
    this.#clock = clock;
    if (setup.abort === 'before') this.#abort.abort();
  }

  context(origin: string): CallContext {
    return {
      origin,
      hooks: { onRetry: ({ delay }) => this.#waitToRepeat(delay) },
      timeout,
      deadline: this.#setup.deadline,
      maxResponseBytes: this.#setup.maxResponseBytes,
      signal: this.#setup.abort === undefined ? undefined : this.#abort.signal,
      credential: (secret) => this.#credential(secret),
    };
  }

  callBegan(): void {
    if (this.#setup.abort === 'credentials') void this.#abortAfter(1_000);
  }

  requestArrived(): void {
    const { abort } = this.#setup;
    if (abort === 'response' || abort === 'body') void this.#abortAfter(1_000);
  }

  #credential(secret: string): string | (() => Promise<string>) {
    switch (this.#setup.credentials) {
      case 'fetched':
        return async () => secret;
      case 'fails':
        return () => Promise.reject(new Error('The vault is closed.'));
      case 'never':
        return () => new Promise(() => undefined);
      default:
        return secret;
    }
  }

  #waitToRepeat(delay: number): void {
    if (this.#setup.abort === 'retry') {
      void this.#abortAfter(delay / 2);
      return;
    }
    this.waited += delay;
    void this.#clock.pass(delay);
  }

  async #abortAfter(milliseconds: number): Promise<void> {
    await this.#clock.pass(milliseconds);
    this.#abort.abort();
  }
}
