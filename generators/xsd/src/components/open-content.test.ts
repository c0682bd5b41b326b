import { describe, expect, it } from 'vitest';
import { compileComponents, compileValid, complexType, contentOf } from './fixtures/schema-text.js';

const vocabulary = 'xmlns:cg="urn:proj:xsd-codegen"';

function withOpenContent(openContent: string): string {
  return `<xs:annotation><xs:appinfo source="urn:proj:xsd-codegen">${openContent}</xs:appinfo></xs:annotation>`;
}

const named =
  '<xs:openContent mode="interleave"><xs:any namespace="##local" processContents="lax" cg:nameSuffix="__c" cg:type="xs:token"/></xs:openContent>';

describe('open content in xs:appinfo', () => {
  it('is a property of the content type, with names and their type', () => {
    const schema = compileValid(
      `<xs:complexType name="t">${withOpenContent(named)}<xs:sequence><xs:element name="a"/></xs:sequence></xs:complexType>`,
      vocabulary,
    );
    expect(complexType(schema, 't').contentType).toMatchObject({
      variety: 'element-only',
      openContent: {
        mode: 'interleave',
        wildcard: {
          processContents: 'lax',
          namespaceConstraint: { variety: 'enumeration', namespaces: [''] },
        },
        named: { suffix: '__c', typeDefinition: { name: 'token' } },
      },
    });
  });

  it('makes empty content element-only', () => {
    const schema = compileValid(
      `<xs:complexType name="t">${withOpenContent('<xs:openContent mode="suffix"><xs:any/></xs:openContent>')}<xs:attribute name="a"/></xs:complexType>`,
      vocabulary,
    );
    expect(contentOf(complexType(schema, 't'))).toBe('element-only sequence()');
    const { contentType } = complexType(schema, 't');
    expect('openContent' in contentType && contentType.openContent).toMatchObject({ mode: 'suffix' });
    expect('openContent' in contentType && contentType.openContent).not.toHaveProperty('named');
  });

  it('is inherited by extensions and not by restrictions', () => {
    const schema = compileValid(
      `<xs:complexType name="t">${withOpenContent(named)}<xs:sequence><xs:element name="a"/></xs:sequence></xs:complexType>
      <xs:complexType name="extended"><xs:complexContent><xs:extension base="t"><xs:sequence><xs:element name="b"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
      <xs:complexType name="same"><xs:complexContent><xs:extension base="t"/></xs:complexContent></xs:complexType>
      <xs:complexType name="restricted"><xs:complexContent><xs:restriction base="t"><xs:sequence><xs:element name="a"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>`,
      vocabulary,
    );
    expect(complexType(schema, 'extended').contentType).toHaveProperty('openContent.named.suffix', '__c');
    expect(complexType(schema, 'same').contentType).toHaveProperty('openContent.named.suffix', '__c');
    expect(complexType(schema, 'restricted').contentType).not.toHaveProperty('openContent');
  });

  it.each([
    ['<xs:openContent mode="none"/>', 'can be interleave or suffix'],
    ['<xs:openContent/>', 'needs an xs:any child'],
    ['<xs:openContent><xs:any cg:type="xs:int"/></xs:openContent>', 'needs a nameSuffix'],
    ['<xs:openContent><xs:any cg:nameSuffix="_c"/></xs:openContent>', 'must be ##local'],
  ])('reports mistakes in %s', (openContent, message) => {
    const { diagnostics } = compileComponents(
      `<xs:complexType name="t">${withOpenContent(openContent)}</xs:complexType>`,
      vocabulary,
    );
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ rule: 'codegen-open-content', location: { line: 2 } });
    expect(diagnostics[0]?.message).toContain(message);
  });
});
