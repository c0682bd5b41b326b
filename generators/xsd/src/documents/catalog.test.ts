import { describe, expect, it } from 'vitest';
import { parseCatalog } from './catalog.js';
import { CatalogError } from './catalog-error.js';

describe('parseCatalog', () => {
  it('makes the paths relative to what the catalog itself is relative to', () => {
    const json = '{ "uri": { "http://x.example/a": "a.xsd" }, "namespace": { "urn:b": "../b.xsd" } }';
    expect(parseCatalog('schemas/catalog.json', json)).toEqual({
      uri: { 'http://x.example/a': 'schemas/a.xsd' },
      namespace: { 'urn:b': 'b.xsd' },
    });
  });

  it('needs neither of the members', () => {
    expect(parseCatalog('c.json', '{}')).toEqual({ uri: {}, namespace: {} });
  });

  it.each([
    ['nonsense', 'c.json is not JSON'],
    ['[]', 'must hold an object'],
    ['{ "uris": {} }', '"uris"'],
    ['{ "uri": [] }', '"uri" must be an object'],
    ['{ "namespace": { "urn:a": 1 } }', 'the path of "urn:a" in "namespace" must be a string'],
  ])('refuses %s', (json, message) => {
    expect(() => parseCatalog('c.json', json)).toThrow(CatalogError);
    expect(() => parseCatalog('c.json', json)).toThrow(message);
  });
});
