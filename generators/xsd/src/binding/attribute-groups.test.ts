import { expect, it, vi } from 'vitest';
import { generateCode, runCode } from '../emit/fixtures/generated-code.js';

// TypeScript compiles what is generated.
vi.setConfig({ testTimeout: 60_000 });

const attribute = (name: string, more = ''): string => `<xs:attribute name="${name}" type="xs:int"${more}/>`;
const group = (name: string, ...content: string[]): string =>
  `<xs:attributeGroup name="${name}">${content.join('')}</xs:attributeGroup>`;
const reference = (name: string): string => `<xs:attributeGroup ref="${name}"/>`;
const type = (name: string, ...content: string[]): string =>
  `<xs:complexType name="${name}">${content.join('')}</xs:complexType><xs:element name="${name.toLowerCase()}" type="${name}"/>`;

function textOf(components: string): string {
  return generateCode(components).get('s.ts') ?? '';
}

it('types extend the attribute groups that they refer to, and descriptors name them', async () => {
  const code = await runCode(
    `${group('G', attribute('a'), attribute('b', ' use="required"'))}${type('T', reference('G'), attribute('c'))}`,
    {},
    {
      'use.ts': `import type { G, T } from './generated/s.js';
export const value: T = { b: 1, c: 2 };
export const group: G = value;
// @ts-expect-error b is required
export const short: T = { a: 1 };
`,
    },
  );
  expect(code.text()).toContain('export interface G {\n  a?: number;\n  b: number;\n}');
  expect(code.text()).toContain('export interface T extends G {\n  c?: number;\n}');
  expect(code.text()).toContain('attributeGroups: [() => G],');
  expect(code.value('<t b="2" c="3"/>')).toEqual({ b: 2, c: 3 });
});

it('groups stand for the groups inside them', async () => {
  const code = await runCode(
    `${group('Inner', attribute('a'), attribute('b'))}${group('Outer', reference('Inner'), attribute('c'))}
     ${type('T', reference('Outer'))}${type('U', reference('Inner'), attribute('c'))}`,
  );
  expect(code.text()).toContain('export interface Outer extends Inner {\n  c?: number;\n}');
  expect(code.text()).toMatch(/interface T extends Outer \{\s*\}/);
  expect(code.text()).toMatch(/interface U extends Inner \{\s+c\?: number;\s+\}/);
  expect(code.value('<t a="1" b="2" c="3"/>')).toEqual({ a: 1, b: 2, c: 3 });
  expect(code.value('<u a="1" b="2" c="3"/>')).toEqual({ a: 1, b: 2, c: 3 });
});

it('groups that refer to the same third one are each said once', async () => {
  const code = await runCode(
    `${group('Base', attribute('a'), attribute('b'))}${group('X', reference('Base'), attribute('x'))}${group('Y', attribute('y'), attribute('z'))}
     ${type('T', reference('X'), reference('Y'))}`,
  );
  expect(code.text()).toMatch(/interface T extends X, Y \{\s*\}/);
  expect(code.value('<t b="1" x="2" z="3"/>')).toEqual({ b: 1, x: 2, z: 3 });
});

it('a group whose attribute shares its name with an element of the type is written out, and not declared in vain', async () => {
  const code = await runCode(
    `${group('G', attribute('a'), attribute('b'))}${type('T', '<xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence>', reference('G'))}`,
  );
  expect(code.text()).not.toContain('interface G');
  expect(code.text()).toContain("export interface T {\n  a: string;\n  '@a'?: number;\n  b?: number;\n}");
  expect(code.value('<t a="1" b="2"><a>x</a></t>')).toEqual({ a: 'x', '@a': 1, b: 2 });
});

it('an attribute that an extension gives an element of the same name moves to another property', async () => {
  const code = await runCode(
    `${group('G', attribute('a'), attribute('b'))}${type('T', reference('G'))}
     ${type('U', '<xs:complexContent><xs:extension base="T"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent>')}`,
  );
  expect(code.value('<u a="1" b="2"><a>x</a></u>')).toEqual({ a: 'x', '@a': 1, b: 2 });
  expect(code.value('<t a="1" b="2"/>')).toEqual({ a: 1, b: 2 });
});

it('a type that restricts the attributes of a group does not refer to it', async () => {
  const code = await runCode(
    `${group('G', attribute('a'), attribute('b'), attribute('c'))}${type('T', reference('G'))}
     ${type('R', `<xs:complexContent><xs:restriction base="T">${attribute('a', ' use="required"')}<xs:attribute name="b" use="prohibited"/></xs:restriction></xs:complexContent>`)}`,
    {},
    {
      'use.ts': `import type { R, T } from './generated/s.js';
export const value: R = { a: 1, c: 2 };
export const base: T = value;
// @ts-expect-error b is prohibited
export const prohibited: R = { a: 1, b: 2 };
// @ts-expect-error nor may it be there without a value
export const undefinedValue: R = { a: 1, b: undefined };
`,
    },
  );
  expect(code.value('<r a="1" c="2"/>')).toEqual({ a: 1, c: 2 });
  expect(() => code.value('<r a="1" b="2"/>')).toThrow("The attribute 'b' is not declared here");
  expect(() => code.value('<r c="1"/>')).toThrow('cvc-complex-type.4');
});

it('a group of one attribute is written out', () => {
  const text = textOf(`${group('G', attribute('a'))}${type('T', reference('G'))}`);
  expect(text).not.toMatch(/\bG\b/);
  expect(text).toContain('export interface T {\n  a?: number;\n}');
});

it('a group that nothing refers to is not declared', () => {
  expect(textOf(`${group('G', attribute('a'), attribute('b'))}${type('T')}`)).not.toMatch(/\bG\b/);
});
