import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { operations } from '../operations/index.js';
import { type CallContext, type Operation, secrets } from '../operations/operation.js';
import { findSecrets, lookupsOfOneValue } from './find-secrets.js';
import { type Misbehave, misbehaviours } from './misbehaviours.js';
import { writings } from './writings.js';

/** Makes a call, and gathers everything that the client shows: its error, and the events of hooks. */
async function shownBy(operation: Operation, misbehave: Misbehave, written: string): Promise<unknown[]> {
  const shown: unknown[] = [];
  const note = (event: unknown) => void shown.push(event);
  const context: CallContext = {
    origin: 'https://service.example',
    signal: undefined,
    timeout: 1_000,
    deadline: undefined,
    maxResponseBytes: undefined,
    fetch: async () => misbehave(written),
    hooks: { onRequest: note, onResponse: note, onRetry: note, onSettled: note, onHookError: note },
    credential: (secret) => secret,
  };
  shown.push(await operation.call(context).catch((error: unknown) => error));
  return shown;
}

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** The redactor of a client without a transport of its own takes few bytes, and does not look for base64. */
const notLookedFor: Readonly<Partial<Record<Operation['client'], readonly string[]>>> = {
  bare: ['base64', 'base64url', 'Basic log-in'],
};

let lookups = 0;

describe.each(operations)('secrets and $name', (operation) => {
  it.each(Object.entries(misbehaviours))('none is shown of: %s', async (_, misbehave) => {
    for (const secret of operation.holds) {
      for (const [writing, write] of Object.entries(writings)) {
        if (notLookedFor[operation.client]?.includes(writing)) continue;
        const written = write(secrets[secret]);
        for (const value of await shownBy(operation, misbehave, written)) {
          expect(findSecrets(value), `written as ${written}`).toEqual([]);
          lookups += lookupsOfOneValue;
        }
      }
    }
  });
});

it('was looked for more than 100,000 times', () => {
  expect(lookups).toBeGreaterThan(100_000);
});
