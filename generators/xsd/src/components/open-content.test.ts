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

describe('xs:openContent', () => {
  const a = '<xs:sequence><xs:element name="a"/></xs:sequence>';
  const open = (mode: string, namespace: string): string =>
    `<xs:openContent mode="${mode}"><xs:any namespace="${namespace}"/></xs:openContent>`;
  const extension = (content: string): string =>
    `<xs:complexType name="e"><xs:complexContent><xs:extension base="t">${content}</xs:extension></xs:complexContent></xs:complexType>`;

  function contentType(components: string, name: string): unknown {
    const { schema, diagnostics } = compileComponents(components, '', '1.1');
    expect(diagnostics).toEqual([]);
    return complexType(schema, name).contentType;
  }

  it('is united with that of the base type', () => {
    const text = `<xs:complexType name="t">${open('interleave', 'urn:a')}${a}</xs:complexType>`;
    expect(contentType(text + extension(open('interleave', 'urn:b')), 'e')).toMatchObject({
      variety: 'element-only',
      openContent: { wildcard: { namespaceConstraint: { namespaces: ['urn:b', 'urn:a'] } } },
    });
    expect(contentType(text + extension('<xs:openContent mode="none"/>'), 'e')).toMatchObject({
      openContent: { wildcard: { namespaceConstraint: { namespaces: ['urn:a'] } } },
    });
  });

  it.each([
    ['', a, 'suffix'],
    ['', '', undefined],
    ['appliesToEmpty="true"', '', 'suffix'],
    ['', `<xs:openContent mode="none"/>${a}`, undefined],
    ['', `${open('interleave', '##any')}${a}`, 'interleave'],
  ])('comes from the schema where a type has none: %s %s', (attributes, content, mode) => {
    const type = contentType(
      `<xs:defaultOpenContent mode="suffix" ${attributes}><xs:any/></xs:defaultOpenContent><xs:complexType name="t">${content}</xs:complexType>`,
      't',
    );
    expect(type).toEqual(
      mode === undefined
        ? expect.not.objectContaining({ openContent: expect.anything() })
        : expect.objectContaining({ openContent: expect.objectContaining({ mode }) }),
    );
  });

  it.each([
    [`<xs:complexType name="t"><xs:openContent/>${a}</xs:complexType>`, 'src-ct.5'],
    [
      `<xs:complexType name="t"><xs:openContent mode="none"><xs:any/></xs:openContent>${a}</xs:complexType>`,
      'src-ct.5',
    ],
    [
      `<xs:complexType name="t">${open('interleave', '##any')}${a}</xs:complexType>${extension(open('suffix', '##any'))}`,
      'cos-ct-extends.1.4.3.2.2.3',
    ],
  ])('has rules: %s', (text, rule) => {
    expect(compileComponents(text, '', '1.1').diagnostics.map((each) => each.rule)).toEqual([rule]);
  });
});
