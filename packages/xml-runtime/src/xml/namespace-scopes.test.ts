import { describe, expect, it } from 'vitest';
import { NamespaceScopes } from './namespace-scopes.js';
import { XML_NAMESPACE } from './namespaces.js';

describe('namespace scopes', () => {
  it('give each prefix its innermost binding, and the outer one back', () => {
    const scopes = new NamespaceScopes();
    scopes.open();
    scopes.bind('p', 'urn:1');
    scopes.bind('', 'urn:1');
    scopes.open();
    scopes.bind('p', 'urn:2');
    expect([scopes.lookupNamespaceURI('p'), scopes.lookupNamespaceURI('')]).toEqual(['urn:2', 'urn:1']);
    expect([scopes.isBoundHere('p'), scopes.isBoundHere('')]).toEqual([true, false]);
    expect([scopes.lookupPrefix('urn:1'), scopes.lookupPrefix('urn:2')]).toEqual(['', 'p']);
    expect(scopes.lookupNamedPrefix('urn:1')).toBeUndefined();
    scopes.close();
    expect([scopes.lookupNamespaceURI('p'), scopes.lookupPrefix('urn:2')]).toEqual(['urn:1', undefined]);
    expect([scopes.isBoundHere('p'), scopes.lookupNamedPrefix('urn:1')]).toEqual([true, 'p']);
    scopes.close();
    expect([scopes.lookupNamespaceURI('p'), scopes.lookupNamespaceURI('')]).toEqual([undefined, '']);
    expect(scopes.lookupPrefix(XML_NAMESPACE)).toBe('xml');
  });

  it('are looked up in a time that does not grow with the bindings', () => {
    const scopes = new NamespaceScopes();
    scopes.open();
    for (let index = 0; index < 50_000; index++) scopes.bind(`p${index}`, `urn:${index}`);
    const start = performance.now();
    // One by one through the bindings, these are 10^10 steps.
    for (let round = 0; round < 200_000; round++) {
      scopes.lookupNamespaceURI('p0');
      scopes.isBoundHere('p0');
      scopes.lookupPrefix('urn:0');
    }
    expect(performance.now() - start).toBeLessThan(5000);
    expect([scopes.lookupNamespaceURI('p0'), scopes.lookupPrefix('urn:0')]).toEqual(['urn:0', 'p0']);
  });
});
