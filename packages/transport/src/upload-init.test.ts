import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, it } from 'vitest';
import { Transport } from './transport.js';
import { isTransportError } from './transport-error.js';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

/** Frees what is not in use. Buffers that are on their way get there meanwhile. */
async function collectGarbage(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await setTimeout(20);
    gc();
  }
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A server that counts the bytes of each request, keeps none of them, and responds with a status. */
async function startCounter(
  status: number,
  beforeResponse = async (): Promise<void> => undefined,
): Promise<{ url: string; counts: number[] }> {
  const counts: number[] = [];
  const server = createServer((request, response) => {
    let count = 0;
    request.on('data', (piece: Buffer) => {
      count += piece.length;
    });
    request.on('end', async () => {
      counts.push(count);
      await beforeResponse();
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, counts };
}

const pieceSize = 2 ** 16;

/** A stream of so many pieces, each made when it is asked for. */
function streamOf(
  pieces: number,
  beforeLast = async (): Promise<void> => undefined,
): ReadableStream<Uint8Array> {
  let made = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        made += 1;
        if (made === pieces) await beforeLast();
        controller.enqueue(new Uint8Array(pieceSize));
        if (made === pieces) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

it('a stream is not kept while it is sent', async () => {
  const { url, counts } = await startCounter(200);
  const pieces = 1024;
  await collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  let kept = Number.NaN;
  const body = streamOf(pieces, async () => {
    await collectGarbage();
    kept = process.memoryUsage().arrayBuffers - before;
  });
  await new Transport().send({ method: 'POST', url, body });
  expect(counts).toEqual([pieces * pieceSize]);
  expect(kept).toBeLessThan((pieces * pieceSize) / 8);
});

it('a blob is not kept a second time while it is sent', async () => {
  const size = 2 ** 26;
  const body = new Blob([new Uint8Array(size)]);
  await collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  let kept = Number.NaN;
  const { url, counts } = await startCounter(200, async () => {
    await collectGarbage();
    kept = process.memoryUsage().arrayBuffers - before;
  });
  await new Transport().send({ method: 'POST', url, body });
  expect(counts).toEqual([size]);
  expect(kept).toBeLessThan(size / 8);
});

it.each([
  ['stream', () => streamOf(2)],
  ['blob', () => new Blob([new Uint8Array(2 * pieceSize)])],
])('a redirect of a %s is refused as that of another request, without its place', async (_, makeBody) => {
  const { url, counts } = await startCounter(307);
  const error: unknown = await new Transport()
    .send({ method: 'POST', url, body: makeBody() })
    .catch((it) => it);
  expect(isTransportError(error)).toBe(true);
  expect(error).toMatchObject({
    reason: 'redirect',
    location: undefined,
    mayHaveBeenDone: false,
    attempts: 1,
  });
  expect(counts).toEqual([2 * pieceSize]);
});
