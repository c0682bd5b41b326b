import { describe, expect, it } from 'vitest';
import { exportsOf, problemsOf, sharedNameProblems } from './shared-names.mjs';
import { ROOT } from './workspace.mjs';

const nothing = { files: [], exports: [] };

describe('shared names', () => {
  it('are none where each file and each export has its own', () => {
    expect(
      problemsOf(
        nothing,
        new Map([
          ['read/a.ts', ['a']],
          ['print/b.ts', ['b']],
        ]),
      ),
    ).toEqual([]);
  });

  it('are refused for files in two folders', () => {
    expect(
      problemsOf(
        nothing,
        new Map([
          ['read/a.ts', []],
          ['print/a.ts', []],
        ]),
      ),
    ).toEqual(['the name a.ts is shared by print/a.ts and read/a.ts']);
  });

  it('are refused for exports of two files', () => {
    expect(
      problemsOf(
        nothing,
        new Map([
          ['read/a.ts', ['same']],
          ['print/b.ts', ['same']],
        ]),
      ),
    ).toEqual(['the name same is shared by print/b.ts and read/a.ts']);
  });

  it('are admitted where they are listed, as long as they are shared', () => {
    const listed = { files: ['a.ts'], exports: ['same'] };
    const shared = new Map([
      ['read/a.ts', ['same']],
      ['print/a.ts', ['same']],
    ]);
    expect(problemsOf(listed, shared)).toEqual([]);
    expect(problemsOf(listed, new Map())).toEqual([
      'the name a.ts is shared no longer',
      'the name same is shared no longer',
    ]);
  });
});

it('the exports of a module are the names it declares, each once, and not those it hands on', () => {
  const text = `export const a = 1, b = 2; export function c(): void; export function c(): void {}
    export type D = 1; export interface D2 {} const hidden = 1; export { e } from './e.js';`;
  expect(exportsOf(text)).toEqual(['a', 'b', 'c', 'D', 'D2']);
});

it('the packages share no names but those they list', () => {
  expect(sharedNameProblems(ROOT)).toEqual([]);
});
