import { expect, it } from 'vitest';
import { formatDiagnostic } from '../diagnostics.js';
import { generate } from '../generate.js';
import { compile } from './fixtures/compile.js';

function files(components: string): ReadonlyMap<string, string> {
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${components}</xs:schema>`;
  const { files: generated, diagnostics } = generate({ schemas: ['a.xsd'], readFile: () => schema });
  expect(diagnostics.map(formatDiagnostic)).toEqual([]);
  return generated;
}

it('elements of abstract types compile, whose values are of derived types', () => {
  const generated = files(`
    <xs:complexType name="Base" abstract="true"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType>
    <xs:complexType name="Derived"><xs:complexContent><xs:extension base="Base">
      <xs:attribute name="b" type="xs:int" use="required"/>
    </xs:extension></xs:complexContent></xs:complexType>
    <xs:element name="root" type="Base" nillable="true"/>`);
  const use = `import { parse } from '@proj/xml-runtime';
import { RootElement, type Derived } from './generated/index.js';
export const value: ({ $type: 'Derived' } & Derived) | { $nil: true } = parse(RootElement, '<root/>');
// @ts-expect-error
export const base: typeof value = { a: 'x' };
`;
  expect(compile(generated, { 'use.ts': use })).toEqual([]);
}, 60_000);

it('lists of hundreds of descriptors and particles compile', () => {
  const names = Array.from({ length: 300 }, (_, index) => `n${index}`);
  const generated = files(`${names
    .map(
      (name) =>
        `<xs:complexType name="${name}"><xs:sequence><xs:element name="${name}" type="xs:string"/></xs:sequence></xs:complexType><xs:element name="${name}" type="${name}" substitutionGroup="head"/>`,
    )
    .join('')}<xs:element name="head" abstract="true"/>
    <xs:complexType name="all"><xs:choice>${names.map((name) => `<xs:element ref="${name}"/>`).join('')}</xs:choice></xs:complexType>
    <xs:element name="array" type="all"/><xs:complexType name="Array"/>`);
  expect(compile(generated)).toEqual([]);
}, 60_000);
