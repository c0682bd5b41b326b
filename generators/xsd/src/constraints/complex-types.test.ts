import { describe, expect, it } from 'vitest';
import { compileComponents } from '../components/fixtures/schema-text.js';

/** The problems of a type that derives from `base`, whose derivation starts on line 3. */
function derive(
  base: string,
  derivation: string,
  others = '',
  xsdVersion: '1.0' | '1.1' = '1.0',
): readonly string[] {
  return compileComponents(
    `<xs:complexType name="base"${base.startsWith(' ') ? '' : '>'}${base}</xs:complexType>\n<xs:complexType name="derived">${derivation}</xs:complexType>${others}`,
    '',
    xsdVersion,
  ).problems;
}

function restriction(content: string): string {
  return `<xs:complexContent><xs:restriction base="base">${content}</xs:restriction></xs:complexContent>`;
}

function extension(content: string, mixed = false): string {
  return `<xs:complexContent mixed="${mixed}"><xs:extension base="base">${content}</xs:extension></xs:complexContent>`;
}

function sequence(content: string): string {
  return `<xs:sequence>${content}</xs:sequence>`;
}

const a = '<xs:element name="a" type="xs:string"/>';
const type = 'a.xsd:3:1';

describe('extensions', () => {
  it('need a base that is not final, and the same kind of content', () => {
    expect(derive(' final="extension">', extension(''))).toEqual([`${type} cos-ct-extends.1.1`]);
    expect(derive(sequence(a), extension(sequence(a), true))).toEqual([`${type} cos-ct-extends.1.4.2.2.2.1`]);
    expect(derive(' mixed="true">', extension(sequence(a)))).toEqual([`${type} cos-ct-extends.1.4.2.2.2.1`]);
    expect(derive('', extension(sequence(a), true))).toEqual([]);
  });

  it('cannot repeat an attribute', () => {
    expect(derive('<xs:attribute name="x"/>', extension('\n<xs:attribute name="x"/>'))).toEqual([
      'a.xsd:4:1 ct-props-correct.4',
    ]);
  });

  it('of simple types are never final: XSD 1.0 has no word for it', () => {
    const { problems } = compileComponents(
      `<xs:simpleType name="s" final="#all"><xs:restriction base="xs:int"/></xs:simpleType>
<xs:complexType name="t"><xs:simpleContent><xs:extension base="s"/></xs:simpleContent></xs:complexType>`,
      'finalDefault="extension"',
    );
    expect(problems).toEqual([]);
  });
});

describe('restrictions', () => {
  it('need a base that is not final', () => {
    expect(derive(' final="restriction">', restriction(''))).toEqual([`${type} derivation-ok-restriction.1`]);
  });

  it.each([
    ['<xs:attribute name="x" use="required"/>', '<xs:attribute name="x"/>', '2.1.1'],
    ['<xs:attribute name="x" type="xs:int"/>', '<xs:attribute name="x" type="xs:long"/>', '2.1.2'],
    [
      '<xs:attribute name="x" type="xs:int" fixed="1"/>',
      '<xs:attribute name="x" type="xs:int" fixed="2"/>',
      '2.1.3',
    ],
    ['', '<xs:attribute name="x"/>', '2.2'],
  ])('compare the attributes %s and %s', (base, own, clause) => {
    expect(derive(base, restriction(`\n${own}`))).toEqual([`a.xsd:4:1 derivation-ok-restriction.${clause}`]);
  });

  it('accept attributes that are narrower, fixed to an equal value, or admitted by a wildcard', () => {
    const base =
      '<xs:attribute name="x" type="xs:integer"/><xs:attribute name="y" type="xs:decimal" fixed="1"/><xs:anyAttribute/>';
    const own =
      '<xs:attribute name="x" type="xs:int" use="required"/><xs:attribute name="y" type="xs:decimal" fixed="01.0"/><xs:attribute name="z"/><xs:anyAttribute namespace="##local"/>';
    expect(derive(base, restriction(own))).toEqual([]);
  });

  it('keep required attributes', () => {
    expect(
      derive(
        '<xs:attribute name="x" use="required"/>',
        restriction('<xs:attribute name="x" use="prohibited"/>'),
      ),
    ).toEqual([`${type} derivation-ok-restriction.3`]);
  });

  it.each([
    ['', '<xs:anyAttribute/>', '3:1', '4.1'],
    ['<xs:anyAttribute namespace="urn:a"/>', '<xs:anyAttribute/>', '4:1', '4.2'],
    ['<xs:anyAttribute/>', '<xs:anyAttribute processContents="lax"/>', '4:1', '4.3'],
  ])('compare the wildcards %s and %s', (base, own, position, clause) => {
    expect(derive(base, restriction(`\n${own}`))).toEqual([
      `a.xsd:${position} derivation-ok-restriction.${clause}`,
    ]);
  });

  it('compare the kinds of content', () => {
    expect(derive(sequence(a), restriction(''))).toEqual([`${type} derivation-ok-restriction.5.3`]);
    expect(derive('', restriction(sequence(a)))).toEqual([`${type} derivation-ok-restriction.5.4`]);
    const mixed = '<xs:complexContent mixed="true"><xs:restriction base="base">';
    expect(derive(sequence(a), `${mixed}${sequence(a)}</xs:restriction></xs:complexContent>`)).toEqual([
      `${type} derivation-ok-restriction.5.4.1`,
    ]);
  });

  it.each([
    ['a choice without alternatives', '<xs:choice/>', []],
    ['one that would have to stand twice', '<xs:choice minOccurs="2" maxOccurs="2"/>', []],
    ['one in a sequence', sequence('<xs:choice/>'), []],
    ['one beside an element', sequence(`<xs:choice/>${a}`), ['5.3']],
    ['one among others', `<xs:choice><xs:choice/>${a}</xs:choice>`, []],
    ['a choice of elements', `<xs:choice>${a}</xs:choice>`, ['5.3']],
  ])('may be empty where %s is emptiable', (_what, base, clauses) => {
    for (const xsdVersion of ['1.0', '1.1'] as const) {
      expect(derive(base, restriction(''), '', xsdVersion)).toEqual(
        clauses.map((clause) => `${type} derivation-ok-restriction.${clause}`),
      );
    }
  });
});

describe('restrictions of content models', () => {
  const any = (attributes = ''): string => `<xs:any ${attributes}/>`;
  const e = (name: string, attributes = ''): string =>
    `<xs:element name="${name}" type="xs:string" ${attributes}/>`;
  const choice = (content: string, attributes = ''): string =>
    `<xs:choice ${attributes}>${content}</xs:choice>`;

  it.each([
    ['fewer occurrences', e('a', 'maxOccurs="9"'), e('a', 'minOccurs="2" maxOccurs="3"')],
    ['a missing optional element', e('a', 'minOccurs="0"') + e('b'), e('b')],
    ['a pointless group', e('a') + e('b'), `<xs:sequence>${e('a')}</xs:sequence>${e('b')}`],
    ['an alternative', choice(e('a') + e('b') + e('c')), choice(e('a') + e('c'))],
    ['one element of a choice', choice(e('a') + e('b')), e('b')],
    [
      'repetition of one element of a repeated choice',
      choice(e('a') + e('b'), 'maxOccurs="unbounded"'),
      e('a', 'maxOccurs="5"'),
    ],
    [
      'a sequence of a repeated choice',
      choice(e('a') + e('b'), 'maxOccurs="4"'),
      `<xs:sequence maxOccurs="2">${e('a')}${e('b')}</xs:sequence>`,
    ],
    ['an element in the place of a wildcard', any('maxOccurs="3"'), e('a')],
    ['a group in the place of a wildcard', any('maxOccurs="3"'), choice(e('a') + e('b'), 'maxOccurs="2"')],
    ['a narrower wildcard', any(), any('namespace="urn:a"')],
    ['a later particle of the same name', e('a', 'minOccurs="0"') + e('b', 'minOccurs="0"') + e('a'), e('a')],
  ])('may have %s', (_, base, own) => {
    expect(derive(sequence(base), restriction(sequence(own)))).toEqual([]);
  });

  it.each([
    ['more occurrences', e('a'), e('a', 'maxOccurs="2"')],
    ['another order', e('a') + e('b'), e('b') + e('a')],
    ['another element', e('a'), e('b')],
    ['a missing element', e('a') + e('b'), e('a')],
    ['an element made nillable', e('a'), e('a', 'nillable="true"')],
    ['another alternative', choice(e('a') + e('b')), choice(e('a') + e('c'))],
    ['a wildcard in the place of an element', e('a'), any()],
    ['a wider wildcard', any('namespace="urn:a"'), any('namespace="urn:a urn:b"')],
    ['a weaker wildcard', any(), any('processContents="skip"')],
    ['too many in the place of a wildcard', any('maxOccurs="2"'), e('a') + e('b') + e('c')],
    ['a fixed value lost', e('a', 'fixed="x"'), e('a')],
    ['a type that is no restriction', '<xs:element name="a" type="xs:int"/>', e('a')],
  ])('cannot have %s', (_, base, own) => {
    expect(derive(sequence(base), restriction(sequence(own)))).toEqual([
      `${type} derivation-ok-restriction.5.4.2`,
    ]);
  });

  it.each([
    ['a union', 'either', []],
    ['a union of unions', 'around', []],
    ['a restriction that adds no facets', 'same', []],
    ['a restriction with facets, in XSD 1.0 alone', 'narrow', ['1.1']],
    ['a union around one, in XSD 1.0 alone', 'aroundNarrow', ['1.1']],
  ])('may have a member type in the place of %s', (_, name, refusing) => {
    const types = `<xs:simpleType name="either"><xs:union memberTypes="xs:int xs:token"/></xs:simpleType>
<xs:simpleType name="same"><xs:restriction base="either"/></xs:simpleType>
<xs:simpleType name="around"><xs:union memberTypes="xs:date same"/></xs:simpleType>
<xs:simpleType name="narrow"><xs:restriction base="either"><xs:enumeration value="1"/></xs:restriction></xs:simpleType>
<xs:simpleType name="aroundNarrow"><xs:union memberTypes="xs:date narrow"/></xs:simpleType>`;
    const of = (member: string): string => sequence(`<xs:element name="a" type="${member}"/>`);
    for (const xsdVersion of ['1.0', '1.1'] as const) {
      const problems = derive(of(name), restriction(of('xs:NCName')), types, xsdVersion);
      const isRefused = refusing.includes(xsdVersion);
      expect(problems).toEqual(isRefused ? [`${type} derivation-ok-restriction.5.4.2`] : []);
    }
  });

  it('may put elements of an all group into a sequence', () => {
    const all = `<xs:all>${e('a')}${e('b', 'minOccurs="0"')}${e('c')}</xs:all>`;
    expect(derive(all, restriction(sequence(e('c') + e('a'))))).toEqual([]);
    expect(derive(all, restriction(sequence(e('c'))))).toEqual([`${type} derivation-ok-restriction.5.4.2`]);
  });

  it('may replace the head of a substitution group by members', () => {
    const group =
      '<xs:element name="head" type="xs:string"/><xs:element name="m" substitutionGroup="head"/><xs:element name="n" substitutionGroup="m"/><xs:element name="x" type="xs:string"/>';
    const ref = (name: string): string => `<xs:element ref="${name}"/>`;
    expect(derive(sequence(ref('head')), restriction(sequence(choice(ref('n') + ref('m')))), group)).toEqual(
      [],
    );
    expect(derive(sequence(ref('head')), restriction(sequence(ref('m'))), group)).toEqual([]);
    expect(derive(sequence(ref('head')), restriction(sequence(ref('x'))), group)).toEqual([
      `${type} derivation-ok-restriction.5.4.2`,
    ]);
  });

  it('say what does not fit', () => {
    const { diagnostics } = compileComponents(
      `<xs:complexType name="base">${sequence(e('a') + e('b'))}</xs:complexType><xs:complexType name="d">${restriction(sequence(e('a')))}</xs:complexType>`,
    );
    expect(diagnostics[0]?.message).toBe(
      "The content is not a restriction of that of the base type: the element 'b' in no namespace is required by the base type, and is missing (rcase-Recurse.2).",
    );
  });
});

describe('attribute uses', () => {
  it('have different names, and at most one ID', () => {
    const { problems } = compileComponents(`<xs:attributeGroup name="g"><xs:attribute name="x"/>
  <xs:attribute name="x"/>
</xs:attributeGroup>
<xs:complexType name="t"><xs:attribute name="x" type="xs:ID"/>
  <xs:attribute name="y" type="i"/>
</xs:complexType>
<xs:simpleType name="i"><xs:restriction base="xs:ID"/></xs:simpleType>`);
    expect(problems).toEqual(['a.xsd:3:3 ag-props-correct.2', 'a.xsd:6:3 ct-props-correct.5']);
  });
});

describe('model groups', () => {
  it('keep xs:all to themselves', () => {
    const { problems } =
      compileComponents(`<xs:group name="g"><xs:all><xs:element name="a"/></xs:all></xs:group>
<xs:complexType name="ok"><xs:group ref="g" minOccurs="0"/></xs:complexType>
<xs:complexType name="t1"><xs:sequence>
  <xs:group ref="g"/>
</xs:sequence></xs:complexType>
<xs:complexType name="t2">
  <xs:group ref="g" maxOccurs="2"/>
</xs:complexType>
<xs:complexType name="t3"><xs:complexContent><xs:extension base="ok"><xs:sequence><xs:element name="b"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`);
    expect(problems).toEqual([
      'a.xsd:3:27 cos-all-limited.1.2',
      'a.xsd:5:3 cos-all-limited.1.2',
      'a.xsd:8:3 cos-all-limited.2',
    ]);
  });

  it('have one type for each element name, among substitutes too', () => {
    const { problems } = compileComponents(`<xs:complexType name="t"><xs:sequence>
  <xs:element name="a" type="xs:int"/><xs:choice><xs:element name="a" type="xs:int"/>
  <xs:element name="a" type="xs:long"/></xs:choice>
</xs:sequence></xs:complexType>
<xs:element name="head" type="xs:int"/><xs:element name="m" type="xs:short" substitutionGroup="head"/>
<xs:complexType name="u"><xs:sequence><xs:element ref="head"/><xs:element ref="m"/>
  <xs:element name="m" type="xs:string"/></xs:sequence></xs:complexType>`);
    expect(problems).toEqual(['a.xsd:4:3 cos-element-consistent', 'a.xsd:8:3 cos-element-consistent']);
  });
});

describe('substitution groups', () => {
  it('want members whose type derives as the head admits', () => {
    const { problems } = compileComponents(`<xs:element name="head" type="base" final="extension"/>
<xs:complexType name="base"/>
<xs:complexType name="ext"><xs:complexContent><xs:extension base="base"/></xs:complexContent></xs:complexType>
<xs:complexType name="res"><xs:complexContent><xs:restriction base="base"/></xs:complexContent></xs:complexType>
<xs:element name="a" type="ext" substitutionGroup="head"/>
<xs:element name="b" type="res" substitutionGroup="head"/>
<xs:element name="c" type="xs:int" substitutionGroup="head"/>`);
    expect(problems).toEqual(['a.xsd:6:1 e-props-correct.4', 'a.xsd:8:1 e-props-correct.4']);
  });
});
