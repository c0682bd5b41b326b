import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { generatedCases } from './fixtures/generated-cases.js';
import { parse } from './parse.js';
import { serialize, serializeToBytes } from './serialize.js';
import { validate } from './validate.js';

it('reads what it wrote', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(generatedCases, ({ descriptor, value, options: how }) => {
      expect(validate(descriptor, value)).toEqual([]);
      const document = serialize(descriptor, value, how);
      const again = parse(descriptor, document);
      // Unlike toStrictEqual, this does not look at a property named constructor to tell the class.
      deepStrictEqual(again, value);
      // Arrays of mixed content aside, what was read is what was written, down to the order of properties.
      expect(serialize(descriptor, again, how)).toBe(document);
      expect(new TextDecoder().decode(serializeToBytes(descriptor, value, how))).toBe(document);
    }),
    { numRuns: 1500 },
  );
});
