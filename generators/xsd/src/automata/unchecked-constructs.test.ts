import { describe, expect, it } from 'vitest';
import { generate } from '../generate.js';

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
