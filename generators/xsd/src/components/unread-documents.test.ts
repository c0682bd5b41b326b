import { describe, expect, it } from 'vitest';
import { compileFiles, schemaText } from './fixtures/schema-text.js';

const references = Array.from(
  { length: 55 },
  (_, index) => `<xs:element name="e${index}" type="b:T${index}"/>`,
);

/** A document with an `xs:import` of `urn:b` in line 2, and 55 references to types of `urn:b` from line 3 on. */
function importing(attributes: string, more = ''): string {
  return schemaText(
    `<xs:import namespace="urn:b" ${attributes}/>\n${references.join('\n')}${more}`,
    'targetNamespace="urn:a" xmlns:a="urn:a" xmlns:b="urn:b"',
  );
}

describe('a document that was not read', () => {
  it.each([
    ['of a missing file', 'schemaLocation="gone.xsd"', "There is no schema document 'gone.xsd'."],
    ['of a URL', 'schemaLocation="http://x.example/b"', "'http://x.example/b' is a URL"],
    ['without a location', '', 'this xs:import has no schemaLocation'],
  ])('is one error for all references to it: an import %s', (_, attributes, reason) => {
    const { diagnostics, problems } = compileFiles({ 'a.xsd': importing(attributes) });
    expect(problems).toEqual(['a.xsd:2:1 src-resolve']);
    expect(diagnostics[0]?.severity).toBe('error');
    expect(diagnostics[0]?.message).toContain(reason);
    expect(diagnostics[0]?.message).toContain(
      "55 references lead to nothing without it, the first one to 'T0' in namespace 'urn:b' at a.xsd:3:23.",
    );
  });

  it('is a warning where nothing depends on it', () => {
    const text = schemaText('<xs:import namespace="urn:b" schemaLocation="gone.xsd"/>');
    const { diagnostics } = compileFiles({ 'a.xsd': text });
    expect(diagnostics.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      'warning schema-reference',
    ]);
    expect(compileFiles({ 'a.xsd': schemaText('<xs:import namespace="urn:b"/>') }).problems).toEqual([]);
  });

  it('is one error for a missing include as well, also for references of other documents', () => {
    const { problems, diagnostics } = compileFiles({
      'a.xsd': schemaText(
        '<xs:include schemaLocation="gone.xsd"/>\n<xs:include schemaLocation="b.xsd"/>\n<xs:element name="a" type="x"/>',
      ),
      'b.xsd': schemaText('<xs:element name="b" type="y"/>'),
    });
    expect(problems).toEqual(['a.xsd:2:1 src-resolve']);
    expect(diagnostics[0]?.message).toContain('2 references lead to nothing without it');
  });

  it('is the one that is imported by the document of the reference, where several import it', () => {
    const { problems } = compileFiles({
      'a.xsd': schemaText(
        '<xs:include schemaLocation="b.xsd"/><xs:import namespace="urn:b" schemaLocation="gone.xsd"/>\n<xs:element name="a" type="b:x"/>',
        'xmlns:b="urn:b"',
      ),
      'b.xsd': schemaText(
        '<xs:import namespace="urn:b" schemaLocation="gone.xsd"/>\n<xs:element name="b" type="b:x"/>',
        'xmlns:b="urn:b"',
      ),
    });
    expect(problems).toEqual(['a.xsd:2:37 src-resolve', 'b.xsd:2:1 src-resolve']);
  });

  it('adds one error to those that it was not read for', () => {
    const { problems } = compileFiles({
      'a.xsd': importing('schemaLocation="b.xsd"'),
      'b.xsd': '<xs:schema',
    });
    expect(problems.map((it) => it.replace(/^b\.xsd:\d+:\d+/, 'b.xsd'))).toEqual([
      'b.xsd xml-well-formed',
      'a.xsd:2:1 src-resolve',
    ]);
  });

  it('leaves what has nothing to do with it reported singly', () => {
    const more = '\n<xs:element name="own" type="a:missing"/>';
    const { problems } = compileFiles({ 'a.xsd': importing('schemaLocation="gone.xsd"', more) });
    expect(problems).toEqual(['a.xsd:2:1 src-resolve', 'a.xsd:58:24 src-resolve.1.1']);
  });

  it('has no further errors follow from it', () => {
    const derived =
      '<xs:complexType name="t"><xs:complexContent><xs:restriction base="b:T"><xs:sequence><xs:element name="x"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>';
    const { problems } = compileFiles({
      'a.xsd': schemaText(
        `<xs:import namespace="urn:b"/>\n${derived}\n<xs:element name="d" type="t" default="5"/>`,
        'xmlns:b="urn:b"',
      ),
    });
    expect(problems).toEqual(['a.xsd:2:1 src-resolve']);
  });
});
