import { describe, expect, it } from 'vitest';
import { parseConfiguration } from './config/parse-configuration.js';
import type { Settings } from './config/settings.js';
import { formatDiagnostic } from './diagnostics.js';
import { compile } from './emit/fixtures/compile.js';
import { generate } from './generate.js';

const order = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:order" xmlns="urn:order" xmlns:p="urn:party">
  <xs:import namespace="urn:party" schemaLocation="party.xsd"/>
  <xs:simpleType name="Amount"><xs:restriction base="xs:decimal"><xs:minInclusive value="0"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Small"><xs:restriction base="Amount"><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Color"><xs:restriction base="xs:string"><xs:enumeration value="red"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Colors"><xs:list itemType="Color"/></xs:simpleType>
  <xs:complexType name="Line"><xs:sequence>
    <xs:element name="price" type="Amount"/><xs:element name="discount" type="Small" minOccurs="0"/>
    <xs:element name="count" type="xs:long" fixed="1"/><xs:element name="key" type="xs:hexBinary"/>
    <xs:element name="day" type="xs:date"/><xs:element name="colors" type="Colors"/>
  </xs:sequence><xs:anyAttribute namespace="##other" processContents="lax"/></xs:complexType>
  <xs:complexType name="GiftLine"><xs:complexContent><xs:extension base="Line"><xs:attribute name="wish" type="xs:string"/></xs:extension></xs:complexContent></xs:complexType>
  <xs:element name="order"><xs:annotation>
      <xs:documentation xml:lang="en-GB">An order.</xs:documentation><xs:documentation xml:lang="de">Eine Bestellung.</xs:documentation>
    </xs:annotation><xs:complexType><xs:sequence>
    <xs:element name="line" type="Line" maxOccurs="unbounded"/><xs:element ref="p:party"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="other" type="Unused"/>
  <xs:complexType name="Unused"><xs:sequence><xs:any/></xs:sequence></xs:complexType>
</xs:schema>`;

const party = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:party">
  <xs:complexType name="Order"><xs:attribute name="id" type="xs:integer"/></xs:complexType>
  <xs:element name="party" xmlns="urn:party" type="Order"/>
  <xs:element name="partner" xmlns="urn:party" type="Order" substitutionGroup="party"/>
</xs:schema>`;

const schemas: Readonly<Record<string, string>> = { 'order.xsd': order, 'party.xsd': party };

const codecs = `import type { SimpleTypeCodec } from '@proj/xml-runtime';
export class Money { readonly text: string; constructor(text: string) { this.text = text; } }
export const moneyCodec: SimpleTypeCodec<Money> = {
  parse: (literal) => new Money(literal),
  format: (value) => value.text,
  is: (value): value is Money => value instanceof Money,
};
export type Palette = ReadonlySet<string>;
export const paletteCodec: SimpleTypeCodec<Palette> = {
  parse: (literal) => new Set(literal.split(' ')),
  format: (value) => [...value].join(' '),
};
`;

function files(settings: Settings): ReadonlyMap<string, string> {
  const result = generate({
    schemas: ['order.xsd'],
    readFile: (path) => schemas[path.replace(/^.*[/\\]/, '')],
    configuration: parseConfiguration('c.json', JSON.stringify(settings)),
    configurationFile: 'c.json',
  });
  expect(result.diagnostics.map(formatDiagnostic)).toEqual([]);
  return result.files;
}

function problems(settings: Settings): readonly string[] {
  return generate({
    schemas: ['order.xsd'],
    readFile: (path) => schemas[path.replace(/^.*[/\\]/, '')],
    configuration: parseConfiguration('c.json', JSON.stringify(settings)),
    configurationFile: 'c.json',
  }).diagnostics.map(formatDiagnostic);
}

const codec = (type: string, name: string): { type: string; import: string; codec: string } => ({
  type,
  import: '../codecs.js',
  codec: name,
});

describe('the mapping of types', () => {
  it('reaches types that derive from a mapped one, and compiles', () => {
    const generated = files({
      simpleTypes: {
        long: 'string',
        hexBinary: 'string',
        date: codec('Money', 'moneyCodec'),
        integer: 'number',
      },
      types: { 'type:Amount': codec('Money', 'moneyCodec'), 'type:Colors': codec('Palette', 'paletteCodec') },
    });
    const use = `import type { Line, Amount, Small, Colors } from './generated/order.js';
import type { Order } from './generated/p.js';
import { Money, type Palette } from './codecs.js';
const palette: Palette = new Set(['red']);
export const line: Line = { price: new Money('1'), discount: new Money('2'), count: '1', key: 'FF', day: new Money('x'), colors: palette };
export const amount: Amount = line.price;
export const small: Small = new Money('3');
export const colors: Colors = palette;
export const party: Order = { id: 1 };
// @ts-expect-error
export const noMoney: Line = { ...line, price: '1' };
`;
    expect(compile(generated, { 'use.ts': use, 'codecs.ts': codecs })).toEqual([]);
  }, 60_000);

  it.each([
    ['type:Line', 'number', /codegen-types: "types" has an entry for 'type:Line', which is a complex type/],
    ['type:Nothing', 'number', /and the schema has no such type/],
    ['type:Amount', 'Date', /whose values can be "string" or "number", or have a codec, but not be "Date"/],
    ['type:Colors', 'string', /which is a list: map its item type, or give it a codec/],
  ] as const)('of %s to %s is refused', (key, representation, message) => {
    expect(problems({ types: { [key]: representation } })).toEqual([expect.stringMatching(message)]);
  });
});

describe('the layout', () => {
  it('may be one file, in which names of several namespaces are told apart', () => {
    const generated = files({
      layout: 'single',
      fileNames: { 'urn:order': 'everything' },
      names: { 'element:order': 'Order' },
    });
    expect([...generated.keys()]).toEqual(['everything.ts']);
    const use = `import { Order, Order_2, PartyElement, schema } from './generated/everything.js';
export const order: Order = { line: [], party: { $name: 'partner', $value: { id: 1n } satisfies Order_2 } };
export const names: string[] = [PartyElement, ...schema.elements()].map(({ namespaceURI }) => namespaceURI);
export const types: unknown[] = [Order, Order_2];
`;
    expect(compile(generated, { 'use.ts': use, 'codecs.ts': codecs })).toEqual([]);
  }, 60_000);

  it('names files and imports as it is told', () => {
    const generated = files({ fileNames: { 'urn:party': 'parties' }, importExtension: 'ts' });
    expect([...generated.keys()]).toEqual([
      'order.ts',
      'parties.ts',
      'global-declarations.ts',
      'prefixes.ts',
      'index.ts',
    ]);
    expect(generated.get('order.ts')).toContain("from './parties.ts';");
    expect(files({ importExtension: 'none' }).get('order.ts')).toContain("from './p';");
  });

  it('may do without descriptors', () => {
    const generated = files({ descriptors: false });
    expect([...generated.keys()]).toEqual(['order.ts', 'p.ts', 'index.ts']);
    expect([...generated.values()].join('\n')).not.toMatch(/^import \{|^import \* as xs|^export const/m);
    const use = `import type { order } from './generated/index.js';
export const amount: order.Amount = '1';
`;
    expect(compile(generated, { 'use.ts': use, 'codecs.ts': codecs })).toEqual([]);
  }, 60_000);

  it('may do without an index', () => {
    expect([...files({ index: false }).keys()]).not.toContain('index.ts');
  });
});

describe('include and exclude', () => {
  it('keep what the roots need: references, substitution groups and derived types', () => {
    const text = [...files({ include: ['element:{urn:order}order'] }).values()].join('\n');
    expect(text).toContain('OrderElement');
    expect(text).toContain('PartnerElement');
    expect(text).toContain('export interface GiftLine');
    expect(text).not.toContain('Unused');
    expect(text).not.toContain('OtherElement');
  });

  it('leave out what nothing refers to', () => {
    const text = [...files({ exclude: ['type:Gift*', 'element:partner', 'type:Line'] }).values()].join('\n');
    expect(text).not.toContain('GiftLine');
    expect(text).not.toContain('Partner');
    expect(text).toContain('export interface Line');
    expect(text).toContain('OtherElement');
  });

  it('have to name something', () => {
    expect(problems({ include: ['element:ordr'] })).toEqual([
      `c.json:1:1: error codegen-include: "include" has 'element:ordr', and the schema has no such component.`,
    ]);
  });
});

describe('the text of files', () => {
  it.each([
    [true, ['An order.', 'Eine Bestellung.']],
    [false, []],
    [{ language: 'de' }, ['Eine Bestellung.']],
    [{ language: 'EN' }, ['An order.']],
    [{ language: 'fr' }, ['An order.']],
  ] as const)('has the documentation that %j asks for', (documentation, expected) => {
    const text = files({ documentation }).get('order.ts') ?? '';
    expect(['An order.', 'Eine Bestellung.'].filter((sentence) => text.includes(sentence))).toEqual(expected);
  });

  it('has a banner below the line that says where it is from', () => {
    const text = files({ banner: ['/* one */', '// two'] }).get('index.ts');
    expect(text).toMatch(/^\/\/ Generated by .*\. Do not edit\.\n\/\* one \*\/\n\/\/ two\n\n/);
  });
});
