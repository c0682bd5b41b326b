import { describe, expect, it } from 'vitest';
import { generate } from '../generate.js';
import { compileComponents, schemaText } from './fixtures/schema-text.js';

describe('errors of a later stage', () => {
  it('are reported beside those of an earlier one', () => {
    const { problems } = compileComponents(
      `<xs:element name="a" type="missing"/>
<xs:simpleType name="s"><xs:restriction base="xs:int"><xs:maxInclusive value="x"/></xs:restriction></xs:simpleType>
<xs:complexType name="c"><xs:attribute name="x"/><xs:attribute name="x"/></xs:complexType>`,
    );
    expect(problems).toEqual([
      'a.xsd:2:22 src-resolve.1.1',
      'a.xsd:3:55 maxInclusive-valid-restriction',
      'a.xsd:4:50 ct-props-correct.4',
    ]);
  });

  it('are kept back where they may be consequences', () => {
    const { problems } = compileComponents(
      `<xs:complexType name="base"><xs:sequence><xs:element name="e"/><xs:element ref="missing"/></xs:sequence></xs:complexType>
<xs:complexType name="derived"><xs:complexContent><xs:restriction base="base"><xs:sequence><xs:element name="e"/><xs:element name="f"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
<xs:element name="g" type="derived"/>`,
    );
    expect(problems).toEqual(['a.xsd:2:76 src-resolve.1.3']);
  });

  it('are kept back where the schema itself has an error', () => {
    const { problems } = compileComponents(
      '<xs:complexType name="c"><xs:attribute name="x"/><xs:attribute name="x"/></xs:complexType>',
      'elementFormDefault="yes"',
    );
    expect(problems).toEqual(['a.xsd:1:56 s4s-att-invalid-value']);
  });

  it('reach to the content models', () => {
    const text = schemaText(
      `<xs:element name="a" type="missing"/>
<xs:complexType name="c"><xs:sequence><xs:element name="e" minOccurs="0"/><xs:element name="e"/></xs:sequence></xs:complexType>`,
    );
    const { diagnostics } = generate({ schemas: ['a.xsd'], readFile: () => text });
    expect(diagnostics.map(({ rule, location }) => `${location.line} ${rule}`)).toEqual([
      '2 src-resolve.1.1',
      '3 cos-nonambig',
    ]);
  });
});
