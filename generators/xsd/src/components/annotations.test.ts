import { describe, expect, it } from 'vitest';
import { compileValid, complexType, element } from './fixtures/schema-text.js';

describe('annotations', () => {
  it('normalise white space by paragraph, and leave out what is empty', () => {
    const schema = compileValid(`
      <xs:element name="e">
        <xs:annotation>
          <xs:documentation>
            First paragraph,
            second line.

            Second paragraph.
          </xs:documentation>
          <xs:documentation xml:lang="en" source="urn:s"> </xs:documentation>
          <xs:documentation>Other</xs:documentation>
        </xs:annotation>
      </xs:element>`);
    expect(element(schema, 'e').annotation?.documentation).toEqual([
      'First paragraph, second line.\n\nSecond paragraph.',
      'Other',
    ]);
  });

  it('read markup: paragraphs of HTML, and names and texts of structured documentation', () => {
    const schema = compileValid(
      `<xs:element name="e">
        <xs:annotation>
          <xs:documentation><h:p>One <h:b>bold</h:b>.</h:p><h:p>Two.</h:p></xs:documentation>
          <xs:documentation><c:Component><c:Name>Amount</c:Name><c:Definition>How much</c:Definition></c:Component></xs:documentation>
        </xs:annotation>
      </xs:element>`,
      'xmlns:h="http://www.w3.org/1999/xhtml" xmlns:c="urn:c"',
    );
    expect(element(schema, 'e').annotation?.documentation).toEqual([
      'One bold.\n\nTwo.',
      'Name: Amount\n\nDefinition: How much',
    ]);
  });

  it('keep application information with its elements', () => {
    const schema = compileValid(`<xs:complexType name="t">
  <xs:annotation><xs:appinfo source="urn:tool"><m:a xmlns:m="urn:m" x="1" m:y="2"><m:b/></m:a></xs:appinfo></xs:annotation>
</xs:complexType>`);
    expect(complexType(schema, 't').annotation?.appinfo).toEqual([
      {
        source: 'urn:tool',
        location: { file: 'a.xsd', line: 3, column: 18 },
        elements: [
          {
            name: 'a',
            namespaceURI: 'urn:m',
            attributes: new Map([
              ['x', '1'],
              ['{urn:m}y', '2'],
            ]),
            children: [{ name: 'b', namespaceURI: 'urn:m', attributes: new Map(), children: [] }],
          },
        ],
      },
    ]);
  });

  it('of the schema itself are kept by target namespace', () => {
    const schema = compileValid(
      '<xs:annotation><xs:documentation>About</xs:documentation></xs:annotation>',
      'targetNamespace="urn:a"',
    );
    expect(schema.annotations.get('urn:a')?.map(({ documentation }) => documentation)).toEqual([['About']]);
  });

  it('of references stay with the particle and the attribute use', () => {
    const schema = compileValid(`
      <xs:element name="e" type="xs:int"><xs:annotation><xs:documentation>declared</xs:documentation></xs:annotation></xs:element>
      <xs:complexType name="t"><xs:sequence>
        <xs:element ref="e"><xs:annotation><xs:documentation>referred</xs:documentation></xs:annotation></xs:element>
      </xs:sequence></xs:complexType>`);
    const { contentType } = complexType(schema, 't');
    const group = contentType.variety === 'element-only' ? contentType.particle.term : undefined;
    const particle = group?.component === 'modelGroup' ? group.particles[0] : undefined;
    expect(particle?.annotation?.documentation).toEqual(['referred']);
    expect(
      particle?.term.component === 'elementDeclaration' && particle.term.annotation?.documentation,
    ).toEqual(['declared']);
  });
});
