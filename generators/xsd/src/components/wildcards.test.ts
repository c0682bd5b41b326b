import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileValid, complexType } from './fixtures/schema-text.js';
import type { NamespaceConstraint } from './model.js';
import {
  admitsNamespace,
  intersectConstraints,
  isExpressibleInXsd10,
  isWildcardSubset,
  uniteConstraints,
} from './wildcards.js';

const namespaces = ['', 'urn:a', 'urn:b', 'urn:c'];
const constraint: fc.Arbitrary<NamespaceConstraint> = fc.oneof(
  fc.constant<NamespaceConstraint>({ variety: 'any' }),
  fc.record({
    variety: fc.constantFrom('enumeration' as const, 'not' as const),
    namespaces: fc.subarray(namespaces.slice(0, 3)),
  }),
);

describe('buildWildcard', () => {
  it.each([
    ['', { variety: 'any' }],
    ['namespace="##any"', { variety: 'any' }],
    ['namespace="##other"', { variety: 'not', namespaces: ['urn:t', ''] }],
    ['namespace="##local"', { variety: 'enumeration', namespaces: [''] }],
    [
      'namespace=" ##targetNamespace  urn:x ##local urn:x"',
      { variety: 'enumeration', namespaces: ['urn:t', 'urn:x', ''] },
    ],
    ['namespace=""', { variety: 'enumeration', namespaces: [] }],
  ])('reads %s', (attribute, expected) => {
    const schema = compileValid(
      `<xs:complexType name="t"><xs:anyAttribute ${attribute}/></xs:complexType>`,
      'targetNamespace="urn:t"',
    );
    expect(complexType(schema, '{urn:t}t').attributeWildcard).toMatchObject({
      namespaceConstraint: expected,
      processContents: 'strict',
    });
  });

  it('excludes only what has no namespace by ##other where there is no target namespace', () => {
    const schema = compileValid(
      '<xs:complexType name="t"><xs:anyAttribute namespace="##other"/></xs:complexType>',
    );
    expect(complexType(schema, 't').attributeWildcard?.namespaceConstraint).toEqual({
      variety: 'not',
      namespaces: [''],
    });
  });
});

describe('namespace constraints', () => {
  it('unite, intersect and compare as sets of namespaces', () => {
    fc.assert(
      fc.property(constraint, constraint, (a, b) => {
        const union = uniteConstraints(a, b);
        const intersection = intersectConstraints(a, b);
        for (const namespace of namespaces) {
          const [inA, inB] = [admitsNamespace(a, namespace), admitsNamespace(b, namespace)];
          expect(admitsNamespace(union, namespace)).toBe(inA || inB);
          expect(admitsNamespace(intersection, namespace)).toBe(inA && inB);
        }
        expect(isWildcardSubset(intersection, a)).toBe(true);
        expect(isWildcardSubset(b, union)).toBe(true);
        if (isWildcardSubset(a, b)) {
          expect(namespaces.every((each) => !admitsNamespace(a, each) || admitsNamespace(b, each))).toBe(
            true,
          );
        }
      }),
    );
  });

  it('are expressible in XSD 1.0 when they exclude nothing, or absent and at most one namespace', () => {
    expect(isExpressibleInXsd10({ variety: 'any' })).toBe(true);
    expect(isExpressibleInXsd10({ variety: 'not', namespaces: [''] })).toBe(true);
    expect(isExpressibleInXsd10({ variety: 'not', namespaces: ['urn:a', ''] })).toBe(true);
    expect(isExpressibleInXsd10({ variety: 'not', namespaces: ['urn:a'] })).toBe(false);
    expect(isExpressibleInXsd10({ variety: 'not', namespaces: ['urn:a', '', 'urn:b'] })).toBe(false);
  });
});
