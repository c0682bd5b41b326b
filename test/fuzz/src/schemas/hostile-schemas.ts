/** A schema document that is out of all proportion, and what has to become of it. */
export interface HostileSchema {
  readonly name: string;
  readonly make: () => string;
  /** The first rule that it is refused for; undefined where it is accepted. */
  readonly rule: string | undefined;
}

const repeat = (times: number, make: (index: number) => string): string =>
  Array.from({ length: times }, (_, index) => make(index)).join('');

const schema = (content: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}</xs:schema>`;

const root = (type: string): string => schema(`<xs:element name="r">${type}</xs:element>`);

const complex = (content: string): string => root(`<xs:complexType>${content}</xs:complexType>`);

const simple = (facets: string): string =>
  root(`<xs:simpleType><xs:restriction base="xs:string">${facets}</xs:restriction></xs:simpleType>`);

const particle = (name: string, more = ''): string => `<xs:element name="${name}" type="xs:string"${more}/>`;

const extension = (name: string, base: string, content: string): string =>
  `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="${base}">${content}</xs:extension></xs:complexContent></xs:complexType>`;

const accepted = (name: string, make: () => string): HostileSchema => ({ name, make, rule: undefined });

const refused = (name: string, rule: string, make: () => string): HostileSchema => ({ name, make, rule });

/** Schemas that are large, deep, or far larger or deeper than they look. */
export const hostileSchemas: readonly HostileSchema[] = [
  refused('10,000 types, each of which extends the one before', 'limit-reference-depth', () =>
    schema(
      repeat(10_000, (n) => extension(`t${10_000 - n}`, `t${9999 - n}`, '<xs:attribute name="a"/>')) +
        '<xs:complexType name="t0"/>',
    ),
  ),
  refused('10,000 groups, each of which refers to the one before', 'limit-reference-depth', () =>
    schema(
      `<xs:group name="g0"><xs:sequence/></xs:group>${repeat(10_000, (n) => `<xs:group name="g${n + 1}"><xs:sequence><xs:group ref="g${n}"/></xs:sequence></xs:group>`)}`,
    ),
  ),
  refused('groups that double 60 times', 'limit-schema-size', () =>
    schema(
      `<xs:group name="g0"><xs:sequence>${particle('a')}</xs:sequence></xs:group>${repeat(60, (n) => `<xs:group name="g${n + 1}"><xs:sequence><xs:group ref="g${n}"/><xs:group ref="g${n}"/></xs:sequence></xs:group>`)}`,
    ),
  ),
  accepted('unions that double 60 times', () =>
    schema(
      `<xs:simpleType name="t0"><xs:union memberTypes="xs:int"/></xs:simpleType>${repeat(60, (n) => `<xs:simpleType name="t${n + 1}"><xs:union memberTypes="t${n} t${n}"/></xs:simpleType>`)}`,
    ),
  ),
  accepted('a union of 2,000 types', () =>
    schema(
      `<xs:simpleType name="u"><xs:union memberTypes="${repeat(2000, (n) => `m${n} `)}"/></xs:simpleType>${repeat(2000, (n) => `<xs:simpleType name="m${n}"><xs:restriction base="xs:string"><xs:enumeration value="${n}"/></xs:restriction></xs:simpleType>`)}`,
    ),
  ),
  accepted('a choice of 5,000 elements', () =>
    complex(`<xs:choice maxOccurs="unbounded">${repeat(5000, (n) => particle(`e${n}`))}</xs:choice>`),
  ),
  accepted('a sequence of 5,000 optional elements', () =>
    complex(`<xs:sequence>${repeat(5000, (n) => particle(`e${n}`, ' minOccurs="0"'))}</xs:sequence>`),
  ),
  refused('a choice of one element, 5,000 times', 'cos-nonambig', () =>
    complex(`<xs:choice maxOccurs="unbounded">${particle('e').repeat(5000)}</xs:choice>`),
  ),
  accepted('an all-group of 2,000 elements', () =>
    complex(`<xs:all>${repeat(2000, (n) => particle(`e${n}`, ' minOccurs="0"'))}</xs:all>`),
  ),
  accepted('5,000 attributes', () => complex(repeat(5000, (n) => `<xs:attribute name="a${n}"/>`))),
  accepted('a million occurrences', () =>
    complex(`<xs:sequence>${particle('a', ' minOccurs="999999" maxOccurs="1000000"')}</xs:sequence>`),
  ),
  accepted('occurrences beyond all numbers', () =>
    complex(`<xs:sequence>${particle('a', ` minOccurs="0" maxOccurs="${'9'.repeat(400)}"`)}</xs:sequence>`),
  ),
  accepted('counters in counters', () =>
    complex(
      `<xs:sequence minOccurs="0" maxOccurs="1000"><xs:sequence minOccurs="0" maxOccurs="1000">${particle('a', ' minOccurs="0" maxOccurs="1000"')}</xs:sequence></xs:sequence>`,
    ),
  ),
  accepted('200 choices inside of each other', () =>
    complex(
      repeat(200, (n) => `<xs:choice minOccurs="0" maxOccurs="unbounded">${particle(`e${n}`)}`) +
        '</xs:choice>'.repeat(200),
    ),
  ),
  refused('100,000 elements inside of each other', 'limit-depth', () =>
    schema('<xs:sequence>'.repeat(100_000)),
  ),
  accepted('a pattern that counts to a hundred million', () =>
    simple('<xs:pattern value="(x{1,100000}){1,1000}"/>'),
  ),
  accepted('a pattern that others try in exponential time', () =>
    simple(`<xs:pattern value="((a*)*)*b"/><xs:enumeration value="${'a'.repeat(30_000)}b"/>`),
  ),
  accepted('a pattern with a large automaton', () =>
    simple(`<xs:pattern value="(a|b)*a(a|b){30}"/><xs:enumeration value="${'ab'.repeat(3000)}"/>`),
  ),
  refused('a pattern of 20,000 parentheses', 'src-pattern-value', () =>
    simple(`<xs:pattern value="${'('.repeat(20_000)}a${')'.repeat(20_000)}"/>`),
  ),
  refused('a pattern of 10,000 subtractions', 'src-pattern-value', () =>
    simple(`<xs:pattern value="${'[a-z-'.repeat(10_000)}[b]${']'.repeat(10_000)}"/>`),
  ),
  accepted('an enumeration of 20,000 values', () =>
    simple(repeat(20_000, (n) => `<xs:enumeration value="v${n}"/>`)),
  ),
  accepted('a name of 100,000 characters', () => schema(particle('n'.repeat(100_000)))),
  accepted('2 MB of documentation', () =>
    root(`<xs:annotation><xs:documentation>${'d '.repeat(1_000_000)}</xs:documentation></xs:annotation>`),
  ),
  accepted('a default value of 2 MB', () => schema(particle('r', ` default="${'d'.repeat(2_000_000)}"`))),
  accepted('a decimal number of 100,000 digits', () =>
    schema(`<xs:element name="r" type="xs:decimal" default="${'9'.repeat(100_000)}"/>`),
  ),
  refused('5,000 errors', 'src-resolve.1.1', () =>
    schema(repeat(5000, (n) => `<xs:element name="e${n}" type="q${n}"/>`)),
  ),
  accepted('5,000 prefixes at the root, and one at each of 2,000 elements', () =>
    schema(repeat(2000, (n) => `<xs:element name="e${n}" xmlns:q="urn:q" type="xs:string"/>`)).replace(
      '>',
      `${repeat(5000, (n) => ` xmlns:p${n}="urn:${n}"`)}>`,
    ),
  ),
  accepted('a substitution group of 2,000 elements', () =>
    schema(
      particle('h') +
        repeat(2000, (n) => `<xs:element name="m${n}" type="xs:string" substitutionGroup="h"/>`) +
        '<xs:element name="r"><xs:complexType><xs:sequence><xs:element ref="h" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>',
    ),
  ),
  refused('billion laughs', 'xml-entities', () =>
    schema(particle('r', ' default="&a60;"')).replace(
      /^/,
      `<!DOCTYPE xs:schema [<!ENTITY a0 "lol">${repeat(60, (n) => `<!ENTITY a${n + 1} "&a${n};&a${n};">`)}]>`,
    ),
  ),
  refused('quadratic blow-up', 'xml-entities', () =>
    schema(particle('r', ` default="${'&a;'.repeat(20_000)}"`)).replace(
      /^/,
      `<!DOCTYPE xs:schema [<!ENTITY a "${'x'.repeat(20_000)}">]>`,
    ),
  ),
];
