import { expect, it, vi } from 'vitest';
import { derivedType, runCode, schemaOf } from '../emit/fixtures/generated-code.js';

// TypeScript compiles what is generated.
vi.setConfig({ testTimeout: 60_000 });

const member = (name: string, head: string, more = ''): string =>
  `<xs:element name="${name}" type="xs:string" substitutionGroup="${head}"${more}/>`;
const holder = (name: string, head: string, more = ''): string =>
  `<xs:element name="${name}"><xs:complexType><xs:sequence><xs:element ref="${head}"${more}/></xs:sequence></xs:complexType></xs:element>`;

it('are trees: one names the groups of its members', async () => {
  const code = await runCode(
    `<xs:element name="head" type="xs:string" abstract="true"/>${member('mid', 'head')}${member('none', 'head', ' abstract="true"')}
     ${member('leaf', 'mid')}${member('other', 'none')}${holder('root', 'head')}${holder('part', 'mid')}`,
    {},
    {
      'use.ts': `import type { HeadSubstitutionGroup, MidSubstitutionGroup } from './generated/s.js';
export const leaf: MidSubstitutionGroup = { $name: 'leaf', $value: 'x' };
export const value: HeadSubstitutionGroup = leaf;
export const other: HeadSubstitutionGroup = { $name: 'other', $value: 'x' };
// @ts-expect-error the head is abstract
export const head: HeadSubstitutionGroup = { $name: 'head', $value: 'x' };
// @ts-expect-error so is a member
export const none: HeadSubstitutionGroup = { $name: 'none', $value: 'x' };
`,
    },
  );
  expect(code.text()).toContain(
    'export type HeadSubstitutionGroup = MidSubstitutionGroup | NoneSubstitutionGroup;',
  );
  expect(code.text()).toContain(
    "export type MidSubstitutionGroup = TaggedValue<'mid', string> | TaggedValue<'leaf', string>;",
  );
  expect(code.value('<root><leaf>1</leaf></root>')).toEqual({ head: { $name: 'leaf', $value: '1' } });
  expect(code.value('<root><other>1</other></root>')).toEqual({ head: { $name: 'other', $value: '1' } });
  expect(code.value('<part><mid>1</mid></part>')).toEqual({ mid: { $name: 'mid', $value: '1' } });
  expect(() => code.value('<part><other>1</other></part>')).toThrow('cvc-complex-type.2.4');
  expect(() => code.value('<root><none>1</none></root>')).toThrow('cvc-complex-type.2.4');
});

it('have no members where the head blocks them', async () => {
  const code = await runCode(
    `<xs:element name="head" type="xs:string" block="substitution"/>${member('leaf', 'head')}${holder('root', 'head')}`,
  );
  expect(code.text()).not.toContain('HeadSubstitutionGroup');
  expect(code.value('<root><head>1</head></root>')).toEqual({ head: '1' });
  expect(() => code.value('<root><leaf>1</leaf></root>')).toThrow('cvc-complex-type.2.4');
});

it('are lists where a member of the tree is blocked, and only there', async () => {
  const element = (name: string, type: string, more: string): string =>
    `<xs:element name="${name}" type="${type}"${more}/>`;
  const code = await runCode(
    `<xs:complexType name="B"><xs:sequence><xs:element name="a" type="xs:int" minOccurs="0"/></xs:sequence></xs:complexType>
     ${derivedType('X', 'extension', 'B', '<xs:attribute name="x"/>')}${derivedType('R', 'restriction', 'X', '<xs:sequence/>')}
     ${element('head', 'B', ' block="restriction"')}${element('longer', 'X', ' substitutionGroup="head"')}${element('shorter', 'R', ' substitutionGroup="longer"')}
     ${holder('root', 'head')}${holder('part', 'longer')}`,
  );
  expect(code.text()).toMatch(
    /type HeadSubstitutionGroup =\s+(\| )?TaggedValue<'head', [^\n]*>\s+\| TaggedValue<'longer', XOrDerived>;/,
  );
  expect(code.value('<root><longer x="1"/></root>')).toEqual({
    head: { $name: 'longer', $value: { x: '1' } },
  });
  expect(() => code.value('<root><shorter/></root>')).toThrow('cvc-complex-type.2.4');
  expect(code.value('<part><shorter x="1"/></part>')).toEqual({
    longer: { $name: 'shorter', $value: { x: '1' } },
  });
});

it('tell elements of one local name apart by their namespaces, in every group in the same way', async () => {
  const code = await runCode(
    {
      's.xsd': schemaOf(
        'urn:s',
        `<xs:import namespace="urn:o" schemaLocation="o.xsd"/><xs:element name="head" type="xs:string"/>
         ${member('mid', 't:head')}${member('same', 't:head')}${holder('root', 't:head', ' maxOccurs="unbounded"')}${holder('part', 't:mid')}`,
      ),
      'o.xsd': schemaOf(
        'urn:o',
        `<xs:import namespace="urn:s" schemaLocation="s.xsd"/>${member('same', 's:mid')}`,
        'xmlns:s="urn:s"',
      ),
    },
    {},
    {
      'use.ts': `import type { HeadSubstitutionGroup, MidSubstitutionGroup } from './generated/s.js';
export const mid: MidSubstitutionGroup = { $name: '{urn:o}same', $value: 'x' };
export const values: HeadSubstitutionGroup[] = [mid, { $name: '{urn:s}same', $value: 'x' }, { $name: 'head', $value: 'x' }];
// @ts-expect-error which of the two?
export const ambiguous: HeadSubstitutionGroup = { $name: 'same', $value: 'x' };
`,
    },
  );
  const other = '<ns1:same>2</ns1:same>';
  expect(code.value(`<root xmlns="urn:s" xmlns:ns1="urn:o"><same>1</same>${other}</root>`)).toEqual({
    head: [
      { $name: '{urn:s}same', $value: '1' },
      { $name: '{urn:o}same', $value: '2' },
    ],
  });
  // Nothing else has the name in this group.
  expect(code.value(`<part xmlns="urn:s" xmlns:ns1="urn:o">${other}</part>`)).toEqual({
    mid: { $name: '{urn:o}same', $value: '2' },
  });
});

it('are by one name in ordered content', async () => {
  const code = await runCode(
    `<xs:element name="head" type="xs:string"/>${member('leaf', 'head')}
     <xs:element name="root"><xs:complexType><xs:choice maxOccurs="unbounded"><xs:element ref="head"/><xs:element name="own" type="xs:int"/></xs:choice></xs:complexType></xs:element>`,
  );
  expect(code.text()).toMatch(/HeadSubstitutionGroup \| TaggedValue<'own', number>/);
  expect(code.value('<root><own>1</own><leaf>2</leaf><head>3</head></root>')).toEqual({
    $content: [
      { $name: 'own', $value: 1 },
      { $name: 'leaf', $value: '2' },
      { $name: 'head', $value: '3' },
    ],
  });
});
