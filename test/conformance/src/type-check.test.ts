import { describe, expect, it } from 'vitest';
import { TypeChecker } from './type-check.js';

const checker = new TypeChecker();

describe('TypeChecker', () => {
  it.each([
    ['what is not used', 'const a = 1;\nexport const b: number = 2;', 'TS6133'],
    ['a type left to inference', 'export function f(a: number) { return a; }', 'TS9007'],
    ['undefined for an optional property', 'export const a: { b?: 1 } = { b: undefined };', 'TS2375'],
    [
      'an index that may lie beyond the end',
      'const a: string[] = [];\nexport const b: string = a[0];',
      'TS2322',
    ],
    ['a type imported as a value', "import { T } from './other.js';\nexport const a: T = 1;", 'TS1484'],
    [
      'a path without a value',
      'export function f(a: boolean): number | undefined { if (a) return 1; }',
      'TS7030',
    ],
  ])('refuses %s', (_, text, code) => {
    const files = new Map([
      ['index.ts', text],
      ['other.ts', 'export type T = 1;'],
    ]);
    expect(checker.check(new Map([['s', files]])).get('s')).toEqual([
      expect.stringContaining(`s/index.ts: ${code}: `),
    ]);
  });

  it('keeps the messages of several schemas apart', () => {
    const messages = checker.check(
      new Map([
        ['good', new Map([['index.ts', 'export const a: number = 1;']])],
        ['bad', new Map([['folder/a.ts', 'export const a: number = true;']])],
      ]),
    );
    expect(messages.get('good')).toEqual([]);
    expect(messages.get('bad')).toEqual([expect.stringContaining('bad/folder/a.ts: TS2322')]);
  });

  it('admits only the modules and libraries that it was given', () => {
    const files = new Map([
      ['index.ts', "export type { Client } from 'openapi-fetch';\nexport type R = Response;"],
    ]);
    const check = (each: TypeChecker): number | undefined =>
      each.check(new Map([['s', files]])).get('s')?.length;
    expect(check(checker)).toBe(2);
    expect(check(new TypeChecker({ modules: ['openapi-fetch'], libraries: ['lib.dom.d.ts'] }))).toBe(0);
  });
});
