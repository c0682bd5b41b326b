import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { withoutShadow } from './global-names.js';

describe('the identifier of a component', () => {
  it.each([
    'Date',
    'Request',
    'Response',
    'Error',
    'Record',
    'Map',
    'Object',
    'Event',
    'Node',
    'File',
    'Proxy',
  ])('is %sType, where every program knows that name', (name) => {
    expect(withoutShadow(name)).toBe(`${name}Type`);
  });

  it('is none of the names that ECMAScript has', () => {
    const names = runInNewContext('Object.getOwnPropertyNames(globalThis)') as readonly string[];
    for (const name of names.filter((it) => /^[A-Z]/.test(it)))
      expect(withoutShadow(name)).toBe(`${name}Type`);
  });

  it('is the name otherwise', () => {
    expect(['Project', 'DateField', 'DateType'].map(withoutShadow)).toEqual([
      'Project',
      'DateField',
      'DateType',
    ]);
  });
});
