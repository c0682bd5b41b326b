import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { generatedCases } from './fixtures/generated-cases.js';
import { parse } from './parse.js';
import { complexTypeBinding } from './plan/complex-type.js';
import { declarationOf } from './plan/element-declaration.js';
import { isRecord } from './plan/record.js';
import type { TypeDescriptor } from './schema/descriptor.js';
import { serializeToBytes } from './serialize.js';
import { serializeStream } from './serialize-stream.js';

/** Makes streams of the arrays of a value that hold elements, as far as `choose` wants it. */
function streamed(type: TypeDescriptor, value: unknown, choose: () => number): unknown {
  if (type.kind !== 'complexType' || !isRecord(value)) return value;
  const { leaves } = complexTypeBinding(type);
  const children = leaves.flatMap((leaf) => leaf.children);
  const entries = Object.entries(value).map(([property, held]): [string, unknown] => {
    const own = children.filter(({ place }) => place.property === property);
    const [first] = own;
    if (first === undefined) return [property, held];
    const item = (each: unknown): unknown => {
      if (!first.place.isInContent)
        return first.kind === 'element' ? streamed(first.declaration.type, each, choose) : each;
      const tag = isRecord(each) ? each.$name : undefined;
      const child = own.find((it) => it.kind === 'element' && it.tag === tag);
      return child?.kind === 'element'
        ? {
            $name: tag,
            $value: streamed(child.declaration.type, (each as { $value: unknown }).$value, choose),
          }
        : each;
    };
    if (!first.place.isArray || !Array.isArray(held)) return [property, item(held)];
    return [property, source(held.map(item), choose())];
  });
  return Object.fromEntries(entries);
}

function source(items: readonly unknown[], kind: number): unknown {
  switch (kind) {
    case 0:
      return items;
    case 1:
      return new Set(items).size === items.length ? new Set(items) : items;
    case 2:
      return new ReadableStream({
        start(controller) {
          for (const item of items) controller.enqueue(item);
          controller.close();
        },
      });
    default:
      return (async function* () {
        for (const item of items) {
          if (kind === 4) await new Promise((resolve) => setImmediate(resolve));
          yield item;
        }
      })();
  }
}

const text = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();

const rootTag = (document: string): string | undefined => /<[^?][^>]*>/.exec(document)?.[0];

const holdsNames = (value: unknown): boolean =>
  JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? 0 : item)).includes('"localName"');

it('writes what serializeToBytes writes, whatever is a stream', { timeout: 120_000 }, async () => {
  let same = 0;
  let sameInChunks = 0;
  const kinds = fc.infiniteStream(fc.integer({ min: 0, max: 4 }));
  await fc.assert(
    fc.asyncProperty(
      generatedCases,
      kinds,
      fc.integer({ min: 1, max: 200 }),
      async (generated, kind, size) => {
        const { descriptor, value, options } = generated;
        const { type } = declarationOf(descriptor);
        const withStreams = (): never => streamed(type, value, () => kind.next().value) as never;
        const whole = new TextDecoder().decode(serializeToBytes(descriptor, value, options));
        // Names as values are written with a prefix where they are streamed.
        const document = await text(serializeStream(descriptor, withStreams(), options));
        if (!holdsNames(value)) {
          expect(document).toBe(whole);
          same++;
        }
        // Where the start tag of the root has what the schema may need, and not only what the value does.
        const inChunks = await text(
          serializeStream(descriptor, withStreams(), { ...options, chunkSize: size }),
        );
        if (!holdsNames(value) && rootTag(inChunks) === rootTag(whole)) {
          expect(inChunks).toBe(whole);
          sameInChunks++;
        }
        deepStrictEqual(parse(descriptor, document), parse(descriptor, whole));
        deepStrictEqual(parse(descriptor, inChunks), parse(descriptor, whole));
      },
    ),
    { numRuns: 1000 },
  );
  expect(same).toBeGreaterThan(300);
  expect(sameInChunks).toBeGreaterThan(100);
});
