import { inspect } from 'node:util';
import { isTransportError } from '@proj/transport';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chance, secrets, waysToWrite } from '../../../transport/src/fixtures/written-secrets.js';
import { OpenAirClient } from './client.js';
import type { OpenAirClientOptions } from './client-options.js';

/** What a service, or a `fetch`, does with a secret that it was given, in some way of writing. */
type Misbehave = (written: string, secret: string) => Response | Promise<Response>;

const sendable = (text: string): string => (/^[\x21-\x7e]*$/.test(text) ? text : encodeURIComponent(text));
const inXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const login = '<Auth status="0"/>';

const misbehaviours: Readonly<Record<string, Misbehave>> = {
  'no XML': (written) => new Response(`<html>${written}`),
  'a refusal': (written) => new Response(`<response status="1">${inXml(written)}</response>`),
  'a refused log-in': (written) =>
    new Response(`<response><Auth status="401"><errors>${inXml(written)}</errors></Auth></response>`),
  'a failed command': (written) =>
    new Response(
      `<response>${login}<CreateUser status="8"><errors>${inXml(written)}</errors></CreateUser></response>`,
    ),
  'a status': (_, secret) =>
    new Response(`<response><Auth status="${inXml(secret).replaceAll('"', '&#34;')}"/></response>`),
  'a value that is not valid': (written) =>
    new Response(
      `<response>${login}<CreateUser status="0"><User><currency>${inXml(written)}</currency></User></CreateUser></response>`,
    ),
  'an element of XML, in another spelling': (_, secret) =>
    new Response(
      `<x><password>${[...secret].map((it) => `&#${it.codePointAt(0)};`).join('')}</password></x>`,
      { status: 400 },
    ),
  'a busy server': (written) => new Response(written, { status: 503, statusText: sendable(written) }),
  'header fields': (written) => new Response('', { status: 403, headers: { 'x-echo': sendable(written) } }),
  'a redirect': (written) =>
    new Response('', { status: 307, headers: { location: `/${sendable(written)}` } }),
  'a cause': (written) =>
    Promise.reject(new TypeError('failed', { cause: new Error('no', { cause: new Error(written) }) })),
  'properties of an error': (written) =>
    Promise.reject(Object.assign(new Error('failed'), { config: { data: [written] } })),
};

/** Everything that somebody could print of a value. */
function shown(value: unknown): string {
  const error = isTransportError(value) ? value : undefined;
  return [
    inspect(value, { depth: 20, showHidden: true }),
    JSON.stringify(value),
    String(value),
    error?.stack,
    error?.body,
    error?.statusText,
    JSON.stringify([...(error?.headers ?? [])]),
    inspect(error?.cause, { depth: 20, showHidden: true }),
  ].join('\n');
}

test('secrets are in nothing that errors, hooks and logs show, wherever and however they are quoted', async () => {
  let lookups = 0;
  const holders = ['password', 'key', 'accessToken', 'a function', 'the password of a new user'] as const;
  await fc.assert(
    fc.asyncProperty(
      secrets,
      fc.constantFrom(...holders),
      fc.constantFrom(...Object.entries(misbehaviours)),
      fc.constantFrom(...Object.entries(waysToWrite)),
      fc.integer(),
      async (secret, holder, [, misbehave], [, write], seed) => {
        const written = write(secret, chance(seed));
        const seen: unknown[] = [];
        const credentials: Partial<OpenAirClientOptions> =
          holder === 'accessToken'
            ? { accessToken: secret }
            : holder === 'a function'
              ? { accessToken: async () => secret }
              : holder === 'key' || holder === 'password'
                ? { [holder]: secret }
                : {};
        const client = new OpenAirClient({
          company: 'acme',
          user: 'jadmin',
          password: 'another-one',
          key: 'another-two',
          client: 'test',
          clientVersion: '1.0',
          url: 'http://127.0.0.1/api.pl',
          retry: { baseDelay: 0 },
          fetch: async () => misbehave(written, secret),
          onExchange: (exchange) => seen.push(exchange),
          hooks: { onRetry: (event) => seen.push(event), onSettled: (event) => seen.push(event) },
          ...credentials,
        });
        const password = holder === 'the password of a new user' ? secret : 'another-three';
        const user = { nickname: 'new', password, email: 'new@example.com' };
        await client.createUser({ nickname: 'acme' }, user).catch((error: unknown) => seen.push(error));
        const reading = client.read('Slip', { max: 1 }).next();
        await reading.catch((error: unknown) => seen.push(error));
        // Requests of the second kind have no new user: what the service quotes then is no secret of theirs.
        const told = holder === 'the password of a new user' ? seen.slice(0, 3) : seen;
        expect(told.length).toBeGreaterThan(2);
        for (const text of told.map(shown)) {
          for (const place of [
            secret,
            written,
            sendable(written),
            ...[secret, written].map((it) => JSON.stringify(it).slice(1, -1)),
          ]) {
            lookups += 1;
            expect(text.includes(place)).toBe(false);
          }
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(lookups).toBeGreaterThan(8_000);
}, 120_000);
