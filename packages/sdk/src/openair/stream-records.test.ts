import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OpenAirClient } from './client.js';
import { OpenAirResponseError } from './errors.js';

/** A `fetch` whose answer is a document in chunks. */
function answering(chunks: Iterable<Uint8Array>): typeof fetch {
  const iterator = chunks[Symbol.iterator]();
  return async () =>
    new Response(
      new ReadableStream<Uint8Array>(
        {
          pull: (controller) => {
            const { done, value } = iterator.next();
            if (done === true) controller.close();
            else controller.enqueue(value);
          },
        },
        { highWaterMark: 0 },
      ),
    );
}

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}

const secret = 'pass&word-1';

/** The records that a read gives, and how it ends. */
interface Outcome {
  readonly records: readonly unknown[];
  readonly error: unknown;
}

/** Reads a page of slips. With a log, the answer is read as a whole before the first record. */
async function readSlips(
  chunks: Iterable<Uint8Array>,
  options: { isWhole: boolean; strict?: boolean },
): Promise<Outcome> {
  const client = new OpenAirClient({
    company: 'acme',
    user: 'jadmin',
    password: secret,
    key: 'key-word-1',
    client: 'test',
    clientVersion: '1.0',
    retry: { limit: 0 },
    strict: options.strict,
    fetch: answering(chunks),
    onExchange: options.isWhole ? () => undefined : undefined,
  });
  const records: unknown[] = [];
  try {
    for await (const record of client.read('Slip', { dates: 'Date' })) records.push(record);
    return { records, error: undefined };
  } catch (error) {
    return { records, error };
  }
}

/** What a caller can see of an error. */
function shown(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const cause = error.cause instanceof Error ? error.cause.constructor : error.cause;
  return { ...error, class: error.constructor, message: error.message, cause };
}

const slip = (id: number, rest = ''): string => `<Slip><id>${id}</id><total>${id}.50</total>${rest}</Slip>`;
const date = '<Date><year>2026</year><month>3</month><day>14</day></Date>';
const answer = (read: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<response><Auth status="0"></Auth>${read}</response>\n`;
const page = (records: string): string => answer(`<Read status="0">${records}</Read>`);

/** A whole response tells of all that is wrong with it, one that arrives of the first alone. */
const SEVERAL = -1;

/** Responses, and how many records are handed out before the error of one that fails; then by a strict client. */
const answers: Readonly<Record<string, readonly [xml: string, before: number, strictly?: number]>> = {
  'a page': [page(slip(1) + slip(2) + slip(3)), 3],
  'a page with everything that XML has': [
    page(
      `<!-- <Slip> -->\n ${slip(1, '<notes><![CDATA[</Slip>]]> &amp; &#x20AC; é 😀</notes>')}\n<?x <Slip> ?><Slip/>` +
        slip(
          2,
          `<date>${date}</date><acct_date/><hobby__c>chess</hobby__c><customerid external="Customer">7</customerid>`,
        ),
    ),
    3,
  ],
  'a page of a newer server': [
    `<response x="1"><Auth status="0" x="1"><new/></Auth><New>${slip(9)}</New><Read status="0" x="1"><New/>${slip(1, '<new>x</new>')}</Read></response>`,
    1,
    SEVERAL,
  ],
  'a record of a newer server': [page(slip(1) + slip(2, '<new>x</new>') + slip(3)), 3, 1],
  'records of other types among them': [page(`<User><id>7</id></User>${slip(1)}<Project/>${slip(2)}`), 2],
  'an empty page': [page(''), 0],
  'a page without a separate end': [answer('<Read status="0"/>'), 0],
  'a read that matches nothing': [answer('<Read status="601"><errors>none</errors></Read>'), 0],
  'records beside the code of an empty result': [answer(`<Read status="601">${slip(1)}</Read>`), 1],
  'a read that fails': [answer('<Read status="602"><errors>no such field</errors></Read>'), 0],
  'a read that fails beside records': [answer(`<Read status="8">${slip(1)}<errors>x</errors></Read>`), 0],
  'a log-in that is refused': [
    `<response><Auth status="401"><errors>wrong: pass&amp;word-1</errors></Auth><Read status="2"/></response>`,
    0,
  ],
  'a log-in that is refused beside records': [
    `<response><Auth status="401"/><Read status="0">${slip(1)}</Read></response>`,
    0,
  ],
  'records without a log-in': [`<response><Read status="0">${slip(1)}</Read></response>`, 0],
  'a log-in behind records': [`<response><Read status="0">${slip(1)}</Read><Auth status="0"/></response>`, 0],
  'a request that is refused': ['<response status="1">cannot read pass&amp;word-1</response>', 0],
  'a request that is refused beside records': [
    page(slip(1)).replace('<response>', '<response status="505">why'),
    0,
  ],
  'the answer to another command': [answer(`<Add status="0">${slip(1)}</Add>`), 0],
  'no answer': [answer(''), 0],
  'an answer behind another one': [
    answer(`<Add status="0">${slip(1)}</Add><Read status="0">${slip(2)}</Read>`),
    1,
    0,
  ],
  'an answer before another one': [answer(`<Read status="0">${slip(1)}</Read><Time status="0"/>`), 1],
  'two answers': [answer(`<Read status="0">${slip(1)}</Read><Read status="0">${slip(2)}</Read>`), 1],
  'an answer without a status': [answer(`<Read>${slip(1)}</Read>`), 0],
  'a record that is not valid': [page(`${slip(1)}${slip(2)}<Slip><total>x</total></Slip>${slip(3)}`), 4, 2],
  'text between records': [page(`${slip(1)}secret: pass&amp;word-1${slip(2)}`), 2, 1],
  'a page that ends too early': [page(slip(1) + slip(2)).slice(0, -60), 1],
  'a page that is not well-formed': [page(`${slip(1)}<Slip><id>2</ids></Slip>`), 1],
  'a page with more behind it': [`${page(slip(1))}<more/>`, 1],
  'nothing at all': ['', 0],
  'no XML': ['busy, come back later', 0],
  'another document': ['<other/>', 0],
  'a document type declaration': [`<!DOCTYPE response>${page(slip(1))}`, 0],
};

describe('records that are handed out as they arrive', () => {
  const cases = Object.entries(answers)
    .flatMap(([name, [xml, before, strictly = before]]) => [
      { name, xml, before, strict: false },
      { name, xml, before: strictly, strict: true },
    ])
    .filter((it) => it.before !== SEVERAL);

  test.each(cases)(
    '$name, strict: $strict: the same as of the whole response',
    async ({ xml, before, strict }) => {
      const bytes = new TextEncoder().encode(xml);
      const whole = await readSlips([bytes], { isWhole: true, strict });
      for (const size of [1, 2, 3, 5, 11, 23, 47, 101, bytes.length + 1]) {
        const { records, error } = await readSlips(cut(bytes, size), { isWhole: false, strict });
        expect(shown(error)).toEqual(shown(whole.error));
        expect(records).toHaveLength(before);
        if (error === undefined) expect(records).toEqual(whole.records);
      }
    },
  );

  test('are the same, wherever the answer is cut', async () => {
    const text = fc.string({ unit: 'grapheme' }).map((it) => it.replace(/[^\p{L}\p{N} ]/gu, '-'));
    const places = fc.array(fc.integer({ min: 1, max: 2_000 }));
    await fc.assert(
      fc.asyncProperty(fc.array(text), places, async (notes, cuts) => {
        const xml = page(notes.map((note, index) => slip(index, `<notes>${note}</notes>`)).join('\n'));
        const bytes = new TextEncoder().encode(xml);
        const borders = [...cuts.filter((it) => it < bytes.length).sort((a, b) => a - b), bytes.length];
        const chunks = borders.map((border, index) => bytes.slice(borders[index - 1] ?? 0, border));
        expect(await readSlips(chunks, { isWhole: false })).toEqual(
          await readSlips([bytes], { isWhole: true }),
        );
      }),
    );
  });

  test('come before the rest of the answer is asked for', async () => {
    let isEndAskedFor = false;
    function* parts(): Generator<Uint8Array> {
      const [start = '', end = ''] = page(`${slip(1)}${slip(2)}|${slip(3)}`).split('|');
      yield new TextEncoder().encode(start);
      isEndAskedFor = true;
      yield new TextEncoder().encode(end);
    }
    const seen: [string | undefined, boolean][] = [];
    const client = new OpenAirClient({
      company: 'acme',
      accessToken: 'token-1',
      key: 'key-word-1',
      client: 'test',
      clientVersion: '1.0',
      fetch: answering(parts()),
    });
    for await (const { id } of client.read('Slip')) seen.push([id, isEndAskedFor]);
    expect(seen).toEqual([
      ['1', false],
      ['2', false],
      ['3', true],
    ]);
  });

  test('are no more than the bytes that an answer may have', { timeout: 30_000 }, async () => {
    const large = new TextEncoder().encode(slip(1, `<notes>${'x'.repeat(2 ** 20)}</notes>`));
    const [start = '', end = ''] = page('|')
      .split('|')
      .map((it) => it);
    function* parts(): Generator<Uint8Array> {
      yield new TextEncoder().encode(start);
      for (let count = 0; count < 70; count += 1) yield large;
      yield new TextEncoder().encode(end);
    }
    const whole = await readSlips(parts(), { isWhole: true });
    const { records, error } = await readSlips(parts(), { isWhole: false });
    expect(whole.error).toBeInstanceOf(OpenAirResponseError);
    expect(error).toBeInstanceOf(OpenAirResponseError);
    expect(String(error)).toContain('larger than 67108864 bytes');
    expect(String(whole.error)).toContain('larger than 67108864 bytes');
    expect(records.length).toBeLessThan(64);
    expect(records.length).toBeGreaterThan(60);
  });

  test('are read from a fetch without streams, too', async () => {
    const bytes = new TextEncoder().encode(page(slip(1)));
    const client = new OpenAirClient({
      company: 'acme',
      accessToken: 'token-1',
      key: 'key-word-1',
      client: 'test',
      clientVersion: '1.0',
      fetch: async () =>
        ({
          ok: true,
          status: 200,
          statusText: 'OK',
          headers: new Headers(),
          body: { pipe: () => undefined },
          arrayBuffer: async () => bytes.buffer,
        }) as unknown as Response,
    });
    const ids: unknown[] = [];
    for await (const { id } of client.read('Slip')) ids.push(id);
    expect(ids).toEqual(['1']);
  });
});
