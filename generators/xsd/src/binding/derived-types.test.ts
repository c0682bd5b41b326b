import { describe, expect, it, vi } from 'vitest';
import { derivedType, runCode, schemaOf } from '../emit/fixtures/generated-code.js';
import { generate } from '../generate.js';

// TypeScript compiles what is generated.
vi.setConfig({ testTimeout: 60_000 });

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
    expect(code).toContain('derivedTypes: /* @__PURE__ */ derivedTypes(() => [Small, Unit])');
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

describe('trees of types', () => {
  const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const attribute = (name: string, more = ''): string =>
    `<xs:attribute name="${name}" type="xs:int"${more}/>`;

  it('name the trees below them', async () => {
    const code = await runCode(
      `${base}${derivedType('A', 'extension', 'Base', attribute('a'))}${derivedType('B', 'extension', 'A', attribute('b', ' use="required"'))}
       ${derivedType('C', 'extension', 'B', attribute('c'))}${derivedType('D', 'extension', 'Base')}<xs:element name="root" type="Base"/>`,
      {},
      {
        'use.ts': `import type { BaseOrDerived, DerivedFromA } from './generated/s.js';
export const below: DerivedFromA = { $type: 'C', b: 1, c: 2 };
export const values: BaseOrDerived[] = [{}, { $type: 'A', a: 1 }, below, { $type: 'D' }];
// @ts-expect-error b is required
export const short: BaseOrDerived = { $type: 'C', c: 2 };
// @ts-expect-error there is no such type
export const unknown: BaseOrDerived = { $type: 'E' };
`,
      },
    );
    expect(code.text()).toContain(
      "export type DerivedFromBase = ({ $type: 'A' } & A) | DerivedFromA | ({ $type: 'D' } & D);",
    );
    expect(code.text()).toContain("export type DerivedFromA = ({ $type: 'B' } & B) | DerivedFromB;");
    expect(code.value('<root/>')).toEqual({});
    expect(code.value(`<root ${XSI} xsi:type="C" b="1" c="2"/>`)).toEqual({ $type: 'C', b: 1, c: 2 });
    expect(code.value(`<root ${XSI} xsi:type="D"/>`)).toEqual({ $type: 'D' });
  });

  it('leave abstract types out, and not what is below them', async () => {
    const code = await runCode(
      `${base.replace('/>', ' abstract="true"/>')}${derivedType('A', 'extension', 'Base', attribute('a'), ' abstract="true"')}${derivedType('B', 'extension', 'A', attribute('b'))}
       <xs:element name="root" type="Base"/><xs:element name="a" type="A"/>`,
    );
    // Of an abstract type, both unions are one.
    expect(code.text()).toContain('export type BaseOrDerived = AOrDerived;');
    expect(code.text()).toContain("export type AOrDerived = { $type: 'B' } & B;");
    expect(code.text()).not.toContain('DerivedFrom');
    expect(code.value(`<root ${XSI} xsi:type="B" a="1" b="2"/>`)).toEqual({ $type: 'B', a: 1, b: 2 });
    expect(code.value(`<a ${XSI} xsi:type="B" a="1"/>`)).toEqual({ $type: 'B', a: 1 });
    expect(() => code.value('<root/>')).toThrow('cvc-type.2');
    expect(() => code.value(`<root ${XSI} xsi:type="A"/>`)).toThrow('cvc-type.2');
  });

  it('list the types that are allowed where a type blocks some of those below it', async () => {
    const code = await runCode(
      `${base.replace('/>', ' block="restriction"/>')}${derivedType('A', 'extension', 'Base', attribute('a'))}${derivedType('R', 'restriction', 'A')}${derivedType('B', 'extension', 'A', attribute('b'))}
       <xs:element name="root" type="Base"/><xs:element name="a" type="A"/>`,
    );
    expect(code.text()).toContain(
      "export type DerivedFromBase = ({ $type: 'A' } & A) | ({ $type: 'B' } & B);",
    );
    expect(code.text()).toContain("export type DerivedFromA = ({ $type: 'R' } & R) | ({ $type: 'B' } & B);");
    expect(code.value(`<root ${XSI} xsi:type="B" b="2"/>`)).toEqual({ $type: 'B', b: 2 });
    expect(code.value(`<a ${XSI} xsi:type="R" a="1"/>`)).toEqual({ $type: 'R', a: 1 });
    expect(() => code.value(`<root ${XSI} xsi:type="R" a="1"/>`)).toThrow('cvc-elt.4.3');
  });

  it('tag a type by its namespace where that is not the one of the topmost type, at every element', async () => {
    const code = await runCode(
      {
        's.xsd': schemaOf(
          'urn:s',
          `<xs:import namespace="urn:o" schemaLocation="o.xsd"/><xs:complexType name="T">${attribute('t')}</xs:complexType>
           <xs:element name="root" type="t:T"/><xs:element name="other" type="o:T"/>`,
          'xmlns:o="urn:o"',
        ),
        'o.xsd': schemaOf(
          'urn:o',
          `<xs:import namespace="urn:s" schemaLocation="s.xsd"/>${derivedType('T', 'extension', 's:T', attribute('o'))}${derivedType('U', 'extension', 't:T', attribute('u'))}`,
          'xmlns:s="urn:s"',
        ),
      },
      {},
      {
        'use.ts': `import type { TOrDerived } from './generated/s.js';
import type { TOrDerived as OtherOrDerived } from './generated/o.js';
export const values: TOrDerived[] = [{ t: 1 }, { $type: '{urn:o}T', o: 1 }, { $type: '{urn:o}U', u: 1 }];
export const others: OtherOrDerived[] = [{ t: 1, o: 2 }, { $type: '{urn:o}U', u: 1 }];
`,
      },
    );
    const typed = (root: string, type: string, attributes: string): string =>
      `<${root} xmlns="urn:s" xmlns:ns1="urn:o" ${XSI} xsi:type="ns1:${type}" ${attributes}/>`;
    expect(code.value(typed('root', 'T', 't="1" o="2"'))).toEqual({ $type: '{urn:o}T', t: 1, o: 2 });
    expect(code.value(typed('root', 'U', 'u="2"'))).toEqual({ $type: '{urn:o}U', u: 2 });
    expect(code.value(typed('other', 'U', 'u="2"'))).toEqual({ $type: '{urn:o}U', u: 2 });
  });

  it('grow with the schema, not with the depth of its hierarchies', () => {
    const chain = (depth: number): string =>
      moduleOf(
        `${base}${Array.from({ length: depth }, (_, index) =>
          derivedType(
            `T${index}`,
            'extension',
            index === 0 ? 'Base' : `T${index - 1}`,
            attribute(`a${index}`),
          ),
        ).join('')}<xs:element name="root" type="Base" nillable="false"/>`,
      );
    const [short, long, longer] = [chain(20).length, chain(40).length, chain(60).length];
    expect((longer - long) / (long - short)).toBeLessThan(1.1);
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

describe('a type that xs:redefine replaces', () => {
  it('has no name by which a document could call it', () => {
    const { files } = generate({
      schemas: ['s.xsd'],
      readFile: (path) =>
        path.endsWith('s.xsd')
          ? `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:redefine schemaLocation="o.xsd">
              <xs:complexType name="T"><xs:complexContent><xs:extension base="T"><xs:attribute name="b"/></xs:extension></xs:complexContent></xs:complexType>
            </xs:redefine><xs:element name="t" type="T"/></xs:schema>`
          : '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="T"><xs:attribute name="a"/></xs:complexType></xs:schema>',
    });
    expect(files.get('s.ts')?.match(/name: 'T'/g)).toHaveLength(1);
  });
});
