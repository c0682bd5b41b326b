import { describe, expect, it } from 'vitest';
import { isNCName, splitQName } from './qnames.js';

describe('isNCName', () => {
  it.each(['a', '_a', 'a-1.b', 'Ünïcode', '名前', '\u{10000}x'])('accepts %s', (name) => {
    expect(isNCName(name)).toBe(true);
  });

  it.each(['', '1a', '-a', 'a:b', 'a b', 'a\n', '.'])('refuses %j', (name) => {
    expect(isNCName(name)).toBe(false);
  });
});

describe('splitQName', () => {
  it('splits at the colon', () => {
    expect(splitQName('xs:string')).toEqual({ prefix: 'xs', localName: 'string' });
    expect(splitQName('string')).toEqual({ prefix: '', localName: 'string' });
  });

  it.each(['', ':a', 'a:', 'a:b:c', 'a :b', '1:a'])('refuses %j', (name) => {
    expect(splitQName(name)).toBeUndefined();
  });
});
