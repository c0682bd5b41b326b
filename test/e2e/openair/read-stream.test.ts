import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { OpenAirClient, type OpenAirClientOptions } from '@proj/sdk/openair';
import { OpenAirServer } from '@proj/sdk/testing';
import { serve } from '@proj/sdk/testing/serve';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const login = { company: 'acme', user: 'jadmin', password: 'pass-word-1', key: 'key-word-1' };

const slip = (id: number): string => `<Slip><id>${id}</id></Slip>`;
const start = '<response><Auth status="0"/><Read status="0">';
const end = '</Read></response>';

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Servers that a test started. */
const servers: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A client of a server that answers each request by a function. */
async function clientOf(
  answer: (response: ServerResponse, request: IncomingMessage, xml: string) => unknown,
  options: Partial<OpenAirClientOptions> = {},
): Promise<OpenAirClient> {
  const handle: RequestListener = async (request, response) => {
    let xml = '';
    for await (const chunk of request) xml += chunk;
    response.writeHead(200, { 'content-type': 'text/xml' });
    await answer(response, request, xml);
  };
  const http = createServer(handle).listen(0, '127.0.0.1');
  await once(http, 'listening');
  servers.push({
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  });
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
  return new OpenAirClient({ ...login, client: 'e2e', clientVersion: '1.0', url, ...options });
}

/** Reads records, and how that ended. */
async function idsOf(
  records: AsyncIterable<{ readonly id?: string | undefined }>,
  each?: (id: string | undefined) => unknown,
): Promise<{ ids: number[]; error: unknown }> {
  const ids: number[] = [];
  try {
    for await (const { id } of records) {
      ids.push(Number(id));
      await each?.(id);
    }
    return { ids, error: undefined };
  } catch (error) {
    return { ids, error };
  }
}

/** The numbers from 1. */
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('records arrive', () => {
  test('while the server still holds the rest of the page', async () => {
    let sendRest = (): void => undefined;
    const openair = await clientOf((response) => {
      response.write(start + slip(1) + slip(2) + slip(3).slice(0, 9));
      sendRest = () => response.end(slip(3).slice(9) + end);
    });
    // The server sends the second half when the records of the first one have been seen, or never.
    const { ids, error } = await idsOf(openair.read('Slip'), (id) => id === '2' && sendRest());
    expect(error).toBeUndefined();
    expect(ids).toEqual([1, 2, 3]);
  });

  test('for a consumer who takes longer with a record than the server may', async () => {
    const openair = await clientOf((response) => response.end(start + slip(1) + slip(2) + end), {
      timeout: 500,
      retry: { limit: 0 },
    });
    const { ids, error } = await idsOf(openair.read('Slip'), () => pause(600));
    expect(error).toBeUndefined();
    expect(ids).toEqual([1, 2]);
  });

  test('for a consumer who takes longer than the server may, though the server waits for a while as well', async () => {
    const openair = await clientOf(
      async (response) => {
        response.write(start + slip(1));
        await pause(1_000);
        response.end(slip(2) + end);
      },
      { timeout: 800, retry: { limit: 0 } },
    );
    // The server stalls for a second, and the consumer waits for the last 300 ms of it.
    const { ids, error } = await idsOf(openair.read('Slip'), () => pause(700));
    expect(error).toBeUndefined();
    expect(ids).toEqual([1, 2]);
  });

  test('until the server takes too long', async () => {
    const openair = await clientOf((response) => response.write(start + slip(1)), { timeout: 500 });
    const { ids, error } = await idsOf(openair.read('Slip'));
    expect(ids).toEqual([1]);
    expect(error).toMatchObject({ reason: 'timeout' });
  });

  test('until the server has taken too long, all waits together', async () => {
    let isOpen = true;
    const openair = await clientOf(
      async (response) => {
        response.write(start);
        response.on('close', () => {
          isOpen = false;
        });
        for (let id = 1; isOpen; id += 1) {
          await pause(50);
          response.write(slip(id));
        }
      },
      { timeout: 600 },
    );
    const { ids, error } = await idsOf(openair.read('Slip'));
    expect(error).toMatchObject({ reason: 'timeout' });
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.length).toBeLessThan(13);
    await expect.poll(() => isOpen).toBe(false);
  });
});

describe('a signal ends the reading', () => {
  test('while it waits for the server', async () => {
    const controller = new AbortController();
    const openair = await clientOf((response) => response.write(start + slip(1)));
    setTimeout(() => controller.abort(new Error('enough')), 100);
    const { ids, error } = await idsOf(openair.read('Slip', { signal: controller.signal }));
    expect(ids).toEqual([1]);
    expect(error).toMatchObject({ reason: 'aborted' });
    expect((error as Error).cause).toBe(controller.signal.reason);
  });

  test('while the consumer holds a record, though the next one has come', async () => {
    const controller = new AbortController();
    const openair = await clientOf((response) => response.end(start + slip(1) + slip(2) + end));
    const { ids, error } = await idsOf(openair.read('Slip', { signal: controller.signal }), () =>
      controller.abort(),
    );
    expect(ids).toEqual([1]);
    expect(error).toMatchObject({ reason: 'aborted' });
  });

  test('before the first request, and while it waits to send one again', async () => {
    let requests = 0;
    const answer = (response: ServerResponse): void => {
      requests += 1;
      response.write(start);
      setTimeout(() => response.destroy(), 20);
    };
    // The wait is the longest that chance may choose.
    const openair = await clientOf(answer, { retry: { baseDelay: 5_000, random: () => 0.99 } });
    const signal = AbortSignal.timeout(150);
    expect((await idsOf(openair.read('Slip', { signal }))).error).toMatchObject({ reason: 'aborted' });
    expect(requests).toBe(1);
    const { error } = await idsOf(openair.read('Slip', { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ reason: 'aborted' });
    expect(requests).toBe(1);
  });
});

test('a consumer who stops early closes the connection', async () => {
  let isClosed = false;
  const openair = await clientOf((response) => {
    response.write(start + slip(1));
    response.on('close', () => {
      isClosed = true;
    });
  });
  for await (const { id } of openair.read('Slip')) {
    expect(id).toBe('1');
    break;
  }
  await expect.poll(() => isClosed).toBe(true);
});

test('a client with a log reads pages as a whole, and logs them before their records', async () => {
  const log: (string | undefined)[] = [];
  const openair = await clientOf((response) => response.end(start + slip(1) + slip(2) + end), {
    onExchange: ({ response }) => log.push(response),
  });
  const { ids } = await idsOf(openair.read('Slip'), (id) => log.push(id));
  expect(ids).toEqual([1, 2]);
  expect(log).toEqual([start + slip(1) + slip(2) + end, '1', '2']);
});

describe('a connection that breaks', () => {
  let server: OpenAirServer;
  let limits: (string | undefined)[];

  beforeEach(() => {
    server = new OpenAirServer();
    for (const total of upTo(50)) server.records.add('Slip', { total });
    limits = [];
  });

  /** A client whose first answers break after so many bytes. */
  function clientWithBreaks(
    breaks: readonly number[],
    options: Partial<OpenAirClientOptions> = {},
  ): OpenAirClient {
    const left = [...breaks];
    return new OpenAirClient({
      ...server.credentials,
      url: 'https://acme.example/api.pl',
      client: 'e2e',
      clientVersion: '1.0',
      ...options,
      fetch: async (input, init) => {
        const response = await server.fetch(input, init);
        limits.push(/limit="([^"]*)"/.exec(server.requests.at(-1)?.xml ?? '')?.[1]);
        const bytes = left.shift();
        if (bytes === undefined) return response;
        const whole = new Uint8Array(await response.arrayBuffer());
        let isCut = false;
        return new Response(
          new ReadableStream({
            pull(controller) {
              if (isCut) controller.error(new TypeError('terminated'));
              else controller.enqueue(whole.slice(0, bytes));
              isCut = true;
            },
          }),
        );
      },
    });
  }

  /** The slips have the numbers from 1 as totals; the user of the log-in has an id as well. */
  const totals = async (
    openair: OpenAirClient,
    onRecord?: (total: number) => unknown,
    fields?: ['id', 'total'],
  ) => {
    const seen: number[] = [];
    const options = fields === undefined ? {} : { fields };
    const error = await (async () => {
      for await (const record of openair.read('Slip', { pageSize: 40, ...options })) {
        seen.push(Number(record.total));
        await onRecord?.(Number(record.total));
      }
    })().catch((reason: unknown) => reason);
    return { seen, error };
  };

  test('before the first record: the page is asked for again', async () => {
    const { seen, error } = await totals(clientWithBreaks([60]));
    expect(error).toBeUndefined();
    expect(seen).toEqual(upTo(50));
    expect(limits).toEqual(['0,40', '0,40', '40,40']);
  });

  test('behind records: the rest is asked for from the last one on, and each record comes once', async () => {
    for (const bytes of [200, 500, 1_000, 2_000]) {
      limits = [];
      const { seen, error } = await totals(clientWithBreaks([bytes, bytes]));
      expect(error).toBeUndefined();
      expect(seen).toEqual(upTo(50));
      expect(limits[0]).toBe('0,40');
      expect(limits.at(-1)).toBe('40,40');
      expect(limits).toHaveLength(4);
    }
  });

  test('behind the last record of a page: the next page follows', async () => {
    // All bytes have come, but not their end.
    const { seen, error } = await totals(clientWithBreaks([1_000_000]));
    expect(error).toBeUndefined();
    expect(seen).toEqual(upTo(50));
    expect(limits).toEqual(['0,40', '39,1', '40,40']);
  });

  test('more often than a request is sent again: what has come before is kept', async () => {
    const { seen, error } = await totals(clientWithBreaks([600, 600, 600]));
    expect(error).toMatchObject({ reason: 'network', attempts: 3, notRepeated: 'attempts' });
    expect(String(error)).toContain('terminated');
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual(upTo(seen.length));
    expect(limits).toHaveLength(3);
    expect((await totals(clientWithBreaks([600], { retry: { limit: 0 } }))).error).toMatchObject({
      reason: 'network',
    });
  });

  test('and a server that then is busy take from the same attempts', async () => {
    const busy = clientWithBreaks([600], { retry: { limit: 2 } });
    const { error } = await totals(busy, (total) => {
      if (total === 1) for (let count = 0; count < 3; count += 1) server.respondOnce(503);
    });
    expect(error).toMatchObject({ reason: 'http', status: 503 });
    // The page, the rest of it, and that once again.
    expect(limits).toHaveLength(3);
  });

  test('while records move: no record comes twice, and none is left out, but the reading fails', async () => {
    const [first] = server.records.list('Slip');
    const { seen, error } = await totals(clientWithBreaks([1_000]), (total) => {
      if (total === 3) server.records.delete('Slip', first?.id);
    });
    expect(error).toMatchObject({ reason: 'network' });
    expect(seen).toEqual([1, 2, 3]);
    expect(limits).toEqual(['0,40', '2,38']);
  });

  test('while all records go: the reading fails', async () => {
    const { seen, error } = await totals(clientWithBreaks([1_000]), () => {
      for (const { id } of server.records.list('Slip')) server.records.delete('Slip', id);
    });
    expect(error).toMatchObject({ reason: 'network' });
    expect(seen).toEqual(upTo(seen.length));
  });

  test('behind records whose id was not asked for: it is, and the rest comes', async () => {
    const openair = clientWithBreaks([600]);
    const seen: object[] = [];
    for await (const record of openair.read('Slip', { fields: ['total'] })) seen.push(record);
    expect(seen.map((record) => Number((record as { total: string }).total))).toEqual(upTo(seen.length));
    expect(seen.some((record) => 'id' in record)).toBe(false);
    expect(limits).toHaveLength(2);
  });

  test('behind records that have no id: the reading fails', async () => {
    let requests = 0;
    const term = (name: string) => `<Term><name>${name}</name></Term>`;
    const openair = await clientOf((response) => {
      requests += 1;
      response.write(start + term('a') + term('b'));
      setTimeout(() => response.destroy(), 50);
    });
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const record of openair.read('Term', { fields: ['name'] })) seen.push(record);
    })();
    await expect(reading).rejects.toMatchObject({ reason: 'network' });
    expect(seen.length).toBeGreaterThan(0);
    expect(requests).toBe(1);
  });

  test('for good, on the wire: the records before are handed out, and the rest comes of another connection', async () => {
    let requests = 0;
    const openair = await clientOf((response, _, xml) => {
      requests += 1;
      if (requests > 1) {
        expect(xml).toContain('limit="1,999"');
        response.end(start + slip(2) + slip(3) + end);
        return;
      }
      response.write(start + slip(1) + slip(2));
      setTimeout(() => response.destroy(), 50);
    });
    expect(await idsOf(openair.read('Slip'))).toEqual({ ids: [1, 2, 3], error: undefined });
    expect(requests).toBe(2);
  });
});

test('memory does not grow with the page', { timeout: 60_000 }, async () => {
  /** Reads a page of so many MB from the in-memory server in a process of its own; gives the peak of its memory, in MB. */
  const peakOf = async (megabytes: number): Promise<number> => {
    const notes = 'x'.repeat(50_000);
    const served = await serve();
    servers.push(served);
    const count = megabytes * 20;
    for (let index = 0; index < count; index += 1) served.openair.records.add('Slip', { notes });
    const reader = fileURLToPath(new URL('fixtures/read-slips.mjs', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [
      reader,
      JSON.stringify({ ...served.openair.credentials, url: served.openairUrl }),
    ]);
    const { records, peak } = JSON.parse(stdout) as { records: number; peak: number };
    expect(records).toBe(count);
    return peak;
  };
  const [small, large] = [await peakOf(10), await peakOf(45)];
  expect(large - small).toBeLessThan(30);
});
