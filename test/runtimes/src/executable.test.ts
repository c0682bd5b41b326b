import { expect, it } from 'vitest';
import { findExecutable } from './executable.js';

it('finds the first program that is there', () => {
  expect(findExecutable(['no-such-program', process.execPath])).toEqual({
    path: process.execPath,
    version: process.versions.node,
  });
});

it('finds nothing where no program is there', () => {
  expect(findExecutable(['no-such-program'])).toBeUndefined();
});
