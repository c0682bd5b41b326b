import type { Exchange } from '../exchange.js';
import type { Outcomes } from '../fault.js';

/** Makes a server that responds with the status of a failure. */
export function fails(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  content: object = {},
): (exchange: Exchange) => void {
  const body = JSON.stringify({ message: 'no', ...content });
  return (exchange) =>
    exchange.send(
      { status, reason: 'No', headers: { 'content-type': 'application/json', ...headers } },
      body,
    );
}

/**
 * The outcomes of a failure that passes.
 * @param waited - the wait before the second attempt
 */
export function passingStatus(status: number, waited = '0.15 s'): Outcomes {
  const returned = `returned, sent 2, waited ${waited}`;
  const isDoubtful = status === 408 || status >= 500;
  const failed = `http ${status}`;
  return {
    read: returned,
    repeatable: returned,
    once: isDoubtful ? `${failed}, may be done` : failed,
    bare: failed,
  };
}

/**
 * The outcomes of a failure that is not waited for.
 * @param isDoubtful - whether the service may have done something
 */
export function lastingStatus(status: number, isDoubtful = false): Outcomes {
  const failed = `http ${status}`;
  const doubtful = isDoubtful ? `${failed}, may be done` : failed;
  return { read: failed, repeatable: doubtful, once: doubtful };
}

/** The outcomes of a failure with 503 that does not pass. */
export const alwaysBusy: Outcomes = {
  read: 'http 503, sent 3, waited 0.45 s',
  repeatable: 'http 503, sent 3, waited 0.45 s, may be done',
  once: 'http 503, may be done',
  bare: 'http 503',
};
