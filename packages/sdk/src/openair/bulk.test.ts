import { describe, expect, test } from 'vitest';
import { type BulkChunk, type BulkOptions, type BulkState, OpenAirBulkError } from './bulk.js';
import type { AnyCommand } from './command.js';
import { add, deleteRecord, modify } from './commands/modify-records.js';
import { OpenAirError } from './errors.js';
import { clientOf, failureOf, responseXml } from './fixtures/scripted-service.js';

/** A service that adds, changes and deletes; `answer` may return something else for a request. */
function serviceOf(
  answer: (names: readonly string[], request: number) => Response | string | Error | undefined = () =>
    undefined,
) {
  const requests: string[][] = [];
  const stored: string[] = [];
  const fetch = async (_url: string, init: { readonly body?: unknown }) => {
    const xml = new TextDecoder().decode(init.body as Uint8Array);
    const names = [...xml.matchAll(/<name>(.*?)<\/name>/g)].map(([, name]) => name as string);
    requests.push(names);
    const answered = answer(names, requests.length);
    if (answered instanceof Error) throw answered;
    if (answered instanceof Response) return answered;
    if (answered === undefined) stored.push(...names);
    const commands = [...xml.matchAll(/<(Add|Modify|Delete) type="Project">(.*?)<\/\1>/g)];
    const content = commands.map(([, command, records = '']) => {
      if (answered !== undefined) return `<${command} status="${answered}"/>`;
      const isBad = records.includes('<name>bad');
      if (isBad) stored.splice(stored.indexOf(/<name>(.*?)</.exec(records)?.[1] ?? ''), 1);
      return isBad ? `<${command} status="602"/>` : `<${command} status="0">${records}</${command}>`;
    });
    return new Response(responseXml(content.join('')));
  };
  return { requests, stored, fetch };
}

const named = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => add('Project', { name: `p${from + index}` }));

async function collect<Data>(chunks: AsyncGenerator<BulkChunk<Data>, BulkState, undefined>) {
  const all: BulkChunk<Data>[] = [];
  for (;;) {
    const { value, done } = await chunks.next();
    if (done === true) return { chunks: all, state: value };
    all.push(value);
  }
}

/** The chunks in front of a failure, and the failure. */
async function collectFailure(chunks: AsyncGenerator<BulkChunk<unknown>, BulkState, undefined>) {
  const all: BulkChunk<unknown>[] = [];
  const error = await failureOf(
    (async () => {
      for await (const chunk of chunks) all.push(chunk);
    })(),
  );
  expect(error).toBeInstanceOf(OpenAirBulkError);
  return { chunks: all, error: error as OpenAirBulkError };
}

const bulk = (
  service: ReturnType<typeof serviceOf>,
  commands: Iterable<AnyCommand> | AsyncIterable<AnyCommand>,
  options?: BulkOptions,
) => clientOf({ fetch: service.fetch as never }).bulk(commands, options);

describe('splitting', () => {
  test('1,000 records are written by a request, in order, however many a command has', async () => {
    const service = serviceOf();
    const commands = [...named(999), add('Project', [{ name: 'x' }, { name: 'y' }]), ...named(1500, 1000)];
    const { chunks, state } = await collect(bulk(service, commands));
    expect(service.requests.map(({ length }) => length)).toEqual([999, 1000, 502]);
    expect(service.stored).toEqual(
      [...Array(999).keys()]
        .map((n) => `p${n}`)
        .concat('x', 'y', ...[...Array(1500).keys()].map((n) => `p${n + 1000}`)),
    );
    const results = chunks.flatMap((chunk) => chunk.results);
    expect(results.map(({ index }) => index)).toEqual([...commands.keys()]);
    expect(results[5]).toMatchObject({ status: 'done', data: { name: 'p5' } });
    expect(results[999]).toMatchObject({ status: 'done', data: [{ name: 'x' }, { name: 'y' }] });
    expect(state).toEqual({ next: 2500, failed: [], unknown: [] });
  });

  test('kinds of commands may be mixed, and requests be smaller', async () => {
    const service = serviceOf();
    const commands = [
      add('Project', { name: 'a' }),
      modify('Project', { id: 1, name: 'b' }),
      deleteRecord('Project', { id: 2 }),
    ];
    const { chunks } = await collect(bulk(service, commands, { commandsPerRequest: 2 }));
    expect(chunks.map(({ state }) => state.next)).toEqual([2, 3]);
    expect(chunks[1]?.results).toEqual([{ status: 'done', index: 2, data: undefined }]);
    const small = await collect(bulk(serviceOf(), named(5), { recordsPerRequest: 2 }));
    expect(small.chunks.map(({ results }) => results.length)).toEqual([2, 2, 1]);
  });

  test('nothing is sent for no commands', async () => {
    const service = serviceOf();
    expect(await collect(bulk(service, []))).toEqual({
      chunks: [],
      state: { next: 0, failed: [], unknown: [] },
    });
    expect(service.requests).toEqual([]);
  });

  test.each([
    ['too many commands (855)', (): string => '855'],
    ['too many bytes (413)', (): Response => new Response('', { status: 413 })],
  ])(
    'a request that the service refuses for %s is sent in halves, and so are those behind it',
    async (_name, refusal) => {
      const service = serviceOf((names) => (names.length > 30 ? refusal() : undefined));
      const { state } = await collect(bulk(service, named(150), { commandsPerRequest: 100 }));
      expect(service.stored).toEqual([...Array(150).keys()].map((n) => `p${n}`));
      expect(service.requests.map(({ length }) => length)).toEqual([100, 50, 25, 25, 25, 25, 25, 25]);
      expect(state).toEqual({ next: 150, failed: [], unknown: [] });
    },
  );

  test('a single command that is too large fails', async () => {
    const { error } = await collectFailure(
      bulk(
        serviceOf(() => '855'),
        named(1),
      ),
    );
    expect(error.state).toEqual({ next: 1, failed: [{ first: 0, count: 1 }], unknown: [] });
  });

  test.each([
    { recordsPerRequest: 1001 },
    { recordsPerRequest: 1.5 },
    { commandsPerRequest: 0 },
    { concurrency: 0 },
  ])('%j is refused', async (options) => {
    await expect(collect(bulk(serviceOf(), named(1), options))).rejects.toThrow(OpenAirError);
  });

  test('a batch with more records than a request may write is not sent, and leads to bulk', async () => {
    const service = serviceOf();
    const openair = clientOf({ fetch: service.fetch as never });
    const records = (count: number) => Array.from({ length: count }, () => ({ name: 'a' }));
    const commands = [add('Project', records(600)), add('Project', records(600))];
    expect(await failureOf(openair.batch(commands))).toMatchObject({
      reason: 'request',
      message: expect.stringMatching(/1000.*1200.*"bulk"/),
    });
    expect(await failureOf(openair.batchSettled(commands))).toMatchObject({ reason: 'request' });
    expect(() => add('Project', records(1001))).toThrow(/"bulk"/);
    expect(service.requests).toEqual([]);
    const { chunks } = await collect(openair.bulk(commands));
    expect(chunks).toHaveLength(2);
  });
});

describe('failures', () => {
  const withBad = [...named(3), add('Project', { name: 'bad' }), ...named(4, 4)];

  test('a refused command stops the bulk behind its request', async () => {
    const service = serviceOf();
    const { chunks, error } = await collectFailure(bulk(service, withBad, { commandsPerRequest: 5 }));
    expect(service.requests).toHaveLength(1);
    expect(chunks[0]?.results.map(({ status }) => status)).toEqual([
      'done',
      'done',
      'done',
      'failed',
      'done',
    ]);
    expect(error.state).toEqual({ next: 5, failed: [{ first: 3, count: 1 }], unknown: [] });
    expect(error).toMatchObject({ name: 'OpenAirBulkError', reason: 'command', mayHaveBeenDone: false });
    expect(error.cause).toMatchObject({ code: '602' });
  });

  test('with "continue" the chunks tell of it, and the rest is sent', async () => {
    const service = serviceOf();
    const { state } = await collect(bulk(service, withBad, { commandsPerRequest: 5, onFailure: 'continue' }));
    expect(service.stored).toHaveLength(7);
    expect(state).toEqual({ next: 8, failed: [{ first: 3, count: 1 }], unknown: [] });
  });

  test('a lost response leaves it unknown what was done', async () => {
    const service = serviceOf((_names, request) => (request === 2 ? new Error('reset') : undefined));
    const { error } = await collectFailure(bulk(service, named(9), { commandsPerRequest: 3 }));
    expect(error.state).toEqual({ next: 6, failed: [], unknown: [{ first: 3, count: 3 }] });
    expect(error).toMatchObject({ reason: 'network', mayHaveBeenDone: true });
  });

  test('a command that breaks the schema fails alone', async () => {
    const service = serviceOf();
    const commands = [...named(1), add('Project', { name: 'a', budget: 'much' }), ...named(1, 2)];
    const { chunks } = await collect(bulk(service, commands, { onFailure: 'continue' }));
    expect(chunks[0]?.results.map(({ status }) => status)).toEqual(['done', 'failed', 'done']);
    expect(service.stored).toEqual(['p0', 'p2']);
  });

  test('a refused log-in and an abort stop a bulk that goes on otherwise', async () => {
    const refusing = serviceOf(() => new Response('<response><Auth status="401"/></response>'));
    const refused = await collectFailure(
      bulk(refusing, named(4), { commandsPerRequest: 2, onFailure: 'continue' }),
    );
    expect(refused.error.state).toEqual({ next: 2, failed: [{ first: 0, count: 2 }], unknown: [] });

    const controller = new AbortController();
    const aborting = serviceOf((_names, request) => {
      if (request === 2) controller.abort();
      return undefined;
    });
    const options = { commandsPerRequest: 2, onFailure: 'continue', signal: controller.signal } as const;
    const aborted = await collectFailure(bulk(aborting, named(8), options));
    expect(aborting.requests).toHaveLength(2);
    expect(aborted.error).toMatchObject({
      reason: 'aborted',
      state: { next: 4, unknown: [{ first: 2, count: 2 }] },
    });
  });

  test('a source that fails ends the bulk with its own error', async () => {
    const service = serviceOf();
    async function* source() {
      yield* named(3);
      throw new RangeError('no more rows');
    }
    await expect(collect(bulk(service, source(), { commandsPerRequest: 2 }))).rejects.toThrow(RangeError);
    expect(service.stored).toEqual(['p0', 'p1']);
  });
});

describe('resuming', () => {
  test('what was done is passed over, what failed is sent again, and what is not known stays so', async () => {
    const source = () => [...named(3), add('Project', { name: 'bad' }), ...named(8, 4)];
    const service = serviceOf((_names, request) => (request === 3 ? new Error('reset') : undefined));
    const options = { commandsPerRequest: 3, onFailure: 'continue' } as const;
    const first = await collect(bulk(service, source().slice(0, 9), options));
    expect(first.state).toEqual({
      next: 9,
      failed: [{ first: 3, count: 1 }],
      unknown: [{ first: 6, count: 3 }],
    });

    const state = JSON.parse(JSON.stringify(first.state)) as BulkState;
    const mended = source().map((command, index) =>
      index === 3 ? add('Project', { name: 'good' }) : command,
    );
    const second = serviceOf();
    const resumed = await collect(bulk(second, mended, { ...options, resume: state }));
    expect(second.stored).toEqual(['good', 'p9', 'p10', 'p11']);
    expect(resumed.chunks.flatMap(({ results }) => results.map(({ index }) => index))).toEqual([
      3, 9, 10, 11,
    ]);
    expect(resumed.state).toEqual({ next: 12, failed: [], unknown: [{ first: 6, count: 3 }] });

    const third = serviceOf();
    const repeated = await collect(bulk(third, mended, { resume: resumed.state, repeatUnknown: true }));
    expect(third.stored).toEqual(['p6', 'p7', 'p8']);
    expect(repeated.state).toEqual({ next: 12, failed: [], unknown: [] });
  });

  test('a bulk that stops while it resumes keeps what it has not come to', async () => {
    const state: BulkState = {
      next: 10,
      failed: [
        { first: 0, count: 2 },
        { first: 5, count: 2 },
      ],
      unknown: [{ first: 8, count: 1 }],
    };
    const service = serviceOf((_names, request) => (request === 1 ? new Error('reset') : undefined));
    const { error } = await collectFailure(
      bulk(service, named(12), { commandsPerRequest: 2, resume: state }),
    );
    expect(service.requests).toEqual([['p0', 'p1']]);
    expect(error.state).toEqual({
      next: 10,
      failed: [{ first: 5, count: 2 }],
      unknown: [
        { first: 0, count: 2 },
        { first: 8, count: 1 },
      ],
    });
  });
});

describe('load', () => {
  test('commands are taken from their source as they are sent', async () => {
    const service = serviceOf();
    let taken = 0;
    async function* source() {
      for (const command of named(100)) {
        taken += 1;
        yield command;
      }
    }
    for await (const { state } of bulk(service, source(), { commandsPerRequest: 10 })) {
      // One more than was sent: only it tells that a request is full.
      expect(taken).toBeLessThanOrEqual(state.next + 1);
    }
    expect(service.stored).toHaveLength(100);
  });

  test('a consumer that leaves early ends the source, and nothing more is sent', async () => {
    const service = serviceOf();
    let isClosed = false;
    async function* source() {
      try {
        yield* named(100);
      } finally {
        isClosed = true;
      }
    }
    for await (const _ of bulk(service, source(), { commandsPerRequest: 10 })) break;
    expect(isClosed).toBe(true);
    expect(service.requests).toHaveLength(1);
  });

  test.each([1, 3])(
    '%j requests are on their way at once, and chunks are handed out in order',
    async (concurrency) => {
      const service = serviceOf();
      let now = 0;
      let most = 0;
      const fetch = async (url: string, init: { readonly body?: unknown }) => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
        now -= 1;
        return service.fetch(url, init);
      };
      const chunks = clientOf({ fetch: fetch as never }).bulk(named(40), {
        commandsPerRequest: 4,
        concurrency,
      });
      const { chunks: all } = await collect(chunks);
      expect(all.map(({ state }) => state.next)).toEqual([4, 8, 12, 16, 20, 24, 28, 32, 36, 40]);
      expect(most).toBe(concurrency);
    },
  );
});
