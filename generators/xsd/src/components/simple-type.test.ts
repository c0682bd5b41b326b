import { describe, expect, it } from 'vitest';
import { anySimpleType, builtinSimpleType } from './builtins.js';
import { compileComponents, compileValid, simpleType } from './fixtures/schema-text.js';

describe('simple type definitions', () => {
  it('restrict with facets, those of each step by themselves', () => {
    const schema = compileValid(`
      <xs:simpleType name="code"><xs:restriction base="xs:token">
        <xs:pattern value="[A-Z]+"/><xs:pattern value=" \\d "/>
        <xs:minLength value="1"/><xs:maxLength value=" 9 " fixed="true"/><xs:whiteSpace value="collapse"/>
      </xs:restriction></xs:simpleType>
      <xs:simpleType name="one"><xs:restriction base="code"><xs:length value="1"/></xs:restriction></xs:simpleType>`);
    const code = simpleType(schema, 'code');
    expect(code).toMatchObject({
      variety: 'atomic',
      builtin: false,
      baseTypeDefinition: builtinSimpleType('token'),
      primitiveTypeDefinition: builtinSimpleType('string'),
      facets: { pattern: ['[A-Z]+', ' \\d '], minLength: 1, maxLength: 9, whiteSpace: 'collapse' },
    });
    expect([...(code.facets.fixed ?? [])]).toEqual(['maxLength']);
    const one = simpleType(schema, 'one');
    expect(one.baseTypeDefinition).toBe(code);
    expect(one.facets).not.toHaveProperty('pattern');
    expect(one.facets.length).toBe(1);
  });

  it('keep enumerations with documentation and namespace bindings', () => {
    const schema = compileValid(
      `<xs:simpleType name="t"><xs:restriction base="xs:QName">
        <xs:enumeration value="p:a"><xs:annotation><xs:documentation>About a</xs:documentation></xs:annotation></xs:enumeration>
        <xs:enumeration value="p:b"/>
      </xs:restriction></xs:simpleType>`,
      'xmlns:p="urn:p"',
    );
    const [a, b] = simpleType(schema, 't').facets.enumeration ?? [];
    expect(a).toMatchObject({ lexical: 'p:a', annotation: { documentation: ['About a'] } });
    expect(a?.namespaces?.get('p')).toBe('urn:p');
    expect(b?.location).toEqual({ file: 'a.xsd', line: 4, column: 9 });
  });

  it('are lists and unions, of named and anonymous types', () => {
    const schema = compileValid(`
      <xs:simpleType name="list"><xs:list itemType="xs:int"/></xs:simpleType>
      <xs:simpleType name="short"><xs:restriction base="list"><xs:maxLength value="2"/></xs:restriction></xs:simpleType>
      <xs:simpleType name="union"><xs:union memberTypes="xs:int list"><xs:simpleType><xs:list><xs:simpleType><xs:restriction base="xs:date"/></xs:simpleType></xs:list></xs:simpleType></xs:union></xs:simpleType>`);
    const list = simpleType(schema, 'list');
    expect(list).toMatchObject({
      variety: 'list',
      itemTypeDefinition: builtinSimpleType('int'),
      baseTypeDefinition: anySimpleType,
    });
    expect(simpleType(schema, 'short')).toMatchObject({
      variety: 'list',
      itemTypeDefinition: builtinSimpleType('int'),
    });
    const union = simpleType(schema, 'union');
    expect(union.variety).toBe('union');
    expect(union.memberTypeDefinitions?.slice(0, 2)).toEqual([builtinSimpleType('int'), list]);
    expect(union.memberTypeDefinitions?.[2]).toMatchObject({
      variety: 'list',
      itemTypeDefinition: { baseTypeDefinition: builtinSimpleType('date') },
    });
    expect(union.memberTypeDefinitions?.[2]).not.toHaveProperty('name');
  });

  it('break rules of representation', () => {
    const { problems } = compileComponents(`<xs:complexType name="complex"/>
<xs:simpleType name="a"><xs:restriction/></xs:simpleType>
<xs:simpleType name="b"><xs:list/></xs:simpleType>
<xs:simpleType name="c"><xs:union/></xs:simpleType>
<xs:simpleType name="d"><xs:restriction base="complex"/></xs:simpleType>
<xs:simpleType name="e"><xs:restriction base="xs:anySimpleType"/></xs:simpleType>
<xs:simpleType name="f"><xs:restriction base="xs:int"><xs:maxInclusive value="1"/>
  <xs:maxInclusive value="1"/></xs:restriction></xs:simpleType>`);
    expect(problems).toEqual([
      'a.xsd:3:25 src-simple-type.2',
      'a.xsd:4:25 src-simple-type.3',
      'a.xsd:5:25 src-union-memberTypes-or-simpleTypes',
      'a.xsd:6:41 src-resolve.1.1',
      'a.xsd:7:41 cos-st-restricts.1.1',
      'a.xsd:9:3 src-single-facet-value',
    ]);
  });
});
