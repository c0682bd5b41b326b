import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { internalSubset } from '../features/doctype/internal-subset.js';
import { skipDoctype } from '../features/doctype/skip-doctype.js';
import { XmlSyntaxError } from '../issues/errors.js';
import { ChunkedReader, type ChunkedReaderOptions } from './chunked-reader.js';
import { END, END_OF_DOCUMENT, START, TEXT } from './element-source.js';
import { PositionFinder } from './positions.js';
import { XmlReader } from './reader.js';

/** Tokens as text, with their positions. Pieces of a text are joined: where they break is left to the reader. */
class Tokens {
  readonly list: string[] = [];
  #text = '';
  readonly #positions: PositionFinder;
  readonly #reader: XmlReader;

  constructor(reader: XmlReader) {
    this.#reader = reader;
    this.#positions = new PositionFinder(reader.source);
  }

  /** Records the token that the reader stands at. */
  record(): void {
    const reader = this.#reader;
    if (reader.token === TEXT) {
      this.#text += reader.text();
      return;
    }
    if (this.#text !== '') this.list.push(this.#text);
    this.#text = '';
    const { line, column } = this.#positions.find(reader.offset);
    const names =
      reader.token === START ? `${reader.prefix}|${reader.name.namespaceURI}|${reader.name.localName}` : '';
    const attributes = Array.from(
      { length: reader.token === START ? reader.attributeCount : 0 },
      (_, index) => {
        const { localName, namespaceURI } = reader.attributeName(index);
        const place = this.#positions.find(reader.attributeOffset(index));
        return `${namespaceURI}|${localName}="${reader.attributeValue(index)}" ${place.line}:${place.column}`;
      },
    );
    this.list.push([reader.token, names, ...attributes, `${line}:${column}`].join(' '));
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof XmlSyntaxError)) throw error;
  return error.message;
}

function tokensOf(document: string | Uint8Array, options: ChunkedReaderOptions): string[] {
  const reader = new XmlReader(document, options);
  const tokens = new Tokens(reader);
  try {
    do {
      reader.next();
      tokens.record();
    } while (reader.token !== END_OF_DOCUMENT);
  } catch (error) {
    return [...tokens.list, messageOf(error)];
  }
  return tokens.list;
}

/** Reads chunks, elements at the given depth as wholes and everything else token by token. */
function tokensOfChunks(
  chunks: readonly (string | Uint8Array)[],
  depthOfRecords: number,
  options: ChunkedReaderOptions,
): string[] {
  const chunked = new ChunkedReader(options);
  const { reader } = chunked;
  const tokens = new Tokens(reader);
  let depth = 0;
  const step = (): void => {
    reader.next();
    tokens.record();
    if (reader.token === START) depth++;
    else if (reader.token === END) depth--;
  };
  const readWhatIsThere = (): void => {
    while (reader.token !== END_OF_DOCUMENT) {
      if (!(depth === depthOfRecords ? chunked.hasElement() : chunked.hasToken())) return;
      step();
      while (depth > depthOfRecords) step();
    }
  };
  try {
    for (const chunk of chunks) {
      chunked.append(chunk);
      readWhatIsThere();
    }
    chunked.end();
    readWhatIsThere();
  } catch (error) {
    return [...tokens.list, messageOf(error)];
  }
  return tokens.list;
}

/** Cuts bytes into chunks of the given lengths, again and again. */
function cut(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let start = 0, count = 0; start < bytes.length; count++) {
    const length = lengths[count % lengths.length] as number;
    chunks.push(bytes.subarray(start, start + length));
    start += length;
  }
  return chunks;
}

const documents: readonly string[] = [
  '<r/>',
  '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<r><a>1</a>\r\n<a x="1>" y=\'"/>\'>é😀</a><b/></r>\n',
  '<r xmlns="urn:r"><p:a xmlns:p="urn:p" p:b="&lt;"> x &amp; y <![CDATA[ </p:a> ]] > ]]></p:a>text</r><!-- end -->',
  '<!-- <r> --><?pi <r> ?><r><!-- </r> ---><?x?></r>',
  '<r><!-- a>b --><!----><a><!-- </a> --><?p </a>??></a><![CDATA[]]]]></r>',
  '<!DOCTYPE r [<!-- ]> \' --><!ELEMENT r ANY><!ENTITY e "<a>\'</a>]>"><?p "]>?>]><r>x&e;y&e;<a>&e;</a></r>',
  '<!DOCTYPE r SYSTEM "a>b"><r>\n<a\n x = "1"\n>\n</a\n></r>',
  '<r><a></b></r>',
  '<r><a>1</a>',
  '<r>]]></r>',
  '<r>\n\n<a>&nope;</a></r>',
  '<r><a',
  '<?xml version="1.0"?><?xml version="1.0"?><r/>',
  'x<r/>',
  '',
];

describe('a document in chunks', () => {
  it('has the tokens of the whole, wherever it is cut', () => {
    for (const document of documents) {
      const bytes = new TextEncoder().encode(document);
      for (const doctype of [internalSubset(), skipDoctype()]) {
        const expected = tokensOf(bytes, { doctype });
        for (let length = 1; length <= bytes.length + 1; length++) {
          for (const depth of [1, 2, 9]) {
            expect(
              tokensOfChunks(cut(bytes, [length]), depth, { doctype }),
              `${document} by ${length}`,
            ).toEqual(expected);
          }
        }
      }
    }
  });

  it('has the tokens of the whole, however it is made up', () => {
    const content = fc.letrec<{ content: string }>((tie) => ({
      content: fc
        .array(
          fc.oneof(
            { maxDepth: 4, withCrossShrink: true },
            fc.constantFrom(
              'x',
              '\r\n',
              'é€😀',
              '&#65;',
              '<!-- <a> -->',
              '<?p >?>',
              '<![CDATA[</a>]]>',
              '<b x=">"/>',
            ),
            fc
              .tuple(
                fc.constantFrom('a', 'p:b', 'é'),
                fc.constantFrom('', ' ', ' xmlns:p="urn:q"', " y='/>'"),
                tie('content'),
              )
              .map(([name, attributes, inner]) => `<${name}${attributes}>${inner}</${name}>`),
            fc.constantFrom('<', '&', ']]>', '</a>', '<a>', '"', '\u0001'),
          ),
          { maxLength: 6 },
        )
        .map((parts) => parts.join('')),
    })).content;
    fc.assert(
      fc.property(
        content,
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        (inner, lengths, depth) => {
          const bytes = new TextEncoder().encode(`<r xmlns:p="urn:p">${inner}</r>`);
          expect(tokensOfChunks(cut(bytes, lengths), depth, {})).toEqual(tokensOf(bytes, {}));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('may come as strings, cut in the middle of a character', () => {
    const document = '\uFEFF<r>é😀<a>😀</a></r>';
    for (let length = 1; length < document.length; length++) {
      const chunks = document.match(new RegExp(`[\\s\\S]{1,${length}}`, 'g')) ?? [];
      expect(tokensOfChunks(chunks, 1, {})).toEqual(tokensOf(document, {}));
    }
    expect(tokensOfChunks(['<r>\n\uD83D', 'x</r>'], 1, {}).at(-1)).toMatch(/^2:1: xml-well-formed/);
    expect(tokensOfChunks(['<r>\n\uD83D'], 1, {}).at(-1)).toMatch(/^2:1: xml-well-formed/);
  });

  it('is read as far as it has come', () => {
    const chunked = new ChunkedReader();
    const { reader } = chunked;
    chunked.append('<r><a>1</a><a>2<');
    expect([
      chunked.hasElement(),
      chunked.hasToken(),
      reader.next(),
      reader.next(),
      reader.readText(),
    ]).toEqual([false, true, START, START, '1']);
    expect(chunked.hasElement()).toBe(false);
    chunked.append('/a');
    expect(chunked.hasElement()).toBe(false);
    chunked.append('>');
    expect([chunked.hasElement(), reader.next(), reader.readText()]).toEqual([true, START, '2']);
    expect(chunked.hasToken()).toBe(false);
    chunked.append('</r>');
    expect([chunked.hasElement(), reader.next()]).toEqual([true, END]);
    chunked.end();
    expect([chunked.hasToken(), reader.next()]).toEqual([true, END_OF_DOCUMENT]);
    expect(() => chunked.append('x')).toThrow(TypeError);
  });

  it.each([
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x3c, 0, 0x72, 0, 0x3e, 0), 'xml-encoding'],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><r/>', 'xml-encoding'],
    ['XML 1.1', '<?xml version="1.1"?><r/>', 'xml-version'],
  ])('is refused in %s', (_, document, rule) => {
    expect(tokensOfChunks([document], 1, {})).toEqual([expect.stringContaining(rule)]);
  });
});

describe('the limits of a document in chunks', () => {
  const records = (count: number): string[] => [
    '<r>',
    ...Array.from({ length: count }, () => `<a>${'x'.repeat(1000)}</a>`),
    '</r>',
  ];

  it('are those of the whole document, where they are set', () => {
    expect(tokensOfChunks(records(20), 1, { maxBytes: 10_000 }).at(-1)).toContain('limit-bytes');
    expect(tokensOfChunks(records(20), 1, {}).at(-1)).not.toContain('limit');
  });

  it('are those of what waits', () => {
    expect(tokensOfChunks(records(1000), 1, { maxWaitingBytes: 5000 }).at(-1)).not.toContain('limit');
    expect(tokensOfChunks(records(1000), 0, { maxWaitingBytes: 5000 }).at(-1)).toContain(
      'limit-waiting-bytes',
    );
  });

  it('keep memory constant', () => {
    const chunked = new ChunkedReader();
    const { reader } = chunked;
    const [record = ''] = records(1).slice(1);
    chunked.append('<r>');
    chunked.hasToken();
    reader.next();
    for (let count = 0; count < 20_000; count++) {
      chunked.append(record);
      expect(chunked.hasElement()).toBe(true);
      reader.next();
      reader.skipElement();
    }
    expect(reader.source.bytes.length).toBeLessThan(300_000);
    expect(new PositionFinder(reader.source).find(reader.offset)).toEqual({
      line: 1,
      column: 4 + 20_000 * 1007 - 4,
    });
  });
});
