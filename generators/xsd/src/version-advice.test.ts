import { describe, expect, it } from 'vitest';
import { schemaText } from './components/fixtures/schema-text.js';
import { validateSchemas } from './generate.js';
import type { XsdVersion } from './vocabulary/xsd-version.js';

function errors(components: string, xsdVersion: XsdVersion = '1.0'): readonly string[] {
  const { diagnostics } = validateSchemas({
    schemas: ['a.xsd'],
    xsdVersion,
    readFile: () => schemaText(components),
  });
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

const type = (content: string): string =>
  `<xs:element name="r"><xs:complexType>${content}</xs:complexType></xs:element>`;

describe('a schema that only XSD 1.0 refuses', () => {
  it.each([
    ['an element twice in an all-group', '<xs:all><xs:element name="a" maxOccurs="2"/></xs:all>'],
    [
      'an element that competes with a wildcard',
      '<xs:sequence><xs:element name="a" minOccurs="0"/><xs:any processContents="lax"/></xs:sequence>',
    ],
    ['two IDs', '<xs:attribute name="a" type="xs:ID"/><xs:attribute name="b" type="xs:ID"/>'],
    [
      'a bare hyphen in a character class',
      '<xs:attribute name="a"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[a-z-+]"/></xs:restriction></xs:simpleType></xs:attribute>',
    ],
    ['a type of 1.1', '<xs:attribute name="a" type="xs:dateTimeStamp"/>'],
    ['an assertion', '<xs:assert test="true()"/>'],
  ])('says so: %s', (_, content) => {
    const messages = errors(type(content));
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(message).toMatch(/--xsd-version 1\.1\.$/);
    expect(errors(type(content), '1.1')).toEqual([]);
  });

  it('says it once in a message', () => {
    const [message = ''] = errors(type('<xs:assert test="true()"/>'));
    expect(message.match(/--xsd-version/g)).toHaveLength(1);
  });

  it('is told apart from one that 1.1 refuses, too', () => {
    const competing =
      '<xs:sequence><xs:element name="a" minOccurs="0"/><xs:any processContents="lax"/></xs:sequence>';
    const messages = errors(`${type(competing)}<xs:element name="s" type="missing"/>`);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.join()).not.toContain('--xsd-version');
    const ambiguous = '<xs:sequence><xs:element name="a" minOccurs="0"/><xs:element name="a"/></xs:sequence>';
    expect(errors(type(ambiguous)).join()).not.toContain('--xsd-version');
  });
});
