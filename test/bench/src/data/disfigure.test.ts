import { describe, expect, it } from 'vitest';
import { disfigure } from './disfigure.js';

describe('disfigure', () => {
  it('writes a document as it usually is where nothing is asked for', () => {
    const document = '<a xmlns="urn:a" id="1&amp;2"><b>x &lt; y</b><b></b></a>';
    expect(disfigure(document, {})).toBe(document);
  });

  it('turns the order of children round', () => {
    expect(disfigure('<a><b><c></c><d></d></b></a>', { reversed: 'b' })).toBe('<a><b><d></d><c></c></b></a>');
  });

  it('puts comments before tags and into texts', () => {
    const comment = '<!-- no data -->';
    expect(disfigure('<a>12</a>', { comments: true })).toBe(`${comment}<a>1${comment}2${comment}</a>`);
  });

  it('writes texts as CDATA sections', () => {
    expect(disfigure('<a>x ]]&gt; y &amp; z</a>', { texts: 'CDATA' })).toBe(
      '<a><![CDATA[x ]]]]><![CDATA[> y & z]]></a>',
    );
  });

  it('writes the first character of texts as a reference', () => {
    expect(disfigure('<a>\u{1f600}b</a>', { texts: 'references' })).toBe('<a>&#x1f600;b</a>');
  });

  it('gives elements prefixes', () => {
    expect(disfigure('<a xmlns="urn:a"><b></b></a>', { prefixes: true })).toBe(
      '<p0:a xmlns:p0="urn:a"><p1:b xmlns:p1="urn:a"></p1:b></p0:a>',
    );
  });
});
