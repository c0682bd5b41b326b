import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skipDoctype } from '../features/doctype/skip-doctype.js';
import { XmlSyntaxError } from '../issues/errors.js';
import { END, END_OF_DOCUMENT, START, TEXT } from './element-source.js';
import { NameEntry } from './name-table.js';
import { XmlReader } from './reader.js';

/** A reader that stands at the start of the root, and the name of its first child, read from a copy. */
function standing(document: string, limits = {}): { reader: XmlReader; child: NameEntry } {
  const other = new XmlReader(document, limits);
  for (other.next(); other.next() !== START; );
  const reader = new XmlReader(document, limits);
  reader.next();
  return { reader, child: other.entry };
}

/** Reads a leaf, as callers do. */
function readLeaf(reader: XmlReader, name: NameEntry): string | undefined {
  return reader.standsAt(name) ? reader.readLeaf(name) : undefined;
}

const leafOf = (document: string, limits = {}): string | undefined => {
  const { reader, child } = standing(document, limits);
  return readLeaf(reader, child);
};

describe('readLeaf', () => {
  it('returns the text of an element without attributes, and goes on behind it', () => {
    const { reader, child } = standing('<r><a>1 ]] é😀</a> <a></a><a/><b/></r>');
    expect(readLeaf(reader, child)).toBe('1 ]] é😀');
    expect(reader.offset).toBe(17);
    expect(readLeaf(reader, child)).toBe('');
    expect(readLeaf(reader, child)).toBe('');
    expect(readLeaf(reader, child)).toBeUndefined();
    expect([reader.next(), reader.name.localName]).toEqual([START, 'b']);
    expect(readLeaf(reader, child)).toBeUndefined();
    expect([reader.next(), reader.next(), reader.next()]).toEqual([END, END, END_OF_DOCUMENT]);
  });

  it.each([
    '<r><a b="">1</a></r>',
    '<r><a >1</a></r>',
    '<r><a>1</a ></r>',
    '<r><a>1<b/></a></r>',
    '<r><a>1<!-- --></a></r>',
    '<r><a><![CDATA[1]]></a></r>',
  ])('leaves to next() what is not as simple as that: %j', (document) => {
    const { reader, child } = standing(document);
    expect(readLeaf(reader, child)).toBeUndefined();
    while (reader.token !== START || reader.name.localName !== 'a') reader.next();
    expect(reader.readText()).toMatch(/^1?$/);
  });

  it.each([
    ['1&lt;&amp;2&gt;', '1<&2>'],
    ['&apos;&quot;&#65;&#x42;&#x01f600;&#000067;', `'"AB😀C`],
    ['\r\n1\r2\n\r', '\n1\n2\n\n'],
  ])('replaces references and normalises line ends: %j', (written, text) => {
    expect(leafOf(`<r><a>${written}</a></r>`)).toBe(text);
  });

  it.each([
    '1]]>',
    '1\u0001',
    '&',
    '&;',
    '&#;',
    '&#x;',
    '&#xg;',
    '&#1a;',
    '&#x-1;',
    '&#0;',
    '&#x110000;',
    '&#99999999999999999999999;',
    '&#xd800;',
    '&amp',
    '&am;',
    '&amps;',
    '&AMP;',
    '&b;',
  ])('refuses what next() refuses, with the same message: %j', (text) => {
    const messageOf = (read: (document: string) => unknown): unknown => {
      try {
        return read(`<r><a>${text}</a></r>`);
      } catch (error) {
        return error;
      }
    };
    const message = messageOf((document) => {
      const reader = new XmlReader(document);
      while (reader.next() !== END_OF_DOCUMENT);
    });
    expect(message).toBeInstanceOf(XmlSyntaxError);
    const reader = new XmlReader(`<r><a>${text}</a></r>`);
    reader.next();
    expect(messageOf(() => readLeaf(reader, new NameEntry(Buffer.from('a'), 'a')))).toEqual(message);
  });

  it('does not take what next() refuses at the end', () => {
    for (const document of ['<r><a>1</b></r>', '<r><a>1']) {
      const { reader, child } = standing(document);
      expect(readLeaf(reader, child)).toBeUndefined();
      expect(() => {
        while (reader.next() !== END_OF_DOCUMENT);
      }).toThrow();
    }
  });

  it('holds to the limits', () => {
    expect(leafOf('<r><a>12345</a></r>', { maxTextLength: 5 })).toBe('12345');
    expect(leafOf('<r><a>123456</a></r>', { maxTextLength: 5 })).toBeUndefined();
    const { reader, child } = standing('<r><r></r></r>', { maxDepth: 2 });
    expect(reader.enter(child)).toBe(true);
    expect(readLeaf(reader, child)).toBeUndefined();
    expect(reader.enter(child)).toBe(false);
  });

  it('reads no second root', () => {
    const reader = new XmlReader('<r></r><r></r>');
    reader.next();
    const { entry } = reader;
    expect([reader.leave(), readLeaf(reader, entry), reader.enter(entry)]).toEqual([true, undefined, false]);
    expect(() => reader.next()).toThrow('one root element');
  });

  it('leaves elements to next() that a document type declaration may complete', () => {
    const { child } = standing('<r><a/></r>');
    const document = '<!DOCTYPE r [<!ATTLIST a b CDATA "1">]><r><a>1</a></r>';
    const reader = new XmlReader(document, { doctype: skipDoctype() });
    reader.next();
    expect(readLeaf(reader, child)).toBeUndefined();
    expect(() => reader.enter(child)).toThrow('the attribute b');
  });
});

describe('white space in front of an expected tag', () => {
  it('is passed over', () => {
    const { reader, child } = standing('<r> \r\n\t<a>1</a> <a> </a>x </r>');
    expect(readLeaf(reader, child)).toBe('1');
    expect([reader.enter(child), reader.next(), reader.text(), reader.next()]).toEqual([
      true,
      TEXT,
      ' ',
      END,
    ]);
    expect([reader.enter(child), reader.next(), reader.text()]).toEqual([false, TEXT, 'x ']);
  });

  it('is no longer than a text may be', () => {
    const { reader, child } = standing('<r>   <a/>      <a/></r>', { maxTextLength: 5 });
    expect(readLeaf(reader, child)).toBe('');
    expect(readLeaf(reader, child)).toBeUndefined();
    expect(() => reader.next()).toThrow('maxTextLength');
  });
});

it('numbers of scopes are those of bindings', () => {
  const reader = new XmlReader('<r xmlns="urn:r"><a xmlns="urn:a"/><b/></r>');
  const scopes: number[] = [];
  while (reader.next() !== END_OF_DOCUMENT) if (reader.token === START) scopes.push(reader.scope);
  expect(scopes[0]).toBe(scopes[2]);
  expect(scopes[0]).not.toBe(scopes[1]);
  const sibling = new XmlReader('<r><a xmlns="urn:a"></a><b/></r>');
  sibling.next();
  const { scope } = sibling;
  sibling.next();
  sibling.leave();
  expect([sibling.scope, sibling.lookupNamespaceURI('')]).toEqual([scope, 'urn:a']);
});

it('scopes of any documents share a number only where they have the same bindings', () => {
  const prefix = fc.constantFrom('', 'p', 'q');
  const declarations = fc.uniqueArray(fc.tuple(prefix, fc.integer({ min: 1, max: 20 })), {
    selector: ([name]) => name,
  });
  const bindings = new Map<number, Map<string, string>>();
  fc.assert(
    fc.property(fc.array(declarations, { minLength: 1, maxLength: 4 }), (nested) => {
      const tags = nested.map((declared) =>
        declared.map(([name, n]) => ` xmlns${name === '' ? '' : `:${name}`}="urn:${n}"`).join(''),
      );
      const reader = new XmlReader(tags.reduceRight((inner, tag) => `<a${tag}>${inner}</a>`, ''));
      while (reader.next() === START) {
        const found = new Map([...reader.namespacesInScope()].sort());
        expect(found).toEqual(bindings.get(reader.scope) ?? found);
        bindings.set(reader.scope, found);
      }
    }),
    { numRuns: 1000 },
  );
  // Some have been met again, more than are remembered have been met.
  expect(bindings.size).toBeGreaterThan(100);
  const scopeOf = (document: string): number => {
    const reader = new XmlReader(document);
    reader.next();
    return reader.scope;
  };
  expect(scopeOf('<a xmlns="urn:a" xmlns:b="urn:b"/>')).toBe(scopeOf('<b xmlns="urn:a" xmlns:b="urn:b"/>'));
  expect(scopeOf('<a xmlns="urn:b" xmlns:b="urn:b"/>')).not.toBe(
    scopeOf('<a xmlns="urn:a" xmlns:b="urn:b"/>'),
  );
});

/** Markup of elements whose names come again and again, with what stands in the way of the short cuts. */
const content = fc.letrec<{ content: string; element: string }>((tie) => ({
  content: fc
    .array(
      fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.constantFrom(
          'x',
          ' ',
          '\r\n',
          'é',
          '&amp;',
          '<!-- -->',
          '<?p?>',
          '<![CDATA[y]]>',
          '<b/>',
          '<a z=""/>',
        ),
        tie('element'),
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.join('')),
  element: fc
    .record({
      name: fc.constantFrom('a', 'b', 'p:a', 'ab'),
      attributes: fc.constantFrom('', '', '', ' ', ' xmlns="urn:d"', ' xmlns:p="urn:q"', ' b="1"'),
      content: tie('content'),
    })
    .map(({ name, attributes, content }) => `<${name}${attributes}>${content}</${name}>`),
})).element;

/** What a document holds, white space and the borders of text left out: short cuts pass over it. */
class Events {
  readonly list: string[] = [];
  #text = '';

  text(text: string): void {
    this.#text += text.replace(/\s/g, '');
  }

  tag(event: string): void {
    if (this.#text !== '') this.list.push(this.#text);
    this.#text = '';
    this.list.push(event);
  }
}

function startOf({ name, prefix, offset }: XmlReader, scope: string): string {
  return `<${prefix}|${name.namespaceURI}|${name.localName} ${offset} ${scope}`;
}

/** @param chooses - says of each step whether the short cuts are tried */
function eventsOf(document: string, chooses: () => boolean): string[] {
  const reader = new XmlReader(document);
  const bytes = Buffer.from(document);
  const scopes = new Map<number, string>();
  /** The bindings of the scope: at an end, the reader still knows those of the element that ends. */
  const scope = (): string => {
    if (reader.token === START) scopes.set(reader.scope, [...reader.namespacesInScope()].sort().join(';'));
    return scopes.get(reader.scope) ?? '';
  };
  const events = new Events();
  const known = new Map<NameEntry, Map<number, string>>();
  const shortCut = (): boolean => {
    if (reader.leave()) {
      events.tag(`> ${reader.offset}`);
      return true;
    }
    for (const [entry, names] of known) {
      const name = names.get(reader.scope);
      const start = bytes.indexOf('<', reader.end);
      const text = name === undefined ? undefined : readLeaf(reader, entry);
      if (text !== undefined) {
        events.tag(`<${name} ${start} ${scope()}`);
        events.text(text);
        events.tag(`> ${reader.offset}`);
        return true;
      }
      if (reader.enter(entry)) {
        events.tag(startOf(reader, scope()));
        return true;
      }
    }
    return false;
  };
  for (;;) {
    if (reader.token === START && events.list.length > 0) {
      const { name, prefix } = reader;
      const names = known.get(reader.entry) ?? new Map<number, string>();
      known.set(reader.entry, names.set(reader.scope, `${prefix}|${name.namespaceURI}|${name.localName}`));
    }
    if (events.list.length > 0 && chooses() && shortCut()) continue;
    const token = reader.next();
    if (token === START) events.tag(startOf(reader, scope()));
    else if (token === END) events.tag(`> ${reader.offset}`);
    else if (token === TEXT) events.text(reader.text());
    else return events.list;
  }
}

it('short cuts read what next() reads', () => {
  const document = content.map((element) => `<r xmlns:p="urn:p">${element}${element}</r>`);
  fc.assert(
    fc.property(document, fc.infiniteStream(fc.boolean()), (text, choices) => {
      const plain = eventsOf(text, () => false);
      expect(eventsOf(text, () => true)).toEqual(plain);
      expect(eventsOf(text, () => choices.next().value === true)).toEqual(plain);
    }),
    { numRuns: 500 },
  );
});
