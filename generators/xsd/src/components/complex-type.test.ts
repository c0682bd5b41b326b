import { describe, expect, it } from 'vitest';
import { anyType, builtinSimpleType } from './builtins.js';
import { compileComponents, compileValid, complexType, contentOf } from './fixtures/schema-text.js';
import type { ComplexTypeDefinition } from './model.js';

function attributesOf({ attributeUses }: ComplexTypeDefinition): string[] {
  return attributeUses.map(
    ({ attributeDeclaration: { name, typeDefinition }, required, valueConstraint }) =>
      `${name}: ${typeDefinition.name}${required ? ' required' : ''}${valueConstraint ? ` ${valueConstraint.kind} ${valueConstraint.lexical}` : ''}`,
  );
}

describe('content types', () => {
  it('of the short form restrict xs:anyType', () => {
    const schema = compileValid(`
      <xs:complexType name="empty"/>
      <xs:complexType name="emptySequence"><xs:sequence/></xs:complexType>
      <xs:complexType name="none"><xs:sequence minOccurs="0" maxOccurs="0"><xs:element name="a"/></xs:sequence></xs:complexType>
      <xs:complexType name="mixed" mixed="true"/>
      <xs:complexType name="model"><xs:choice maxOccurs="unbounded"><xs:element name="a"/><xs:sequence minOccurs="0"><xs:element name="b" maxOccurs="2"/><xs:any/></xs:sequence><xs:element name="no" minOccurs="0" maxOccurs="0"/></xs:choice></xs:complexType>
      <xs:complexType name="all" mixed="true"><xs:all minOccurs="0"><xs:element name="a"/></xs:all></xs:complexType>`);
    const contents = [...schema.typeDefinitions.keys()].map((name) => contentOf(complexType(schema, name)));
    expect(contents).toEqual([
      'empty',
      'empty',
      'empty',
      'mixed sequence()',
      'element-only choice(a, sequence(b{1,2}, any){0,1}){1,*}',
      'mixed all(a){0,1}',
    ]);
    const type = complexType(schema, 'model');
    expect([type.baseTypeDefinition, type.derivationMethod]).toEqual([anyType, 'restriction']);
    expect(type.location).toEqual({ file: 'a.xsd', line: 7, column: 7 });
  });

  it('of extensions put the own particle after that of the base', () => {
    const schema = compileValid(`
      <xs:complexType name="base"><xs:sequence><xs:element name="a"/></xs:sequence></xs:complexType>
      <xs:complexType name="derived"><xs:complexContent><xs:extension base="base"><xs:choice><xs:element name="b"/><xs:element name="c"/></xs:choice></xs:extension></xs:complexContent></xs:complexType>
      <xs:complexType name="same"><xs:complexContent><xs:extension base="base"/></xs:complexContent></xs:complexType>
      <xs:complexType name="ofEmpty"><xs:complexContent mixed="true"><xs:extension base="empty"><xs:sequence><xs:element name="d"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
      <xs:complexType name="empty"/>`);
    const derived = complexType(schema, 'derived');
    expect(contentOf(derived)).toBe('element-only sequence(sequence(a), choice(b, c))');
    expect(derived.baseTypeDefinition).toBe(complexType(schema, 'base'));
    expect(derived.derivationMethod).toBe('extension');
    expect(contentOf(complexType(schema, 'same'))).toBe('element-only sequence(a)');
    expect(contentOf(complexType(schema, 'ofEmpty'))).toBe('mixed sequence(d)');
  });

  it('of restrictions replace that of the base', () => {
    const schema = compileValid(`
      <xs:complexType name="base"><xs:sequence><xs:element name="a" minOccurs="0"/></xs:sequence></xs:complexType>
      <xs:complexType name="required"><xs:complexContent><xs:restriction base="base"><xs:sequence><xs:element name="a"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
      <xs:complexType name="none"><xs:complexContent><xs:restriction base="base"/></xs:complexContent></xs:complexType>`);
    expect(contentOf(complexType(schema, 'required'))).toBe('element-only sequence(a)');
    expect(contentOf(complexType(schema, 'none'))).toBe('empty');
  });

  it('are simple with xs:simpleContent', () => {
    const schema = compileValid(`
      <xs:complexType name="amount"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="currency"/></xs:extension></xs:simpleContent></xs:complexType>
      <xs:complexType name="more"><xs:simpleContent><xs:extension base="amount"/></xs:simpleContent></xs:complexType>
      <xs:complexType name="positive"><xs:simpleContent><xs:restriction base="amount"><xs:minExclusive value="0"/></xs:restriction></xs:simpleContent></xs:complexType>
      <xs:complexType name="whole"><xs:simpleContent><xs:restriction base="amount"><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType><xs:maxInclusive value="9"/></xs:restriction></xs:simpleContent></xs:complexType>
      <xs:complexType name="mixed" mixed="true"><xs:sequence minOccurs="0"><xs:element name="a"/></xs:sequence></xs:complexType>
      <xs:complexType name="ofMixed"><xs:simpleContent><xs:restriction base="mixed"><xs:simpleType><xs:restriction base="xs:date"/></xs:simpleType></xs:restriction></xs:simpleContent></xs:complexType>`);
    expect(contentOf(complexType(schema, 'amount'))).toBe('simple decimal');
    expect(contentOf(complexType(schema, 'more'))).toBe('simple decimal');
    const positive = complexType(schema, 'positive').contentType;
    expect(positive).toMatchObject({
      variety: 'simple',
      simpleTypeDefinition: {
        baseTypeDefinition: builtinSimpleType('decimal'),
        facets: { minExclusive: '0' },
      },
    });
    expect(complexType(schema, 'whole').contentType).toMatchObject({
      simpleTypeDefinition: {
        facets: { maxInclusive: '9' },
        baseTypeDefinition: { baseTypeDefinition: builtinSimpleType('int') },
      },
    });
    expect(complexType(schema, 'ofMixed').contentType).toMatchObject({
      simpleTypeDefinition: { baseTypeDefinition: builtinSimpleType('date') },
    });
  });

  it('report bases of the wrong kind', () => {
    const { problems } =
      compileComponents(`<xs:complexType name="elements"><xs:sequence><xs:element name="a"/></xs:sequence></xs:complexType>
<xs:complexType name="a"><xs:complexContent><xs:extension base="xs:int"/></xs:complexContent></xs:complexType>
<xs:complexType name="b"><xs:simpleContent><xs:extension base="elements"/></xs:simpleContent></xs:complexType>
<xs:complexType name="c"><xs:simpleContent><xs:restriction base="xs:int"/></xs:simpleContent></xs:complexType>`);
    expect(problems).toEqual(['a.xsd:3:45 src-ct.1', 'a.xsd:4:44 src-ct.2', 'a.xsd:5:44 src-ct.2']);
  });
});

describe('attribute uses', () => {
  it('are inherited, and restrictions replace or prohibit them', () => {
    const schema = compileValid(`
      <xs:complexType name="base">
        <xs:attribute name="a" type="xs:integer"/><xs:attribute name="b" type="xs:string" default="x"/><xs:attribute name="c" type="xs:string"/>
      </xs:complexType>
      <xs:complexType name="extended"><xs:complexContent><xs:extension base="base"><xs:attribute name="d" type="xs:date" fixed="2020-01-01"/></xs:extension></xs:complexContent></xs:complexType>
      <xs:complexType name="restricted"><xs:complexContent><xs:restriction base="base"><xs:attribute name="a" type="xs:int" use="required"/><xs:attribute name="c" use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>`);
    expect(attributesOf(complexType(schema, 'extended'))).toEqual([
      'a: integer',
      'b: string default x',
      'c: string',
      'd: date fixed 2020-01-01',
    ]);
    expect(attributesOf(complexType(schema, 'restricted'))).toEqual([
      'b: string default x',
      'a: int required',
    ]);
  });

  it('come from attribute groups too, and their wildcards are intersected', () => {
    const schema = compileValid(
      `<xs:attributeGroup name="outer"><xs:attribute name="a"/><xs:attributeGroup ref="t:inner"/><xs:anyAttribute namespace="##other urn:x"/></xs:attributeGroup>
      <xs:attributeGroup name="inner"><xs:attribute ref="t:b" use="required"/></xs:attributeGroup>
      <xs:attribute name="b" type="xs:int"/>
      <xs:complexType name="t"><xs:attributeGroup ref="t:outer"/><xs:attributeGroup ref="t:inner"/><xs:anyAttribute namespace="urn:x urn:y" processContents="lax"/></xs:complexType>`.replace(
        '##other urn:x',
        '##other',
      ),
      'targetNamespace="urn:t" xmlns:t="urn:t" attributeFormDefault="qualified"',
    );
    const type = complexType(schema, '{urn:t}t');
    expect(attributesOf(type)).toEqual(['a: anySimpleType', 'b: int required']);
    expect(type.attributeUses.map((use) => use.attributeDeclaration.targetNamespace)).toEqual([
      'urn:t',
      'urn:t',
    ]);
    expect(type.attributeWildcard).toMatchObject({
      processContents: 'lax',
      namespaceConstraint: { variety: 'enumeration', namespaces: ['urn:x', 'urn:y'] },
    });
  });

  it('unite the wildcard of an extension with that of the base', () => {
    const schema = compileValid(`
      <xs:complexType name="base"><xs:anyAttribute namespace="urn:a"/></xs:complexType>
      <xs:complexType name="t"><xs:complexContent><xs:extension base="base"><xs:anyAttribute namespace="urn:b" processContents="skip"/></xs:extension></xs:complexContent></xs:complexType>`);
    expect(complexType(schema, 't').attributeWildcard).toMatchObject({
      processContents: 'skip',
      namespaceConstraint: { variety: 'enumeration', namespaces: ['urn:b', 'urn:a'] },
    });
  });

  it('report unions and intersections of wildcards that XSD 1.0 has no words for', () => {
    const { problems } = compileComponents(
      `<xs:complexType name="base"><xs:anyAttribute namespace="##other"/></xs:complexType>
<xs:complexType name="t"><xs:complexContent><xs:extension base="t:base"><xs:anyAttribute namespace="##local"/></xs:extension></xs:complexContent></xs:complexType>`,
      'targetNamespace="urn:t" xmlns:t="urn:t"',
    );
    expect(problems).toEqual(['a.xsd:3:45 src-ct.5']);
  });
});

describe('properties', () => {
  it('take block and final from the defaults of the schema', () => {
    const schema = compileValid(
      `<xs:complexType name="a"/><xs:complexType name="b" block="" final="restriction" abstract="true"/><xs:complexType name="c" block="extension" final="#all"/>`,
      'blockDefault="#all" finalDefault="extension list"',
    );
    const sets = ['a', 'b', 'c'].map((name) => {
      const { prohibitedSubstitutions, final, abstract } = complexType(schema, name);
      return [[...prohibitedSubstitutions], [...final], abstract];
    });
    expect(sets).toEqual([
      [['extension', 'restriction'], ['extension'], false],
      [[], ['restriction'], true],
      [['extension'], ['extension', 'restriction'], false],
    ]);
  });
});
