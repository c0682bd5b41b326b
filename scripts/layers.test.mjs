import { describe, expect, it } from 'vitest';
import { layerProblems, problemsOf } from './layers.mjs';
import { ROOT } from './workspace.mjs';

const layers = [['model', 'names.ts'], ['read', 'print'], ['main.ts']];

/** @param {Record<string, string[]>} imports */
const importsOf = (imports) =>
  new Map(
    Object.entries({
      'model/a.ts': [],
      'names.ts': [],
      'read/a.ts': [],
      'print/a.ts': [],
      'main.ts': [],
      ...imports,
    }),
  );

describe('layers', () => {
  it('admit imports of lower layers and of the same room', () => {
    const imports = importsOf({
      'main.ts': ['read/a.ts', 'names.ts'],
      'read/b.ts': ['read/a.ts', 'model/a.ts'],
    });
    expect(problemsOf({ layers }, imports)).toEqual([]);
  });

  it('refuse imports of higher layers', () => {
    expect(problemsOf({ layers }, importsOf({ 'model/a.ts': ['read/a.ts'] }))).toEqual([
      'model/a.ts -> read/a.ts leads upward or sideways',
    ]);
  });

  it('refuse imports of other rooms in the same layer', () => {
    expect(problemsOf({ layers }, importsOf({ 'read/a.ts': ['print/a.ts'] }))).toEqual([
      'read/a.ts -> print/a.ts leads upward or sideways',
    ]);
  });

  it('let a file in a room be a room of its own', () => {
    const imports = importsOf({ 'main.ts': ['read/summary.ts'], 'read/summary.ts': ['main.ts'] });
    expect(problemsOf({ layers: [...layers, ['read/summary.ts']] }, imports)).toEqual([
      'main.ts -> read/summary.ts leads upward or sideways',
    ]);
  });

  it('want a room for each file and files in each room', () => {
    expect(problemsOf({ layers: [...layers, ['gone']] }, importsOf({ 'new/a.ts': [] }))).toEqual([
      'new/a.ts is in no room',
      'the room gone is empty',
    ]);
  });

  it('admit exceptions as long as they are needed', () => {
    const exceptions = { 'read/a.ts -> print/a.ts': 'a reason' };
    expect(problemsOf({ layers, exceptions }, importsOf({ 'read/a.ts': ['print/a.ts'] }))).toEqual([]);
    expect(problemsOf({ layers, exceptions }, importsOf({}))).toEqual([
      'the exception read/a.ts -> print/a.ts is needed no longer',
    ]);
  });
});

it('the packages keep to their layers', () => {
  expect(layerProblems(ROOT)).toEqual([]);
});
