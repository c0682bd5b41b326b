import { describe, expect, it } from 'vitest';
import { compileFiles, complexType, schemaText } from './fixtures/schema-text.js';

const prefix = 'xmlns:x="http://www.w3.org/1999/xlink"';
const components = `<xs:import namespace="http://www.w3.org/1999/xlink" schemaLocation="xlink.xsd"/>
<xs:complexType name="t"><xs:attribute ref="x:href"/><xs:attribute ref="x:label"/></xs:complexType>
<xs:complexType name="u"><xs:attributeGroup ref="x:simpleAttrs"/></xs:complexType>`;

describe('the attributes of XLink', () => {
  it('are known where no document declares them', () => {
    const { schema, problems } = compileFiles({ 'a.xsd': schemaText(components, prefix) });
    expect(problems).toEqual(['a.xsd:2:1 schema-reference']);
    const [href] = complexType(schema, 't').attributeUses;
    expect(href?.attributeDeclaration.typeDefinition.name).toBe('anyURI');
    const group = complexType(schema, 'u').attributeUses;
    expect(group.find((use) => use.attributeDeclaration.name === 'type')?.valueConstraint).toEqual({
      kind: 'fixed',
      lexical: 'simple',
    });
    expect(schema.attributeDeclarations.has('{http://www.w3.org/1999/xlink}actuate')).toBe(true);
  });

  it('are those that a document declares, where one does', () => {
    const { schema, problems } = compileFiles({
      'a.xsd': schemaText(components, prefix),
      'xlink.xsd': schemaText(
        '<xs:attribute name="href" type="xs:string"/><xs:attributeGroup name="simpleAttrs"/>',
        'targetNamespace="http://www.w3.org/1999/xlink"',
      ),
    });
    expect(problems).toEqual(['a.xsd:3:68 src-resolve.1.2']);
    expect(complexType(schema, 't').attributeUses[0]?.attributeDeclaration.typeDefinition.name).toBe(
      'string',
    );
  });

  it('need an import', () => {
    const { problems } = compileFiles({
      'a.xsd': schemaText('<xs:complexType name="t"><xs:attribute ref="x:href"/></xs:complexType>', prefix),
    });
    expect(problems).toEqual(['a.xsd:2:40 src-resolve.4.2']);
  });
});
