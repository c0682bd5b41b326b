import { describe, expect, it } from 'vitest';
import { decodeEncoding } from '../features/encodings/decode-encoding.js';
import { translateXml11 } from '../features/xml-1.1/translate-xml11.js';
import { XmlSyntaxError } from '../issues/errors.js';
import { parseElement } from '../parse.js';
import type { ReaderLimits } from './limits.js';

const options = { encodings: decodeEncoding, xml11: translateXml11 };

/** The rule and the place of the one issue that reading reports. */
function failure(input: string | Uint8Array, limits?: ReaderLimits): string {
  try {
    parseElement(input, { ...options, ...limits });
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    const [issue] = error.issues;
    return `${issue?.rule} ${issue?.line}:${issue?.column}`;
  }
  return 'none';
}

function textOf(input: string | Uint8Array): string {
  return parseElement(input, options).children.join('');
}

describe('text', () => {
  it('replaces references and keeps everything else', () => {
    expect(textOf('<a>1 &lt; 2 &amp;&#38;&#x26; &quot;&apos;&gt; ]] &#x1F600;</a>')).toBe(
      '1 < 2 &&& "\'> ]] 😀',
    );
  });

  it('normalises line ends, but not those written as references', () => {
    expect(textOf('<a>1\r\n2\r3\n4&#13;\r\n</a>')).toBe('1\n2\n3\n4\r\n');
    expect(textOf('<a><![CDATA[1\r\n2\r3]]></a>')).toBe('1\n2\n3');
  });

  it('joins text, CDATA sections and what comments interrupt', () => {
    expect(parseElement('<a>1<!-- x -->2<![CDATA[<3>&amp;]]><?pi?>4</a>').children).toEqual(['12<3>&amp;4']);
  });

  it('decodes every length of UTF-8 sequence', () => {
    expect(textOf('<a>é€😀\u{10FFFF}\uFFFD and some more</a>')).toBe('é€😀\u{10FFFF}\uFFFD and some more');
  });

  it('translates long texts like short ones', () => {
    const piece =
      '1 &lt; 2 &amp;&#38;&#x26; &quot;&apos;&gt;&#xe9;&#x20AC;&#x1F600;&#x7ff;&#xfffd; é€😀\r\n\r\t\n';
    const [short = ''] = parseElement(`<a>${piece}</a>`).children;
    expect(textOf(`<a>${piece.repeat(100)}</a>`)).toBe(String(short).repeat(100));
    const value = (times: number): string | undefined =>
      parseElement(`<a b="${piece.repeat(times)}"/>`).attributes[0]?.value;
    expect(value(100)).toBe(value(1)?.repeat(100));
    expect(textOf(`<a><![CDATA[${'&amp;\r\n<é'.repeat(2000)}]]></a>`)).toBe('&amp;\n<é'.repeat(2000));
  });

  it('copies long ASCII text', () => {
    const long = 'abcdefghijklm '.repeat(100);
    expect(textOf(`<a>${long}</a>`)).toBe(long);
  });
});

describe('attributes', () => {
  it('normalises white space to spaces, but not references to it', () => {
    const [attribute] = parseElement('<a b=" 1\t2\n3\r\n4\r5&#10;&#9;&#xD; "/>').attributes;
    expect(attribute?.value).toBe(' 1 2 3 4 5\n\t\r ');
  });

  it('takes both quotes, and white space around the equals sign', () => {
    const { attributes } = parseElement(`<a b = "it's" c\n=\n'"q"'/>`);
    expect(attributes.map(({ value }) => value)).toEqual(["it's", '"q"']);
  });
});

describe('namespaces', () => {
  it('resolves prefixes by scope', () => {
    const root = parseElement('<a xmlns="urn:1" xmlns:p="urn:2"><p:b p:c="x" d="y"/><e xmlns=""/><f/></a>');
    expect(root).toEqual({
      name: 'a',
      namespaceURI: 'urn:1',
      attributes: [],
      children: [
        {
          name: 'b',
          namespaceURI: 'urn:2',
          prefix: 'p',
          attributes: [
            { name: 'c', namespaceURI: 'urn:2', prefix: 'p', value: 'x' },
            { name: 'd', namespaceURI: '', value: 'y' },
          ],
          children: [],
        },
        { name: 'e', namespaceURI: '', attributes: [], children: [] },
        { name: 'f', namespaceURI: 'urn:1', attributes: [], children: [] },
      ],
    });
  });

  it('gives one prefix another meaning in an inner scope, and the old one behind it', () => {
    const root = parseElement('<p:a xmlns:p="urn:1"><p:a xmlns:p="urn:2"><p:a/></p:a><p:a/></p:a>');
    const [inner, last] = root.children;
    expect(inner).toMatchObject({ namespaceURI: 'urn:2', children: [{ namespaceURI: 'urn:2' }] });
    expect(last).toMatchObject({ namespaceURI: 'urn:1' });
  });

  it.each([
    ['<p:a/>', '1:2'],
    ['<a p:b=""/>', '1:4'],
    ['<a xmlns:p="urn:1" xmlns:q="urn:1" p:b="" q:b=""/>', '1:43'],
    ['<a xmlns:p=""/>', '1:4'],
    ['<a xmlns:xmlns="urn:1"/>', '1:4'],
    ['<a xmlns:xml="urn:1"/>', '1:4'],
    ['<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>', '1:4'],
    ['<a xmlns="http://www.w3.org/2000/xmlns/"/>', '1:4'],
    ['<xmlns:a/>', '1:2'],
    ['<a:b:c xmlns:a="urn:1"/>', '1:2'],
    ['<a:1 xmlns:a="urn:1"/>', '1:2'],
    ['<:a/>', '1:2'],
    ['<a><?p:i?></a>', '1:6'],
  ])('refuses %s', (input, place) => {
    expect(failure(input)).toBe(`xml-namespaces ${place}`);
  });

  it('accepts a needless declaration of xml, and equal local names in different namespaces', () => {
    const input =
      '<a xmlns:xml="http://www.w3.org/XML/1998/namespace" xmlns:p="urn:1" b="1" p:b="2" xml:lang="en"/>';
    expect(parseElement(input).attributes.map(({ namespaceURI }) => namespaceURI)).toEqual([
      '',
      'urn:1',
      'http://www.w3.org/XML/1998/namespace',
    ]);
  });
});

describe('well-formedness', () => {
  it.each([
    ['', '1:1'],
    ['  ', '1:3'],
    ['<a>', '1:4'],
    ['<a', '1:3'],
    ['<a b', '1:5'],
    ['<a b=', '1:6'],
    ['<a b="', '1:7'],
    ['<a></b>', '1:4'],
    ['<a></a', '1:7'],
    ['</a>', '1:1'],
    ['<a/><b/>', '1:5'],
    ['<a/>text', '1:5'],
    ['text<a/>', '1:1'],
    ['<a/><![CDATA[x]]>', '1:5'],
    ['<a b="1" b="2"/>', '1:10'],
    ['<a b=1/>', '1:6'],
    ['<a b="1"c="2"/>', '1:9'],
    ['<a b="<"/>', '1:7'],
    ['<a b="&"/>', '1:7'],
    ['<a b/>', '1:5'],
    ['<a / >', '1:5'],
    ['< a/>', '1:2'],
    ['<1/>', '1:2'],
    ['<a>&</a>', '1:4'],
    ['<a>&nbsp;</a>', '1:4'],
    ['<a>&lt</a>', '1:4'],
    ['<a>&#;</a>', '1:4'],
    ['<a>&#x;</a>', '1:4'],
    ['<a>&#0;</a>', '1:4'],
    ['<a>&#xD800;</a>', '1:4'],
    ['<a>&#xFFFE;</a>', '1:4'],
    ['<a>&#x110000;</a>', '1:4'],
    ['<a>]]></a>', '1:4'],
    ['<a>\u0001</a>', '1:4'],
    ['<a>\uFFFE</a>', '1:4'],
    ['<a>\uD800</a>', '1:4'],
    ['<a b="\u0000"/>', '1:7'],
    ['<a><!-- -- --></a>', '1:9'],
    ['<a><!-- --->', '1:9'],
    ['<a><!-- \u0001 --></a>', '1:9'],
    ['<a><!-', '1:4'],
    ['<a><![CDATA[', '1:13'],
    ['<a><![CDATA[\u0002]]></a>', '1:13'],
    ['<a><![cdata[]]></a>', '1:4'],
    ['<a><? x?></a>', '1:6'],
    ['<a><?xml version="1.0"?></a>', '1:6'],
    [' <?xml version="1.0"?><a/>', '1:4'],
    ['<a><?XML x?></a>', '1:6'],
    ['<a><?x', '1:7'],
    ['<a><?x+?></a>', '1:7'],
    ['<?xml?><a/>', '1:3'],
    ['<?xml version="2.0"?><a/>', '1:1'],
    ['<?xml version="1.0" standalone="maybe"?><a/>', '1:1'],
    ['<?xml version="1.0" standalone="yes" encoding="utf-8"?><a/>', '1:1'],
    ['<?xml encoding="utf-8"?><a/>', '1:1'],
    ['<?xml version="1.0"', '1:1'],
    ['<é\u0300·/><', '1:7'],
    ['<·/>', '1:2'],
  ])('refuses %j', (input, place) => {
    expect(failure(input)).toBe(`xml-well-formed ${place}`);
  });

  it.each([
    '<a/>',
    '<a ></a >',
    '<a\n/>',
    ' <!-- c -->\n<a/>\n<?pi x?><!-- d -->',
    '<?xml version="1.0"?><a/>',
    "<?xml version='1.1' encoding='UTF-8' standalone='no' ?>\n<a/>",
    '<?xml-stylesheet href="x"?><a/>',
    '<a><!----><?pi?><?pi  ?></a>',
    '<a>]] > ]]</a>',
    '<_.-é·/>',
    '<𐀀/>',
    '<a>\u0085\u2028\u007F</a>',
    '<a><![CDATA[]]]]><![CDATA[>]]></a>',
    '<a><![CDATA[]]]></a>',
  ])('accepts %j', (input) => {
    expect(failure(input)).toBe('none');
  });

  it('refuses document type declarations', () => {
    expect(failure('<!DOCTYPE a><a/>')).toBe('xml-doctype 1:1');
    expect(failure('<a/><!DOCTYPE a>')).toBe('xml-doctype 1:5');
  });

  it('counts lines by all three line ends, and columns in UTF-16 code units', () => {
    expect(failure('<a>\n\r\n\r😀é&</a>')).toBe('xml-well-formed 4:4');
  });
});

describe('encodings', () => {
  const bytes = (...parts: (string | number[])[]): Uint8Array =>
    Uint8Array.from(
      parts.flatMap((part) => (typeof part === 'string' ? [...part].map((it) => it.charCodeAt(0)) : part)),
    );
  const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let index = 0; index < text.length; index++)
      view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
    return new Uint8Array(view.buffer);
  };

  it('reads UTF-8 with and without a byte order mark', () => {
    expect(textOf(new TextEncoder().encode('<a>é</a>'))).toBe('é');
    expect(textOf(bytes([0xef, 0xbb, 0xbf], '<a>', [0xc3, 0xa9], '</a>'))).toBe('é');
    expect(textOf('\uFEFF<a>é</a>')).toBe('é');
    expect(failure(bytes([0xef, 0xbb, 0xbf], '<b'))).toBe('xml-well-formed 1:3');
  });

  it('keeps a byte order mark inside of text', () => {
    expect(textOf('<a>\uFEFFx\uFEFF</a>')).toBe('\uFEFFx\uFEFF');
  });

  it.each([true, false])('reads UTF-16, little-endian: %s', (littleEndian) => {
    expect(textOf(utf16('<?xml version="1.0" encoding="UTF-16LE"?><a>é😀</a>', littleEndian))).toBe('é😀');
    expect(textOf(utf16('\uFEFF<?xml version="1.0" encoding="UTF-16"?><a>é😀</a>', littleEndian))).toBe(
      'é😀',
    );
  });

  it('reads ISO-8859-1 and US-ASCII', () => {
    expect(textOf(bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a>', [0xe9, 0x80], '</a>'))).toBe(
      'é\u0080',
    );
    expect(textOf(bytes('<?xml version="1.0" encoding="us-ascii"?><a>e</a>'))).toBe('e');
  });

  it('reads what else the platform decodes', () => {
    expect(textOf(bytes('<?xml version="1.0" encoding="windows-1252"?><a>', [0x80, 0xe9], '</a>'))).toBe(
      '€é',
    );
    expect(textOf(bytes('<?xml version="1.0" encoding="Shift_JIS"?><a>', [0x93, 0xfa], '</a>'))).toBe('日');
  });

  it('takes a string as it is, whatever it declares', () => {
    expect(textOf('<?xml version="1.0" encoding="koi8-r"?><a>é</a>')).toBe('é');
  });

  it('reads from the middle of a buffer, and from a Node buffer', () => {
    const whole = Buffer.from('xx<a>y</a>zz');
    expect(textOf(whole.subarray(2, 10))).toBe('y');
  });

  it.each([
    ['an unknown encoding', bytes('<?xml version="1.0" encoding="ebcdic-int"?><a/>'), 'xml-encoding 1:1'],
    ['UTF-16 without a mark', bytes('<?xml version="1.0" encoding="utf-16"?><a/>'), 'xml-encoding 1:1'],
    [
      'a byte that is not ASCII',
      bytes('<?xml version="1.0" encoding="ascii"?><a>', [0xe9], '</a>'),
      'xml-encoding 1:42',
    ],
    [
      'UTF-16 that declares UTF-8',
      utf16('\uFEFF<?xml version="1.0" encoding="utf-8"?><a/>', true),
      'xml-encoding 1:1',
    ],
    ['UTF-16 that neither has a mark nor says so', utf16('<a/>', true), 'xml-encoding 1:1'],
    ['UTF-32', utf16('\uFEFF\0<\0', true), 'xml-encoding 1:1'],
    ['half a UTF-16 pair', utf16('\uFEFF<a>\n\uD800</a>', true), 'xml-encoding 2:1'],
    ['half a UTF-16 code unit', utf16('\uFEFF<a>é</a>', false).subarray(0, -1), 'xml-encoding 1:8'],
    [
      'bytes that are not what is declared',
      bytes('<?xml version="1.0" encoding="euc-jp"?><a>', [0xff], '</a>'),
      'xml-encoding 1:1',
    ],
    ['a lone continuation', bytes('<a>', [0x80], '</a>'), 'xml-well-formed 1:4'],
    ['an overlong sequence', bytes('<a>', [0xc0, 0x80], '</a>'), 'xml-well-formed 1:4'],
    ['an overlong sequence of three', bytes('<a>', [0xe0, 0x80, 0x80], '</a>'), 'xml-well-formed 1:4'],
    ['an overlong sequence of four', bytes('<a>', [0xf0, 0x80, 0x80, 0x80], '</a>'), 'xml-well-formed 1:4'],
    ['a surrogate', bytes('<a>', [0xed, 0xa0, 0x80], '</a>'), 'xml-well-formed 1:4'],
    ['a code point beyond U+10FFFF', bytes('<a>', [0xf4, 0x90, 0x80, 0x80], '</a>'), 'xml-well-formed 1:4'],
    ['a sequence cut short', bytes('<a>', [0xe2, 0x82]), 'xml-well-formed 1:4'],
  ])('refuses %s', (_, input, expected) => {
    expect(failure(input)).toBe(expected);
  });

  it('are UTF-8, unless an option reads others', () => {
    const documents = [
      bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a/>'),
      bytes('<?xml version="1.0" encoding="us-ascii"?><a/>'),
      utf16('\uFEFF<a/>', true),
      utf16('<?xml version="1.0" encoding="UTF-16BE"?><a/>', false),
    ];
    for (const document of documents)
      expect(() => parseElement(document)).toThrow(/^1:1: xml-encoding: .*encodings: decodeEncoding/);
    expect(() => parseElement('<?xml version="1.1"?><a/>')).toThrow(/^1:1: xml-version: .*translateXml11/);
  });

  it('refuses what is neither a string nor bytes', () => {
    // @ts-expect-error: what callers without types may pass
    expect(() => parseElement({})).toThrow(TypeError);
  });
});

describe('limits', () => {
  it.each<[string, ReaderLimits, string, string]>([
    ['maxDepth', { maxDepth: 2 }, '<a><b><c/></b></a>', 'limit-depth 1:7'],
    ['maxAttributes', { maxAttributes: 2 }, '<a b="" c="" xmlns:d="urn:1"/>', 'limit-attributes 1:14'],
    ['maxTextLength in text', { maxTextLength: 3 }, '<a>12<!---->34</a>', 'limit-text-length 1:13'],
    ['maxTextLength in attributes', { maxTextLength: 3 }, '<a b="1234"/>', 'limit-text-length 1:4'],
    ['maxBytes', { maxBytes: 4 }, '<a />', 'limit-bytes 1:1'],
    ['maxBytes by its UTF-8 form', { maxBytes: 8 }, '<a>é</a>', 'limit-bytes 1:1'],
  ])('stops at %s', (_, limits, input, expected) => {
    expect(failure(input, limits)).toBe(expected);
  });

  it('allows as much as the limits say', () => {
    const limits = { maxDepth: 2, maxAttributes: 1, maxTextLength: 3, maxBytes: 25 };
    expect(failure('<a b="123"><c>123</c></a>', limits)).toBe('none');
  });

  it('has a default depth', () => {
    expect(failure('<a>'.repeat(257))).toBe('limit-depth 1:769');
    expect(failure('<a>'.repeat(256))).toBe('xml-well-formed 1:769');
  });

  it('refuses limits that are none', () => {
    expect(() => parseElement('<a/>', { maxDepth: 0 })).toThrow(/maxDepth/);
    expect(() => parseElement('<a/>', { maxBytes: Number.NaN })).toThrow(/maxBytes/);
  });
});

describe('names', () => {
  it('are told apart when there are more than are remembered', () => {
    const children = Array.from(
      { length: 30_000 },
      (_, index) => `<n${index} a${index}="" b=""><b/></n${index}>`,
    );
    const root = parseElement(`<r>${children.join('')}<n0/></r>`);
    expect(root.children.slice(0, -1).map((it) => typeof it !== 'string' && it.attributes[0]?.name)).toEqual(
      children.map((_, index) => `a${index}`),
    );
    expect(failure(`<r>${children.join('')}<n0 x="" x=""/></r>`)).toMatch(/^xml-well-formed/);
    expect(failure(`<r>${children.join('')}<n0></n1></r>`)).toMatch(/^xml-well-formed/);
  });

  it('keeps more distinct names apart than its table has room for', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
    const { children } = parseElement(`<r>${names.map((name) => `<${name}></${name}>`).join('')}</r>`);
    expect(children.map((child) => typeof child !== 'string' && child.name)).toEqual(names);
  });

  it('tells names apart of which one starts with the other', () => {
    const { children } = parseElement('<r><a/><ab/><a/><ab></ab><abc/><a></a></r>');
    expect(children.map((child) => typeof child !== 'string' && child.name)).toEqual([
      'a',
      'ab',
      'a',
      'ab',
      'abc',
      'a',
    ]);
    expect(failure('<r><a></ab></r>')).toBe('xml-well-formed 1:7');
  });
});
