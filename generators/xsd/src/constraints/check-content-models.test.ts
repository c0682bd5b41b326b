import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../diagnostics.js';
import { generate } from '../generate.js';

function diagnosticsOf(content: string, xsdVersion: '1.0' | '1.1' = '1.0'): readonly string[] {
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\n${content}\n</xs:schema>`;
  const { diagnostics } = generate({ schemas: ['s.xsd'], xsdVersion, readFile: () => schema });
  return diagnostics.map(formatDiagnostic);
}

describe('unique particle attribution', () => {
  it('names both particles of an ambiguous content model', () => {
    const diagnostics = diagnosticsOf(`<xs:element name="root">
  <xs:complexType>
    <xs:sequence>
      <xs:element name="a" type="xs:int" minOccurs="0"/>
      <xs:element name="a" type="xs:int"/>
    </xs:sequence>
  </xs:complexType>
</xs:element>`);
    expect(diagnostics).toEqual([
      "s.xsd:6:7: error cos-nonambig: The content model is ambiguous: 'a' may belong to this particle or to that at s.xsd:5:7.",
    ]);
  });

  it('looks at members of substitution groups', () => {
    const diagnostics = diagnosticsOf(`<xs:element name="head" type="xs:string"/>
<xs:element name="member" type="xs:string" substitutionGroup="head"/>
<xs:complexType name="T">
  <xs:choice><xs:element ref="head"/><xs:element ref="member"/></xs:choice>
</xs:complexType>`);
    expect(diagnostics).toEqual([
      expect.stringContaining("cos-nonambig: The content model is ambiguous: 'member' may"),
    ]);
  });

  it('reports a mistake that derived types repeat once', () => {
    const diagnostics = diagnosticsOf(`<xs:complexType name="Base">
  <xs:sequence><xs:element name="a" type="xs:int" minOccurs="0"/><xs:element name="a" type="xs:int"/></xs:sequence>
</xs:complexType>
<xs:complexType name="Derived">
  <xs:complexContent><xs:extension base="Base"/></xs:complexContent>
</xs:complexType>`);
    expect(diagnostics).toHaveLength(1);
  });

  it('lets an element take precedence over a wildcard in XSD 1.1 only', () => {
    const content = `<xs:complexType name="T">
  <xs:sequence>
    <xs:element name="a" type="xs:int" minOccurs="0"/>
    <xs:any processContents="skip"/>
  </xs:sequence>
</xs:complexType>`;
    expect(diagnosticsOf(content, '1.0')).toEqual([expect.stringContaining('s.xsd:5:5: error cos-nonambig')]);
    expect(diagnosticsOf(content, '1.1')).toEqual([]);
  });

  it('accepts a deterministic content model', () => {
    expect(
      diagnosticsOf(`<xs:complexType name="T">
  <xs:sequence>
    <xs:element name="a" type="xs:int" minOccurs="2" maxOccurs="2"/>
    <xs:element name="b" type="xs:int" minOccurs="0"/>
    <xs:element name="a" type="xs:int"/>
  </xs:sequence>
</xs:complexType>`),
    ).toEqual([]);
  });
});
