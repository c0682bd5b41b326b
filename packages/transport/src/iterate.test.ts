import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Verdict } from './classification.js';
import { TestServers } from './fixtures/local-server.js';
import { failureOf, holdTime, turns, until } from './fixtures/waiting.js';
import type { Hooks } from './hooks.js';
import type { Reading } from './reading.js';
import type { StreamedResponse } from './streamed-response.js';
import { Transport, type TransportOptions } from './transport.js';
import type { TransportError } from './transport-error.js';
import type { TransportRequest } from './transport-request.js';

const servers = new TestServers();
beforeEach(holdTime);
afterEach(async () => {
  vi.useRealTimers();
  await servers.close();
});

/** A line that tells of a failure. */
class LineProblem extends Error {}

/** Reads lines; asks for those that are missing by `?from=`. */
class Lines implements Reading<string> {
  readonly #url: string;
  readonly earlier: (TransportError | undefined)[] = [];
  #given = 0;

  constructor(url: string) {
    this.#url = url;
  }

  async *read({ body }: StreamedResponse, earlier: TransportError | undefined): AsyncGenerator<string> {
    this.earlier.push(earlier);
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        text += decoder.decode(value, { stream: true });
        for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
          const line = text.slice(0, end);
          text = text.slice(end + 1);
          if (line.startsWith('!')) throw new LineProblem(line.slice(1));
          this.#given += 1;
          yield line;
        }
      }
    } finally {
      reader.cancel().catch(() => undefined);
    }
  }

  explain(thrown: unknown): Verdict | undefined {
    if (!(thrown instanceof LineProblem) || thrown.message === 'defect') return undefined;
    const kinds: Readonly<Record<string, Verdict['kind']>> = { busy: 'transient', expired: 'expired' };
    return { kind: kinds[thrown.message] ?? 'failed', message: thrown.message, retryAfter: 20_000 };
  }

  resume(): TransportRequest | undefined {
    return request(`${this.#url}?from=${this.#given}`);
  }
}

function request(url: string, signal?: AbortSignal): TransportRequest {
  return { method: 'POST', url, effect: 'read', operation: 'lines', signal };
}

/** Hooks that note what they see, and let the time of waits pass. */
function watching(): { readonly events: string[]; readonly hooks: Hooks } {
  const events: string[] = [];
  const hooks: Hooks = {
    onRequest: ({ attempt }) => {
      events.push(`request ${attempt}`);
    },
    onRetry: ({ delay, error }) => {
      events.push(`retry after ${error.reason}`);
      queueMicrotask(() => void vi.advanceTimersByTimeAsync(delay));
    },
    onSettled: ({ attempt, error }) => {
      events.push(`settled ${attempt} ${error?.reason ?? 'well'}`);
    },
  };
  return { events, hooks };
}

async function linesOf(
  url: string,
  options: TransportOptions = {},
  signal?: AbortSignal,
  onLine?: (line: string) => unknown,
): Promise<{ lines: string[]; reading: Lines; error: TransportError | undefined }> {
  const reading = new Lines(url);
  const lines: string[] = [];
  const all = async () => {
    for await (const line of new Transport(options).iterate(request(url, signal), reading)) {
      lines.push(line);
      await onLine?.(line);
    }
  };
  const error = await all().then(
    () => undefined,
    (thrown: TransportError) => thrown,
  );
  return { lines, reading, error };
}

/** Sends lines, and breaks off. */
function breakAfter(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-length': '1000' });
  response.write(text, () => setTimeout(() => response.destroy(), 0));
  void vi.advanceTimersByTimeAsync(1);
}

describe('what is read while a body arrives', () => {
  it('is handed out as it comes, and is one call', async () => {
    const sendRest: (() => void)[] = [];
    const { url } = await servers.start((response) => {
      response.write('one\ntwo\nth');
      sendRest.push(() => response.end('ree\n'));
    });
    const { events, hooks } = watching();
    const { lines, error } = await linesOf(
      url,
      { hooks },
      undefined,
      (line) => line === 'two' && sendRest[0]?.(),
    );
    expect(error).toBeUndefined();
    expect(lines).toEqual(['one', 'two', 'three']);
    expect(events).toEqual(['request 1', 'settled 1 well']);
  });

  it('goes on after a connection that breaks, with what is missing', async () => {
    const server = await servers.start((response, { number }) => {
      if (number === 1) return breakAfter(response, 'one\ntwo\nth');
      response.end('three\n');
    });
    const { events, hooks } = watching();
    const { lines, reading } = await linesOf(server.url, { hooks });
    expect(lines).toEqual(['one', 'two', 'three']);
    expect(server.requests.map(({ path }) => path)).toEqual(['/', '/?from=2']);
    expect(events).toEqual(['request 1', 'retry after network', 'request 2', 'settled 2 well']);
    expect(reading.earlier).toMatchObject([undefined, { reason: 'network', status: 200 }]);
  });

  it('fails as the connection did, when reading cannot go on', async () => {
    const server = await servers.start((response) => breakAfter(response, 'one\n'));
    const reading = new Lines(server.url);
    reading.resume = () => undefined;
    const { events, hooks } = watching();
    const lines: string[] = [];
    const all = (async () => {
      for await (const line of new Transport({ hooks }).iterate(request(server.url), reading))
        lines.push(line);
    })();
    expect(await failureOf(all)).toMatchObject({ reason: 'network', attempts: 1 });
    expect(lines).toEqual(['one']);
    expect(events).toEqual(['request 1', 'settled 1 network']);
  });

  it('has the attempts of one call, whatever they fail at', async () => {
    const server = await servers.start((response, { number }) => {
      if (number === 2) return void response.writeHead(503).end();
      breakAfter(response, 'line\n');
    });
    const { events, hooks } = watching();
    const { lines, error } = await linesOf(server.url, { hooks });
    expect(lines).toEqual(['line', 'line']);
    expect(error).toMatchObject({
      reason: 'network',
      attempts: 3,
      notRepeated: 'attempts',
      earlier: [{ reason: 'network' }, { reason: 'http', status: 503 }],
    });
    expect(events.at(-1)).toBe('settled 3 network');
  });

  it('may tell of a failure that passes, and of how long it takes', async () => {
    const server = await servers.start((response, { number }) =>
      response.end(number === 1 ? '!busy\n' : 'one\n'),
    );
    const delays: number[] = [];
    const { hooks } = watching();
    const onRetry: Hooks['onRetry'] = (event) => {
      delays.push(event.delay);
      expect(event.error).toMatchObject({ reason: 'command', status: 200, retryAfter: 20_000 });
      hooks.onRetry?.(event);
    };
    const { lines } = await linesOf(server.url, { hooks: { onRetry } });
    expect(lines).toEqual(['one']);
    expect(delays).toEqual([20_000]);
  });

  it('may tell of refused credentials, which are fetched anew once', async () => {
    const server = await servers.start((response, { headers }) =>
      response.end(headers.authorization === 'new' ? 'one\n' : '!expired\n'),
    );
    let fetched = 0;
    const authorize: TransportOptions['authorize'] = (plain, { refresh }) => {
      if (refresh) fetched += 1;
      return { ...plain, headers: { authorization: fetched === 0 ? 'old' : 'new' } };
    };
    expect((await linesOf(server.url, { authorize })).lines).toEqual(['one']);
    expect(fetched).toBe(1);
    const refused = await linesOf(server.url, { authorize: (plain) => ({ ...plain }) });
    expect(refused.error).toMatchObject({ reason: 'command', message: expect.stringContaining('expired') });
    expect(server.requests.length).toBe(4);
  });

  it('throws what the reader does not explain as it is', async () => {
    const { url } = await servers.start((response) => response.end('one\n!defect\n'));
    const { events, hooks } = watching();
    const { lines, error } = await linesOf(url, { hooks });
    expect(lines).toEqual(['one']);
    expect(error).toBeInstanceOf(LineProblem);
    expect(events).toEqual(['request 1', 'settled 1 well']);
  });

  it('is closed by a consumer who stops, without waiting for the service', async () => {
    let isClosed = false;
    const { url } = await servers.start((response) => {
      response.write('one\n');
      response.on('close', () => {
        isClosed = true;
      });
    });
    const { events, hooks } = watching();
    for await (const line of new Transport({ hooks }).iterate(request(url), new Lines(url))) {
      expect(line).toBe('one');
      break;
    }
    expect(events).toEqual(['request 1', 'settled 1 well']);
    await until(() => isClosed);
  });

  it('ends when the caller aborts, while a line is held and the next has come', async () => {
    const { url } = await servers.start((response) => response.end('one\ntwo\n'));
    const { events, hooks } = watching();
    const controller = new AbortController();
    const { lines, error } = await linesOf(url, { hooks }, controller.signal, () =>
      controller.abort('enough'),
    );
    expect(lines).toEqual(['one']);
    expect(error).toMatchObject({ reason: 'aborted', cause: 'enough' });
    expect(events).toEqual(['request 1', 'settled 1 aborted']);
  });

  it('is over for hooks when it was aborted and its consumer stops', async () => {
    const { url } = await servers.start((response) => response.end('one\ntwo\n'));
    const { events, hooks } = watching();
    const controller = new AbortController();
    for await (const _ of new Transport({ hooks }).iterate(request(url, controller.signal), new Lines(url))) {
      controller.abort();
      break;
    }
    expect(events).toEqual(['request 1', 'settled 1 well']);
  });

  it('takes time only while the service is waited for', async () => {
    let send: ((text: string) => void) | undefined;
    const { url, requests } = await servers.start((response, { number }) => {
      response.flushHeaders();
      if (number > 1) return;
      response.write('one\n');
      send = (text) => response.write(text);
    });
    const lines: string[] = [];
    const all = (async () => {
      const { hooks } = watching();
      const transport = new Transport({
        timeout: 5_000,
        deadline: 12_000,
        retry: { baseDelay: 2, random: () => 0.5 },
        hooks,
      });
      for await (const line of transport.iterate(request(url), new Lines(url))) {
        lines.push(line);
        await vi.advanceTimersByTimeAsync(3_600_000);
        send?.('two\n');
        send = undefined;
      }
    })();
    const failure = failureOf(all);
    await until(() => lines.length === 2);
    // Two attempts take 5 s each, and the third has what is left of the time for the call.
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await turns();
      await vi.advanceTimersByTimeAsync(5_000);
      await until(() => requests.length === attempt + 1);
      await turns();
    }
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await failure).toMatchObject({ reason: 'timeout', message: expect.stringContaining('12000 ms') });
  });

  it('comes of a fetch whose bodies are no streams of the Web, too', async () => {
    const fetch = async () =>
      ({
        ok: true,
        status: 200,
        statusText: 'OK',
        headers: new Headers(),
        body: { pipe: () => undefined },
        arrayBuffer: async () => new TextEncoder().encode('one\ntwo\n').buffer,
      }) as unknown as Response;
    expect((await linesOf('http://127.0.0.1/', { fetch })).lines).toEqual(['one', 'two']);
    const response = await new Transport({ fetch }).send({ method: 'GET', url: 'http://127.0.0.1/' });
    expect(response.text()).toBe('one\ntwo\n');
  });
});
