import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../config/configuration.js';
import { generate } from '../generate.js';

const keyed = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="root">
    <xs:complexType>
      <xs:sequence><xs:element name="a" type="xs:int" maxOccurs="9"/></xs:sequence>
    </xs:complexType>
    <xs:unique name="once"><xs:selector xpath="a"/><xs:field xpath="."/></xs:unique>
  </xs:element>
</xs:schema>`;

describe('identity constraints', () => {
  it('are refused, with the construct and what to do', () => {
    const { files, diagnostics } = generate({ schemas: ['s.xsd'], readFile: () => keyed });
    expect(files.size).toBe(0);
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        rule: 'unsupported',
        message: expect.stringMatching(/xs:unique 'once' of the element 'root'.*"allowUnchecked"/),
        location: { file: 's.xsd', line: 6 },
      },
    ]);
  });

  it('are warnings where the configuration allows them', () => {
    const { files, diagnostics } = generate({
      schemas: ['s.xsd'],
      readFile: () => keyed,
      configuration: { ...defaultConfiguration, allowUnchecked: ['identity-constraints'] },
    });
    expect([...files.keys()]).toEqual(['s.ts', 'global-declarations.ts', 'index.ts']);
    expect(diagnostics).toMatchObject([{ severity: 'warning', rule: 'unsupported' }]);
  });
});

describe('block on an element', () => {
  const schema = (block: string): string => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:complexType name="Base"/>
  <xs:complexType name="Derived">
    <xs:complexContent><xs:extension base="Base"/></xs:complexContent>
  </xs:complexType>
  <xs:element name="root" type="Base"${block}/>
</xs:schema>`;

  it('is warned of where it forbids a derived type', () => {
    const { diagnostics } = generate({ schemas: ['s.xsd'], readFile: () => schema(' block="extension"') });
    expect(diagnostics).toMatchObject([{ severity: 'warning', rule: 'unsupported', location: { line: 6 } }]);
  });

  it('is nothing to warn of where there is none', () => {
    expect(generate({ schemas: ['s.xsd'], readFile: () => schema('') }).diagnostics).toEqual([]);
  });
});
