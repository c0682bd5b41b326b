import { describe, expect, it } from 'vitest';
import { primitiveTypes, restrictedTypes } from '../schema/built-in-types.js';
import { type AtomicDatatypeName, atomicDatatype } from './atomic-datatype.js';
import { builtInTypes11 } from './built-in-types.js';
import { datatypeOf } from './simple-type.js';

describe('atomicDatatype', () => {
  const names = [...primitiveTypes, ...Object.keys(restrictedTypes)] as readonly AtomicDatatypeName[];
  const texts = [
    '',
    'a',
    '1',
    '-1',
    ' 1 ',
    '128',
    '1.5',
    'a b',
    'a:b',
    'true',
    'INF',
    '+INF',
    '0000',
    '2000-01-01',
    'PT1S',
    'P1Y',
    'AA==',
  ];

  it('has the white space and the literals of each type that XSD 1.1 has', () => {
    for (const name of names) {
      const type = builtInTypes11().find((it) => it.name === name);
      expect(type, name).toBeDefined();
      if (type === undefined) continue;
      const own = atomicDatatype(name);
      const other = datatypeOf(type);
      for (const text of texts) {
        expect(own.normalize(text), `${name} '${text}'`).toBe(other.normalize(text));
        expect(own.check(text, undefined) === undefined, `${name} '${text}'`).toBe(
          other.check(text, undefined) === undefined,
        );
      }
    }
  });
});
