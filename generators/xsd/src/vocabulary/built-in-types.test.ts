import { expect, it } from 'vitest';
import { builtinTypes, xsd11BuiltinTypes } from '../components/builtins.js';
import { builtInTypes, xsd11Types } from './built-in-types.js';
import { XSD_NAMESPACE } from './namespaces.js';
import { componentKey } from './qnames.js';

const keysOf = (names: Iterable<string>): ReadonlySet<string> =>
  new Set([...names].map((name) => componentKey(XSD_NAMESPACE, name)));

it('names the built-in types that there are components for', () => {
  expect(keysOf(builtInTypes)).toEqual(new Set(builtinTypes.keys()));
});

it('names the types that XSD 1.1 adds', () => {
  expect(keysOf([...builtInTypes, ...xsd11Types])).toEqual(new Set(xsd11BuiltinTypes.keys()));
});
