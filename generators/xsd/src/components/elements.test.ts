import { describe, expect, it } from 'vitest';
import { anyType, builtinSimpleType } from './builtins.js';
import {
  compileComponents,
  compileFiles,
  compileValid,
  complexType,
  element,
  schemaText,
} from './fixtures/schema-text.js';
import type { ElementDeclaration } from './model.js';

function localElements(text: string, attributes: string): ElementDeclaration[] {
  const schema = compileValid(
    `<xs:complexType name="t"><xs:sequence>${text}</xs:sequence></xs:complexType>`,
    attributes,
  );
  const { contentType } = complexType(schema, '{urn:t}t');
  const group = contentType.variety === 'element-only' ? contentType.particle.term : undefined;
  return group?.component === 'modelGroup'
    ? group.particles.flatMap(({ term }) => (term.component === 'elementDeclaration' ? [term] : []))
    : [];
}

describe('element declarations', () => {
  it('are in the target namespace as form and elementFormDefault say', () => {
    const text =
      '<xs:element name="a"/><xs:element name="b" form="qualified"/><xs:element name="c" form="unqualified"/>';
    const namespaces = (attributes: string): string[] =>
      localElements(text, `targetNamespace="urn:t" ${attributes}`).map(
        ({ targetNamespace }) => targetNamespace,
      );
    expect(namespaces('')).toEqual(['', 'urn:t', '']);
    expect(namespaces('elementFormDefault="qualified"')).toEqual(['urn:t', 'urn:t', '']);
  });

  it('have the properties that their attributes give', () => {
    const schema = compileValid(`
      <xs:element name="head" type="xs:integer" abstract="1" nillable=" true " block="substitution" final="extension"/>
      <xs:element name="member" substitutionGroup="head"/>
      <xs:element name="narrow" type="xs:int" substitutionGroup="member" default="1"/>
      <xs:element name="untyped"/>`);
    const head = element(schema, 'head');
    const member = element(schema, 'member');
    expect(head).toMatchObject({ scope: 'global', abstract: true, nillable: true });
    expect([...head.disallowedSubstitutions]).toEqual(['substitution']);
    expect([...head.substitutionGroupExclusions]).toEqual(['extension']);
    expect(member.substitutionGroupAffiliations).toEqual([head]);
    expect(member.typeDefinition).toBe(builtinSimpleType('integer'));
    expect(element(schema, 'narrow')).toMatchObject({ valueConstraint: { kind: 'default', lexical: '1' } });
    expect(element(schema, 'untyped').typeDefinition).toBe(anyType);
  });

  it('may be declared after they are referred to, in other documents', () => {
    const { schema, problems } = compileFiles({
      'a.xsd': schemaText(
        '<xs:include schemaLocation="b.xsd"/><xs:element name="a" type="t"/><xs:element name="sub" substitutionGroup="e"/>',
      ),
      'b.xsd': schemaText(
        '<xs:element name="e" type="t"/><xs:complexType name="t"><xs:sequence><xs:element ref="a" minOccurs="0"/></xs:sequence></xs:complexType>',
      ),
    });
    expect(problems).toEqual([]);
    expect(element(schema, 'sub').typeDefinition).toBe(complexType(schema, 't'));
  });

  it('break rules of representation', () => {
    const { problems } =
      compileComponents(`<xs:element name="a" type="xs:int"><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:element>
<xs:element name="b" type="xs:int" default="1" fixed="1"/>
<xs:complexType name="t"><xs:sequence>
  <xs:element/>
  <xs:element name="c" ref="a"/>
  <xs:element ref="a" nillable="true"/>
  <xs:element ref="a"><xs:complexType/></xs:element>
  <xs:element name="d" minOccurs="2"/>
</xs:sequence></xs:complexType>`);
    expect(problems).toEqual([
      'a.xsd:2:1 src-element.3',
      'a.xsd:3:1 src-element.1',
      'a.xsd:5:3 src-element.2.1',
      'a.xsd:6:3 src-element.2.1',
      'a.xsd:7:23 src-element.2.2',
      'a.xsd:8:23 src-element.2.2',
      'a.xsd:9:24 p-props-correct.2.1',
    ]);
  });
});

describe('attribute declarations', () => {
  it('are in the target namespace as form and attributeFormDefault say', () => {
    const schema = compileValid(
      '<xs:complexType name="t"><xs:attribute name="a"/><xs:attribute name="b" form="qualified"/></xs:complexType>',
      'targetNamespace="urn:t"',
    );
    const uses = complexType(schema, '{urn:t}t').attributeUses;
    expect(uses.map(({ attributeDeclaration }) => attributeDeclaration.targetNamespace)).toEqual([
      '',
      'urn:t',
    ]);
  });

  it('break rules of representation', () => {
    const { problems } = compileComponents(`<xs:attribute name="a" type="xs:int"/>
<xs:complexType name="t">
  <xs:attribute/>
  <xs:attribute ref="a" type="xs:int"/>
  <xs:attribute name="b" default="1" use="required"/>
  <xs:attribute name="c" type="xs:int"><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:attribute>
  <xs:attribute name="d" default="1" fixed="1"/>
  <xs:attribute name="xmlns"/>
</xs:complexType>`);
    expect(problems).toEqual([
      'a.xsd:4:3 src-attribute.3.1',
      'a.xsd:5:25 src-attribute.3.2',
      'a.xsd:6:3 src-attribute.2',
      'a.xsd:7:3 src-attribute.4',
      'a.xsd:8:3 src-attribute.1',
      'a.xsd:9:3 no-xmlns',
    ]);
  });

  it('cannot be in the instance namespace', () => {
    const { problems } = compileComponents(
      '<xs:attribute name="a"/>',
      'targetNamespace="http://www.w3.org/2001/XMLSchema-instance"',
    );
    expect(problems).toEqual(['a.xsd:2:1 no-xsi']);
  });
});

describe('identity constraints', () => {
  it('refer to the key that a keyref names, wherever it is', () => {
    const schema = compileValid(
      `<xs:element name="a">
        <xs:keyref name="r" refer="t:k"><xs:selector xpath=".//t:x"/><xs:field xpath="@y|t:z"/></xs:keyref>
      </xs:element>
      <xs:element name="b"><xs:key name="k"><xs:selector xpath="*"/><xs:field xpath="."/></xs:key><xs:unique name="u"><xs:selector xpath="."/><xs:field xpath="@a"/><xs:field xpath="@b"/></xs:unique></xs:element>`,
      'targetNamespace="urn:t" xmlns:t="urn:t"',
    );
    const [keyref] = element(schema, '{urn:t}a').identityConstraintDefinitions;
    const [key, unique] = element(schema, '{urn:t}b').identityConstraintDefinitions;
    expect(keyref).toMatchObject({
      category: 'keyref',
      name: 'r',
      selector: { expression: './/t:x' },
      fields: [{ expression: '@y|t:z' }],
    });
    expect(keyref?.referencedKey).toBe(key);
    expect(keyref?.selector.namespaces.get('t')).toBe('urn:t');
    expect(unique).toMatchObject({
      category: 'unique',
      fields: [{ expression: '@a' }, { expression: '@b' }],
    });
    expect([...schema.identityConstraintDefinitions.keys()]).toEqual(['{urn:t}r', '{urn:t}k', '{urn:t}u']);
  });

  it('have one symbol space', () => {
    const key = '<xs:key name="k"><xs:selector xpath="x"/><xs:field xpath="y"/></xs:key>';
    const { problems } = compileComponents(
      `<xs:element name="a">${key}</xs:element>\n<xs:element name="b">${key}</xs:element>`,
    );
    expect(problems).toEqual(['a.xsd:3:22 sch-props-correct.2']);
  });
});

describe('notations', () => {
  it('have an identifier', () => {
    const { schema, problems } = compileComponents(
      '<xs:notation name="a" public="image/gif" system="viewer"/>\n<xs:notation name="b"/>',
    );
    expect(schema.notationDeclarations.get('{}a')).toMatchObject({
      publicIdentifier: 'image/gif',
      systemIdentifier: 'viewer',
    });
    expect(problems).toEqual(['a.xsd:3:1 n-props-correct']);
  });
});
