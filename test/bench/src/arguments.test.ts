import { describe, expect, it } from 'vitest';
import { readArguments, UsageError } from './arguments.js';

describe('readArguments', () => {
  it('asks for a full run in Node by default', () => {
    expect(readArguments([])).toMatchObject({ quick: false, check: false, only: undefined, runtime: 'node' });
  });

  it.each([['--check'], ['--document']])('refuses %s for figures that mean nothing', (option) => {
    expect(() => readArguments([option, '--quick'])).toThrow(UsageError);
    expect(() => readArguments([option, '--only', 'parse'])).toThrow(UsageError);
  });

  it('refuses a runtime that it does not know', () => {
    expect(() => readArguments(['--runtime', 'deno'])).toThrow(
      '--runtime is node, bun or chromium, not deno.',
    );
  });
});
