import { expect, it, vi } from 'vitest';
import { derivedType, generateCode, runCode } from '../emit/fixtures/generated-code.js';

// TypeScript compiles what is generated.
vi.setConfig({ testTimeout: 60_000 });

const element = (name: string, more = ''): string => `<xs:element name="${name}" type="xs:int"${more}/>`;
const group = (name: string, content: string): string => `<xs:group name="${name}">${content}</xs:group>`;
const sequence = (...content: string[]): string => `<xs:sequence>${content.join('')}</xs:sequence>`;
const choice = (...content: string[]): string => `<xs:choice>${content.join('')}</xs:choice>`;
const reference = (name: string, more = ''): string => `<xs:group ref="${name}"${more}/>`;
const type = (name: string, content: string): string =>
  `<xs:complexType name="${name}">${content}</xs:complexType><xs:element name="${name.toLowerCase()}" type="${name}"/>`;
const pair = group('G', sequence(element('x'), element('y', ' minOccurs="0"')));

it('types extend the interface of a group', async () => {
  const code = await runCode(
    `${pair}${type('T', sequence(reference('G'), element('z')))}${type('U', reference('G'))}`,
    {},
    {
      'use.ts': `import type { GProperties, T, U } from './generated/s.js';
export const value: T = { x: 1, z: 2 };
export const group: GProperties = value;
export const other: U = group;
// @ts-expect-error x is required
export const short: T = { y: 1, z: 2 };
`,
    },
  );
  expect(code.text()).toContain('export interface GProperties {\n  x: number;\n  y?: number;\n}');
  expect(code.text()).toContain('export interface T extends GProperties {\n  z: number;\n}');
  expect(code.text().match(/local\('x'/g)).toHaveLength(1);
  expect(code.value('<t><x>1</x><z>2</z></t>')).toEqual({ x: 1, z: 2 });
  expect(code.value('<u><x>1</x><y>2</y></u>')).toEqual({ x: 1, y: 2 });
});

it('a group that may be absent is there as a whole or not at all', async () => {
  const code = await runCode(
    `${pair}${type('T', sequence(reference('G', ' minOccurs="0"'), element('z')))}`,
    {},
    {
      'use.ts': `import type { T } from './generated/s.js';
export const values: T[] = [{ z: 1 }, { x: 1, z: 1 }, { x: 1, y: 2, z: 1 }];
// @ts-expect-error y does not stand alone
export const half: T = { y: 1, z: 1 };
`,
    },
  );
  expect(code.value('<t><z>2</z></t>')).toEqual({ z: 2 });
  expect(code.value('<t><x>1</x><z>2</z></t>')).toEqual({ x: 1, z: 2 });
});

it('a group that is an alternative excludes the others', async () => {
  const code = await runCode(
    `${pair}${type('T', choice(reference('G'), element('z')))}`,
    {},
    {
      'use.ts': `import type { T } from './generated/s.js';
export const values: T[] = [{ z: 1 }, { x: 1, y: 2 }];
// @ts-expect-error one or the other
export const both: T = { x: 1, z: 1 };
`,
    },
  );
  expect(code.value('<t><z>2</z></t>')).toEqual({ z: 2 });
  expect(code.value('<t><x>1</x></t>')).toEqual({ x: 1 });
});

it('a content model that makes arrays of what the group has once does not extend the interface', async () => {
  const code = await runCode(
    `${pair}${type('T', reference('G'))}${type('A', choice(reference('G'), sequence(element('z'), element('x', ' maxOccurs="3"'))))}`,
  );
  expect(code.text()).toMatch(/interface T extends GProperties \{/);
  expect(code.text()).not.toMatch(/type A = .*G/);
  expect(code.value('<a><x>1</x><y>2</y></a>')).toEqual({ x: [1], y: 2 });
  expect(code.value('<a><z>1</z><x>1</x><x>2</x></a>')).toEqual({ z: 1, x: [1, 2] });
  expect(code.value('<t><x>1</x></t>')).toEqual({ x: 1 });
});

it('ordered content has the items of a group by one name', async () => {
  const code = await runCode(
    `${pair}${type('T', sequence(reference('G', ' maxOccurs="unbounded"'), element('z')))}${type('U', sequence(reference('G'), reference('G')))}`,
    {},
    {
      'use.ts': `import type { G, T, U } from './generated/s.js';
export const items: G[] = [{ $name: 'x', $value: 1 }, { $name: 'y', $value: 2 }];
export const value: T = { $content: items, z: 1 };
export const other: U = { $content: items };
`,
    },
  );
  expect(code.text()).toContain("export type G = TaggedValue<'x', number> | TaggedValue<'y', number>;");
  expect(code.text()).toContain('$content: G[];');
  // Nothing has its properties.
  expect(code.text()).not.toContain('GProperties');
  const items = [
    { $name: 'x', $value: 1 },
    { $name: 'x', $value: 2 },
    { $name: 'y', $value: 3 },
  ];
  expect(code.value('<t><x>1</x><x>2</x><y>3</y><z>4</z></t>')).toEqual({ $content: items, z: 4 });
  expect(code.value('<u><x>1</x><x>2</x><y>3</y></u>')).toEqual({ $content: items });
});

it('a group with ordered content of its own is part of other ordered content', async () => {
  const code = await runCode(
    `${group('Inner', choice(element('a'), element('b')))}${group('Outer', choice(reference('Inner', ' maxOccurs="unbounded"'), element('c')))}
     ${type('S', reference('Outer', ' maxOccurs="unbounded"'))}${type('T', reference('Outer'))}`,
  );
  expect(code.value('<s><c>1</c><a>2</a><b>3</b></s>')).toEqual({
    $content: [
      { $name: 'c', $value: 1 },
      { $name: 'a', $value: 2 },
      { $name: 'b', $value: 3 },
    ],
  });
  expect(code.value('<t><c>1</c></t>')).toEqual({ c: 1 });
  expect(code.value('<t><b>1</b></t>')).toEqual({ $content: [{ $name: 'b', $value: 1 }] });
});

it('a group that refers to itself through an anonymous type is an interface of its own', async () => {
  const code = await runCode(
    `${group('G', sequence(element('x'), `<xs:element name="more"><xs:complexType>${reference('G', ' minOccurs="0"')}</xs:complexType></xs:element>`))}${type('T', reference('G'))}`,
  );
  expect(code.value('<t><x>1</x><more><x>2</x><more/></more></t>')).toEqual({
    x: 1,
    more: { x: 2, more: {} },
  });
});

it('a type extends its base type and a group at once', async () => {
  const code = await runCode(
    `${pair}${group('H', sequence(element('h1'), element('h2')))}${type('T', reference('G'))}${derivedType('U', 'extension', 'T', sequence(reference('H'), element('u')))}<xs:element name="u" type="U"/>`,
  );
  expect(code.text()).toContain('export interface U extends T, HProperties {\n  u: number;\n}');
  expect(code.value('<u><x>1</x><h1>2</h1><h2>3</h2><u>4</u></u>')).toEqual({ x: 1, h1: 2, h2: 3, u: 4 });
});

it('a group that is redefined has what it had, and more', async () => {
  const documents = {
    's.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:redefine schemaLocation="o.xsd">${group('G', sequence(reference('G'), element('z')))}</xs:redefine></xs:schema>`,
    'o.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${pair}${type('T', reference('G'))}</xs:schema>`,
  };
  const code = await runCode(documents);
  expect(code.value('<t><x>1</x><z>2</z></t>')).toEqual({ x: 1, z: 2 });
});

it('a group of a chameleon document is declared in each namespace', async () => {
  const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
  const including = (namespace: string, more: string, root: string): string =>
    `<xs:schema ${XS} targetNamespace="${namespace}" xmlns="${namespace}" elementFormDefault="qualified">${more}<xs:include schemaLocation="c.xsd"/><xs:element name="${root}" type="T"/></xs:schema>`;
  const code = await runCode({
    's.xsd': including('urn:s', '', 'r').replace(
      '<xs:include',
      '<xs:import namespace="urn:o" schemaLocation="o.xsd"/><xs:include',
    ),
    'o.xsd': including('urn:o', '', 'q'),
    'c.xsd': `<xs:schema ${XS} elementFormDefault="qualified">${pair}<xs:complexType name="T">${reference('G')}</xs:complexType></xs:schema>`,
  });
  expect(code.value('<r xmlns="urn:s"><x>1</x></r>')).toEqual({ x: 1 });
  expect(code.value('<q xmlns="urn:o"><x>1</x></q>')).toEqual({ x: 1 });
});

it('a group of one element is written out', () => {
  const text = generateCode(`${group('G', sequence(element('x')))}${type('T', reference('G'))}`).get('s.ts');
  expect(text).not.toMatch(/\bG\b/);
});
