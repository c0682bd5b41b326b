import { describe, expect, it } from 'vitest';
import { XmlSyntaxError } from '../../issues/errors.js';
import { parseElement } from '../../parse.js';
import type { ReaderOptions } from '../../xml/limits.js';
import { skipDoctype } from './skip-doctype.js';

/** The rule and the place of the one issue that reading reports. */
function failure(document: string, options: ReaderOptions = { doctype: skipDoctype() }): string {
  try {
    parseElement(document, options);
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    const [issue] = error.issues;
    return `${issue?.rule} ${issue?.line}:${issue?.column}`;
  }
  return 'none';
}

describe('document type declarations', () => {
  it('are refused unless an option reads them', () => {
    expect(failure('<!DOCTYPE a><a/>')).toBe('none');
    expect(failure('<!DOCTYPE a><a/>', {})).toBe('xml-doctype 1:1');
    expect(failure('<!DOCTYPE a><a/>', { doctype: 'refuse' })).toBe('xml-doctype 1:1');
    expect(() => parseElement('<!DOCTYPE a><a/>')).toThrow('doctype: skipDoctype()');
    // @ts-expect-error: what callers without types may pass
    expect(() => failure('<a/>', { doctype: 'skip' })).toThrow(TypeError);
  });

  it.each([
    '<!DOCTYPE a>',
    '<!DOCTYPE é:a >',
    '<!DOCTYPE a SYSTEM "a>b.dtd">',
    `<!DOCTYPE a PUBLIC '-//x//y' "a'b" >`,
    '<!-- c --><!DOCTYPE a []><?pi?>',
    '<!DOCTYPE a SYSTEM "x" [ %pe; <!-- ]> " --> <?pi ]> "?> ] >',
    `<!DOCTYPE a [<!ELEMENT a (b|c)*><!ATTLIST a b CDATA "]>" c NMTOKEN '>"'><!ENTITY e "<é>"><!NOTATION n SYSTEM "n">]>`,
  ])('are passed over: %s', (doctype) => {
    const document = `${doctype}<a b="" c="">x</a>`;
    expect(parseElement(document, { doctype: skipDoctype() }).children).toEqual(['x']);
  });

  it.each([
    ['<!DOCTYPEa><a/>', '1:10'],
    ['<!DOCTYPE ><a/>', '1:11'],
    ['<!DOCTYPE 1><a/>', '1:11'],
    ['<!DOCTYPE a SYSTEM><a/>', '1:19'],
    ['<!DOCTYPE a PUBLIC "x"><a/>', '1:23'],
    ['<!DOCTYPE a x><a/>', '1:13'],
    ['<!DOCTYPE a [<a/>]><a/>', '1:14'],
    ['<!DOCTYPE a [<!FOO>]><a/>', '1:14'],
    ['<!DOCTYPE a [<!ENTITY e "\u0001">]><a/>', '1:26'],
    ['<!DOCTYPE a [<!ENTITY e <>]><a/>', '1:25'],
    ['<!DOCTYPE a [%;]><a/>', '1:15'],
    ['<!DOCTYPE a [%e]><a/>', '1:16'],
    ['<!DOCTYPE a [] x><a/>', '1:16'],
    ['<!DOCTYPE a [<!ATTLIST a b CDATA>]><a/>', '1:33'],
    ['<!DOCTYPE a [<!ATTLIST a b CDATA #x <]><a/>', '1:37'],
    ['<!DOCTYPE a [', '1:14'],
    ['<!DOCTYPE a [<!ENTITY e "', '1:26'],
    ['<!DOCTYPE a><!DOCTYPE a><a/>', '1:13'],
    ['<a><!DOCTYPE a></a>', '1:4'],
    ['<a/><!DOCTYPE a>', '1:5'],
  ])('that are none are refused: %j', (document, place) => {
    expect(failure(document)).toBe(`xml-well-formed ${place}`);
  });

  it.each([
    ['<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', 'xml-entities 1:34'],
    ['<!DOCTYPE a [<!ENTITY e "x">]><a b="&#65;&e;"/>', 'xml-entities 1:42'],
    ['<!DOCTYPE a SYSTEM "a.dtd"><a>&e;</a>', 'xml-external-entities 1:31'],
    ['<!DOCTYPE a><a>&e;</a>', 'xml-well-formed 1:16'],
    ['<!DOCTYPE a [<!ATTLIST a b CDATA "x">]><a b=""><a/></a>', 'xml-attribute-defaults 1:48'],
    ['<!DOCTYPE a [<!ATTLIST a xmlns CDATA #FIXED "x">]><a/>', 'xml-attribute-defaults 1:51'],
  ])('are missed where a document needs them: %s', (document, issue) => {
    expect(failure(document)).toBe(issue);
  });

  it.each([
    '<!DOCTYPE a [<!ATTLIST a b CDATA #IMPLIED c (x|y) #REQUIRED>]><a/>',
    '<!DOCTYPE a [<!ATTLIST a b CDATA "x"><!ATTLIST c d CDATA "x">]><a b=""/>',
    '<!DOCTYPE a [<!ATTLIST a b CDATA #IMPLIED><!ATTLIST a b CDATA "not binding">]><a/>',
    '<!DOCTYPE a [<!ENTITY e "x">]><a b="&lt;&#65;">&amp;</a>',
  ])('are not missed where a document does without them: %s', (document) => {
    expect(failure(document)).toBe('none');
  });

  it('say which option reads them', () => {
    const document = '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>';
    expect(() => parseElement(document, { doctype: skipDoctype() })).toThrow('doctype: internalSubset()');
  });

  it('are as long as maxDoctypeLength at most', () => {
    const document = `<!DOCTYPE a [${'<!ELEMENT a ANY>'.repeat(10)}]><a/>`;
    const read = (maxDoctypeLength: number) =>
      parseElement(document, { doctype: skipDoctype({ maxDoctypeLength }) });
    expect(() => read(100)).toThrow('maxDoctypeLength (100 bytes)');
    expect(() => read(200)).not.toThrow();
    expect(() => read(0)).toThrow(TypeError);
  });

  it('stand at the start of documents of usual kinds', () => {
    const documents = [
      '<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" "http://www.musicxml.org/dtds/partwise.dtd"><score-partwise version="4.0"/>',
      '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"/>',
      '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"/>',
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!ATTLIST svg xmlns:a CDATA #FIXED "urn:a"><!ENTITY ns_svg "http://www.w3.org/2000/svg">]><svg xmlns="http://www.w3.org/2000/svg" xmlns:a="urn:a"/>',
      '<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "docbookx.dtd" [<!ENTITY % all "INCLUDE"><!NOTATION gif SYSTEM "gif"><!ENTITY logo SYSTEM "logo.gif" NDATA gif>]><book/>',
      '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0"/>',
    ];
    for (const document of documents) {
      expect(failure(document)).toBe('none');
      expect(failure(document, {})).toBe('xml-doctype 1:1');
    }
  });
});
