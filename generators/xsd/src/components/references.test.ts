import { describe, expect, it } from 'vitest';
import {
  compileComponents,
  compileFiles,
  complexType,
  contentOf,
  element,
  schemaText,
} from './fixtures/schema-text.js';

describe('references', () => {
  it('to nothing are reported where they stand', () => {
    const { problems } = compileComponents(`<xs:element name="a" type="none"/>
<xs:complexType name="t"><xs:sequence>
  <xs:element ref="none"/>
  <xs:group ref="none"/>
</xs:sequence>
  <xs:attribute ref="none"/>
  <xs:attributeGroup ref="none"/>
</xs:complexType>
<xs:element name="b"><xs:keyref name="r" refer="none"><xs:selector xpath="x"/><xs:field xpath="y"/></xs:keyref></xs:element>
<xs:element name="c" type="p:none"/>
<xs:element name="d" substitutionGroup="none"/>`);
    expect(problems).toEqual([
      'a.xsd:2:22 src-resolve.1.1',
      'a.xsd:4:15 src-resolve.1.3',
      'a.xsd:5:13 src-resolve.1.5',
      'a.xsd:7:17 src-resolve.1.2',
      'a.xsd:8:22 src-resolve.1.4',
      'a.xsd:10:42 src-resolve.1.7',
      'a.xsd:11:22 src-resolve',
      'a.xsd:12:22 src-resolve.1.3',
    ]);
  });

  it('to other namespaces need an import in the same document', () => {
    const files = {
      'a.xsd': schemaText(
        `<xs:include schemaLocation="b.xsd"/>
<xs:import namespace="urn:c" schemaLocation="c.xsd"/>
<xs:element name="a" type="c:t"/>`,
        'targetNamespace="urn:a" xmlns:c="urn:c"',
      ),
      'b.xsd': schemaText('<xs:element name="b" type="c:t"/>', 'targetNamespace="urn:a" xmlns:c="urn:c"'),
      'c.xsd': schemaText(
        '<xs:simpleType name="t"><xs:restriction base="xs:int"/></xs:simpleType>',
        'targetNamespace="urn:c"',
      ),
    };
    const { problems, schema } = compileFiles(files);
    expect(problems).toEqual(['b.xsd:2:22 src-resolve.4.2']);
    expect(element(schema, '{urn:a}a').typeDefinition).toBe(schema.typeDefinitions.get('{urn:c}t'));
    expect(compileComponents('<xs:element name="a" type="t"/>', 'targetNamespace="urn:a"').problems).toEqual([
      'a.xsd:2:22 src-resolve.4.1',
    ]);
  });

  it('in a chameleon mean the namespace of the document that includes it', () => {
    const { schema, problems } = compileFiles({
      'a.xsd': schemaText('<xs:include schemaLocation="c.xsd"/>', 'targetNamespace="urn:a"'),
      'c.xsd': schemaText(
        '<xs:element name="e" type="t"/><xs:complexType name="t"><xs:sequence><xs:element ref="e"/></xs:sequence></xs:complexType>',
      ),
    });
    expect(problems).toEqual([]);
    expect(element(schema, '{urn:a}e').typeDefinition).toBe(complexType(schema, '{urn:a}t'));
    expect(contentOf(complexType(schema, '{urn:a}t'))).toBe('element-only sequence(e)');
  });

  it('that go round in circles are reported', () => {
    const { problems } =
      compileComponents(`<xs:complexType name="a"><xs:complexContent><xs:extension base="b"/></xs:complexContent></xs:complexType>
<xs:complexType name="b"><xs:complexContent><xs:extension base="a"/></xs:complexContent></xs:complexType>
<xs:simpleType name="c"><xs:restriction base="d"/></xs:simpleType>
<xs:simpleType name="d"><xs:union memberTypes="c"/></xs:simpleType>
<xs:group name="g"><xs:sequence><xs:group ref="h"/></xs:sequence></xs:group>
<xs:group name="h"><xs:choice><xs:group ref="g"/></xs:choice></xs:group>
<xs:attributeGroup name="i"><xs:attributeGroup ref="i"/></xs:attributeGroup>
<xs:element name="j" substitutionGroup="k"/>
<xs:element name="k" substitutionGroup="j"/>`);
    expect(problems).toEqual([
      'a.xsd:3:59 ct-props-correct.3',
      'a.xsd:5:35 st-props-correct.2',
      'a.xsd:7:41 mg-props-correct.2',
      'a.xsd:8:48 src-attribute_group.3',
      'a.xsd:10:22 e-props-correct.6',
    ]);
  });

  it('may lead from a type to itself through its elements', () => {
    const { problems, schema } = compileComponents(`<xs:complexType name="t"><xs:sequence>
  <xs:element name="same" type="t" minOccurs="0"/>
  <xs:element name="more" minOccurs="0"><xs:complexType><xs:complexContent><xs:extension base="t"/></xs:complexContent></xs:complexType></xs:element>
</xs:sequence></xs:complexType>`);
    expect(problems).toEqual([]);
    expect(contentOf(complexType(schema, 't'))).toBe('element-only sequence(same{0,1}, more{0,1})');
  });

  it('find each kind of component in a symbol space of its own, and one name once in it', () => {
    const { problems } = compileComponents(`<xs:element name="x" type="x"/>
<xs:complexType name="x"/>
<xs:attribute name="x"/>
<xs:group name="x"><xs:sequence/></xs:group>
<xs:attributeGroup name="x"/>
<xs:notation name="x" public="x"/>
  <xs:simpleType name="x"><xs:restriction base="xs:int"/></xs:simpleType>
<xs:element name="x"/>`);
    expect(problems).toEqual(['a.xsd:8:3 sch-props-correct.2', 'a.xsd:9:1 sch-props-correct.2']);
  });
});
