import { describe, expect, it } from 'vitest';
import { compileComponents } from '../components/fixtures/schema-text.js';

/** The rules that a restriction of `base` to `restriction` breaks in XSD 1.1. */
function rules(base: string, restriction: string, others = ''): readonly string[] {
  const { diagnostics } = compileComponents(
    `<xs:complexType name="base">${base}</xs:complexType>
    <xs:complexType name="restriction"><xs:complexContent><xs:restriction base="base">${restriction}</xs:restriction></xs:complexContent></xs:complexType>${others}`,
    '',
    '1.1',
  );
  return diagnostics.map(({ rule }) => rule);
}

function message(base: string, restriction: string): string {
  const { diagnostics } = compileComponents(
    `<xs:complexType name="base">${base}</xs:complexType>
    <xs:complexType name="restriction"><xs:complexContent><xs:restriction base="base">${restriction}</xs:restriction></xs:complexContent></xs:complexType>`,
    '',
    '1.1',
  );
  return diagnostics.map((each) => each.message).join();
}

const sequence = (...particles: readonly string[]): string =>
  `<xs:sequence>${particles.join('')}</xs:sequence>`;
const choice = (...particles: readonly string[]): string => `<xs:choice>${particles.join('')}</xs:choice>`;
const all = (...particles: readonly string[]): string => `<xs:all>${particles.join('')}</xs:all>`;
const e = (name: string, attributes = ''): string => `<xs:element name="${name}" ${attributes}/>`;
const any = (attributes = ''): string => `<xs:any ${attributes}/>`;
const open = (mode: string, attributes = ''): string =>
  `<xs:openContent mode="${mode}">${any(attributes)}</xs:openContent>`;

const refused = ['derivation-ok-restriction.5.4.2'];
const optional = 'minOccurs="0"';
const repeated = 'minOccurs="0" maxOccurs="unbounded"';

describe('restrictions of content models in XSD 1.1', () => {
  it.each([
    ['the same', sequence(e('a')), sequence(e('a'))],
    [
      'a choice of sequences by one sequence',
      choice(sequence(e('a'), e('b')), e('c')),
      sequence(e('a'), e('b')),
    ],
    [
      'a repeated choice by any order',
      `<xs:choice maxOccurs="5">${e('a')}${e('b')}</xs:choice>`,
      sequence(e('b'), e('a'), e('b')),
    ],
    [
      'a group around what is the same',
      sequence(e('a'), e('b')),
      sequence(sequence(e('a')), sequence(e('b'))),
    ],
    [
      'bounds split in two',
      sequence(e('a', 'maxOccurs="4"')),
      sequence(e('a'), e('a', 'minOccurs="0" maxOccurs="3"')),
    ],
    ['large bounds', sequence(e('a', 'maxOccurs="900"')), sequence(e('a', 'minOccurs="10" maxOccurs="800"'))],
    ['an all-group by a sequence', all(e('a'), e('b', optional), e('c')), sequence(e('c'), e('a'))],
    ['an all-group by an all-group', all(e('a', repeated), e('b', optional)), all(e('a', 'maxOccurs="3"'))],
    ['an optional all-group by nothing', `<xs:all minOccurs="0">${e('a')}</xs:all>`, sequence()],
    ['a wildcard by an element', sequence(any('processContents="lax"')), sequence(e('a'))],
    ['a wildcard by a narrower one', sequence(any()), sequence(any('notNamespace="urn:a"'))],
    [
      'a wildcard of an all-group',
      all(e('a'), any('minOccurs="0" maxOccurs="3" processContents="skip"')),
      sequence(e('a'), e('b')),
    ],
    [
      'interleaved open content by a suffix',
      open('interleave') + sequence(e('a')),
      open('suffix') + sequence(e('a')),
    ],
    [
      'open content by an element',
      open('interleave', 'processContents="lax"') + sequence(e('a')),
      sequence(e('a'), e('b')),
    ],
    ['open content by none', open('interleave') + sequence(e('a')), sequence(e('a'))],
  ])('admit %s', (_, base, restriction) => {
    expect(rules(base, restriction)).toEqual([]);
  });

  it.each([
    ['another element', sequence(e('a')), sequence(e('a'), e('b'))],
    ['another order', sequence(e('a'), e('b')), sequence(e('b'), e('a'))],
    ['an end that comes too early', sequence(e('a'), e('b')), sequence(e('a'), e('b', optional))],
    ['more occurrences', sequence(e('a', 'maxOccurs="4"')), sequence(e('a', 'maxOccurs="5"'))],
    [
      'more occurrences in an all-group',
      all(e('a'), e('b', 'maxOccurs="2"')),
      sequence(e('b'), e('a'), e('b', 'maxOccurs="2"')),
    ],
    [
      'fewer occurrences in an all-group',
      all(e('a', 'minOccurs="2" maxOccurs="3"')),
      all(e('a', 'minOccurs="1" maxOccurs="3"')),
    ],
    ['a wider wildcard', sequence(any('namespace="urn:a"')), sequence(any('namespace="urn:a urn:b"'))],
    ['a weaker wildcard', sequence(any()), sequence(any('processContents="lax"'))],
    ['a wildcard in place of an element', sequence(e('a')), sequence(any('namespace="##local"'))],
    ['a wildcard that admits a name', sequence(any('notQName="a"')), sequence(any())],
    [
      'a wildcard that repeats',
      all(any('maxOccurs="2" processContents="skip"')),
      all(any('maxOccurs="3" processContents="skip"')),
    ],
    ['open content where there is none', sequence(e('a')), open('suffix') + sequence(e('a'))],
    [
      'interleaved open content in place of a suffix',
      open('suffix') + sequence(e('a')),
      open('interleave') + sequence(e('a')),
    ],
    [
      'wider open content',
      open('suffix', 'namespace="urn:a"') + sequence(e('a')),
      open('suffix') + sequence(e('a')),
    ],
    ['nillable elements', sequence(e('a')), sequence(e('a', 'nillable="true"'))],
    ['another type', sequence(e('a', 'type="xs:int"')), sequence(e('a', 'type="xs:string"'))],
    ['no fixed value', sequence(e('a', 'type="xs:int" fixed="1"')), sequence(e('a', 'type="xs:int"'))],
  ])('do not admit %s', (_, base, restriction) => {
    expect(rules(base, restriction)).toEqual(refused);
  });

  it('compare all-groups of many members without trying their orders', () => {
    const names = Array.from({ length: 60 }, (_, index) => `e${index}`);
    const base = all(...names.map((name) => e(name, optional)));
    expect(rules(base, all(...names.toReversed().map((name) => e(name, optional))))).toEqual([]);
    expect(rules(base, all(...names.map((name) => e(name, optional)), e('other', optional)))).toEqual(
      refused,
    );
  });

  it('admit members of a substitution group for their head', () => {
    const others =
      '<xs:element name="h"/><xs:element name="m" substitutionGroup="h"/><xs:element name="n" substitutionGroup="m"/>';
    const ref = (name: string, attributes = ''): string => `<xs:element ref="${name}" ${attributes}/>`;
    expect(rules(sequence(ref('h', 'maxOccurs="2"')), sequence(ref('m'), ref('n')), others)).toEqual([]);
    expect(rules(sequence(ref('m')), sequence(ref('h')), others)).toEqual(refused);
    expect(rules(all(ref('h', 'maxOccurs="2"')), all(ref('m'), ref('n')), others)).toEqual(
      ['cos-nonambig'].slice(1),
    );
  });

  it('want the identity constraints of the base type', () => {
    const keyed = `<xs:element name="a" type="list"><xs:key name="k"><xs:selector xpath="b"/><xs:field xpath="@c"/></xs:key></xs:element>`;
    const list = `<xs:complexType name="list"><xs:sequence><xs:element name="b" maxOccurs="9"><xs:complexType><xs:attribute name="c"/></xs:complexType></xs:element></xs:sequence></xs:complexType>`;
    expect(rules(sequence(keyed), sequence(e('a', 'type="list"')), list)).toEqual(refused);
    expect(rules(sequence(e('a', 'type="list"')), sequence(keyed), list)).toEqual([]);
  });

  it('say what is wrong', () => {
    expect(message(sequence(e('a')), sequence(e('b')))).toContain(
      'does not admit the element b at every place',
    );
    expect(message(sequence(e('a')), sequence(e('a', optional)))).toContain('may end where');
  });
});
