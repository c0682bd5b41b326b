import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../config/read-settings.js';
import { generate } from '../generate.js';
import { generateCode, runCode } from './fixtures/generated-code.js';

const point = `
  <xs:element name="point" type="Point"/>
  <xs:element name="note" type="xs:string"/>
  <xs:complexType name="Point"><xs:all>
    <xs:element name="x" type="xs:int"/>
    <xs:element name="y-1" type="xs:int" minOccurs="0"/>
    <xs:element name="constructor" type="xs:string" minOccurs="0"/>
    <xs:element ref="note" minOccurs="0"/>
  </xs:all></xs:complexType>
  <xs:element name="track" type="Track"/>
  <xs:complexType name="Track"><xs:sequence>
    <xs:element name="point" type="Point" maxOccurs="unbounded"/>
    <xs:element name="tag" type="xs:token" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType>`;

describe('static readers', () => {
  it('name the properties that they store, and number them as the particles are', async () => {
    const { text, value } = await runCode(point, { readers: 'static' });
    expect(text()).toContain(`
  reader: /* @__PURE__ */ staticReader<Point>((value, field, item) => {
    switch (field) {
      case 0: value.x = item; break;
      case 1: value['y-1'] = item; break;
      case 3: value.note = item; break;
    }
  }),
`);
    expect(text()).toContain('case 1: (value.tag ??= []).push(item); break;');
    expect(
      value(
        '<track><point><x>1</x><constructor>c</constructor><note>n</note></point><point><x>2</x><y-1>3</y-1></point><tag>t</tag></track>',
      ),
    ).toEqual({
      point: [
        { x: 1, constructor: 'c', note: 'n' },
        { x: 2, 'y-1': 3 },
      ],
      tag: ['t'],
    });
  }, 60_000);

  it('are those of the types that the configuration names', () => {
    const texts = (pattern: string): string =>
      [...generateCode(point, { readers: { static: [pattern] } }).values()].join('\n');
    expect(texts('Tr*k').match(/staticReader<\w+>/g)).toEqual(['staticReader<Track>']);
    expect(texts('*').match(/staticReader<\w+>/g)).toEqual(['staticReader<Point>', 'staticReader<Track>']);
    expect([...generateCode(point).values()].join('\n')).not.toContain('staticReader');
  });

  it('may not be asked for under a name that no complex type has', () => {
    const { diagnostics } = generate({
      schemas: ['s.xsd'],
      readFile: () => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${point}</xs:schema>`,
      configuration: { ...defaultConfiguration, readers: { static: ['Point', 'Line*'] } },
    });
    expect(diagnostics.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      `codegen-static-readers: "readers" has 'Line*', and no complex type has such a name.`,
    ]);
  });

  it.each([
    ['a choice', '<xs:choice><xs:element name="a"/><xs:element name="b"/></xs:choice>'],
    ['a group that repeats', '<xs:sequence maxOccurs="2"><xs:element name="a"/></xs:sequence>'],
    [
      'a group in a group',
      '<xs:sequence><xs:element name="c"/><xs:sequence minOccurs="0"><xs:element name="a"/><xs:element name="b"/></xs:sequence></xs:sequence>',
    ],
    [
      'an element that has to stand twice',
      '<xs:sequence><xs:element name="a" minOccurs="2" maxOccurs="2"/></xs:sequence>',
    ],
    ['a wildcard', '<xs:sequence><xs:any/></xs:sequence>'],
    ['the head of a substitution group', '<xs:sequence><xs:element ref="head"/></xs:sequence>'],
    [
      'an element at two places',
      '<xs:sequence><xs:element name="a" type="xs:int"/><xs:element name="b"/><xs:element name="a" type="xs:int"/></xs:sequence>',
    ],
  ])('are not for types with %s', (_, content) => {
    const files = generateCode(
      `<xs:complexType name="T">${content}</xs:complexType><xs:element name="head" type="xs:string"/><xs:element name="member" substitutionGroup="head"/>`,
      { readers: 'static' },
    );
    expect([...files.values()].join('\n')).not.toContain('staticReader');
  });

  it('are for an extension where it has the whole content', async () => {
    const { text, value } = await runCode(
      `<xs:complexType name="Base"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType>
       <xs:complexType name="Derived"><xs:complexContent><xs:extension base="Base">
         <xs:sequence><xs:element name="b" type="xs:string"/></xs:sequence>
       </xs:extension></xs:complexContent></xs:complexType>
       <xs:element name="d" type="Derived"/>`,
      { readers: 'static' },
    );
    expect(text().match(/staticReader<\w+>/g)).toEqual(['staticReader<Base>']);
    expect(value('<d><a>1</a><b>2</b></d>')).toEqual({ a: '1', b: '2' });
  }, 60_000);
});
