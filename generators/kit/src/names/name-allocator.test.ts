import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameAllocator } from './name-allocator.js';

describe('NameAllocator', () => {
  it('adds a suffix, then a number, where a name is taken', () => {
    const names = new NameAllocator(['a']);
    expect([names.allocate('a'), names.allocate('a'), names.allocate('b')]).toEqual(['a_2', 'a_3', 'b']);
    const models = new NameAllocator(['a'], { separator: '' });
    expect([models.allocate('a', 'Model'), models.allocate('a', 'Model')]).toEqual(['aModel', 'aModel2']);
  });

  it('takes a name once', () => {
    const names = new NameAllocator();
    expect([names.has('a'), names.claim('a'), names.has('a'), names.claim('a')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('never hands out a name twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'a2', 'aModel', 'aModel2', 'b')),
        fc.constantFrom('', '_'),
        fc.constantFrom('', 'Model'),
        (wanted, separator, suffix) => {
          const names = new NameAllocator(['b'], { separator });
          const given = wanted.map((name) => names.allocate(name, suffix));
          expect(new Set(['b', ...given]).size).toBe(given.length + 1);
        },
      ),
    );
  });
});
