import type { Exchange } from './exchange.js';
import type { OperationName } from './operations/operation.js';

/** How a call is made, where that is not as usual. */
export interface CallSetup {
  /** Milliseconds for the whole call. */
  readonly deadline?: number;
  /** The largest response, in bytes. */
  readonly maxResponseBytes?: number;
  /** When the caller aborts. */
  readonly abort?: 'before' | 'credentials' | 'response' | 'body' | 'retry';
  /** How the credentials are fetched. @defaultValue they are given as text */
  readonly credentials?: 'fetched' | 'fails' | 'never';
  /** Makes the address that the client is given. */
  readonly address?: (port: number) => string;
}

/**
 * How a call ends, in words: `returned` or the `reason` of the error; how often the request was `sent`, if not once;
 * how long the client `waited` between attempts; `may be done` where the error says so.
 *
 * @example `'network, sent 3, waited 0.45 s, may be done'`
 */
export type Outcome = string;

/** The outcomes of reads, of repeatable requests and of those that are sent once; and of operations where it differs. */
export type Outcomes = Readonly<Record<'read' | 'repeatable' | 'once', Outcome>> &
  Readonly<Partial<Record<OperationName | 'openair' | 'connections' | 'bare', Outcome>>>;

/** A service, a network or a caller that does not do what one hopes for. */
export interface Fault {
  readonly name: string;
  /** Handles a request; the first one has the number 1. */
  serve(exchange: Exchange, number: number): unknown;
  readonly setup?: CallSetup;
  /** The client whose service does so, where the other one's has no such thing. */
  readonly only?: 'openair' | 'connections';
  readonly outcomes: Outcomes;
}

/** Faults of one kind. */
export interface FaultGroup {
  readonly title: string;
  readonly faults: readonly Fault[];
}

/** Makes a server that has a fault at the first request only. */
export function once(serve: (exchange: Exchange) => unknown): Fault['serve'] {
  return (exchange, number) => (number === 1 ? serve(exchange) : exchange.sendGood());
}

/** The same outcome, whatever the operation does. */
export function always(outcome: Outcome): Outcomes {
  return { read: outcome, repeatable: outcome, once: outcome };
}
