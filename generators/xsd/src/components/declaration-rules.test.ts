import { describe, expect, it } from 'vitest';
import { compileComponents, complexType } from './fixtures/schema-text.js';

function rules(components: string): readonly string[] {
  return compileComponents(components, 'targetNamespace="urn:t" xmlns="urn:t"', '1.1').diagnostics.map(
    ({ rule }) => rule,
  );
}

const base =
  '<xs:complexType name="base"><xs:sequence><xs:any processContents="skip"/></xs:sequence><xs:anyAttribute/></xs:complexType>';

function derived(derivation: string, content: string, name = 'base'): string {
  return `<xs:complexType name="t"><xs:complexContent><xs:${derivation} base="${name}">${content}</xs:${derivation}></xs:complexContent></xs:complexType>`;
}

describe('target namespaces of local declarations (XSD 1.1)', () => {
  it('are theirs', () => {
    const { schema, diagnostics } = compileComponents(
      base +
        derived(
          'restriction',
          '<xs:sequence><xs:element name="e" targetNamespace="urn:o"/></xs:sequence><xs:attribute name="a" targetNamespace="urn:o"/>',
        ),
      'targetNamespace="urn:t" xmlns="urn:t"',
      '1.1',
    );
    expect(diagnostics).toEqual([]);
    const type = complexType(schema, '{urn:t}t');
    expect(type.attributeUses[0]?.attributeDeclaration.targetNamespace).toBe('urn:o');
    expect(type.contentType).toMatchObject({
      particle: { term: { particles: [{ term: { name: 'e', targetNamespace: 'urn:o' } }] } },
    });
  });

  it.each([
    [
      '<xs:complexType name="t"><xs:sequence><xs:element name="e" targetNamespace="urn:t"/></xs:sequence></xs:complexType>',
      [],
    ],
    [
      '<xs:complexType name="t"><xs:sequence><xs:element name="e" targetNamespace="urn:o"/></xs:sequence></xs:complexType>',
      ['src-element.4.3'],
    ],
    [
      '<xs:complexType name="t"><xs:attribute name="a" targetNamespace="urn:o"/></xs:complexType>',
      ['src-attribute.6.3'],
    ],
    [
      '<xs:group name="g"><xs:sequence><xs:element name="e" targetNamespace="urn:o"/></xs:sequence></xs:group>',
      ['src-element.4.3'],
    ],
    [
      '<xs:attributeGroup name="g"><xs:attribute name="a" targetNamespace="urn:o"/></xs:attributeGroup>',
      ['src-attribute.6.3'],
    ],
    [
      derived('restriction', '<xs:attribute name="a" targetNamespace="urn:o"/>', 'xs:anyType'),
      ['src-attribute.6.3'],
    ],
    [base + derived('extension', '<xs:attribute name="a" targetNamespace="urn:o"/>'), ['src-attribute.6.3']],
    [
      '<xs:complexType name="t"><xs:attribute name="a" form="qualified" targetNamespace="urn:t"/></xs:complexType>',
      ['src-attribute.6.2'],
    ],
    [
      '<xs:element name="g"/><xs:complexType name="t"><xs:sequence><xs:element ref="g" targetNamespace="urn:t"/></xs:sequence></xs:complexType>',
      ['src-element.4.1'],
    ],
  ])('have rules: %s', (components, expected) => {
    expect(rules(components)).toEqual(expected);
  });
});

describe('attributes of XSD 1.1', () => {
  it('are not prohibited and fixed', () => {
    expect(
      rules('<xs:complexType name="t"><xs:attribute name="a" use="prohibited" fixed="1"/></xs:complexType>'),
    ).toEqual(['src-attribute.5']);
  });

  it('come from the default attribute group, each once', () => {
    const { schema, diagnostics } = compileComponents(
      `<xs:attributeGroup name="g"><xs:attribute name="d"/><xs:anyAttribute namespace="urn:x"/></xs:attributeGroup>
      <xs:complexType name="t"><xs:attribute name="a"/></xs:complexType>
      <xs:complexType name="e"><xs:complexContent><xs:extension base="t"><xs:attributeGroup ref="g"/></xs:extension></xs:complexContent></xs:complexType>
      <xs:complexType name="without" defaultAttributesApply="false"/>`,
      'defaultAttributes="g"',
      '1.1',
    );
    expect(diagnostics).toEqual([]);
    const names = (name: string): readonly string[] =>
      complexType(schema, name).attributeUses.map(({ attributeDeclaration }) => attributeDeclaration.name);
    expect(names('t')).toEqual(['a', 'd']);
    expect(complexType(schema, 't').attributeWildcard).toMatchObject({
      namespaceConstraint: { namespaces: ['urn:x'] },
    });
    expect(names('e')).toEqual(['a', 'd']);
    expect(names('without')).toEqual([]);
  });
});
