import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ConnectionsClient } from '@proj/sdk/connections';
import { OpenAirClient } from '@proj/sdk/openair';
import { isTransportError, RetryBudget } from '@proj/transport';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LedgerServer } from './ledger-server.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const calls = 10_000;
const inFlight = 200;

let server: LedgerServer;

beforeAll(async () => {
  server = await LedgerServer.start();
});

afterAll(() => server.close());

it(`loses and doubles nothing in ${calls} calls, ${inFlight} at a time`, async () => {
  const retry = { baseDelay: 1, budget: new RetryBudget({ capacity: 1e9 }) };
  const openair = new OpenAirClient({
    company: 'Example',
    user: 'ada',
    password: 'a secret',
    key: 'a key',
    client: 'load',
    clientVersion: '1.0',
    url: `${server.origin}/api.pl`,
    retry,
  });
  const connections = new ConnectionsClient({ apiKey: 'an-api-key', baseUrl: server.origin, retry });
  const outcomes = new Map<string, 'returned' | 'not done' | 'may be done'>();
  let wrong = 0;
  let failedReads = 0;

  const write = async (name: string, call: PromiseLike<unknown>): Promise<void> => {
    try {
      await call;
      outcomes.set(name, 'returned');
    } catch (error) {
      if (!isTransportError(error)) throw error;
      outcomes.set(name, error.mayHaveBeenDone ? 'may be done' : 'not done');
    }
  };
  const operations: readonly ((number: number) => Promise<void>)[] = [
    (number) => write(`project ${number}`, openair.add('Project', { name: `project ${number}` })),
    (number) => {
      const connection = { name: `connection ${number}`, engine_id: 3, user_id: 'u1' };
      return write(connection.name, connections.create({ companyId: 'acme', connection }));
    },
    async (number) => {
      // A response that reached another call would show here.
      const connectionId = `conn_${number}`;
      const { connection_id: got } = await connections.get({ companyId: 'acme', connectionId });
      if (got !== connectionId) wrong += 1;
    },
    async () => {
      for await (const { id } of openair.read('Slip', { pageSize: 10 })) if (id !== '1') wrong += 1;
    },
  ];

  let next = 0;
  const heaps: number[] = [];
  const work = async () => {
    while (next < calls) {
      const number = next;
      next += 1;
      if (number % (calls / 5) === 0) {
        collectGarbage();
        heaps.push(process.memoryUsage().heapUsed);
      }
      await operations[number % operations.length]?.(number).catch((error: unknown) => {
        // Three attempts can meet three faults.
        if (!isTransportError(error)) throw error;
        failedReads += 1;
      });
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  collectGarbage();
  heaps.push(process.memoryUsage().heapUsed);

  expect(wrong).toBe(0);
  expect(outcomes.size).toBe(calls / 2);
  // An eighth of the requests fails, so of reads about 1 in 580 fails three times.
  expect(failedReads).toBeLessThan(calls / 200);
  const doubled = [...server.created].filter(([, times]) => times > 1);
  expect(doubled).toEqual([]);
  const lost = [...outcomes].filter(([name, outcome]) => outcome === 'returned' && !server.created.has(name));
  expect(lost).toEqual([]);
  const hidden = [...outcomes].filter(
    ([name, outcome]) => outcome === 'not done' && server.created.has(name),
  );
  expect(hidden).toEqual([]);
  const doubtful = [...outcomes.values()].filter((outcome) => outcome === 'may be done');
  expect(doubtful.length).toBeGreaterThan(calls / 50);
  // This test itself keeps a name, an outcome and an entry of the ledger for each write.
  const [, early = 0] = heaps;
  expect((heaps.at(-1) ?? 0) - early).toBeLessThan(8_000_000);
  // On a busy machine they take minutes.
}, 300_000);
