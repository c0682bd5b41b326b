import { describe, expect, it } from 'vitest';
import * as xs from '../../datatypes/xs.js';
import { root } from '../../fixtures/documents.js';
import { XmlError, XmlSyntaxError } from '../../issues/errors.js';
import { parse, parseElement } from '../../parse.js';
import { complexType } from '../../schema/define.js';
import { unbounded } from '../../schema/descriptor.js';
import { serialize } from '../../serialize.js';
import { SourceForm } from '../formatting/source-form.js';
import { type InternalSubsetLimits, internalSubset } from './internal-subset.js';
import { skipDoctype } from './skip-doctype.js';

/** A document of one kind of element, written back. */
function read(subset: string, content: string, limits?: InternalSubsetLimits): string {
  const show = (element: ReturnType<typeof parseElement>): string =>
    `<${element.name}${element.attributes.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).join('')}>${element.children.map((it) => (typeof it === 'string' ? it : show(it))).join('')}</>`;
  try {
    return show(parseElement(`<!DOCTYPE a [${subset}]>\n${content}`, { doctype: internalSubset(limits) }));
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    const [issue] = error.issues;
    return `${issue?.rule} ${issue?.line}:${issue?.column}`;
  }
}

describe('entities of an internal subset', () => {
  it.each([
    ['<!ENTITY e "x">', '<a>1&e;2</a>', '<a>1x2</>'],
    ['<!ENTITY e "x"><!ENTITY e "y">', '<a b="&e;">&e;</a>', '<a b="x">x</>'],
    [
      `<!ENTITY e '<b c="&f;"/>'><!ENTITY f "&#38;lt;'">`,
      '<a>&e;&e;</a>',
      `<a><b c="<'"></><b c="<'"></></>`,
    ],
    ['<!ENTITY e "<![CDATA[&f;]]><!-- --><?p?>">', '<a>&e;</a>', '<a>&f;</>'],
    ['<!ENTITY e "&#60;b/>&#38;#60;">', '<a>&e;</a>', '<a><b></><</>'],
    ['<!ENTITY e "a\n\tb&#10;">', '<a b="&e;">&e;</a>', '<a b="a  b ">a\n\tb\n</>'],
    ['<!ENTITY e "&#13;">', '<a>&e;</a>', '<a>\r</>'],
    ['<!ENTITY lt "&#38;#60;"><!ENTITY e "">', '<a b="">&lt;&e;</a>', '<a b=""><</>'],
    [`<!ENTITY % d "<!ENTITY e 'x'>">%d;<!ENTITY e "y">`, '<a>&e;</a>', '<a>x</>'],
    ['<!ENTITY é "😀">', '<a b="é&é;">é&é;</a>', '<a b="é😀">é😀</>'],
  ])('are read: %s %s', (subset, content, expected) => {
    expect(read(subset, content)).toBe(expected);
  });

  it.each([
    ['', '<a>&e;</a>', 'xml-well-formed 2:4'],
    ['<!ENTITY e "&f;">', '<a>\n&e;</a>', 'xml-well-formed 3:1'],
    ['<!ENTITY e "&e;">', '<a>&e;</a>', 'xml-well-formed 2:4'],
    ['<!ENTITY e "&f;"><!ENTITY f "&e;">', '<a b="x&e;"/>', 'xml-well-formed 2:8'],
    ['<!ENTITY e "<b>">', '<a>&e;</b></a>', 'xml-well-formed 2:4'],
    ['<!ENTITY e "</a>">', '<a>&e;', 'xml-well-formed 2:4'],
    ['<!ENTITY e "<!--">', '<a>&e;--></a>', 'xml-well-formed 2:4'],
    ['<!ENTITY e "<">', '<a b="&e;"/>', 'xml-well-formed 2:7'],
    ['<!ENTITY e "&#38;">', '<a b="&e;"/>', 'xml-well-formed 2:7'],
    ['<!ENTITY e SYSTEM "file:///etc/passwd">', '<a>&e;</a>', 'xml-external-entities 2:4'],
    ['<!ENTITY e SYSTEM "file:///etc/passwd">', '<a b="&e;"/>', 'xml-well-formed 2:7'],
    ['<!NOTATION n SYSTEM ""><!ENTITY e PUBLIC "" "" NDATA n>', '<a>&e;</a>', 'xml-well-formed 2:4'],
    ['<!ENTITY % p SYSTEM "p">%p;<!ENTITY e "x">', '<a>&e;</a>', 'xml-external-entities 2:4'],
    ['<!ENTITY e "x">', '&e;<a/>', 'xml-well-formed 2:1'],
  ])('are refused where they are not fit: %s %s', (subset, content, issue) => {
    expect(read(subset, content)).toBe(issue);
  });

  it('are located where the document refers to them', () => {
    const type = complexType({ attributes: [{ attribute: 'n', type: xs.int }] });
    const document = '<!DOCTYPE r [<!ENTITY e "x">]>\n<r n="&e;"/>';
    expect(() => parse(root(type), document, { doctype: internalSubset() })).toThrow(/^2:4: .*cvc-/);
    expect(parse(root(type), document.replace('"x"', '"7"'), { doctype: internalSubset() })).toEqual({
      n: 7,
    });
  });

  it('gives defaults to each of many elements that are alike', () => {
    const record = complexType({
      attributes: [{ attribute: 'unit', type: xs.string }],
      content: { sequence: [{ element: 'n', type: xs.int }] },
    });
    const type = complexType({
      content: { sequence: [{ element: 'a', type: record, minOccurs: 0, maxOccurs: unbounded }] },
    });
    const document =
      '<!DOCTYPE r [<!ATTLIST a unit CDATA "m">]><r><a><n>1</n></a><a><n>2</n></a><a><n>3</n></a></r>';
    expect(parse(root(type), document, { doctype: internalSubset() })).toEqual({
      a: [1, 2, 3].map((n) => ({ unit: 'm', n })),
    });
  });

  it('are written out where the form of the document is kept', () => {
    const sourceForm = new SourceForm();
    const document = '<!DOCTYPE r [<!ENTITY e "x">]><r>&e;<!-- c -->y</r>';
    const value = parse(root(xs.string), document, { doctype: internalSubset(), sourceForm });
    expect(value).toBe('xy');
    expect(serialize(root(xs.string), value, { sourceForm })).toBe('<r>xy</r>');
  });
});

describe('attributes of an internal subset', () => {
  it.each([
    [
      '<!ATTLIST a b CDATA "x&#10;y" c CDATA #FIXED "&lt;" d CDATA #IMPLIED>',
      '<a/>',
      '<a b="x\\ny" c="<"></>',
    ],
    ['<!ATTLIST a b CDATA "x"><!ATTLIST a b CDATA "y" c (p|q) "p">', '<a/>', '<a b="x" c="p"></>'],
    ['<!ENTITY e "z"><!ATTLIST a b NMTOKENS " x  &e; ">', '<a/>', '<a b="x z"></>'],
    [
      '<!ATTLIST a b NMTOKENS #IMPLIED c CDATA #IMPLIED>',
      '<a b=" x\n y " c=" x\n y "/>',
      '<a b="x y" c=" x  y "></>',
    ],
    ['<!ATTLIST a xmlns CDATA "urn:a" b ID #REQUIRED>', '<a/>', '<a></>'],
    ['<!ATTLIST c b CDATA "x">', '<a/>', '<a></>'],
  ])('get their defaults, and are normalised: %s %s', (subset, content, expected) => {
    expect(read(subset, content)).toBe(expected);
  });

  it('may declare namespaces', () => {
    const document = '<!DOCTYPE p:a [<!ATTLIST p:a xmlns:p CDATA #FIXED "urn:p">]><p:a/>';
    expect(parseElement(document, { doctype: internalSubset() }).namespaceURI).toBe('urn:p');
  });
});

describe('declarations of an internal subset', () => {
  it.each([
    '<!ELEMENT a EMPTY><!ELEMENT b ANY><!ELEMENT c (#PCDATA)><!ELEMENT d (#PCDATA|a | b)*>',
    '<!ELEMENT a (b)><!ELEMENT b (a, (b | c+)*, d?)+ ><!ELEMENT c ((((a))))>',
    '<!ATTLIST a><!ATTLIST a b NOTATION (n|m) #REQUIRED><!NOTATION n PUBLIC "x"><!NOTATION m PUBLIC "x" "y">',
    '<!-- - --><?p x?><?q?><!ENTITY % p "<!-- c -->"> %p; ',
  ])('are well-formed: %s', (subset) => {
    expect(read(subset, '<a/>')).toMatch(/^<a/);
  });

  it.each([
    ['<!ELEMENT a (b,c|d)>', '1:30'],
    ['<!ELEMENT a (#PCDATA|b)>', '1:36'],
    ['<!ELEMENT a ()>', '1:27'],
    ['<!ELEMENT a b>', '1:26'],
    ['<!ATTLIST a b FOO #IMPLIED>', '1:28'],
    ['<!ATTLIST a b CDATA #FIXED>', '1:40'],
    ['<!ATTLIST a b (x y) #IMPLIED>', '1:31'],
    ['<!ATTLIST a b CDATA "<">', '1:35'],
    ['<!ATTLIST a b CDATA "&e;"><!ENTITY e "x">', '1:35'],
    ['<!ENTITY e "%x;">', '1:26'],
    ['<!ENTITY e "&;">', '1:26'],
    ['<!ENTITY e "&#0;">', '1:26'],
    ['<!ENTITY e PUBLIC "{" "x">', '1:32'],
    ['<!ENTITY % e SYSTEM "x" NDATA n>', '1:38'],
    ['<!NOTATION n "x">', '1:27'],
    ['%x;', '1:14'],
  ])('are refused where they are not: %s', (subset, place) => {
    expect(read(subset, '<a/>')).toBe(`xml-well-formed ${place}`);
  });
});

describe('the limits of an internal subset', () => {
  const laughs = (count: number): string =>
    `<!ENTITY e0 "lol">${Array.from({ length: count }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`).join('')}`;

  it('stop entities that multiply, before they cost much', () => {
    expect(read(laughs(30), '<a>&e30;</a>')).toBe('limit-expansion 2:4');
    expect(read(laughs(30), '<a b="&e30;"/>')).toBe('limit-expansion 2:7');
    expect(read(`${laughs(30)}<!ATTLIST a b CDATA "&e30;">`, '<a/>')).toMatch(/^limit-expansion 1:/);
    expect(read(`<!ENTITY e "${'x'.repeat(1000)}">`, `<a>${'&e;'.repeat(2000)}</a>`)).toBe(
      'limit-expansion 2:3004',
    );
    expect(read(`<!ATTLIST b c CDATA "${'x'.repeat(1000)}">`, `<a>${'<b/>'.repeat(2000)}</a>`)).toMatch(
      /^limit-expansion 2:/,
    );
    expect(read('<!ENTITY e "xy">', '<a>&e;&e;</a>', { maxExpansion: 3 })).toBe('limit-expansion 2:7');
  });

  it('stop entities that refer to each other deep down', () => {
    const chain = Array.from({ length: 40 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};">`).join('');
    expect(read(`<!ENTITY e0 "x">${chain}`, '<a>&e40;</a>')).toBe('limit-entity-depth 2:4');
    expect(read(`<!ENTITY e0 "x">${chain}`, '<a b="&e40;"/>')).toBe('limit-entity-depth 2:7');
    expect(read(`<!ENTITY e0 "x">${chain}`, '<a b="&e31;">&e31;</a>')).toBe('<a b="x">x</>');
  });

  it('stop parameter entities that multiply', () => {
    const reference = (n: number) => `&#37;e${n};`;
    const levels = Array.from(
      { length: 30 },
      (_, n) => `<!ENTITY % e${n + 1} "${reference(n)}${reference(n)}">`,
    );
    expect(read(`<!ENTITY % e0 "<!---->">${levels.join('')}%e30;`, '<a/>')).toMatch(/^limit-expansion 1:/);
  });

  it('stop declarations without end', () => {
    expect(read('<!ENTITY a ""><!ENTITY b "">', '<a/>', { maxEntities: 1 })).toMatch(/^limit-entities 1:/);
    expect(read(`<!ELEMENT a ${'('.repeat(100_000)}b${')'.repeat(100_000)}>`, '<a/>')).toBe('<a></>');
  });

  it('are positive numbers', () => {
    expect(() => internalSubset({ maxExpansion: 0 })).toThrow(TypeError);
  });
});

describe('values that name what an internal subset declares', () => {
  const type = complexType({
    attributes: [
      { attribute: 'e', type: xs.ENTITY },
      { attribute: 'es', type: xs.ENTITIES },
      { attribute: 'n', type: xs.NOTATION },
    ],
  });
  const rules = (document: string, doctype = internalSubset()) => {
    try {
      parse(root(type), document, { doctype });
      return [];
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      return error.issues.map(({ rule, path }) => `${rule} /${path.join('/')}`);
    }
  };
  const declared =
    '<!DOCTYPE r [<!NOTATION n SYSTEM "n"><!ENTITY u SYSTEM "u" NDATA n><!ENTITY x SYSTEM "x"><!ENTITY t "t">]>';

  it('are judged where it is read', () => {
    expect(rules(`${declared}<r e="u" es="u u" n="n"/>`)).toEqual([]);
    expect(rules(`${declared}<r e="t"/>`)).toEqual(['cvc-simple-type.2.2 /e']);
    expect(rules(`${declared}<r e="x"/>`)).toEqual(['cvc-simple-type.2.2 /e']);
    expect(rules(`${declared}<r es="u v"/>`)).toEqual(['cvc-simple-type.2.2 /es']);
    expect(rules(`${declared}<r n="m"/>`)).toEqual(['cvc-datatype-valid.1.2.1 /n']);
    expect(rules('<!DOCTYPE r><r e="u"/>')).toEqual(['cvc-simple-type.2.2 /e']);
  });

  it('are not judged where there is none, it is passed over, or is not all there may be', () => {
    expect(rules(`${declared}<r e="v" n="m"/>`, skipDoctype())).toEqual([]);
    expect(rules('<r e="v" n="m"/>')).toEqual([]);
    expect(rules('<!DOCTYPE r SYSTEM "x" []><r e="v" n="m"/>')).toEqual([]);
    expect(rules('<!DOCTYPE r [<!ENTITY e "">]><r n="m"/>')).toEqual([]);
  });
});
