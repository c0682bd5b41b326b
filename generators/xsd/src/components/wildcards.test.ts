import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileComponents, compileValid, complexType } from './fixtures/schema-text.js';
import type { Named, NamespaceConstraint, Wildcard } from './model.js';
import {
  admitsName,
  intersectWildcards,
  isExpressibleInXsd10,
  isWildcardSubset,
  uniteWildcards,
} from './wildcards.js';

const namespaces = ['', 'urn:a', 'urn:b', 'urn:c'];
const constraint: fc.Arbitrary<NamespaceConstraint> = fc.oneof(
  fc.constant<NamespaceConstraint>({ variety: 'any' }),
  fc.record({
    variety: fc.constantFrom('enumeration' as const, 'not' as const),
    namespaces: fc.subarray(namespaces.slice(0, 3), { minLength: 1 }),
  }),
);
const names: readonly Named[] = namespaces.flatMap((targetNamespace) =>
  ['x', 'y'].map((name) => ({ name, targetNamespace })),
);
const wildcard: fc.Arbitrary<Wildcard> = fc
  .record({ namespaceConstraint: constraint, disallowed: fc.subarray([...names]) })
  .map(({ namespaceConstraint, disallowed }) => ({
    component: 'wildcard',
    namespaceConstraint,
    disallowedNames: { names: disallowed, defined: false, sibling: false },
    processContents: 'strict',
    location: { file: 'a.xsd', line: 1, column: 1 },
  }));

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

describe('the names that wildcards disallow', () => {
  it('are expanded, each once', () => {
    const { schema, problems } = compileComponents(
      '<xs:complexType name="t"><xs:sequence/><xs:anyAttribute notQName="t:a b ##defined t:a"/></xs:complexType>',
      'targetNamespace="urn:t" xmlns:t="urn:t" xmlns="urn:d"',
      '1.1',
    );
    expect(problems).toEqual([]);
    expect(complexType(schema, '{urn:t}t').attributeWildcard?.disallowedNames).toEqual({
      names: [
        { name: 'a', targetNamespace: 'urn:t' },
        { name: 'b', targetNamespace: 'urn:d' },
      ],
      defined: true,
      sibling: false,
    });
  });

  it.each([
    ['namespace="urn:a" notNamespace="urn:b"', 'src-wildcard.1'],
    ['notNamespace=""', 'w-props-correct.2'],
    ['namespace="urn:a" notQName="b"', 'w-props-correct.4'],
    ['notQName="p:b"', 'src-resolve'],
  ])('are checked: %s', (attributes, rule) => {
    const { diagnostics } = compileComponents(
      `<xs:complexType name="t"><xs:anyAttribute ${attributes}/></xs:complexType>`,
      '',
      '1.1',
    );
    expect(diagnostics.map((each) => each.rule)).toEqual([rule]);
  });
});

describe('namespace constraints', () => {
  it('unite, intersect and compare as sets of names', () => {
    fc.assert(
      fc.property(wildcard, wildcard, (a, b) => {
        const union = uniteWildcards(a, b);
        const intersection = intersectWildcards(a, b);
        for (const name of names) {
          const [inA, inB] = [admitsName(a, name), admitsName(b, name)];
          expect(admitsName(union, name)).toBe(inA || inB);
          expect(admitsName(intersection, name)).toBe(inA && inB);
        }
        expect(isWildcardSubset(intersection, a)).toBe(true);
        expect(isWildcardSubset(b, union)).toBe(true);
        if (isWildcardSubset(a, b)) {
          expect(names.every((each) => !admitsName(a, each) || admitsName(b, each))).toBe(true);
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
