import { describe, expect, it } from 'vitest';
import { compileFiles, schemaText } from '../components/fixtures/schema-text.js';

function compile(files: Record<string, string>) {
  return compileFiles(files, { xsdVersion: '1.1' });
}

/** The global elements by name, with the names of their types. */
function elements({ schema }: ReturnType<typeof compile>): Record<string, string | undefined> {
  return Object.fromEntries(
    [...schema.elementDeclarations.values()].map(({ name, typeDefinition }) => [name, typeDefinition.name]),
  );
}

const target = schemaText('<xs:element name="e" type="xs:date"/><xs:element name="f" type="xs:int"/>');

describe('xs:override', () => {
  it('replaces declarations, and leaves out what it has nothing to replace', () => {
    const result = compile({
      'a.xsd': schemaText(
        '<xs:override schemaLocation="b.xsd"><xs:element name="e" type="xs:time"/><xs:element name="g"/></xs:override>',
      ),
      'b.xsd': target,
    });
    expect(result.problems).toEqual([]);
    expect(elements(result)).toEqual({ e: 'time', f: 'int' });
  });

  it('replaces by kind and name', () => {
    const result = compile({
      'a.xsd': schemaText(
        '<xs:override schemaLocation="b.xsd"><xs:simpleType name="t"><xs:restriction base="xs:int"/></xs:simpleType></xs:override>',
      ),
      'b.xsd': schemaText('<xs:complexType name="t"/><xs:element name="t" type="t"/>'),
    });
    expect(result.problems).toEqual([]);
    expect(result.schema.typeDefinitions.get('{}t')?.component).toBe('complexTypeDefinition');
  });

  it('reaches what the document includes, overrides and redefines', () => {
    const result = compile({
      'a.xsd': schemaText(
        '<xs:override schemaLocation="b.xsd"><xs:element name="e" type="xs:time"/><xs:element name="f" type="xs:long"/></xs:override>',
      ),
      'b.xsd': schemaText(
        '<xs:include schemaLocation="c.xsd"/><xs:override schemaLocation="d.xsd"><xs:element name="f" type="xs:short"/><xs:element name="h" type="xs:byte"/></xs:override>',
      ),
      'c.xsd': schemaText('<xs:element name="e" type="xs:date"/>'),
      'd.xsd': schemaText('<xs:element name="f" type="xs:int"/><xs:element name="h" type="xs:int"/>'),
    });
    expect(result.problems).toEqual([]);
    expect(elements(result)).toEqual({ e: 'time', f: 'long', h: 'byte' });
  });

  it('may go in circles', () => {
    const result = compile({
      'a.xsd': schemaText(
        '<xs:override schemaLocation="b.xsd"><xs:element name="e" type="xs:time"/></xs:override>',
      ),
      'b.xsd': schemaText(
        '<xs:override schemaLocation="a.xsd"/><xs:element name="e" type="xs:date"/><xs:element name="f"/>',
      ),
    });
    expect(result.problems).toEqual([]);
    expect(elements(result)).toEqual({ e: 'time', f: 'anyType' });
  });

  it('takes the defaults of the overridden document, its namespace, and the imports of both', () => {
    const { schema, problems } = compile({
      'a.xsd': schemaText(
        '<xs:import namespace="urn:b" schemaLocation="c.xsd"/><xs:override schemaLocation="b.xsd"><xs:element name="e"><xs:complexType><xs:sequence><xs:element name="x" type="b:t"/></xs:sequence></xs:complexType></xs:element></xs:override>',
        'targetNamespace="urn:a" xmlns:b="urn:b"',
      ),
      'b.xsd': schemaText('<xs:element name="e"/>', 'elementFormDefault="qualified"'),
      'c.xsd': schemaText(
        '<xs:simpleType name="t"><xs:restriction base="xs:int"/></xs:simpleType>',
        'targetNamespace="urn:b"',
      ),
    });
    expect(problems).toEqual([]);
    const type = schema.elementDeclarations.get('{urn:a}e')?.typeDefinition;
    expect(type).toMatchObject({
      contentType: { particle: { term: { particles: [{ term: { targetNamespace: 'urn:a' } }] } } },
    });
  });

  it('shares what two overrides of a document leave alone, and refuses what they replace in two ways', () => {
    const override = (type: string): string =>
      `<xs:override schemaLocation="b.xsd"><xs:element name="e" type="xs:${type}"/></xs:override>`;
    const result = compile({
      'a.xsd': schemaText(`${override('time')}\n${override('string')}`),
      'b.xsd': target,
    });
    expect(result.problems).toEqual(['a.xsd:3:37 sch-props-correct.2']);
  });

  it('refuses two declarations of one name, and a type that is based on what it replaces', () => {
    const twice = compile({
      'a.xsd': schemaText(
        '<xs:override schemaLocation="b.xsd"><xs:element name="e"/>\n<xs:element name="e"/></xs:override>',
      ),
      'b.xsd': target,
    });
    expect(twice.problems).toEqual(['a.xsd:3:1 sch-props-correct.2']);
    const self = compile({
      'a.xsd': schemaText(
        '<xs:override schemaLocation="b.xsd"><xs:simpleType name="t"><xs:restriction base="t"/></xs:simpleType></xs:override>',
      ),
      'b.xsd': schemaText('<xs:simpleType name="t"><xs:restriction base="xs:int"/></xs:simpleType>'),
    });
    expect(self.problems).toEqual(['a.xsd:2:77 st-props-correct.2']);
  });

  it('is not of XSD 1.0', () => {
    const { problems } = compileFiles({
      'a.xsd': schemaText('<xs:override schemaLocation="b.xsd"/>'),
      'b.xsd': target,
    });
    expect(problems).toEqual(['a.xsd:2:1 s4s-elt-invalid-content']);
  });
});
