import { describe, expect, it } from 'vitest';
import { Tally } from './tally.js';

describe('Tally', () => {
  it('groups reasons that differ in names and numbers only, the most frequent first', () => {
    const tally = new Tally();
    tally.add('a', undefined);
    tally.add('b', 'no code');
    tally.add('c', "the type 'x' at line 3");
    tally.add('d', "the type 'y' at line 14");
    expect([tally.passed, tally.total]).toEqual([1, 4]);
    expect(tally.reasons).toEqual([
      { reason: 'the type … at line N', count: 2, example: 'c' },
      { reason: 'no code', count: 1, example: 'b' },
    ]);
  });
});
