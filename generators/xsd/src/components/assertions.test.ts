import { describe, expect, it } from 'vitest';
import { compileComponents } from './fixtures/schema-text.js';

function rules(text: string, version: '1.0' | '1.1' = '1.1'): readonly string[] {
  return compileComponents(text, '', version).diagnostics.map(({ rule }) => rule);
}

const type = (attributes: string, assertion: string): string =>
  `<xs:complexType name="t">${attributes}<xs:assert ${assertion}/></xs:complexType>`;

describe('assertions', () => {
  it.each([
    ['test="@a le @b"'],
    ['test="empty($value)"'],
    ['test="a/b[1] and count(//c) = 1"'],
    ['test="xs:date(@a) gt current-date()"'],
    ['test="1 cast as int" xpathDefaultNamespace="http://www.w3.org/2001/XMLSchema"'],
  ])('admits %s', (assertion) => {
    expect(rules(type('', assertion))).toEqual([]);
  });

  it.each([
    ['test="@a le"', 'xpath-valid'],
    ['test=""', 'xpath-valid'],
    ['test="$other"', 'xpath-valid'],
    ['test="p:a"', 'xpath-valid'],
    ['test="unknown(1)"', 'xpath-valid'],
    ['test="@a instance of attribute(*, t)"', 'xpath-valid'],
    ['', 'as-props-correct'],
  ])('refuses %s', (assertion, rule) => {
    expect(rules(type('', assertion))).toEqual([rule]);
  });

  it('says where the expression stands, and what is wrong', () => {
    const { diagnostics } = compileComponents(type('', 'test="1 +"'), '', '1.1');
    expect(diagnostics[0]).toMatchObject({ location: { line: 2, column: 37 } });
    expect(diagnostics[0]?.message).toContain('XPST0003');
  });

  it('puts those of the base type first, whatever the derivation', () => {
    const { schema } = compileComponents(
      `${type('<xs:attribute name="a"/>', 'test="1"')}
<xs:complexType name="u"><xs:complexContent><xs:restriction base="t"><xs:assert test="2"/></xs:restriction></xs:complexContent></xs:complexType>
<xs:complexType name="v"><xs:complexContent><xs:extension base="u"><xs:assert test="3"/></xs:extension></xs:complexContent></xs:complexType>`,
      '',
      '1.1',
    );
    const derived = schema.typeDefinitions.get('{}v');
    expect(
      derived?.component === 'complexTypeDefinition' &&
        derived.assertions?.map((each) => each.test.expression),
    ).toEqual(['1', '2', '3']);
  });

  it('are facets of simple types', () => {
    const facet = (test: string): string =>
      `<xs:simpleType name="s"><xs:restriction base="xs:int"><xs:assertion test="${test}"/></xs:restriction></xs:simpleType>`;
    expect(rules(facet('$value gt 1'))).toEqual([]);
    expect(rules(facet('$value gt'))).toEqual(['xpath-valid']);
    expect(rules(`${facet('$value gt 1')}<xs:element name="e" type="s" default="0"/>`)).toEqual([
      'e-props-correct.2',
    ]);
  });
});

describe('type alternatives', () => {
  const types = `<xs:complexType name="base"><xs:attribute name="a" inheritable="true"/></xs:complexType>
<xs:complexType name="derived"><xs:complexContent><xs:extension base="base"/></xs:complexContent></xs:complexType>
<xs:complexType name="other"/>`;
  const element = (alternatives: string, attributes = ''): string =>
    `${types}<xs:element name="e" type="base" ${attributes}>${alternatives}</xs:element>`;

  it.each([
    ['<xs:alternative test="@a" type="derived"/>'],
    ['<xs:alternative test="@a" type="derived"/><xs:alternative type="xs:error"/>'],
    ['<xs:alternative type="derived"/>'],
  ])('admits %s', (alternatives) => {
    expect(rules(element(alternatives))).toEqual([]);
  });

  it.each([
    ['<xs:alternative test="@a" type="other"/>', 'e-props-correct.7'],
    ['<xs:alternative test="$value" type="derived"/>', 'xpath-valid'],
    ['<xs:alternative type="derived"/><xs:alternative test="@a" type="derived"/>', 'src-element.5'],
    ['<xs:alternative test="@a"/>', 'src-type-alternative'],
    ['<xs:alternative type="derived"><xs:complexType/></xs:alternative>', 'src-type-alternative'],
    ['<xs:alternative test="@a" type="missing"/>', 'src-resolve.1.1'],
  ])('refuses %s', (alternatives, rule) => {
    expect(rules(element(alternatives))).toContain(rule);
  });

  it('names no type whose derivation the element blocks', () => {
    expect(rules(element('<xs:alternative test="@a" type="derived"/>', 'block="extension"'))).toEqual([
      'e-props-correct.7',
    ]);
  });

  it('is the same for all elements of one name in a content model', () => {
    const local = (test: string): string =>
      `<xs:element name="e" type="base"><xs:alternative test="${test}" type="derived"/></xs:element>`;
    const content = (second: string): string =>
      `${types}<xs:complexType name="t"><xs:sequence>${local('@a')}<xs:element name="f"/>${second}</xs:sequence></xs:complexType>`;
    expect(rules(content(local('@a')))).toEqual([]);
    expect(rules(content(local('@b')))).toEqual(['cos-element-consistent']);
    expect(rules(content('<xs:any/>') + local('@b'))).toEqual(['cos-element-consistent']);
    expect(rules(content('<xs:any processContents="skip"/>') + local('@b'))).toEqual([]);
  });

  it('keeps the inheritability of attributes in restrictions', () => {
    const restricted = (attribute: string): string =>
      `${types}<xs:complexType name="r"><xs:complexContent><xs:restriction base="base">${attribute}</xs:restriction></xs:complexContent></xs:complexType>`;
    expect(rules(restricted('<xs:attribute name="a" inheritable="true"/>'))).toEqual([]);
    expect(rules(restricted('<xs:attribute name="a"/>'))).toEqual(['derivation-ok-restriction.3']);
  });
});
