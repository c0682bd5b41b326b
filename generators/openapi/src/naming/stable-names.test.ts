import { NameAllocator } from '@proj/generator-kit';
import { describe, expect, it } from 'vitest';
import { giveNames } from './stable-names.js';

const named = (origins: readonly string[], taken: readonly string[] = []) => {
  const requests = origins.map((origin) => ({ subject: origin, origin, wanted: 'FooBar', suffix: 'Model' }));
  return Object.fromEntries(giveNames(requests, new NameAllocator(taken, { separator: '' })));
};

describe('names', () => {
  it.each([[['foo_bar', 'FooBar', 'foo-bar']], [['FooBar', 'foo-bar', 'foo_bar']]])(
    'in the order %j go to what is called so, then by what things are called',
    (origins) => {
      expect(named(origins)).toEqual({ FooBar: 'FooBar', 'foo-bar': 'FooBarModel', foo_bar: 'FooBarModel2' });
    },
  );

  it('that are taken are given to nobody', () => {
    expect(named(['FooBar'], ['FooBar'])).toEqual({ FooBar: 'FooBarModel' });
  });
});
