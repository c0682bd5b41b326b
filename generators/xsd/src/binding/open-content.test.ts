import { expect, it, vi } from 'vitest';
import { derivedType, runCode } from '../emit/fixtures/generated-code.js';

// TypeScript compiles what is generated.
vi.setConfig({ testTimeout: 60_000 });

/** Open content of elements whose names end with a suffix, in the generator's own vocabulary. */
const open = (suffix: string): string =>
  `<xs:annotation><xs:appinfo source="urn:proj:xsd-codegen"><xs:openContent mode="interleave">
     <xs:any xmlns:cg="urn:proj:xsd-codegen" namespace="##local" processContents="lax" cg:nameSuffix="${suffix}" cg:type="xs:token"/>
   </xs:openContent></xs:appinfo></xs:annotation>`;
const element = (name: string, type = 'xs:string'): string =>
  `<xs:sequence><xs:element name="${name}" type="${type}" minOccurs="0"/></xs:sequence>`;
const base = `<xs:complexType name="Base">${open('__c')}${element('a')}</xs:complexType>`;
const roots = (...types: string[]): string =>
  types.map((name) => `<xs:element name="${name.toLowerCase()}" type="${name}"/>`).join('');

it('an extension has the index signature of its base type, a restriction does not', async () => {
  const code = await runCode(
    `${base}${derivedType('X', 'extension', 'Base', element('x'))}${derivedType('R', 'restriction', 'Base', element('a'))}${roots('Base', 'X', 'R')}`,
    {},
    {
      'use.ts': `import type { R, X } from './generated/s.js';
export const value: X = { a: '1', x: '2', z__c: '3' };
export const read: string | undefined = value['any__c'];
// @ts-expect-error a value is no number
export const wrong: X = { z__c: 3 };
// @ts-expect-error a restriction admits no other names
export const closed: R = { z__c: '3' };
`,
    },
  );
  expect(code.text().match(/\[name: `\$\{string\}__c`\]/g)).toHaveLength(1);
  expect(code.text()).toContain('export interface X extends Base {\n  x?: string;\n}');
  expect(code.value('<base><a>1</a><z__c>2</z__c></base>')).toEqual({ a: '1', z__c: '2' });
  expect(code.value('<x><a>1</a><x>2</x><z__c>3</z__c></x>')).toEqual({ a: '1', x: '2', z__c: '3' });
  expect(() => code.value('<r><a>1</a><z__c>3</z__c></r>')).toThrow('cvc-complex-type.2.4');
});

it('a property whose name fits may be of another type', async () => {
  const code = await runCode(
    `${base}${derivedType('X', 'extension', 'Base', element('x__c', 'xs:int'))}${derivedType('Y', 'extension', 'X', element('y'))}
     <xs:attributeGroup name="G"><xs:attribute name="g__c" type="xs:boolean"/><xs:attribute name="g"/></xs:attributeGroup>${derivedType('Z', 'extension', 'Base', '<xs:attributeGroup ref="G"/>')}
     ${roots('X', 'Y', 'Z')}`,
    {},
    {
      'use.ts': `import type { X, Y, Z } from './generated/s.js';
export const x: X = { x__c: 1, z__c: 'z' };
export const y: Y = { x__c: 1, y: 'y' };
export const z: Z = { g__c: true, z__c: 'z' };
// @ts-expect-error x__c is a number
export const wrong: X = { x__c: 'z' };
`,
    },
  );
  expect(code.text()).toContain('export interface Y extends X {\n  y?: string;\n}');
  expect(code.value('<x><a>1</a><x__c>2</x__c><z__c>3</z__c></x>')).toEqual({ a: '1', x__c: 2, z__c: '3' });
  expect(code.value('<y><x__c>2</x__c><y>3</y></y>')).toEqual({ x__c: 2, y: '3' });
  expect(code.value('<z g__c="true"><z__c>3</z__c></z>')).toEqual({ g__c: true, z__c: '3' });
});

it('open content that an extension states anew takes the place of that of the base type', async () => {
  const extension = derivedType('X', 'extension', 'Base', element('x')).replace(
    '<xs:complexContent>',
    `${open('__d')}<xs:complexContent>`,
  );
  const code = await runCode(`${base}${extension}${roots('X')}`);
  expect(code.value('<x><a>1</a><z__d>2</z__d></x>')).toEqual({ a: '1', z__d: '2' });
  expect(() => code.value('<x><a>1</a><z__c>2</z__c></x>')).toThrow('cvc-complex-type.2.4');
});
