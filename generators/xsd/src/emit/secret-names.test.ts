import { describe, expect, it, vi } from 'vitest';
import { generateCode, runCode, schemaOf } from './fixtures/generated-code.js';

// TypeScript compiles what is generated.
vi.setConfig({ testTimeout: 60_000 });

const secret =
  '<xs:annotation><xs:appinfo source="urn:proj:xsd-codegen"><secret xmlns="urn:proj:xsd-codegen"/></xs:appinfo></xs:annotation>';

const components = `
  <xs:element name="order"><xs:complexType><xs:sequence>
    <xs:element name="token" type="xs:string">${secret}</xs:element>
    <xs:element name="card" type="Card" minOccurs="0"/>
    <xs:element name="spare" type="Card" minOccurs="0"/>
    <xs:element name="any" minOccurs="0"/>
    <xs:group ref="Login"/>
  </xs:sequence><xs:attribute ref="key"/></xs:complexType></xs:element>
  <xs:element name="key" type="xs:string"/>
  <xs:attribute name="key" type="xs:string">${secret}</xs:attribute>
  <xs:group name="Login"><xs:sequence><xs:element name="pass-word.2" type="xs:string">${secret}</xs:element></xs:sequence></xs:group>
  <xs:complexType name="Card"><xs:attribute name="holder" type="xs:string"/></xs:complexType>
  <xs:complexType name="CreditCard"><xs:complexContent><xs:extension base="Card">
    <xs:attribute name="number" type="xs:string">${secret}</xs:attribute>
    <xs:attribute name="code" type="xs:string">${secret}</xs:attribute>
  </xs:extension></xs:complexContent></xs:complexType>
  <xs:complexType name="Unused"><xs:sequence><xs:element name="ant" type="xs:string">${secret}</xs:element></xs:sequence></xs:complexType>`;

const names = {
  secretElements: ['ant', 'pass-word.2', 'token'],
  // What xsi:type may name counts.
  secretAttributes: { card: ['code', 'number'], order: ['key'], spare: ['code', 'number'] },
};

describe('names of secrets', () => {
  it.each(['namespace', 'document', 'single'] as const)(
    'are sorted constants, in the layout %s',
    async (layout) => {
      const { modules } = await runCode(components, { layout });
      const exports = modules.get(layout === 'single' ? 's' : 'index');
      expect(exports).toMatchObject(names);
    },
  );

  it('are not generated where the schema marks none', () => {
    const bare = generateCode(components.replaceAll(secret, ''));
    expect([...bare.values()].join('\n')).not.toMatch(/secret/i);
    const text = [...generateCode('<xs:element name="a" type="xs:string"/>').values()].join('\n');
    expect(text).not.toMatch(/secret/i);
  });

  it('are those of what `include` and `exclude` leave, and of groups', () => {
    const text = (include: string[]): string =>
      generateCode(components, { include }).get('global-declarations.ts') ?? '';
    expect(text(['type:Unused'])).toContain("secretElements: readonly string[] = ['ant', 'pass-word.2'];");
    expect(text(['type:Unused'])).not.toContain('secretAttributes');
    expect(text(['type:Card'])).toContain("secretElements: readonly string[] = ['pass-word.2'];");
  });

  it('are in no program of types alone', () => {
    const files = generateCode(components, { descriptors: false });
    expect([...files.values()].join('\n')).not.toMatch(/secret(Elements|Attributes)/);
  });

  it('have a name of their own in the index, beside a module of that name', async () => {
    const type = '<xs:complexType name="T"/>';
    const { modules } = await runCode(
      {
        's.xsd': schemaOf(
          'urn:s',
          `<xs:import namespace="urn:o" schemaLocation="o.xsd"/><xs:element name="e" type="xs:string">${secret}</xs:element>${type}
         <xs:element name="u"><xs:complexType><xs:sequence><xs:element ref="o:f"/></xs:sequence></xs:complexType></xs:element>`,
          'xmlns:o="urn:o"',
        ),
        'o.xsd': schemaOf('urn:o', `<xs:element name="f" type="xs:string">${secret}</xs:element>${type}`),
      },
      { fileNames: new Map([['urn:o', 'secretElements']]) },
    );
    const index = modules.get('index') ?? {};
    expect(index).toHaveProperty('secretElements', ['e', 'f']);
    expect(index).toHaveProperty('secretElements_.FElement');
  });
});
