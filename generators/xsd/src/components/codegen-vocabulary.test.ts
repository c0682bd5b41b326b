import { describe, expect, it } from 'vitest';
import { compileComponents, compileFiles, compileValid, schemaText } from './fixtures/schema-text.js';

const prefix = 'xmlns:cg="urn:proj:xsd-codegen"';
const appinfo = (content: string, source = ' source="urn:proj:xsd-codegen"'): string =>
  `<xs:annotation><xs:appinfo${source}>${content}</xs:appinfo></xs:annotation>`;
const secret = appinfo('<cg:secret/>');

describe('the mark of a secret', () => {
  it.each([
    `<xs:element name="pin" type="xs:string">${secret}</xs:element>`,
    `<xs:element name="pin" type="xs:string">${appinfo('<cg:secret/>', '')}</xs:element>`,
    `<xs:attribute name="pin" type="xs:string">${secret}</xs:attribute>`,
    `<xs:complexType name="t"><xs:sequence><xs:element name="pin">${secret}</xs:element></xs:sequence><xs:attribute name="key">${secret}</xs:attribute></xs:complexType>`,
    `<xs:element name="pin">${appinfo('<other xmlns="urn:other" cg="1"/><cg:secret/>', '')}</xs:element>`,
  ])('belongs to declarations: %s', (components) => {
    expect(() => compileValid(components, prefix)).not.toThrow();
  });

  it.each([
    [
      `<xs:simpleType name="Pin">${secret}<xs:restriction base="xs:string"/></xs:simpleType>`,
      'not to this xs:simpleType',
    ],
    [`<xs:complexType name="t">${secret}</xs:complexType>`, 'not to this xs:complexType'],
    [
      `<xs:element name="pin"/><xs:group name="g"><xs:sequence><xs:element ref="pin">${secret}</xs:element></xs:sequence></xs:group>`,
      'not to this xs:element',
    ],
    [secret, 'not to this xs:schema'],
    [
      `<xs:element name="pin">${appinfo('<cg:secret>no</cg:secret>')}</xs:element>`,
      'no attributes and no content',
    ],
    [`<xs:element name="pin">${appinfo('<cg:secret on="1"/>')}</xs:element>`, 'no attributes and no content'],
    [
      `<xs:element name="pin">${appinfo('<cg:sekret/>', '')}</xs:element>`,
      "no element 'sekret'; it has 'secret'",
    ],
    [`<xs:element name="pin">${appinfo('<secret/>')}</xs:element>`, "no element 'secret' in no namespace"],
    [
      '<xs:element name="pin"><xs:annotation><xs:documentation><cg:secret/></xs:documentation></xs:annotation></xs:element>',
      'stands in an xs:appinfo',
    ],
    ['<xs:element name="pin" cg:secret="true"/>', 'put the element into an xs:appinfo'],
    ['<xs:element name="pin" cg:nameSuffix="_c"/>', 'nameSuffix and type, of an xs:any'],
  ])('is refused elsewhere and in another form: %s', (components, message) => {
    const { diagnostics } = compileComponents(components, prefix);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ severity: 'error', rule: 'codegen-vocabulary' });
    expect(diagnostics[0]?.message).toContain(message);
  });

  it('is reported with the file, the line and the column of the slip', () => {
    const included = schemaText(
      '<xs:element name="pin">\n<xs:annotation>\n <xs:appinfo><cg:secrets/></xs:appinfo>\n</xs:annotation></xs:element>\n<xs:element name="b" cg:secret="true"/>',
      prefix,
    );
    const { problems } = compileFiles({
      'a.xsd': schemaText('<xs:include schemaLocation="b.xsd"/>'),
      'b.xsd': included,
    });
    expect(problems).toEqual(['b.xsd:4:14 codegen-vocabulary', 'b.xsd:6:22 codegen-vocabulary']);
  });
});
