import { describe, expect, it, vi } from 'vitest';
import { generateCode, runCode, schemaOf } from './fixtures/generated-code.js';

// TypeScript compiles what is generated.
vi.setConfig({ testTimeout: 60_000 });

const sibling = (namespace: string): string =>
  schemaOf(
    namespace,
    '<xs:complexType name="E"><xs:sequence><xs:element name="v" type="xs:int"/></xs:sequence></xs:complexType><xs:element name="e" type="t:E"/>',
  );

describe('names of generated modules', () => {
  it('may be those of functions of the runtime and of constants that modules declare', async () => {
    const prefixes = [
      'ref',
      'all',
      'any',
      'local',
      'sequence',
      'choice',
      'group',
      'attribute',
      'element',
      'xs2',
      'schema',
      'anyType',
      'prefixes',
      'namespaceURI',
      'globalElements',
      'builtInTypes',
      'unbounded',
      'class',
    ];
    const code = await runCode({
      's.xsd': schemaOf(
        'urn:s',
        `${prefixes.map((prefix) => `<xs:import namespace="urn:${prefix}" schemaLocation="${prefix}.xsd"/>`).join('')}
         <xs:complexType name="Root"><xs:sequence>${prefixes.map((prefix) => `<xs:element name="${prefix}" type="${prefix}:E" minOccurs="0"/>`).join('')}
           <xs:choice maxOccurs="unbounded"><xs:element ref="ref:e"/><xs:element name="x" type="xs:anyType"/></xs:choice></xs:sequence><xs:attribute name="id" type="xs:int"/></xs:complexType>
         <xs:element name="root" type="t:Root"/>`,
        prefixes.map((prefix) => `xmlns:${prefix}="urn:${prefix}"`).join(' '),
      ),
      ...Object.fromEntries(prefixes.map((prefix) => [`${prefix}.xsd`, sibling(`urn:${prefix}`)])),
    });
    expect(
      code.value(
        '<root xmlns="urn:s" id="1"><class><v xmlns="urn:class">1</v></class><e xmlns="urn:ref"><v>2</v></e></root>',
      ),
    ).toEqual({ id: 1, class: { v: 1 }, $content: [{ $name: 'e', $value: { v: 2 } }] });
  });

  it('are others than those of types that have no capital letters', async () => {
    const code = await runCode({
      's.xsd': schemaOf(
        'urn:s',
        `<xs:import namespace="urn:日本" schemaLocation="j.xsd"/><xs:import namespace="urn:a" schemaLocation="a.xsd"/>
         <xs:complexType name="日本"><xs:sequence><xs:element ref="日本:e"/><xs:element name="a" type="_a:E"/></xs:sequence></xs:complexType>
         <xs:complexType name="_a"/><xs:element name="root" type="t:日本"/>`,
        'xmlns:日本="urn:日本" xmlns:_a="urn:a"',
      ),
      'j.xsd': sibling('urn:日本'),
      'a.xsd': sibling('urn:a'),
    });
    expect(
      code.value('<root xmlns="urn:s"><e xmlns="urn:日本"><v>1</v></e><a><v xmlns="urn:a">2</v></a></root>'),
    ).toEqual({ e: { v: 1 }, a: { v: 2 } });
  });
});

describe('names of types', () => {
  it('may be those of types of the runtime and of JavaScript', async () => {
    const names = [
      'Array',
      'TaggedValue',
      'XmlElement',
      'XmlAttribute',
      'ElementDescriptor',
      'ComplexTypeDescriptor',
      'SchemaDescriptor',
      'ModelGroupDefinition',
      'AttributeGroup',
      'AnyType',
      'Readonly',
      'Record',
      'Object',
      'String',
      'Date',
      'Uint8Array',
      'Map',
      'Promise',
      'QName',
    ];
    const code = await runCode(
      `${names
        .map(
          (name) =>
            `<xs:complexType name="${name}"><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:group ref="Pair"/><xs:element name="self" type="${name}"/><xs:any namespace="##other" processContents="lax"/></xs:choice>
             <xs:attributeGroup ref="Pair"/><xs:anyAttribute namespace="##other" processContents="lax"/></xs:complexType><xs:element name="${name}" type="${name}"/>`,
        )
        .join('')}
       <xs:group name="Pair"><xs:sequence><xs:element name="day" type="xs:date"/><xs:element name="octets" type="xs:base64Binary"/></xs:sequence></xs:group>
       <xs:attributeGroup name="Pair"><xs:attribute name="on" type="xs:date"/><xs:attribute name="name" type="xs:QName"/></xs:attributeGroup>`,
      { simpleTypes: { date: 'Date' } },
    );
    for (const name of names) {
      const day = new Date('2020-01-02');
      expect(
        code.value(`<${name} on="2020-01-02"><day>2020-01-02</day><octets>AQID</octets><self/></${name}>`),
      ).toEqual({
        on: day,
        $content: [
          { $name: 'day', $value: day },
          { $name: 'octets', $value: new Uint8Array([1, 2, 3]) },
          { $name: 'self', $value: {} },
        ],
      });
    }
  });

  it('are given to what is made of others last: a type keeps the name that the schema gives it', () => {
    const text =
      generateCode(
        `<xs:complexType name="T"/><xs:complexType name="TOrDerived"/><xs:complexType name="DerivedFromT"/><xs:complexType name="TOrNil"/>
         <xs:complexType name="U"><xs:complexContent><xs:extension base="T"/></xs:complexContent></xs:complexType>
         <xs:element name="t" type="T" nillable="true"/>`,
      ).get('s.ts') ?? '';
    for (const name of ['TOrDerived', 'DerivedFromT', 'TOrNil']) {
      expect(text).toContain(`export interface ${name} {`);
      expect(text).toContain(`export type ${name}_2 =`);
    }
  });
});
