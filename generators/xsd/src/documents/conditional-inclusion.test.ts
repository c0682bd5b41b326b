import { describe, expect, it } from 'vitest';
import type { XsdVersion } from '../components/context.js';
import { DiagnosticCollector } from '../diagnostics.js';
import { applyConditionalInclusion } from './conditional-inclusion.js';
import { parseDocument } from './parse-document.js';

function names(children: string, version: XsdVersion): string[] {
  const text = `<s xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" xmlns:xs="http://www.w3.org/2001/XMLSchema">${children}</s>`;
  const root = parseDocument('a.xsd', text, new DiagnosticCollector());
  return root === undefined ? [] : applyConditionalInclusion(root, version).children.map(({ name }) => name);
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
    expect(root && applyConditionalInclusion(root, '1.0')).toBe(root);
  });

  it('looks below the elements that stay', () => {
    const root = parseDocument(
      'a.xsd',
      '<a xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning"><b><c vc:minVersion="2"/><d/></b></a>',
      new DiagnosticCollector(),
    );
    const [b] = root === undefined ? [] : applyConditionalInclusion(root, '1.1').children;
    expect(b?.children.map(({ name }) => name)).toEqual(['d']);
  });
});
