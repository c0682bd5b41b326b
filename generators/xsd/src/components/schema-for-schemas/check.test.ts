import { describe, expect, it } from 'vitest';
import { compileComponents, compileFiles, schemaText } from '../fixtures/schema-text.js';

function problems(components: string, attributes = ''): readonly string[] {
  return compileComponents(components, attributes).problems;
}

describe('the schema for schemas', () => {
  it('admits no other attributes in no namespace, and any in foreign ones', () => {
    expect(problems('<xs:element name="a" nilable="true" f:x="1"/>', 'xmlns:f="urn:f" f:y="2"')).toEqual([
      'a.xsd:2:22 s4s-att-not-allowed',
    ]);
    expect(problems('<xs:element name="a" xs:type="xs:int"/>')).toEqual(['a.xsd:2:22 s4s-att-not-allowed']);
    expect(problems('<xs:element name="a" minOccurs="0"/>')).toEqual(['a.xsd:2:22 s4s-att-not-allowed']);
  });

  it('wants the attributes that are required', () => {
    expect(problems('<xs:element/>\n<xs:complexType name="t"><xs:group/></xs:complexType>')).toEqual([
      'a.xsd:2:1 s4s-att-must-appear',
      'a.xsd:3:26 s4s-att-must-appear',
    ]);
  });

  it.each([
    ['<xs:element name="a:b"/>', 13],
    ['<xs:element name="a" type="1"/>', 22],
    ['<xs:element name="a" nillable="yes"/>', 22],
    ['<xs:element name="a" block="list"/>', 22],
    ['<xs:element name="a" final="#all restriction"/>', 22],
    ['<xs:simpleType name="a" final="extend"><xs:list itemType="xs:int"/></xs:simpleType>', 25],
  ])('checks the types of attributes: %s', (text, column) => {
    expect(problems(text)).toEqual([`a.xsd:2:${column} s4s-att-invalid-value`]);
  });

  it.each(['-1', 'many', '1.0', ''])('checks maxOccurs="%s"', (value) => {
    const text = `<xs:complexType name="t"><xs:sequence maxOccurs="${value}"/></xs:complexType>`;
    expect(problems(text)).toEqual(['a.xsd:2:39 s4s-att-invalid-value']);
  });

  it.each(['##any ##local', '##everything', '##other urn:a'])('checks namespace="%s"', (value) => {
    const text = `<xs:complexType name="t"><xs:anyAttribute namespace="${value}"/></xs:complexType>`;
    expect(problems(text)).toEqual(['a.xsd:2:43 s4s-att-invalid-value']);
  });

  it('collapses white space in values', () => {
    expect(problems('<xs:element name=" a " type="\n xs:int " nillable=" 0"/>')).toEqual([]);
  });

  it('admits elements at their places only', () => {
    expect(
      problems(`<xs:complexType name="t">
  <xs:attribute name="a"/>
  <xs:sequence/>
</xs:complexType>
<xs:element name="e"><xs:annotation/><xs:complexType/>
  <xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:element>
<xs:sequence/>`),
    ).toEqual([
      'a.xsd:4:3 s4s-elt-invalid-content',
      'a.xsd:7:3 s4s-elt-invalid-content',
      'a.xsd:8:1 s4s-elt-invalid-content',
    ]);
  });

  it('says what the content has to be', () => {
    const { diagnostics } = compileComponents('<xs:simpleType name="t"><xs:annotation/></xs:simpleType>');
    expect(diagnostics.map(({ rule, message }) => [rule, message])).toEqual([
      [
        's4s-elt-must-match',
        'xs:simpleType is not complete: its content has to be (annotation?, (restriction | list | union)).',
      ],
    ]);
  });

  it('admits foreign elements and text in documentation and appinfo alone', () => {
    const annotation =
      '<xs:annotation><xs:documentation>text <b/></xs:documentation><xs:appinfo><xs:any/>text</xs:appinfo></xs:annotation>';
    expect(problems(annotation)).toEqual([]);
    expect(problems('<foreign/>')).toEqual(['a.xsd:2:1 s4s-elt-invalid-content']);
    expect(problems('<xs:element name="a">text</xs:element>')).toEqual(['a.xsd:2:1 s4s-elt-character']);
  });

  it('wants ids to be unique in a document, not between documents', () => {
    expect(problems('<xs:element name="a" id="i"/>\n<xs:element name="b" id=" i"/>')).toEqual([
      'a.xsd:3:22 cvc-id.2',
    ]);
    const files = {
      'a.xsd': schemaText('<xs:include schemaLocation="b.xsd" id="i"/>'),
      'b.xsd': schemaText('<xs:element name="a" id="i"/>'),
    };
    expect(compileFiles(files).problems).toEqual([]);
  });

  it('restricts the occurrence of all groups and what is in them', () => {
    expect(
      problems(`<xs:complexType name="t"><xs:all minOccurs="2">
  <xs:element name="a" minOccurs="0" maxOccurs="1"/>
  <xs:element name="b" minOccurs="2"/>
</xs:all></xs:complexType>`),
    ).toContain('a.xsd:2:34 s4s-att-invalid-value');
  });
});

describe('constructs of XSD 1.1', () => {
  const constructs: readonly (readonly [string, string, string])[] = [
    ['xs:assert', '<xs:complexType name="t"><xs:assert test="@a"/></xs:complexType>', '2:26'],
    ['xs:alternative', '<xs:element name="e"><xs:alternative type="xs:int"/></xs:element>', '2:22'],
    [
      'xs:openContent',
      '<xs:complexType name="t"><xs:openContent><xs:any/></xs:openContent></xs:complexType>',
      '2:26',
    ],
    ['xs:defaultOpenContent', '<xs:defaultOpenContent><xs:any/></xs:defaultOpenContent>', '2:1'],
    [
      'xs:assertion',
      '<xs:simpleType name="t"><xs:restriction base="xs:int"><xs:assertion test="1"/></xs:restriction></xs:simpleType>',
      '2:55',
    ],
    [
      'targetNamespace="urn:x" on xs:element',
      '<xs:complexType name="t"><xs:sequence><xs:element name="e" targetNamespace="urn:x"/></xs:sequence></xs:complexType>',
      '2:60',
    ],
    [
      'notQName="a" on xs:any',
      '<xs:complexType name="t"><xs:sequence><xs:any notQName="a"/></xs:sequence></xs:complexType>',
      '2:47',
    ],
    [
      'maxOccurs="2" on xs:element',
      '<xs:complexType name="t"><xs:all><xs:element name="e" maxOccurs="2"/></xs:all></xs:complexType>',
      '2:55',
    ],
    ['xs:any in xs:all', '<xs:complexType name="t"><xs:all><xs:any/></xs:all></xs:complexType>', '2:34'],
    ['inheritable="true" on xs:attribute', '<xs:attribute name="a" inheritable="true"/>', '2:24'],
    ['xs:dateTimeStamp', '<xs:element name="e" type="xs:dateTimeStamp"/>', '2:22'],
  ];

  it.each(constructs)('%s is refused by XSD 1.0', (construct, text, position) => {
    const { diagnostics } = compileComponents(text, '', '1.0');
    expect(diagnostics).toHaveLength(1);
    const [diagnostic] = diagnostics;
    expect(`${diagnostic?.location.line}:${diagnostic?.location.column}`).toBe(position);
    expect(diagnostic?.message).toContain(construct);
    expect(diagnostic?.message).toContain('XSD 1.1');
    expect(diagnostic?.rule).toMatch(/^(s4s-|src-resolve)/);
  });
});
