import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Output } from '../terminal/output.js';
import { cellText, printable } from './cell-text.js';
import { csvWriter } from './record-writer.js';
import { TableLayout } from './table-layout.js';
import { tableWriter } from './table-writer.js';
import { fitted, textWidth } from './text-width.js';

/** An output that keeps what is written. */
function memory(columns?: number): { readonly output: Output; text(): string } {
  const stream = Object.assign(new PassThrough({ highWaterMark: 2 ** 24 }), {
    isTTY: columns !== undefined,
    columns,
  });
  return { output: new Output(stream), text: () => String(stream.read() ?? '') };
}

describe('text on a terminal', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['Größe', 5],
    ['e\u0301', 1],
    ['日本', 4],
    ['👍', 2],
  ])('%j takes as many columns as it looks', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it('is cut or filled to exactly the width that it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, width) => {
        expect(textWidth(fitted(text, width))).toBe(width);
      }),
    );
  });

  it('has no character that controls the terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      }),
    );
    expect(printable('a\u001b]0;title\u0007b')).toBe('a ]0;title b');
  });
});

describe('a table', () => {
  it('is never wider than the terminal, if that has room for one column', () => {
    const cells = fc.array(fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 8 }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(cells, fc.integer({ min: 8, max: 200 }), (rows, available) => {
        const layout = new TableLayout(rows, available);
        for (const row of rows) expect(textWidth(layout.line(row).trimEnd())).toBeLessThanOrEqual(available);
      }),
    );
  });

  it('shortens nothing that has room', () => {
    expect(
      new TableLayout(
        [
          ['id', 'a name'],
          ['1', 'x'],
        ],
        10,
      ).line(['1', 'a name']),
    ).toBe('1   a name\n');
  });

  it('keeps its columns for records after the first, and tells of fields that it does not show', async () => {
    const { output, text } = memory();
    const notes: string[] = [];
    const writer = tableWriter(output, undefined, (note) => notes.push(note));
    for (let id = 0; id < 100; id += 1) await writer.write({ id });
    await writer.write({ id: 100, late: 'x' });
    await writer.end();
    expect(text().split('\n')).toHaveLength(103);
    expect(notes).toEqual(['1 more field: late']);
  });
});

describe('comma-separated values', () => {
  it('are read again as what was written', async () => {
    const texts = fc.array(
      fc.tuple(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a') })),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (rows) => {
        const { output, text } = memory();
        const writer = csvWriter(output, ['a', 'b']);
        for (const [a, b] of rows) await writer.write({ a, b });
        await writer.end();
        expect(readCsv(text())).toEqual([['a', 'b'], ...rows]);
      }),
    );
  });
});

it('dates have their time only where it is not midnight', () => {
  expect(cellText(new Date('2026-06-10'))).toBe('2026-06-10');
  expect(cellText(new Date('2026-06-10T08:30:00Z'))).toBe('2026-06-10T08:30:00.000Z');
});

/** A reader of RFC 4180, made to judge the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"|[^,"\n]*)(,|\n)/gy;
  for (const [, cell = '', end] of text.matchAll(pattern)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
