import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as xs from './datatypes/xs.js';
import { key } from './features/identity/define-constraints.js';
import { mixedContent } from './features/mixed/mixed-content.js';
import { derivedTypes } from './features/substitution/derived-types.js';
import { XmlValidationError } from './issues/errors.js';
import { parse } from './parse.js';
import { parseStream } from './parse-stream.js';
import { complexType, element } from './schema/define.js';
import { attribute, choice, local, sequence } from './schema/define-content.js';
import { type ComplexTypeDescriptor, type ElementDescriptor, unbounded } from './schema/descriptor.js';

interface Entry {
  id: number;
  title: string;
}

interface Batch {
  note?: string;
  entry?: Entry[];
}

interface Log {
  version: string;
  owner: string;
  batch: Batch[];
  end?: string;
}

const EntryType: ComplexTypeDescriptor<Entry> = complexType({
  attributes: [attribute('id', xs.int, { required: true })],
  content: sequence([local('title', xs.string)]),
});

const BatchType: ComplexTypeDescriptor<Batch> = complexType({
  content: sequence([local('note', xs.string, 0), local('entry', EntryType, 0, unbounded)]),
});

const LogElement: ElementDescriptor<Log> = element({
  name: 'log',
  namespaceURI: 'urn:log',
  type: complexType({
    attributes: [attribute('version', xs.string)],
    content: sequence(
      [local('owner', xs.string), local('batch', BatchType, 1, unbounded), local('end', xs.string, 0)],
      { namespaceURI: 'urn:log' },
    ),
  }),
  identityConstraints: () => [key('ids', 'l:batch/entry', ['@id'], { l: 'urn:log' })],
});

const entry = (id: number | string, title = `t${id}`): string =>
  `<entry xmlns="" id="${id}"><title>${title}</title></entry>`;

const log = (...batches: string[]): string =>
  `<?xml version="1.0"?>\n<log xmlns="urn:log" version="1"><!-- é -->\n<owner>me</owner>\n${batches
    .map((content) => `<batch>${content}</batch>`)
    .join('\n')}<end>x</end>\n</log>\n<!-- end -->`;

/** The bytes of a document in chunks of so many. */
function* chunks(document: string, size: number): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(document);
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}

async function all<T>(records: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const record of records) list.push(record);
  return list;
}

const twoBatches = log(
  `<note xmlns="">n</note>${entry(1)}\n${entry(2, 'a &amp; b')}`,
  entry(3, '<![CDATA[<entry>]]>'),
);

describe('parseStream', () => {
  it('yields the values that parse returns, and keeps what is around them', async () => {
    const whole = parse(LogElement, twoBatches);
    const stream = parseStream(LogElement, chunks(twoBatches, 10), { at: ['batch', 'entry'] });
    expectTypeOf(stream).toExtend<AsyncIterable<Entry>>();
    expect(stream.document).toBeUndefined();
    expect(await all(stream)).toEqual(whole.batch.flatMap((batch) => batch.entry ?? []));
    expect(stream.document).toEqual({ version: '1', owner: 'me', batch: [{ note: 'n' }, {}], end: 'x' });
  });

  it('shows what came before a record while that is handed out, elements that are open among it', async () => {
    const document = twoBatches.replace('<end>', '<batch/><end>');
    for (const size of [1, 10, 1000]) {
      const stream = parseStream(LogElement, chunks(document, size), { at: ['batch', 'entry'] });
      const seen: unknown[] = [];
      for await (const { id } of stream) seen.push([id, structuredClone(stream.document)]);
      const around = { version: '1', owner: 'me' };
      expect(seen).toEqual([
        [1, { ...around, batch: [{ note: 'n' }] }],
        [2, { ...around, batch: [{ note: 'n' }] }],
        [3, { ...around, batch: [{ note: 'n' }, {}] }],
      ]);
      expect(stream.document).toEqual({ ...around, batch: [{ note: 'n' }, {}, {}], end: 'x' });
    }
  });

  it('takes chunks of any size, in streams and iterables of bytes and texts', async () => {
    const expected = parse(LogElement, twoBatches).batch.flatMap((batch) => batch.entry ?? []);
    for (let size = 1; size < 60; size++) {
      const stream = parseStream(LogElement, chunks(twoBatches, size), { at: ['batch', 'entry'] });
      expect(await all(stream)).toEqual(expected);
    }
    const sources = [
      new Response(twoBatches).body as ReadableStream<Uint8Array>,
      [twoBatches.slice(0, 100), twoBatches.slice(100)],
      (async function* () {
        yield twoBatches;
      })(),
    ];
    for (const source of sources) {
      expect(await all(parseStream(LogElement, source, { at: ['batch', 'entry'] }))).toEqual(expected);
    }
  });

  it('follows the names of tagged values', async () => {
    type Item = { $name: 'a'; $value: number } | { $name: 'b'; $value: string } | string;
    const Tagged: ElementDescriptor<{ $content: Item[] }> = element({
      name: 'r',
      namespaceURI: '',
      type: complexType({
        mixed: mixedContent,
        content: choice([local('a', xs.int), local('b', xs.string)], {
          minOccurs: 0,
          maxOccurs: unbounded,
          as: '$content',
        }),
      }),
    });
    const stream = parseStream(Tagged, ['<r>x<a>1</a>y<b>z</b><a>2</a></r>'], { at: ['a'] });
    expectTypeOf(stream).toExtend<AsyncIterable<number>>();
    expect(await all(stream)).toEqual([1, 2]);
    expect(stream.document).toEqual({ $content: ['xy', { $name: 'b', $value: 'z' }] });
    // @ts-expect-error: no element has this name
    parseStream(Tagged, [''], { at: ['c'] });
  });

  it('refuses the first record that is not valid, at its place in the stream', async () => {
    const document = log(`${entry(1)}\n${entry('x')}${entry(3)}`);
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const record of parseStream(LogElement, chunks(document, 7), { at: ['batch', 'entry'] }))
        seen.push(record);
    })();
    await expect(reading).rejects.toThrow(XmlValidationError);
    expect(seen).toEqual([{ id: 1, title: 't1' }]);
    const issues = await reading.catch((error: XmlValidationError) => error.issues);
    const whole = await Promise.resolve()
      .then(() => parse(LogElement, document))
      .catch((error: XmlValidationError) => error.issues);
    expect(issues).toEqual(whole);
  });

  it('validates what is around the records, and identity constraints over all of them', async () => {
    const rules = async (document: string): Promise<unknown> =>
      all(parseStream(LogElement, [document], { at: ['batch', 'entry'] })).catch(
        (error: XmlValidationError) => error.issues.map(({ rule, line }) => `${rule} ${line}`),
      );
    expect(await rules(log(entry(1), entry(1)))).toEqual(['cvc-identity-constraint.4.2.2 5']);
    expect(await rules(log(entry(1)).replace('<owner>me</owner>', ''))).toEqual(['cvc-complex-type.2.4.a 4']);
    expect(await rules(log(entry(1)).replace('</batch>', '<x/></batch>'))).toEqual([
      'cvc-complex-type.2.4.a 4',
    ]);
    expect(await rules('<other/>')).toEqual(['cvc-elt.1 1']);
  });

  it('throws a syntax error for a stream that ends too early', async () => {
    const cut = twoBatches.slice(0, 200);
    await expect(all(parseStream(LogElement, [cut], { at: ['batch', 'entry'] }))).rejects.toThrow(
      'ends inside',
    );
  });

  it('goes into elements by the type that xsi:type names, and reads those that are nil as a whole', async () => {
    const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
    const Base: ComplexTypeDescriptor = complexType({
      name: 'Base',
      content: sequence([local('item', xs.int, 0, unbounded)]),
      derivedTypes: derivedTypes(() => [More]),
    });
    const More: ComplexTypeDescriptor = complexType({
      name: 'More',
      base: () => Base,
      content: sequence([local('more', xs.int)]),
    });
    const root: ElementDescriptor<{ item?: number[] }> = element({
      name: 'r',
      namespaceURI: '',
      type: Base,
      nillable: true,
    });
    const read = async (document: string): Promise<unknown> => {
      const stream = parseStream(root, [document], { at: ['item'] });
      return [await all(stream), stream.document];
    };
    expect(await read(`<r ${XSI} xsi:type="More"><item>1</item><more>2</more></r>`)).toEqual([
      [1],
      { $type: 'More', more: 2 },
    ]);
    expect(await read(`<r ${XSI} xsi:schemaLocation="a b"><item>1</item></r>`)).toEqual([[1], {}]);
    expect(await read(`<r ${XSI} xsi:nil="true"/>`)).toEqual([[], { $nil: true }]);
    await expect(read(`<r ${XSI} xsi:type="Other"><item>1</item></r>`)).rejects.toThrow('cvc-elt.4');
    await expect(read(`<r ${XSI} xsi:type="More"><item>1</item></r>`)).rejects.toThrow(
      'cvc-complex-type.2.4.b',
    );
  });

  it('asks the source for no more than it needs, and closes it when the consumer stops', async () => {
    let asked = 0;
    let isClosed = false;
    async function* endless(): AsyncGenerator<string> {
      try {
        yield '<log xmlns="urn:log"><owner>me</owner><batch>';
        for (;;) yield entry(asked++);
      } finally {
        isClosed = true;
      }
    }
    for await (const { id } of parseStream(LogElement, endless(), { at: ['batch', 'entry'] }))
      if (id === 9) break;
    expect(isClosed).toBe(true);
    expect(asked).toBeLessThanOrEqual(11);
  });

  it('stops by a signal, while it waits, too', async () => {
    const controller = new AbortController();
    const waiting = new ReadableStream<string>();
    const { signal } = controller;
    const reading = all(parseStream(LogElement, waiting, { at: ['batch', 'entry'], signal }));
    controller.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
    const never = (async function* (): AsyncGenerator<string> {
      await new Promise(() => {});
      yield '';
    })();
    const aborted = AbortSignal.abort(new Error('before'));
    const late = AbortSignal.timeout(20);
    const at = ['batch', 'entry'] as const;
    await expect(all(parseStream(LogElement, never, { at, signal: late }))).rejects.toThrow('timeout');
    await expect(all(parseStream(LogElement, [twoBatches], { at, signal: aborted }))).rejects.toThrow(
      'before',
    );
  });

  it('refuses the next record after a signal, though that has come already', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { id } of parseStream(LogElement, [twoBatches], { at: ['batch', 'entry'], signal })) {
        seen.push(id);
        controller.abort(new Error('enough'));
      }
    })();
    await expect(reading).rejects.toThrow('enough');
    expect(seen).toEqual([1]);
  });

  it('is refused for paths that lead nowhere, and a second time', async () => {
    const at = ['owner', 'x'] as unknown as ['batch', 'entry'];
    await expect(all(parseStream(LogElement, [twoBatches], { at }))).rejects.toThrow('has no children');
    const stream = parseStream(LogElement, [twoBatches], { at: ['batch', 'entry'] });
    await all(stream);
    await expect(all(stream)).rejects.toThrow('once');
    expect(() => parseStream(LogElement, twoBatches, { at: ['batch', 'entry'] })).toThrow(TypeError);
  });

  it('reads what parse reads, wherever the chunks are cut', async () => {
    const texts = fc.array(fc.string({ unit: 'grapheme' }).map((it) => it.replace(/[^\p{L}\d ]/gu, '-')));
    await fc.assert(
      fc.asyncProperty(texts, fc.array(fc.integer({ min: 1, max: 400 })), async (titles, cuts) => {
        const document = log(titles.map((title, index) => entry(index, title)).join(' '));
        const bytes = new TextEncoder().encode(document);
        const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const parts = places.slice(1).map((place, index) => bytes.slice(places[index], place));
        const stream = parseStream(LogElement, parts, { at: ['batch', 'entry'] });
        expect(await all(stream)).toEqual(parse(LogElement, document).batch[0]?.entry ?? []);
      }),
    );
  });
});
