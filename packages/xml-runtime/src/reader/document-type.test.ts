import { describe, expect, it } from 'vitest';
import { XmlSyntaxError } from '../errors.js';
import { parseElement } from '../parse.js';

/** The rule and the place of the one issue that reading reports. */
function failure(document: string, doctype?: 'refuse' | 'skip'): string {
  try {
    parseElement(document, doctype === undefined ? {} : { doctype });
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    const [issue] = error.issues;
    return `${issue?.rule} ${issue?.line}:${issue?.column}`;
  }
  return 'none';
}

describe('document type declarations', () => {
  it('are refused unless they are to be passed over', () => {
    expect(failure('<!DOCTYPE a><a/>')).toBe('xml-doctype 1:1');
    expect(failure('<!DOCTYPE a><a/>', 'refuse')).toBe('xml-doctype 1:1');
    // @ts-expect-error: what callers without types may pass
    expect(() => failure('<a/>', 'ignore')).toThrow(TypeError);
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
    expect(parseElement(`${doctype}<a>x</a>`, { doctype: 'skip' })).toEqual({
      name: 'a',
      namespaceURI: '',
      attributes: [],
      children: ['x'],
    });
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
    ['<!DOCTYPE a [', '1:14'],
    ['<!DOCTYPE a [<!ENTITY e "', '1:26'],
    ['<!DOCTYPE a><!DOCTYPE a><a/>', '1:13'],
    ['<a><!DOCTYPE a></a>', '1:4'],
    ['<a/><!DOCTYPE a>', '1:5'],
  ])('that are none are refused: %j', (document, place) => {
    expect(failure(document, 'skip')).toBe(`xml-well-formed ${place}`);
  });

  it('declare nothing when they are passed over', () => {
    expect(failure('<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', 'skip')).toBe('xml-well-formed 1:34');
    const root = parseElement('<!DOCTYPE a [<!ATTLIST a b CDATA "x">]><a/>', { doctype: 'skip' });
    expect(root.attributes).toEqual([]);
  });
});
