import { expect, it } from 'vitest';
import { NamespaceScope } from './namespace-scope.js';

const outer = new Map([
  ['', 'urn:default'],
  ['p', 'urn:p'],
  ['q', 'urn:q'],
]);
const inner = new NamespaceScope(
  outer,
  new Map([
    ['', ''],
    ['q', 'urn:other'],
    ['r', 'urn:r'],
  ]),
);

it('has its own bindings before those around it', () => {
  expect(['', 'p', 'q', 'r', 's'].map((prefix) => inner.get(prefix))).toEqual([
    undefined,
    'urn:p',
    'urn:other',
    'urn:r',
    undefined,
  ]);
  expect([inner.has(''), inner.has('p')]).toEqual([false, true]);
});

it('can be listed', () => {
  const expected = [
    ['p', 'urn:p'],
    ['q', 'urn:other'],
    ['r', 'urn:r'],
  ];
  expect([...inner]).toEqual(expected);
  expect([...inner.keys()].map((prefix, index) => [prefix, [...inner.values()][index]])).toEqual(expected);
  expect(inner.size).toBe(3);
  const seen: string[][] = [];
  inner.forEach((namespaceURI, prefix, map) => {
    expect(map).toBe(inner);
    seen.push([prefix, namespaceURI]);
  });
  expect(seen).toEqual(expected);
});
