import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalEncodings } from './encodings.js';
import { chance, secrets, waysToWrite } from './fixtures/written-secrets.js';
import { Redactor } from './redactor.js';
import { Transport, type TransportOptions } from './transport.js';
import { isTransportError } from './transport-error.js';

/** What a `fetch` does with a secret, written in some way, that it was given. */
type Misbehave = (written: string) => Response | Promise<Response>;

/** A text that a header field and a reason phrase can carry. */
const sendable = (text: string) => (/^[\x21-\x7e]*$/.test(text) ? text : encodeURIComponent(text));

const misbehaviours: Readonly<Record<string, Misbehave>> = {
  body: (written) => new Response(`{"you sent":"${written}"}`, { status: 400 }),
  successBody: (written) => new Response(`<html>${written}`),
  reason: (written) => new Response('', { status: 403, statusText: sendable(written) }),
  header: (written) => new Response('', { status: 403, headers: { 'x-echo': sendable(written) } }),
  cookie: (written) => new Response('', { status: 403, headers: { 'set-cookie': sendable(written) } }),
  redirect: (written) =>
    new Response('', { status: 307, headers: { location: `/${sendable(written)}?k=${sendable(written)}` } }),
  retried: (written) => new Response(written, { status: 503, statusText: sendable(written) }),
  message: (written) => Promise.reject(new TypeError(`could not send ${written}`)),
  cause: (written) =>
    Promise.reject(new TypeError('failed', { cause: new Error('no', { cause: new Error(written) }) })),
  property: (written) =>
    Promise.reject(
      Object.assign(new Error('failed'), { config: { headers: [{ key: written }] }, code: written }),
    ),
  aggregate: (written) => Promise.reject(new AggregateError([new Error(written)], 'all failed')),
  request: (written) =>
    Promise.reject(
      Object.assign(new Error('failed'), {
        request: new Request('http://h/', { headers: { k: sendable(written) } }),
      }),
    ),
  text: (written) => Promise.reject(written),
  object: (written) => Promise.reject({ [written]: written }),
  stream: (written) =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(new Error(written)) })),
  thrown: (written) => {
    throw new Error(written);
  },
};

/** Everything that somebody could print of a value. */
function shown(value: unknown): string {
  const error = value as Partial<Error> & { headers?: Headers; body?: string };
  const headers: string[] = [];
  error.headers?.forEach((content, name) => {
    headers.push(name, content);
  });
  return [
    inspect(value, { depth: 20, showHidden: true, getters: true }),
    JSON.stringify(value),
    String(value),
    error.stack,
    error.body,
    ...headers,
  ].join('\n');
}

describe('secrets', () => {
  it('law: are in nothing that errors and hooks show, wherever and however they are quoted', async () => {
    let lookups = 0;
    await fc.assert(
      fc.asyncProperty(
        secrets,
        fc.constantFrom(...Object.keys(waysToWrite)),
        fc.constantFrom(...Object.keys(misbehaviours)),
        fc.integer(),
        async (secret, way, misbehaviour, seed) => {
          const written = waysToWrite[way]?.(secret, chance(seed)) ?? '';
          const events: unknown[] = [];
          const note = (event: unknown) => void events.push(event);
          const options: TransportOptions = {
            redaction: new Redactor({ secrets: [secret], encodings: naturalEncodings }),
            retry: { limit: 1, random: () => 0 },
            hooks: { onRequest: note, onResponse: note, onRetry: note, onSettled: note },
            fetch: async () => (misbehaviours[misbehaviour] as Misbehave)(written),
            authorize: (request) => ({ ...request, headers: { 'x-key': sendable(secret) } }),
          };
          const url = `http://h/${encodeURIComponent(secret)}?k=${encodeURIComponent(secret)}`;
          let thrown: unknown;
          try {
            (await new Transport(options).send({ method: 'GET', url, operation: 'law' })).json();
          } catch (error) {
            thrown = error;
          }
          expect(isTransportError(thrown)).toBe(true);
          for (const value of [thrown, ...events]) {
            const text = shown(value);
            // `inspect` and JSON escape once more.
            const places = new Set([
              secret,
              written,
              sendable(written),
              ...[secret, written].map((form) => JSON.stringify(form).slice(1, -1)),
            ]);
            for (const place of places) {
              lookups += 1;
              expect(text.includes(place)).toBe(false);
            }
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect(lookups).toBeGreaterThan(10_000);
  }, 60_000);

  it('at the end of a body that is cut are not shown in part', async () => {
    const secret = 'hunter2-hunter2-hunter2';
    for (const offset of [65_536 - 10, 65_536 - 22, 65_536, 80 * 1024 - 5]) {
      const transport = new Transport({
        redaction: new Redactor({ secrets: [secret], encodings: naturalEncodings }),
        fetch: async () =>
          new Response(`${'x'.repeat(offset)}${secret}${'y'.repeat(100_000)}`, { status: 400 }),
      });
      const error: unknown = await transport
        .send({ method: 'GET', url: 'http://h/' })
        .catch((thrown) => thrown);
      expect(isTransportError(error) && error.body).toMatch(/^x+(?:\*\*\*)?$/);
    }
  });

  it('of one request are masked by its own redaction', async () => {
    const secret = 'hunter2-hunter2';
    const settled: unknown[] = [];
    const transport = new Transport({
      redaction: new Redactor({ secrets: ['another-secret'], encodings: [] }),
      hooks: { onSettled: ({ url, error }) => settled.push(url, error?.message) },
      fetch: async () =>
        new Response(secret, { status: 400, statusText: secret, headers: { 'x-echo': secret } }),
    });
    const redaction = new Redactor({ secrets: [secret], encodings: [] });
    const error: unknown = await transport
      .send({ method: 'GET', url: `http://h/${secret}`, redaction })
      .catch((thrown) => thrown);
    expect(isTransportError(error) && error.body).toBe('***');
    expect(shown(error)).not.toContain(secret);
    expect(settled).toEqual(['http://h/***', 'GET http://h/***: 400 ***']);
  });
});
