import { describe, expect, it } from 'vitest';
import { type GenerateOptions, generate } from '../generate.js';
import type { Catalog } from './catalog.js';

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';

/** As the schema for schemas is written: a DOCTYPE with an internal subset, and types that are built in. */
const schemaForSchemas = `<?xml version="1.0"?>
<!DOCTYPE xs:schema PUBLIC "-//W3C//DTD XMLSCHEMA 200102//EN" "XMLSchema.dtd" [
<!ATTLIST xs:schema id ID #IMPLIED>
<!ENTITY % datatypes PUBLIC "datatypes" "datatypes.dtd">
]>
<xs:schema ${XS} targetNamespace="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
  <xs:complexType name="anyType" mixed="true"/>
  <xs:simpleType name="string"><xs:restriction base="xs:anySimpleType"/></xs:simpleType>
  <xs:simpleType name="nonNegativeInteger"><xs:restriction base="xs:anySimpleType"/></xs:simpleType>
  <xs:simpleType name="allNNI">
    <xs:union memberTypes="xs:nonNegativeInteger">
      <xs:simpleType><xs:restriction base="xs:NMTOKEN"><xs:enumeration value="unbounded"/></xs:restriction></xs:simpleType>
    </xs:union>
  </xs:simpleType>
  <xs:attributeGroup name="occurs"><xs:attribute name="maxOccurs" type="xs:allNNI" default="1"/></xs:attributeGroup>
  <xs:element name="restriction" type="xs:string"/>
</xs:schema>`;

function importing(location: string): string {
  return `<xs:schema ${XS} targetNamespace="urn:a">
<xs:import namespace="http://www.w3.org/2001/XMLSchema"${location}/>
<xs:complexType name="T"><xs:sequence><xs:element ref="xs:restriction"/></xs:sequence><xs:attributeGroup ref="xs:occurs"/></xs:complexType>
</xs:schema>`;
}

function run(location: string, options: Partial<GenerateOptions> = {}) {
  const files: Record<string, string> = {
    'a.xsd': importing(location),
    'lib/XMLSchema.xsd': schemaForSchemas,
  };
  const { diagnostics, files: code } = generate({
    schemas: ['a.xsd'],
    ...options,
    readFile: (path) => files[path],
  });
  return {
    rules: diagnostics.map(({ rule }) => rule),
    messages: diagnostics.map(({ message }) => message),
    code,
  };
}

const url = 'http://www.w3.org/2001/XMLSchema.xsd';
const file = 'lib/XMLSchema.xsd';
const catalog: Catalog = { uri: {}, namespace: { 'http://www.w3.org/2001/XMLSchema': file } };
const byUrl: Catalog = { uri: { [url]: file }, namespace: {} };

describe('an import of the namespace of XML Schema', () => {
  it.each([
    ['its location', ` schemaLocation="${file}"`, {}],
    ['a namespace of the catalog', '', { catalog }],
    ['a namespace of the catalog, whatever the location', ` schemaLocation="${url}"`, { catalog }],
    ['a URL of the catalog', ` schemaLocation="${url}"`, { catalog: byUrl }],
    ['the command line', '', { schemas: ['a.xsd', file] }],
  ])('reads the schema for schemas by %s', (_, location, options) => {
    for (const xsdVersion of ['1.0', '1.1'] as const) {
      const { rules, code } = run(location, { ...options, xsdVersion });
      expect(rules).toEqual([]);
      const text = [...code.values()].join('\n');
      // The types that are built in are those of the runtime.
      expect(text).not.toMatch(/(?:const|type) (?:String|NonNegativeInteger|AnyType)\b/);
      expect(text).toMatch(/const AllNNI\b/);
      expect(text).toContain("attribute('maxOccurs', xmlschema.AllNNI, { default: '1' })");
    }
  });

  it('needs no document where only built-in types are used', () => {
    const text = importing(` schemaLocation="${url}"`)
      .replace('ref="xs:restriction"', 'name="e" type="xs:string"')
      .replace('<xs:attributeGroup ref="xs:occurs"/>', '');
    expect(generate({ schemas: ['a.xsd'], readFile: () => text }).diagnostics).toEqual([]);
  });

  it('says what is missing where a document is needed and there is none', () => {
    const { rules, messages } = run('');
    expect(rules).toEqual(['src-resolve']);
    expect(messages[0]).toContain(
      "No schema document of namespace 'http://www.w3.org/2001/XMLSchema' was read, and this xs:import has no schemaLocation",
    );
    expect(messages[0]).toContain('2 references lead to nothing without it');
  });

  it('has to be there before anything but built-in types is referred to', () => {
    const text = importing('').replace(/<xs:import[^>]*>/, '');
    const { diagnostics } = generate({ schemas: ['a.xsd'], readFile: () => text });
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { rule, message } of diagnostics) {
      expect(rule).toMatch(/^src-resolve/);
      expect(message).toContain('Only its types are built in');
    }
  });
});
