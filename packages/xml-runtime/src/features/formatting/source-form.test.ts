import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as xs from '../../datatypes/xs.js';
import { schemaOf } from '../../fixtures/documents.js';
import { parse } from '../../parse.js';
import { parseDocument } from '../../parse-document.js';
import { complexType, element } from '../../schema/define.js';
import { type ComplexTypeDescriptor, type ElementDescriptor, unbounded } from '../../schema/descriptor.js';
import { serialize } from '../../serialize.js';
import { mixedContent } from '../mixed/mixed-content.js';
import { tolerant } from '../tolerant/tolerant.js';
import { anyTypeOf } from '../wildcards/any-type.js';
import { xml11 } from '../xml-1.1/xml11.js';
import { SourceForm } from './source-form.js';

interface Note {
  id?: bigint;
  draft?: boolean;
  kind?: { namespaceURI: string; localName: string };
  ratio?: number[];
  flag?: boolean;
  text?: { $content: unknown[] };
  note?: Note[];
}

const namespaceURI = 'urn:n';
const local = { namespaceURI };
const noteType: ComplexTypeDescriptor<Note> = complexType({
  attributes: [
    { attribute: 'id', type: xs.integer },
    { attribute: 'draft', type: xs.boolean, default: 'false' },
    { attribute: 'kind', type: xs.QName },
  ],
  content: {
    sequence: [
      { element: 'ratio', ...local, type: xs.double, minOccurs: 0, maxOccurs: unbounded },
      { element: 'flag', ...local, type: xs.boolean, minOccurs: 0, default: 'true' },
      { element: 'text', ...local, type: () => textType, minOccurs: 0, default: 'none' },
      { element: 'note', ...local, type: () => noteType, minOccurs: 0, maxOccurs: unbounded },
    ],
  },
});
const textType = complexType({
  mixed: mixedContent,
  content: { choice: [{ element: 'em', ...local, type: xs.string }], minOccurs: 0, maxOccurs: unbounded },
});
const noteElement: ElementDescriptor<Note> = element({ name: 'note', ...local, type: noteType });

/** What comes out after a change. */
function written(text: string, change: (note: Note) => void = () => {}): string {
  const sourceForm = new SourceForm();
  const note = parse(noteElement, text, { sourceForm });
  change(note);
  return serialize(noteElement, note, { sourceForm });
}

describe('a source form', () => {
  it.each([
    ['prefixes', '<p:note xmlns:p="urn:n"><flag xmlns="urn:n">true</flag><p:text/></p:note>'],
    [
      'declarations that nothing uses',
      '<note xmlns="urn:n" xmlns:z="urn:z"><flag xmlns:y="urn:y">true</flag></note>',
    ],
    [
      'literals of elements',
      '<note xmlns="urn:n"><ratio>1.0E5</ratio><ratio> +01 </ratio><flag>1</flag></note>',
    ],
    ['literals of attributes', '<note xmlns="urn:n" id="+007" draft="1"/>'],
    ['attributes with their default', '<note xmlns="urn:n" draft="false"/>'],
    ['qualified names', '<note xmlns="urn:n" xmlns:a="urn:q" xmlns:b="urn:q" kind="b:x"/>'],
    ['layout', '<note xmlns="urn:n">\n\t<ratio>1</ratio>\n  <flag>true</flag>\n</note>'],
    ['comments', '<!-- a --><note xmlns="urn:n"><!-- b --><flag><!-- c -->1</flag><?d e?></note><!-- f -->'],
    ['mixed content', '<note xmlns="urn:n"><text>a &amp; b<!-- c --><em>d</em><![CDATA[<e>]]></text></note>'],
    ['elements that stand for their default', '<note xmlns="urn:n"><flag/><text/></note>'],
    [
      'locations of schemas',
      '<note xmlns="urn:n" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="urn:n n.xsd"/>',
    ],
  ])('keeps %s', (_what, text) => {
    expect(written(text)).toBe(text);
  });

  it('is that of the values that have not changed', () => {
    const text =
      '<n:note xmlns:n="urn:n" id="+1"><n:ratio>1.0</n:ratio> <n:ratio>2.0</n:ratio><!-- c --></n:note>';
    const changed = written(text, (note) => {
      note.ratio?.splice(0, 1, 7);
      note.id = 2n;
    });
    expect(changed).toBe(text.replace('1.0', '7').replace('+1', '2'));
  });

  it('leaves new elements to the writer', () => {
    const text = '<n:note xmlns:n="urn:n"><n:ratio>1.0</n:ratio></n:note>';
    const changed = written(text, (note) => {
      note.note = [{ flag: false }];
    });
    expect(changed).toBe(text.replace('</n:note>', '<n:note><n:flag>false</n:flag></n:note></n:note>'));
  });

  it('does not write text of mixed content that has changed', () => {
    const text = '<note xmlns="urn:n"><text>a<em>b</em>c</text></note>';
    const changed = written(text, (note) => {
      if (note.text !== undefined) note.text.$content[2] = 'd & e';
    });
    expect(changed).toBe(text.replace('c<', 'd &amp; e<'));
  });

  it('does not write a qualified name whose prefix means something else now', () => {
    const sourceForm = new SourceForm();
    const outer = parse(noteElement, '<note xmlns="urn:n" xmlns:a="urn:q"><note kind="a:x"/></note>', {
      sourceForm,
    });
    const [inner = {}] = outer.note ?? [];
    const moved = serialize(noteElement, { note: [inner] }, { sourceForm, prefixes: { a: 'urn:other' } });
    expect(parse(noteElement, moved).note?.[0]?.kind).toEqual({ namespaceURI: 'urn:q', localName: 'x' });
  });

  it('is of no use for a copy', () => {
    const text = '<n:note xmlns:n="urn:n" id="+1"/>';
    const sourceForm = new SourceForm();
    const copy = structuredClone(parse(noteElement, text, { sourceForm }));
    expect(serialize(noteElement, copy, { sourceForm })).toBe('<note xmlns="urn:n" id="1" draft="false"/>');
  });

  it('keeps a root that is no object', () => {
    const count = element({ name: 'count', namespaceURI: '', type: xs.int });
    const sourceForm = new SourceForm();
    const value = parse(count, '<count> +5 </count>', { sourceForm });
    expect(serialize(count, value, { sourceForm })).toBe('<count> +5 </count>');
    expect(serialize(count, 6, { sourceForm })).toBe('<count>6</count>');
  });

  it('keeps how xsi:type is written', () => {
    const schema = schemaOf({});
    const withSchema = { ...schema, elements: () => [any] };
    const any = element({ name: 'any', namespaceURI: '', type: anyTypeOf(() => withSchema) });
    const text =
      '<any xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="x:int"> 07 </any>';
    const sourceForm = new SourceForm();
    const document = parseDocument(withSchema, text, { sourceForm });
    expect(serialize(document.element, document.value, { sourceForm })).toBe(text);
  });

  it('goes on behind what a caller has parse tolerate', () => {
    const sourceForm = new SourceForm();
    const text = '<note xmlns="urn:n"> <new/> <flag>1</flag></note>';
    const note = parse(noteElement, text, { sourceForm, tolerant });
    expect(note).toMatchObject({ new: '' });
    Reflect.deleteProperty(note as object, 'new');
    expect(serialize(noteElement, note, { sourceForm })).toBe('<note xmlns="urn:n"><flag>1</flag></note>');
  });

  it('works along with the check of a value', () => {
    const sourceForm = new SourceForm();
    const note = parse(noteElement, '<note xmlns="urn:n" id="1"/>', { sourceForm });
    Object.assign(note, { id: 'one' });
    expect(() => serialize(noteElement, note, { sourceForm })).toThrow(
      'an integer is represented by a bigint',
    );
  });
});

/** Documents as a writer would write them, were it not for their prefixes, literals, layout and comments. */
const space = fc.constantFrom('', ' ', '\n', '\n  ', '<!-- c -->', '<?p i?>');
const prefix = fc.constantFrom('', 'n', 'm');

function tag(name: string, at: string, attributes: string, content: string): string {
  const qualified = at === '' ? name : `${at}:${name}`;
  const declaration = at === '' ? ' xmlns="urn:n"' : ` xmlns:${at}="urn:n"`;
  const start = `${qualified}${declaration}${attributes}`;
  return content === '' ? `<${start}/>` : `<${start}>${content}</${qualified}>`;
}

function leaf(name: string, literals: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(prefix, literals).map(([at, literal]) => tag(name, at, '', literal));
}

const ratio = leaf('ratio', fc.constantFrom('1', '1.0', '+1', ' 1e0 ', '-0', 'INF', '1<!-- c -->'));
const flag = leaf('flag', fc.constantFrom('1', '0', 'true', ' false ', ''));
const em = leaf('em', fc.constantFrom('x', ' &lt;&#65; ', '<![CDATA[&]]>', ''));
const text = fc
  .tuple(
    prefix,
    fc.array(fc.oneof(em, fc.constantFrom('t', ' ', '&amp;', '<!-- c -->', '<![CDATA[<]]>')), {
      maxLength: 5,
    }),
  )
  .map(([at, parts]) => tag('text', at, '', parts.join('')));
const attributes = fc
  .tuple(
    fc.constantFrom('', ' id="1"', ' id="+1"', ' id=" 01 "'),
    fc.constantFrom('', ' draft="0"', ' draft="false"', ' draft="true"'),
    fc.constantFrom('', ' kind="xml:k"'),
  )
  .map((parts) => parts.join(''));
const note = fc.letrec<{ note: string }>((tie) => ({
  note: fc
    .tuple(
      prefix,
      attributes,
      space,
      fc.array(fc.tuple(ratio, space), { maxLength: 2 }),
      fc.option(fc.tuple(flag, space), { nil: ['', ''] as [string, string] }),
      fc.option(fc.tuple(text, space), { nil: ['', ''] as [string, string] }),
      fc.array(fc.oneof({ maxDepth: 2 }, fc.constant('<n:note xmlns:n="urn:n"/>'), tie('note')), {
        maxLength: 2,
      }),
      space,
    )
    .map(([at, attribute, start, ratios, flags, texts, notes, end]) => {
      const content = [start, ...ratios.flat(), ...flags, ...texts, ...notes, end].join('');
      return tag('note', at, attribute, content);
    }),
})).note;

it('writes what was read as it was', () => {
  fc.assert(
    fc.property(note, space, space, (root, before, after) => {
      const document = `${before}${root}${after}`;
      expect(written(document)).toBe(document);
    }),
    { numRuns: 100 },
  );
});

it('writes a document of XML 1.1 as one of XML 1.1', () => {
  const line = element<string>({ name: 'line', namespaceURI: '', type: xs.string });
  const sourceForm = new SourceForm();
  const value = parse(line, '<?xml version="1.1"?><line>a&#xc;b</line>', { sourceForm, xml11 });
  expect(serialize(line, value, { sourceForm, xml11 })).toBe(
    '<?xml version="1.1" encoding="utf-8"?><line>a&#xC;b</line>',
  );
  expect(() => serialize(line, value, { sourceForm })).toThrow(/option xml11/);
});
