import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { XmlSyntaxError } from '../issues/errors.js';
import { parseElement } from '../parse.js';
import type { XmlElement } from '../schema/descriptor.js';

/**
 * Where saxes departs from the recommendations: it trims namespace names, although attribute values are not trimmed
 * (XML, section 3.3.3), and takes local names that start like no name and
 * colons in the targets of processing instructions (Namespaces in XML, sections 3 and 7), and lets anything follow such
 * a target (XML, production 16).
 */
const OUTSIDE_OF_ORACLE = /xmlns[^=]*=\s*(?:"\s|'\s|"[^"]*\s"|'[^']*\s')|:[-.\d]|<\?[^\s?]*(?::|\?(?!>))/;

/** Pieces of markup, legal and not, of which documents are glued together. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '<a>',
      '</a>',
      '<a/>',
      '<b x="1">',
      '</b>',
      '<p:c>',
      '</p:c>',
      '<b',
      '>',
      '/>',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ' y="2"',
      " z='&lt;'",
      ' xmlns:p="urn:p"',
      ' xmlns="urn:d"',
      ' p:x=""',
      ' x=""',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'text',
      ' ',
      '\n',
      '\r\n',
      '\t',
      'é€😀',
      ']]',
      ']]>',
      '&',
      '&amp;',
      '&#65;',
      '&#x0;',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '<!-- c -->',
      '<!-- - -- -->',
      '<?pi d?>',
      '<?xml version="1.0"?>',
      '<![CDATA[<&]]>',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '<!--',
      '-->',
      '<![CDATA[',
      '<?',
      '?>',
      '"',
      "'",
      '=',
      '<',
      '\u0000',
      '\uFFFF',
      ':',
    ),
  },
);

/** A well-formed document. */
const tree = fc
  .letrec<{ element: string; content: string }>((tie) => ({
    element: fc
      .record({
        name: fc.constantFrom('a', 'b-1', 'p:c', 'é'),
        attributes: fc.uniqueArray(
          fc.constantFrom(' x="1"', " p:y='&amp; \t'", ' xml:lang=""', ' xmlns="urn:d"'),
        ),
        content: fc.array(tie('content'), { maxLength: 4 }),
      })
      .map(({ name, attributes, content }) => `<${name}${attributes.join('')}>${content.join('')}</${name}>`),
    content: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(
        'text',
        ' \r\n ',
        '&lt;&#233;',
        '<![CDATA[ ]] ]]>',
        '<!-- c -->',
        '<?pi?>',
        ']]',
        '😀\r',
        '<e/>',
      ),
      tie('element'),
    ),
  }))
  .element.map((element) => `<r xmlns:p="urn:p">${element}</r>`);

/** A document with one character taken out, put in or changed. */
const damaged = fc
  .tuple(
    tree,
    fc.nat(),
    fc.constantFrom('', '<', '>', '/', '&', '"', "'", ' ', '=', ':', '!', '-', '?', '\u0001', ']'),
    fc.boolean(),
  )
  .map(([text, at, inserted, replaces]) => {
    const index = at % (text.length + 1);
    return text.slice(0, index) + inserted + text.slice(index + (replaces ? 1 : 0));
  })
  .filter((text) => !OUTSIDE_OF_ORACLE.test(text))
  .filter((text) => !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text));

/** What saxes makes of a document, in the shape of an {@link XmlElement}; undefined when it refuses it. */
function readWithSaxes(text: string): XmlElement | undefined {
  const parser = new SaxesParser({ xmlns: true });
  const top: { children: (XmlElement | string)[] } = { children: [] };
  const open: { children: (XmlElement | string)[] }[] = [top];
  let failed = false;
  parser.on('error', () => {
    failed = true;
  });
  const addText = (added: string): void => {
    const children = open.at(-1)?.children ?? [];
    const last = children.length - 1;
    if (typeof children[last] === 'string') children[last] += added;
    else if (added !== '') children.push(added);
  };
  parser.on('text', (added) => open.length > 1 && addText(added));
  parser.on('cdata', addText);
  parser.on('opentag', ({ local, uri, prefix, attributes }) => {
    const element = {
      name: local,
      namespaceURI: uri,
      ...(prefix && { prefix }),
      attributes: Object.values(attributes)
        .filter((it) => it.uri !== 'http://www.w3.org/2000/xmlns/')
        .map((it) => ({
          name: it.local,
          namespaceURI: it.uri,
          ...(it.prefix && { prefix: it.prefix }),
          value: it.value,
        })),
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  const [root] = top.children;
  return failed || typeof root === 'string' ? undefined : root;
}

function read(text: string): XmlElement | undefined {
  try {
    return parseElement(text);
  } catch (error) {
    if (error instanceof XmlSyntaxError) return undefined;
    throw error;
  }
}

const runs = { numRuns: 3000 };

/** Machines that run tests are busy. */
const TIMEOUT = 60_000;

it('accepts what saxes accepts, with the same content', { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(tree, (text) => {
      const expected = readWithSaxes(text);
      expect(expected).toBeDefined();
      expect(read(text)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

it('refuses what saxes refuses: documents with one thing wrong', { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(damaged, (text) => {
      expect(read(text)).toEqual(readWithSaxes(text));
    }),
    runs,
  );
});

it('refuses what saxes refuses: pieces of markup in any order', { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = `<r xmlns:p="urn:p">${pieces.join('')}</r>`;
      expect(read(text)).toEqual(readWithSaxes(text));
    }),
    runs,
  );
});
