import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticCollector } from '../diagnostics.js';
import { generate } from '../generate.js';
import { maximumDepth, parseDocument } from './parse-document.js';
import { attributeValue, findAttribute, type SourceElement } from './source-element.js';

function parse(text: string): SourceElement {
  const collector = new DiagnosticCollector();
  const root = parseDocument('a.xsd', text, collector);
  if (root === undefined) {
    throw new Error(collector.diagnostics.map(({ message }) => message).join('\n'));
  }
  return root;
}

describe('parseDocument', () => {
  it('gives elements and attributes their line and column', () => {
    const root = parse('<?xml version="1.0"?>\n<!-- c -->\n  <a\n    x="1"\n\ty = \'x="2"\' />');
    expect(root.location).toEqual({ file: 'a.xsd', line: 3, column: 3 });
    expect(findAttribute(root, 'x')?.location).toEqual({ file: 'a.xsd', line: 4, column: 5 });
    expect(findAttribute(root, 'y')?.location).toEqual({ file: 'a.xsd', line: 5, column: 2 });
    expect(findAttribute(root, 'y')?.value).toBe('x="2"');
  });

  it('counts lines the same for every kind of line break', () => {
    for (const lineBreak of ['\n', '\r\n', '\r']) {
      const root = parse(['<a>', '<!--', '-->', ' <b/>', '</a>'].join(lineBreak));
      expect(root.children[0]?.location).toEqual({ file: 'a.xsd', line: 4, column: 2 });
    }
  });

  it('resolves names, and keeps the bindings in scope', () => {
    const root = parse(
      '<p:a xmlns:p="urn:p" xmlns="urn:d" p:x="1" y="2"><b xmlns=""/><c xmlns:q="urn:q"/></p:a>',
    );
    expect([root.namespaceURI, root.name, root.prefix]).toEqual(['urn:p', 'a', 'p']);
    expect(root.attributes.map(({ namespaceURI, name }) => `{${namespaceURI}}${name}`)).toEqual([
      '{urn:p}x',
      '{}y',
    ]);
    const [b, c] = root.children;
    expect(b?.namespaceURI).toBe('');
    expect(b?.namespaces.has('')).toBe(false);
    expect(c?.namespaceURI).toBe('urn:d');
    expect(c?.namespaces.get('q')).toBe('urn:q');
    expect(root.namespaces.has('q')).toBe(false);
  });

  it('keeps text and elements in their order', () => {
    const root = parse('<a>one<b/>two<![CDATA[<three>]]></a>');
    expect(root.content.map((item) => (typeof item === 'string' ? item : item.name))).toEqual([
      'one',
      'b',
      'two',
      '<three>',
    ]);
  });

  it('reads XML 1.1', () => {
    const root = parse('<?xml version="1.1"?><p:a xmlns:p="urn:p" n="&#1;"><b xmlns:p=""/></p:a>');
    expect(attributeValue(root, 'n')).toBe('\u0001');
    expect(root.children[0]?.namespaces.has('p')).toBe(false);
  });

  it('reports what is not well-formed, once, with its position', () => {
    for (const [text, rule, place, fragment] of [
      ['<a>\n<b></a>', 'xml-well-formed', '2:4', '<b> has to be closed'],
      ['<a>\n\n&nope;</a>', 'xml-well-formed', '3:1', '&nope; is not declared'],
      ['<a p:x="1"/>', 'xml-namespaces', '1:4', "The prefix 'p' is not declared"],
      ['', 'xml-well-formed', '1:1', 'no root element'],
      ['<?xml version="1.0" encoding="x-none"?><a/>', 'xml-encoding', '1:1', 'x-none'],
    ] as const) {
      const collector = new DiagnosticCollector();
      expect(parseDocument('a.xsd', new TextEncoder().encode(text), collector)).toBeUndefined();
      expect(collector.diagnostics).toHaveLength(1);
      const [diagnostic] = collector.diagnostics;
      expect(diagnostic?.rule).toBe(rule);
      expect(`${diagnostic?.location.line}:${diagnostic?.location.column}`).toBe(place);
      expect(diagnostic?.message).toContain(fragment);
    }
  });

  it('locates attributes at their names, whatever stands before them', () => {
    const root = parse(`<a b="b" ab='b="'\n\tb2="b&#10;b"/>`);
    const places = root.attributes.map(({ name, location }) => `${name} ${location.line}:${location.column}`);
    expect(places).toEqual(['b 1:4', 'ab 1:10', 'b2 2:2']);
  });

  const abbreviated =
    '<!DOCTYPE a [<!ENTITY ns "urn:x"><!ENTITY b "<b n=\'&ns;:z\'/>"><!ATTLIST a d CDATA "&ns;">\n<!ENTITY external SYSTEM "x">]>\n<a n="&ns;:y">&b;</a>';

  it('reads the internal subset of a DOCTYPE where entities are allowed', () => {
    const collector = new DiagnosticCollector();
    const root = parseDocument('a.xsd', abbreviated, collector, { allowEntities: true });
    expect(root && ['n', 'd'].map((name) => attributeValue(root, name))).toEqual(['urn:x:y', 'urn:x']);
    const [b] = root?.children ?? [];
    expect(b && [attributeValue(b, 'n'), b.location]).toEqual([
      'urn:x:z',
      { file: 'a.xsd', line: 3, column: 15 },
    ]);
    expect(collector.diagnostics).toEqual([]);
  });

  it('reports what needs it where they are not, and only that', () => {
    const rules = (text: string, allowEntities = false): string[] => {
      const collector = new DiagnosticCollector();
      parseDocument('a.xsd', text, collector, { allowEntities });
      return collector.diagnostics.map(({ rule, location, message }) => {
        expect(message).toMatch(/--allow-entities|nothing is fetched/);
        return `${location.line}:${location.column} ${rule}`;
      });
    };
    const defaulted = abbreviated.replace(/&ns;:y|&b;(?=<)/g, '');
    const unneeded = defaulted.replace('<a ', '<a d="" ');
    expect(rules(abbreviated.replace('<!ATTLIST a d CDATA "&ns;">', ''))).toEqual(['3:7 xml-entities']);
    expect(rules(defaulted)).toEqual(['3:1 xml-attribute-defaults']);
    expect(rules(unneeded)).toEqual([]);
    expect(rules('<!DOCTYPE a [<!ENTITY e SYSTEM "x">]><a>&e;</a>', true)).toEqual([
      '1:41 xml-external-entities',
    ]);
  });

  it('takes a document of the greatest depth', () => {
    const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    expect(parse(nested(maximumDepth)).children).toHaveLength(1);
    expect(() => parse(nested(maximumDepth + 1))).toThrow(`more than ${maximumDepth} elements deep`);
  });

  it('reports the first element that is nested too deep, rather than exhaust the stack', () => {
    const depth = 5_000;
    const text = [
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="T">',
      ...Array<string>(depth).fill(' <xs:sequence>'),
      ...Array<string>(depth).fill('</xs:sequence>'),
      '</xs:complexType></xs:schema>',
    ].join('\n');
    const { files, diagnostics } = generate({ schemas: ['a.xsd'], readFile: () => text });
    expect(files.size).toBe(0);
    expect(diagnostics.map(({ severity, rule, location }) => ({ severity, rule, location }))).toEqual([
      // The schema and the type are on the first line, at depths 1 and 2.
      {
        severity: 'error',
        rule: 'limit-depth',
        location: { file: 'a.xsd', line: maximumDepth, column: 2 },
      },
    ]);
  });

  it('locates every element at its start tag', () => {
    const space = fc.stringMatching(/^[ \n\t]{0,4}$/);
    const content: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        space.map((text) => `<leaf${text}/>`),
        fc
          .tuple(space, fc.array(tie('node'), { maxLength: 3 }), space)
          .map(([before, children, after]) =>
            `<node x="<!"${before}>${children.join(after)}</node>`.replace('<!', '!>'),
          ),
      ),
    })).node;
    fc.assert(
      fc.property(content, (text) => {
        const lines = text.split('\n');
        const visit = ({ name, location, children }: SourceElement): void => {
          expect(lines[location.line - 1]?.slice(location.column - 1)).toMatch(new RegExp(`^<${name}`));
          children.forEach(visit);
        };
        visit(parse(text));
      }),
    );
  });
});
