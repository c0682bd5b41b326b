import { describe, expect, it } from 'vitest';
import { compileComponents, complexType, contentOf } from '../components/fixtures/schema-text.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';

const group =
  '<xs:group name="g"><xs:all><xs:element name="b"/></xs:all></xs:group><xs:group name="s"><xs:sequence><xs:element name="c"/></xs:sequence></xs:group>';
const base = '<xs:complexType name="base"><xs:all><xs:element name="a"/></xs:all></xs:complexType>';

function rules(components: string, version: XsdVersion): readonly string[] {
  return compileComponents(components, '', version).diagnostics.map(({ rule }) => rule);
}

function extension(content: string): string {
  return `${base}<xs:complexType name="t"><xs:complexContent><xs:extension base="base">${content}</xs:extension></xs:complexContent></xs:complexType>`;
}

describe('all-groups of XSD 1.1', () => {
  it('have members that repeat, wildcards, and other all-groups', () => {
    const text = `${group}<xs:complexType name="t"><xs:all><xs:element name="a" maxOccurs="7"/><xs:any namespace="urn:x"/><xs:group ref="g"/></xs:all></xs:complexType>`;
    expect(rules(text, '1.1')).toEqual([]);
    expect(rules(text, '1.0').length).toBeGreaterThan(0);
  });

  it('are extended by all-groups', () => {
    const text = extension('<xs:all><xs:element name="b"/></xs:all>');
    const { schema, diagnostics } = compileComponents(text, '', '1.1');
    expect(diagnostics).toEqual([]);
    expect(contentOf(complexType(schema, 't'))).toBe('element-only all(a, b)');
    // Either of the two stands in a sequence there.
    expect(rules(text, '1.0')).toEqual(['cos-all-limited.1.2', 'cos-all-limited.1.2']);
  });

  it.each([
    [
      `${group}<xs:complexType name="t"><xs:all><xs:group ref="s"/></xs:all></xs:complexType>`,
      'cos-all-limited.2',
    ],
    [
      `${group}<xs:complexType name="t"><xs:sequence><xs:group ref="g"/></xs:sequence></xs:complexType>`,
      'cos-all-limited.1.2',
    ],
    [extension('<xs:sequence><xs:element name="b"/></xs:sequence>'), 'cos-all-limited.1.2'],
    [extension('<xs:all minOccurs="0"><xs:element name="b"/></xs:all>'), 'cos-particle-extend.3.1'],
  ])('have rules: %s', (text, rule) => {
    expect(rules(text, '1.1')).toEqual([rule]);
  });
});
