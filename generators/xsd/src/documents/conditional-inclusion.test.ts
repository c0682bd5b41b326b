import { describe, expect, it } from 'vitest';
import { DiagnosticCollector } from '../diagnostics.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import { applyConditionalInclusion } from './conditional-inclusion.js';
import { parseDocument } from './parse-document.js';

function names(children: string, version: XsdVersion): string[] {
  const text = `<s xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" xmlns:xs="http://www.w3.org/2001/XMLSchema">${children}</s>`;
  const root = parseDocument('a.xsd', text, new DiagnosticCollector());
  return root === undefined
    ? []
    : applyConditionalInclusion(root, version, new DiagnosticCollector()).children.map(({ name }) => name);
}

describe('applyConditionalInclusion', () => {
  it('compares versions: from minVersion up, below maxVersion', () => {
    const children =
      '<old vc:maxVersion="1.1"/><new vc:minVersion="1.1"/><all vc:minVersion="1.0" vc:maxVersion="9"/>';
    expect(names(children, '1.0')).toEqual(['old', 'all']);
    expect(names(children, '1.1')).toEqual(['new', 'all']);
  });

  it('asks for types and facets that are built in', () => {
    expect(
      names(
        '<a vc:typeAvailable="xs:int xs:date"/><b vc:typeAvailable="xs:int xs:none"/>' +
          '<c vc:typeUnavailable="xs:none"/><d vc:typeUnavailable="xs:int"/>' +
          '<e vc:facetAvailable="xs:pattern"/><f vc:facetUnavailable="xs:pattern"/>',
        '1.0',
      ),
    ).toEqual(['a', 'c', 'e']);
  });

  it('leaves a document without conditions as it is', () => {
    const root = parseDocument('a.xsd', '<a><b><c/></b></a>', new DiagnosticCollector());
    expect(root && applyConditionalInclusion(root, '1.0', new DiagnosticCollector())).toBe(root);
  });

  it('looks below the elements that stay', () => {
    const root = parseDocument(
      'a.xsd',
      '<a xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning"><b><c vc:minVersion="2"/><d/></b></a>',
      new DiagnosticCollector(),
    );
    const [b] =
      root === undefined ? [] : applyConditionalInclusion(root, '1.1', new DiagnosticCollector()).children;
    expect(b?.children.map(({ name }) => name)).toEqual(['d']);
  });

  it('knows the types and facets of each version', () => {
    const children =
      '<a vc:typeAvailable="xs:dateTimeStamp"/><b vc:facetAvailable="xs:assertion xs:explicitTimezone"/><c vc:typeUnavailable="xs:error"/><d vc:typeAvailable="c:int"/>';
    expect(names(children, '1.0')).toEqual(['c']);
    expect(names(children, '1.1')).toEqual(['a', 'b']);
  });

  it('reports conditions that are none, in XSD 1.1', () => {
    const text =
      '<a xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning">\n<b vc:minVersion="1.1.3"/>\n<c vc:typeAvailable="23"/>\n<d vc:facetUnavailable="p:x"/></a>';
    const problems = (version: XsdVersion): string[] => {
      const collector = new DiagnosticCollector();
      const root = parseDocument('a.xsd', text, collector);
      if (root !== undefined) {
        applyConditionalInclusion(root, version, collector);
      }
      return collector.diagnostics.map(({ rule, location }) => `${location.line} ${rule}`);
    };
    expect(problems('1.1')).toEqual(['2 s4s-att-invalid-value', '3 s4s-att-invalid-value', '4 src-resolve']);
    expect(problems('1.0')).toEqual([]);
  });
});
