import { describe, expect, it } from 'vitest';
import { generate } from '../generate.js';

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" xmlns:t="urn:t">
  <xs:element name="list">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="use" type="xs:string">
          <xs:keyref name="r" refer="t:k"><xs:selector xpath=".//use|t:use/*"/><xs:field xpath="."/></xs:keyref>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
    <xs:key name="k"><xs:selector xpath="t:item"/><xs:field xpath="@id"/></xs:key>
  </xs:element>
</xs:schema>`;

describe('identity constraints', () => {
  it('are part of the descriptors of elements, with their paths read', () => {
    const { files, diagnostics } = generate({ schemas: ['t.xsd'], readFile: () => schema });
    expect(diagnostics).toEqual([]);
    const code = [...files.values()]
      .join('')
      .replace(/\s+/g, ' ')
      .replace(/,? ([\]}])/g, ' $1')
      .replace(/\[ /g, '[');
    expect(code).toContain("key('t:k', 't:item', ['@id'], prefixes)");
    expect(code).toContain("keyref('t:r', './/use|t:use/*', ['.'], prefixes, 't:k')");
    expect(code).toContain("t: 'urn:t'");
  });
});
