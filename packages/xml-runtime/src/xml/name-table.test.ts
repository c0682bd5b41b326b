import { describe, expect, it } from 'vitest';
import { NameTable } from './name-table.js';
import { Source } from './source.js';

const sourceOf = (text: string): Source => {
  const bytes = new TextEncoder().encode(`${text}\0`);
  return new Source(bytes, bytes.length - 1);
};

describe('the table of names', () => {
  it('gives one object for a name, whatever document it stands in', () => {
    const names = new NameTable();
    const first = names.read(sourceOf('p:a b'), 0);
    expect(names.read(sourceOf('<p:a>'), 1)).toBe(first);
    expect(first).toMatchObject({ qualifiedName: 'p:a', prefix: 'p', localName: 'a' });
    expect(names.read(sourceOf('p:ab'), 0)).not.toBe(first);
    expect(names.read(sourceOf('p:a'), 0)).toBe(first);
  });

  it('gives no name twice that is as long as another, starts and ends as it does, or has the same letters', () => {
    const names = new NameTable();
    const texts = Array.from({ length: 3000 }, (_, index) => `n${String(index).padStart(4, '0')}n`);
    const entries = texts.map((text) => names.read(sourceOf(text), 0));
    expect(entries.map((it) => it.qualifiedName)).toEqual(texts);
    expect(texts.map((text) => names.read(sourceOf(text), 0))).toEqual(entries);
  });

  it('starts anew where names of documents would fill the memory, be they many or long', () => {
    for (const [count, length] of [
      [5000, 6],
      [3, 200_000],
    ] as const) {
      const names = new NameTable();
      const first = names.read(sourceOf('first'), 0);
      for (let index = 0; index < count; index++) {
        names.limit();
        names.read(sourceOf(`n${index}`.padEnd(length, 'x')), 0);
      }
      names.limit();
      expect(names.read(sourceOf('first'), 0)).not.toBe(first);
    }
  });

  it('gives the same string for the same value of attributes, and others for others', () => {
    const name = new NameTable().read(sourceOf('a'), 0);
    const values = sourceOf('same same some sames');
    expect(name.plainValue(values, 0, 4)).toBe('same');
    expect(name.plainValue(values, 5, 9)).toBe('same');
    expect(name.plainValue(values, 10, 14)).toBe('some');
    expect(name.plainValue(values, 15, 20)).toBe('sames');
    expect(name.plainValue(values, 15, 15)).toBe('');
  });
});
