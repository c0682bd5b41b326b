import { describe, expect, it } from 'vitest';
import { generate } from '../generate.js';

function moduleOf(content: string): string {
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}</xs:schema>`;
  const { files, diagnostics } = generate({ schemas: ['s.xsd'], readFile: () => schema });
  expect(diagnostics).toEqual([]);
  return files.get('s.ts') ?? '';
}

const base = '<xs:complexType name="Base"/>';
const derived = (name: string, method: 'extension' | 'restriction', of = 'Base'): string =>
  `<xs:complexType name="${name}"><xs:complexContent><xs:${method} base="${of}"/></xs:complexContent></xs:complexType>`;
const types = `${base}${derived('Longer', 'extension')}${derived('Shorter', 'restriction')}`;

describe('types that xsi:type may name', () => {
  it('are part of the type of an element', () => {
    const code = moduleOf(`${types}<xs:element name="root" type="Base"/>`);
    expect(code).toContain(
      "export type DerivedFromBase = ({ $type: 'Longer' } & Longer) | ({ $type: 'Shorter' } & Shorter);",
    );
    expect(code).toContain('export type BaseOrDerived = ({ $type?: never } & Base) | DerivedFromBase;');
    expect(code).toContain('RootElement: ElementDescriptor<BaseOrDerived>');
    expect(code).toContain("derivation: 'restriction'");
  });

  it('are left out where the element blocks them', () => {
    const blocking = (block: string): string =>
      moduleOf(`${types}<xs:element name="root" type="Base" block="${block}"/>`);
    expect(blocking('#all')).toContain('RootElement: ElementDescriptor<Base>');
    expect(blocking('#all')).toContain("block: ['extension', 'restriction']");
    expect(blocking('extension')).toContain(
      "RootElement: ElementDescriptor<({ $type?: never } & Base) | ({ $type: 'Shorter' } & Shorter)>",
    );
    expect(blocking('substitution')).toContain('RootElement: ElementDescriptor<BaseOrDerived>');
  });

  it('are left out where the type blocks them', () => {
    const code = moduleOf(
      `${types.replace('"Base"/>', '"Base" block="extension"/>')}<xs:element name="root" type="Base"/>`,
    );
    expect(code).toContain("export type DerivedFromBase = { $type: 'Shorter' } & Shorter;");
    expect(code).toContain('export type BaseOrDerived = ({ $type?: never } & Base) | DerivedFromBase;');
  });

  it('are listed with simple types, whose values stay plain', () => {
    const restricted = (name: string, of: string): string =>
      `<xs:simpleType name="${name}"><xs:restriction base="${of}"/></xs:simpleType>`;
    const code = moduleOf(
      `${restricted('Size', 'xs:int')}${restricted('Small', 'Size')}
       <xs:complexType name="Unit"><xs:simpleContent><xs:extension base="Size"/></xs:simpleContent></xs:complexType>
       <xs:element name="root" type="Size"/>`,
    );
    expect(code).toContain('derivedTypes: () => [Small, Unit]');
    expect(code).toContain('RootElement: ElementDescriptor<Size>');
  });

  it('are nil without the content that they have otherwise', () => {
    const simple = moduleOf(
      `<xs:complexType name="Size"><xs:simpleContent><xs:extension base="xs:int">
         <xs:attribute name="unit" type="xs:string"/>
       </xs:extension></xs:simpleContent></xs:complexType>
       <xs:element name="root" type="Size" nillable="true"/>`,
    );
    expect(simple).toContain('export type SizeOrNil = Size | { $nil: true; $value?: never; unit?: string };');
    expect(simple).toContain('RootElement: ElementDescriptor<SizeOrNil>');
    const complex = moduleOf(`${base}<xs:element name="root" type="Base" nillable="true"/>`);
    expect(complex).toContain('export type BaseOrNil = ({ $nil?: never } & Base) | { $nil: true };');
    expect(complex).toContain('RootElement: ElementDescriptor<BaseOrNil>');
  });

  it('are nil with the attributes of each', () => {
    const code = moduleOf(
      `${base}<xs:complexType name="Named"><xs:complexContent><xs:extension base="Base">
         <xs:attribute name="name" type="xs:string" use="required"/>
       </xs:extension></xs:complexContent></xs:complexType>
       <xs:element name="root" type="Base" nillable="true"/>`,
    );
    expect(code).toMatch(
      /\| \(\{ \$nil\?: never \} & BaseOrDerived\)\s+\| \{ \$type\?: never; \$nil: true \}\s+\| \{ \$type: 'Named'; \$nil: true; name: string \}/,
    );
  });
});

describe('value constraints', () => {
  it('have the prefixes of qualified names', () => {
    const code = moduleOf(
      `<xs:element name="root" type="xs:QName" default="p:a" xmlns:p="urn:p" xmlns:q="urn:q"/>`,
    );
    expect(code).toContain("default: 'p:a',");
    expect(code).toContain("valueNamespaces: { p: 'urn:p' }");
  });
});
