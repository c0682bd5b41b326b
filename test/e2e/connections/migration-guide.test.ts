import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { connectionsDocument } from './prism-server.mjs';

const guide = readFileSync(
  path.join(import.meta.dirname, '../../../docs/migrating-from-spartera-api-sdk.md'),
  'utf8',
);

interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { operationId?: string; 'x-sdk-names'?: Record<string, string> }>>>
  >;
  readonly components: {
    readonly schemas: Readonly<Record<string, { 'x-sdk-models'?: { seed?: string[]; newest?: string[] } }>>;
  };
}

const document = parse(readFileSync(connectionsDocument, 'utf8')) as Document;

/** Cells of the table under a heading, without its head and without code marks. */
function table(heading: string): string[][] {
  const section = guide.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replaceAll('`', '').trim()),
    );
}

describe('the migration guide', () => {
  it('names every operation as the document does', () => {
    const documented = Object.values(document.paths)
      .flatMap((item) => Object.values(item))
      .flatMap(({ operationId, 'x-sdk-names': names }) =>
        operationId && names ? [[names.seed ?? '–', names.newest, operationId]] : [],
      );
    const written = table('Names of operations').map((cells) => cells.slice(0, 3));
    expect(documented).toHaveLength(9);
    expect(written.sort()).toEqual(documented.sort());
  });

  it('names every model as the document does', () => {
    const ours = new Map<string, string[]>();
    for (const [name, { 'x-sdk-models': models }] of Object.entries(document.components.schemas)) {
      for (const newest of models?.newest ?? []) ours.set(newest, [...(ours.get(newest) ?? []), name]);
    }
    expect(ours.size).toBe(21);
    const documented = [...ours].map(([newest, names]) => [newest, names.join(', ')]);
    expect(table('Names of models')).toEqual(documented.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
  });

  it('shows old code for all seven operations of the seed', () => {
    const python = [...guide.matchAll(/```python\n(.*?)```/gs)].map(([, code]) => code).join('\n');
    const seeds = table('Names of operations')
      .map(([seed = '']) => seed)
      .filter((seed) => seed !== '–');
    expect(seeds).toHaveLength(7);
    for (const seed of seeds) expect(python).toContain(`api.${seed}(`);
  });
});
