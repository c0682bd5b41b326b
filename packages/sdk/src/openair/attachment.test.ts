import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { Base64Decoder, Base64Encoder } from './base64.js';
import { type AttachmentContent, encodeContent } from './commands/attachment.js';
import { clientOf, failureOf, responseXml, scriptedService } from './fixtures/scripted-service.js';

const content = new Uint8Array(5_000_000).map((_, index) => (index * 7919) >> 3);

function streamOf(bytes: Uint8Array, size: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let from = 0;
  return new ReadableStream({
    pull(controller) {
      if (from >= bytes.length) return controller.close();
      controller.enqueue(new Uint8Array(bytes.subarray(from, from + size)));
      from += size;
    },
  });
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

describe('Base64', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 10 }), { maxLength: 10 });

  test('is that of Node, however the bytes are cut', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const encoder = new Base64Encoder();
        const digits = Buffer.concat([...parts.map((part) => encoder.encode(part)), encoder.end()]);
        expect(digits.toString()).toBe(Buffer.concat(parts).toString('base64'));
      }),
    );
  });

  test('is decoded however the digits are cut, with line breaks or without', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 50 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        (bytes, size, isBroken) => {
          let text = Buffer.from(bytes).toString('base64');
          if (isBroken) text = text.replace(/.{5}/g, '$&\r\n &#13;&#x0A;');
          const digits = new TextEncoder().encode(text);
          const decoder = new Base64Decoder();
          const decoded: Uint8Array[] = [];
          for (let from = 0; from < digits.length; from += size) {
            decoded.push(decoder.decode(digits.subarray(from, from + size)) as Uint8Array);
          }
          expect(Buffer.concat(decoded)).toEqual(Buffer.from(bytes));
          expect(decoder.isWhole).toBe(true);
        },
      ),
    );
  });

  const faults = ['a*b=', 'YQ==YQ==', 'é', 'YWJj&#65;', 'YWJj&amp;', ';', `YWJj&#${'0'.repeat(30)}10;`];
  test.each(faults)('%j is none', (text) => {
    expect(new Base64Decoder().decode(new TextEncoder().encode(text))).toBeUndefined();
  });

  test.each(['YWJjZ', 'YWJj=', 'YQ=', 'YWJj&#1'])('%j is not whole', (text) => {
    const decoder = new Base64Decoder();
    decoder.decode(new TextEncoder().encode(text));
    expect(decoder.isWhole).toBe(false);
  });
});

describe('adding an attachment', () => {
  const sources: readonly (readonly [string, () => AttachmentContent])[] = [
    ['bytes', () => content],
    ['a file of the Web', () => new Blob([content])],
    ['a stream of the Web', () => streamOf(content, 64 * 1024)],
    ['an iterable', () => ({ [Symbol.asyncIterator]: () => collectPieces() })],
  ];
  async function* collectPieces() {
    for (let from = 0; from < content.length; from += 99_999) yield content.subarray(from, from + 99_999);
  }
  const stored = responseXml('<Add status="0"><Attachment><id>7</id></Attachment></Add>');

  test.each(sources)('sends the content of %s in Base64', async (_name, source) => {
    const bodies: Blob[] = [];
    const fetch = async (_url: string, init: { readonly body?: unknown }) => {
      bodies.push(init.body as Blob);
      return new Response(stored);
    };
    const openair = clientOf({ fetch: fetch as never });
    const fields = { file_name: '<base64_data />', notes: 'a & b', ownerid: '13' };
    expect(await openair.addAttachment(fields, source())).toEqual({ id: '7' });
    const xml = (await bodies[0]?.text()) ?? '';
    expect(xml).toContain(`<base64_data>${Buffer.from(content).toString('base64')}</base64_data>`);
    expect(xml).toContain('<file_name>&lt;base64_data /&gt;</file_name>');
    expect(xml).toMatch(/^<\?xml[^>]*><request [^>]*><Auth>.*<\/request>$/s);
  });

  test('an empty content is sent as none', async () => {
    expect((await encodeContent(new Uint8Array(0), undefined)).size).toBe(0);
  });

  test('newer credentials send the same content again, though its stream can be read once', async () => {
    const service = [responseXml('<Add status="9"/>', '<Auth status="9"/>'), stored];
    const bodies: string[] = [];
    const fetch = async (_url: string, init: { readonly body?: unknown }) => {
      bodies.push(await (init.body as Blob).text());
      return new Response(service[bodies.length - 1]);
    };
    const passwords = ['secret-pass-1', 'secret-pass-2'];
    const openair = clientOf({ fetch: fetch as never }, { password: () => passwords.shift() ?? '' });
    expect(await openair.addAttachment({ file_name: 'a' }, streamOf(new Uint8Array([1, 2, 3]), 1))).toEqual({
      id: '7',
    });
    expect(bodies.map((xml) => /<password>(.*?)</.exec(xml)?.[1])).toEqual([
      'secret-pass-1',
      'secret-pass-2',
    ]);
    for (const xml of bodies) expect(xml).toContain('<base64_data>AQID</base64_data>');
  });

  test('a log gets the request with secrets masked', async () => {
    const logged: string[] = [];
    const openair = clientOf(scriptedServiceOfBlobs(stored), {
      onExchange: ({ request }) => logged.push(request),
    });
    await openair.addAttachment({ file_name: 'a' }, new Uint8Array([1, 2, 3]));
    expect(logged[0]).toContain('<base64_data>AQID</base64_data>');
    expect(logged[0]).not.toContain('pass-word-1');
  });

  test('a stream that fails, one that is not of bytes and an abort end the call, and nothing is sent', async () => {
    const service = scriptedService(stored);
    const openair = clientOf(service);
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      throw new RangeError('disk');
    }
    expect(await failureOf(openair.addAttachment({}, failing()))).toBeInstanceOf(RangeError);
    async function* texts(): AsyncGenerator<Uint8Array> {
      yield 'abc' as never;
    }
    expect(await failureOf(openair.addAttachment({}, texts()))).toMatchObject({ reason: 'request' });
    const stalled = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
    const controller = new AbortController();
    const call = openair.addAttachment({}, stalled, { signal: controller.signal });
    setTimeout(() => controller.abort('enough'), 5);
    expect(await failureOf(call)).toMatchObject({ reason: 'aborted', cause: 'enough', attempts: 0 });
    expect(
      await failureOf(openair.addAttachment({}, content, { signal: AbortSignal.abort() })),
    ).toMatchObject({
      reason: 'aborted',
    });
    expect(service.requests).toEqual([]);
  });
});

function scriptedServiceOfBlobs(xml: string) {
  return { fetch: (async () => new Response(xml)) as never };
}

describe('reading an attachment', () => {
  const xmlOf = (data: string) =>
    responseXml(
      `<Read status="0"><Attachment><id>7</id><base64_data>${data}</base64_data></Attachment></Read>`,
    );
  const base64 = Buffer.from(content).toString('base64');

  test.each([1, 3, 50, 100_000])(
    'gives the content of a response that comes in chunks of %j bytes',
    async (size) => {
      const small = size < 1000 ? content.subarray(0, 1000) : content;
      const data = Buffer.from(small).toString('base64').replace(/.{76}/g, '$&\r\n');
      const response = () => new Response(streamOf(new TextEncoder().encode(xmlOf(data)), size));
      const service = scriptedService(response);
      expect((await collect(clientOf(service).readAttachment(7))).equals(small)).toBe(true);
      expect(service.requests[0]).toContain(
        '<Read type="Attachment" method="equal to" limit="2"><Attachment><id>7</id></Attachment><_Return><id /><base64_data /></_Return></Read>',
      );
    },
  );

  test('gives content that is written in another way', async () => {
    const xml = xmlOf(base64)
      .replace('<base64_data>', '<base64_data >')
      .replace('</base64_data>', '</base64_data >');
    expect((await collect(clientOf(scriptedService(xml)).readAttachment(7))).equals(content)).toBe(true);
  });

  test('is not misled by other fields, and what is odd in them is told', async () => {
    const fields = '<name><![CDATA[<base64_data>]]></name><!-- <base64_data> --><hue>red</hue>';
    const xml = xmlOf('YWJj').replace('<id>', `${fields}<id>`);
    const told: unknown[] = [];
    const openair = clientOf(scriptedService(xml), { hooks: { onIssues: (event) => told.push(event) } });
    expect((await collect(openair.readAttachment(7))).toString()).toBe('abc');
    expect(told).toMatchObject([{ operation: '<Read type=Attachment>', issues: [{}] }]);
    const strict = clientOf(scriptedService(xml), { strict: true });
    expect(await failureOf(collect(strict.readAttachment(7)))).toMatchObject({ reason: 'response' });
  });

  test('content of more than 16 MiB, the bound of a text, is read as a stream and as a record', async () => {
    const large = Buffer.alloc(15 * 2 ** 20, 'x');
    const xml = xmlOf(large.toString('base64'));
    expect((await collect(clientOf(scriptedService(xml)).readAttachment(7))).equals(large)).toBe(true);
    for (const max of [1, 1000]) {
      const reading = clientOf(scriptedService(xml)).read('Attachment', { max });
      const { value } = await reading.next();
      expect(value?.base64_data?.length).toBe(20 * 2 ** 20);
      await reading.return();
    }
  });

  test.each([
    ['there is none', responseXml('<Read status="601"/>'), { code: '601' }],
    ['the log-in is refused', '<response><Auth status="401"/></response>', { code: '401' }],
    ['it is no Base64', xmlOf('a*b='), { reason: 'response', message: expect.stringContaining('Base64') }],
    ['it is cut off', xmlOf('YWJjZ'), { reason: 'response', message: expect.stringContaining('cut off') }],
    ['it is that of another', xmlOf('YWJj').replace('<id>7', '<id>8'), { reason: 'response' }],
    [
      'there is another',
      xmlOf('YWJj').replace('<Attachment>', '<Attachment><id>8</id></Attachment>$&'),
      { reason: 'response' },
    ],
    ['no record comes', responseXml('<Read status="0"/>'), { reason: 'response' }],
    ['the response is no XML', '<html>', { reason: 'response' }],
  ])('fails where %s', async (_name, xml, expected) => {
    expect(await failureOf(collect(clientOf(scriptedService(xml)).readAttachment(7)))).toMatchObject(
      expected,
    );
  });

  test('a connection that breaks is made good in front of the first piece, and not behind it', async () => {
    const breaking = (xml: string) => () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode(xml));
          },
          pull(controller) {
            controller.error(new TypeError('terminated'));
          },
        }),
      );
    const retry = { limit: 1, baseDelay: 0 } as never;
    const before = scriptedService(breaking('<response><Auth status="0"/>'), xmlOf('YWJj'));
    expect((await collect(clientOf(before, { retry }).readAttachment(7))).toString()).toBe('abc');
    const behind = scriptedService(breaking(xmlOf('YWJj').slice(0, -40)), xmlOf('YWJj'));
    expect(await failureOf(collect(clientOf(behind, { retry }).readAttachment(7)))).toMatchObject({
      reason: 'network',
    });
    expect(behind.requests).toHaveLength(1);
  });
});

describe('over HTTP', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  test('a file is sent with its length, and read again', async () => {
    let received = '';
    let length: string | undefined;
    server = createServer((request, response) => {
      if (received !== '') {
        const data = /<base64_data>(.*)<\/base64_data>/.exec(received)?.[1];
        const record = `<Attachment><id>7</id><base64_data>${data}</base64_data></Attachment>`;
        response.end(responseXml(`<Read status="0">${record}</Read>`));
        return;
      }
      length = request.headers['content-length'];
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received = Buffer.concat(chunks).toString();
        response.end(responseXml('<Add status="0"><Attachment><id>7</id></Attachment></Add>'));
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api.pl`;
    const openair = clientOf({ fetch: globalThis.fetch as never }, { url });
    const folder = await mkdtemp(join(tmpdir(), 'attachment-'));
    try {
      await writeFile(join(folder, 'file.bin'), content);
      await openair.addAttachment({ file_name: 'file.bin' }, await openAsBlob(join(folder, 'file.bin')));
    } finally {
      await rm(folder, { recursive: true });
    }
    expect(Number(length)).toBe(Buffer.byteLength(received));
    expect((await collect(openair.readAttachment(7))).equals(content)).toBe(true);
  });
});
