import { Readable } from 'node:stream';
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as xs from './datatypes/xs.js';
import { key, keyref } from './features/identity/define-constraints.js';
import { mixedContent } from './features/mixed/mixed-content.js';
import type { ItemSource } from './features/streaming/item-source.js';
import type { Streamed } from './features/streaming/streamed.js';
import { assertion } from './features/xpath/define-assertions.js';
import { satisfying } from './fixtures/mistakes/satisfying.js';
import { XmlValidationError } from './issues/errors.js';
import { parse } from './parse.js';
import { complexType, element } from './schema/define.js';
import { attribute, choice, local, sequence } from './schema/define-content.js';
import {
  type ComplexTypeDescriptor,
  type ElementDescriptor,
  type TaggedValue,
  unbounded,
} from './schema/descriptor.js';
import { serialize } from './serialize.js';
import { serializeStream } from './serialize-stream.js';

interface Entry {
  id: number;
  title: string;
  after?: number;
}

interface Batch {
  note?: string;
  entry?: Entry[];
}

interface Log {
  version?: string;
  owner: string;
  batch: Batch[];
  end?: string;
}

const EntryType: ComplexTypeDescriptor<Entry> = complexType({
  attributes: [attribute('id', xs.int, { required: true }), attribute('after', xs.int)],
  content: sequence([local('title', xs.string)]),
});

const BatchType: ComplexTypeDescriptor<Batch> = complexType({
  content: sequence([local('note', xs.string, 0), local('entry', EntryType, 0, unbounded)]),
});

const LogElement: ElementDescriptor<Log> = element({
  name: 'log',
  namespaceURI: '',
  type: complexType({
    attributes: [attribute('version', xs.string)],
    content: sequence([
      local('owner', xs.string),
      local('batch', BatchType, 1, unbounded),
      local('end', xs.string, 0),
    ]),
  }),
  identityConstraints: () => [
    key('ids', 'batch/entry', ['@id'], {}),
    keyref('afters', 'batch/entry', ['@after'], {}, 'ids'),
  ],
});

const entry = (id: number): Entry => ({ id, title: `t${id}` });

async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

const text = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();

const failure = (stream: ReadableStream<Uint8Array>): Promise<unknown> =>
  text(stream).then(
    () => 'no error',
    (error: unknown) => error,
  );

/** Counts what is asked for, and whether it was closed. */
class Counted {
  asked = 0;
  isClosed = false;
  readonly #last: number;

  constructor(last: number = Number.POSITIVE_INFINITY) {
    this.#last = last;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Entry> {
    try {
      while (this.asked < this.#last) yield entry(this.asked++);
    } finally {
      this.isClosed = true;
    }
  }
}

describe('serializeStream', () => {
  it('writes streams of the Web, of Node and iterables, nested as they like', async () => {
    const whole: Log = {
      owner: 'a & b',
      batch: [
        { entry: [entry(1), entry(2)] },
        { note: 'n', entry: [entry(3), { ...entry(4), after: 1 }] },
        {},
      ],
      end: 'é',
    };
    const sources: readonly ((entries: readonly Entry[]) => ItemSource<Entry>)[] = [
      (entries) =>
        new ReadableStream({
          start(controller) {
            for (const each of entries) controller.enqueue(each);
            controller.close();
          },
        }),
      (entries) => Readable.from(entries),
      (entries) => new Set(entries),
      each,
    ];
    for (const source of sources) {
      for (const hold of [(batches: readonly Streamed<Batch>[]) => batches, each<Streamed<Batch>>]) {
        for (const indent of [0, 2]) {
          const options = { declaration: true, indent };
          const batches = whole.batch.map(({ entry: entries, ...rest }) =>
            entries === undefined ? rest : { ...rest, entry: source(entries) },
          );
          const value = { ...whole, batch: hold(batches) };
          expect(await text(serializeStream(LogElement, value, { ...options, chunkSize: 1 }))).toBe(
            serialize(LogElement, whole, options),
          );
        }
      }
    }
  });

  it('asks for the next item when the consumer asks for bytes', async () => {
    const source = new Counted();
    const stream = serializeStream(LogElement, { owner: 'x', batch: [{ entry: source }] }, { chunkSize: 1 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(source.asked).toBe(0);
    const reader = stream.getReader();
    for (let read = 1; read < 5; read++) {
      const { value } = await reader.read();
      expect(new TextDecoder().decode(value)).toContain(`<entry id="${read - 1}">`);
      expect(source.asked).toBe(read);
    }
    await reader.cancel();
    expect(source.isClosed).toBe(true);
    expect(source.asked).toBe(4);
  });

  it('hands out chunks of the size that is asked for', async () => {
    const sizes: number[] = [];
    const stream = serializeStream(
      LogElement,
      { owner: 'x', batch: [{ entry: new Counted(1000) }] },
      { chunkSize: 500 },
    );
    for (let reader = stream.getReader(), it = await reader.read(); !it.done; it = await reader.read())
      sizes.push(it.value.length);
    expect(sizes.length).toBeGreaterThan(50);
    for (const size of sizes.slice(0, -1)) {
      expect(size).toBeGreaterThanOrEqual(500);
      expect(size).toBeLessThan(550);
    }
  });

  it('fails with the issues of serialize at the first item that is not valid, and closes the source', async () => {
    const entries = [entry(1), { id: 2, title: 3 as unknown as string }, entry(3)];
    const source = each(entries);
    const bytes: string[] = [];
    const stream = serializeStream(
      LogElement,
      { owner: 'x', batch: each([{ entry: source }]) },
      { chunkSize: 1 },
    );
    const reading = (async () => {
      const reader = stream.getReader();
      for (let it = await reader.read(); !it.done; it = await reader.read())
        bytes.push(new TextDecoder().decode(it.value));
    })();
    const error = await reading.catch((it: unknown) => it);
    expect(error).toBeInstanceOf(XmlValidationError);
    let expected: unknown;
    try {
      serialize(LogElement, { owner: 'x', batch: [{ entry: entries }] });
    } catch (it) {
      expected = it;
    }
    expect((error as XmlValidationError).issues).toEqual((expected as XmlValidationError).issues);
    expect((error as XmlValidationError).issues[0]?.path).toEqual(['batch', 0, 'entry', 1, 'title']);
    expect(bytes).toEqual(['<log><owner>x</owner><batch><entry id="1"><title>t1</title></entry>']);
    expect(await source.next()).toEqual({ done: true, value: undefined });
  });

  it('asks for nothing where what stands before is not valid, and closes all sources', async () => {
    const source = new Counted();
    let isCancelled = false;
    const unread = new ReadableStream<Batch>({
      cancel() {
        isCancelled = true;
      },
    });
    const owner = 1 as unknown as string;
    expect(await failure(serializeStream(LogElement, { owner, batch: unread }))).toMatchObject({
      issues: [{ path: ['owner'] }],
    });
    expect(isCancelled).toBe(true);
    const other = { owner: 'x', batch: [{ entry: source, other: 1 }], version: 2 as unknown as string };
    expect(await failure(serializeStream(LogElement, other))).toMatchObject({
      issues: [{ path: ['version'] }],
    });
    expect(source.asked).toBe(0);
  });

  it('says what is missing, or out of place, as serialize does', async () => {
    const none = serializeStream(LogElement, { owner: 'x', batch: each<Batch>([]) });
    expect(await failure(none)).toMatchObject({ issues: [{ rule: 'cvc-complex-type.2.4.b', path: [] }] });
    const Either: ElementDescriptor<{ a?: number[]; b?: number[] }> = element({
      name: 'r',
      namespaceURI: '',
      type: complexType({
        content: choice([local('a', xs.int, 0, unbounded), local('b', xs.int, 0, unbounded)]),
      }),
    });
    expect(await text(serializeStream(Either, { b: each([1, 2]) }))).toBe('<r><b>1</b><b>2</b></r>');
    expect(await failure(serializeStream(Either, { a: each([1]), b: each([2]) }))).toMatchObject({
      issues: [{ path: ['b', 0] }],
    });
    const misplaced = { owner: each(['x']) as unknown as string, batch: [{}] };
    expect(await failure(serializeStream(LogElement, misplaced))).toMatchObject({
      issues: [{ rule: 'cvc-datatype-valid.1', path: ['owner'] }],
    });
  });

  it('checks identity constraints over all items', async () => {
    const twice = serializeStream(LogElement, { owner: 'x', batch: [{ entry: each([entry(1), entry(1)]) }] });
    expect(await failure(twice)).toMatchObject({ issues: [{ rule: 'cvc-identity-constraint.4.2.2' }] });
    const dangling = (): Streamed<Log> => ({
      owner: 'x',
      batch: each([{ entry: each([{ ...entry(1), after: 7 }]) }]),
    });
    expect(await failure(serializeStream(LogElement, dangling()))).toMatchObject({
      issues: [{ rule: 'cvc-identity-constraint.4.3' }],
    });
    expect(await text(serializeStream(LogElement, dangling(), { validate: false }))).toContain('after="7"');
  });

  it('fails with the error of a source', async () => {
    const broken = (async function* (): AsyncGenerator<Entry> {
      yield entry(1);
      throw new RangeError('broken');
    })();
    const outer = each([{ entry: broken }]);
    const error = await failure(serializeStream(LogElement, { owner: 'x', batch: outer }));
    expect(error).toEqual(new RangeError('broken'));
    expect(await outer.next()).toEqual({ done: true, value: undefined });
  });

  it('stops by a signal, while it waits, too', async () => {
    const waiting = new ReadableStream<Entry>();
    const controller = new AbortController();
    const { signal } = controller;
    const failed = failure(
      serializeStream(LogElement, { owner: 'x', batch: [{ entry: waiting }] }, { signal }),
    );
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort(new Error('enough'));
    expect(await failed).toEqual(new Error('enough'));
    const never = (async function* (): AsyncGenerator<Entry> {
      await new Promise(() => {});
    })();
    const late = { signal: AbortSignal.timeout(20) };
    expect(
      await failure(serializeStream(LogElement, { owner: 'x', batch: [{ entry: never }] }, late)),
    ).toMatchObject({
      name: 'TimeoutError',
    });
    const unread = new Counted();
    const aborted = { signal: AbortSignal.abort(new Error('before')) };
    expect(
      await failure(serializeStream(LogElement, { owner: 'x', batch: [{ entry: unread }] }, aborted)),
    ).toEqual(new Error('before'));
    expect(unread.asked).toBe(0);
  });

  it('closes a source that waits when the consumer cancels', async () => {
    let isCancelled = false;
    const waiting = new ReadableStream<Entry>({
      cancel() {
        isCancelled = true;
      },
    });
    const reader = serializeStream(LogElement, { owner: 'x', batch: [{ entry: waiting }] }).getReader();
    const reading = reader.read();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await reader.cancel();
    expect(isCancelled).toBe(true);
    expect(await reading).toEqual({ done: true, value: undefined });
  });

  it('follows the names of tagged values, and takes mixed content', async () => {
    type Item = string | TaggedValue<'a', { i?: number[] }> | TaggedValue<'b', string>;
    const Tagged: ElementDescriptor<{ $content: Item[] }> = element({
      name: 'r',
      namespaceURI: '',
      type: complexType({
        mixed: mixedContent,
        content: choice(
          [
            local('a', complexType({ content: sequence([local('i', xs.int, 0, unbounded)]) })),
            local('b', xs.string),
          ],
          { minOccurs: 0, maxOccurs: unbounded, as: '$content' },
        ),
      }),
    });
    const $content = each([
      'x',
      { $name: 'a' as const, $value: { i: each([1, 2]) } },
      { $name: 'b' as const, $value: 'z' },
      'y',
    ]);
    expect(await text(serializeStream(Tagged, { $content }, { chunkSize: 1 }))).toBe(
      '<r>x<a><i>1</i><i>2</i></a><b>z</b>y</r>',
    );
    const wrong = each([{ $name: 'c', $value: { i: each([1]) } }]) as never;
    expect(await failure(serializeStream(Tagged, { $content: wrong }))).toMatchObject({
      issues: [{ path: ['$content', 0, '$name'] }],
    });
  });

  it('declares at the root what names of the schema may need, and elsewhere what only values need', async () => {
    interface Rows {
      row: { value: string | null; name?: { namespaceURI: string; localName: string } }[];
    }
    const rows: ElementDescriptor<Rows> = element({
      name: 'rows',
      namespaceURI: 'urn:a',
      prefixes: { b: 'urn:b', unused: 'urn:unused' },
      type: complexType({
        content: sequence([
          {
            element: 'row',
            namespaceURI: 'urn:a',
            minOccurs: 0,
            maxOccurs: unbounded,
            type: complexType({
              content: sequence([
                { element: 'value', namespaceURI: 'urn:b', type: xs.string, nillable: true },
                { element: 'name', namespaceURI: 'urn:a', type: xs.QName, minOccurs: 0 },
              ]),
            }),
          },
        ]),
      }),
    });
    const value: Rows = {
      row: [
        { value: 'x' },
        { value: null, name: { namespaceURI: 'urn:q', localName: 'n' } },
        { value: 'y', name: { namespaceURI: 'urn:a', localName: 'n' } },
      ],
    };
    const streamed = await text(serializeStream(rows, { row: each(value.row) }, { chunkSize: 1 }));
    expect(streamed).toBe(
      '<rows xmlns="urn:a" xmlns:b="urn:b" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        '<row><b:value>x</b:value></row>' +
        '<row><b:value xsi:nil="true"/><name xmlns:ns1="urn:q">ns1:n</name></row>' +
        '<row><b:value>y</b:value><name xmlns:ns2="urn:a">ns2:n</name></row></rows>',
    );
    expect(parse(rows, streamed)).toEqual(value);
  });

  it('refuses streams where the whole of an element has to be looked at', async () => {
    const always = assertion(satisfying('true()', () => true));
    const Asserted: ElementDescriptor<{ a: number[] }> = element({
      name: 'r',
      namespaceURI: '',
      type: complexType({
        content: sequence([local('a', xs.int, 0, unbounded)]),
        assertions: [always],
      }),
    });
    const source = new Counted();
    const error = await failure(serializeStream(Asserted, { a: source as never }));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as TypeError).message).toContain('look at the whole of it');
    expect(source.asked).toBe(0);
  });

  it('takes the options of serialize, and refuses what is none', async () => {
    const value: Log = { owner: 'x', batch: [{}] };
    const noNamespaceSchemaLocation = 'log.xsd';
    expect(
      await text(
        serializeStream(LogElement, { ...value, batch: each(value.batch) }, { noNamespaceSchemaLocation }),
      ),
    ).toBe(serialize(LogElement, value, { noNamespaceSchemaLocation }));
    expect(() => serializeStream(LogElement, value, { chunkSize: 0 })).toThrow(TypeError);
    expect(() => serializeStream(LogElement, value, { indent: -1 })).toThrow(TypeError);
    const deep = serializeStream(LogElement, { ...value, batch: each(value.batch) }, { maxDepth: 1 });
    expect(await failure(deep)).toMatchObject({ issues: [{ rule: 'limit-depth' }] });
  });

  it('is typed: only arrays may be streams', () => {
    expectTypeOf<Log>().toExtend<Streamed<Log>>();
    expectTypeOf<Streamed<Log>['owner']>().toEqualTypeOf<string>();
    expectTypeOf<AsyncGenerator<{ note: string; entry: Set<Entry> }>>().toExtend<Streamed<Log>['batch']>();
    // @ts-expect-error: not an array
    serializeStream(LogElement, { owner: each(['x']), batch: [] }).cancel();
    // @ts-expect-error: items of another type
    serializeStream(LogElement, { owner: 'x', batch: each([{ entry: each([1]) }]) }).cancel();
  });
});
