import { describe, expect, it } from 'vitest';
import { anySimpleType, anyType, builtinSimpleType, builtinTypes } from './builtins.js';
import { compileValid, complexType } from './fixtures/schema-text.js';

describe('builtinTypes', () => {
  it('are the two ur-types, the 19 primitive and the 25 derived types', () => {
    const types = [...builtinTypes.values()];
    const simple = types.filter((type) => type.component === 'simpleTypeDefinition');
    const primitive = simple.filter((type) => type.primitiveTypeDefinition === type);
    expect(primitive).toHaveLength(19);
    expect(simple.filter((type) => type !== anySimpleType && !primitive.includes(type))).toHaveLength(25);
    expect(types.filter((type) => type.component === 'complexTypeDefinition')).toEqual([anyType]);
  });

  it('derive from each other as Part 2 says', () => {
    const chain: (string | undefined)[] = [];
    for (
      let type = builtinSimpleType('unsignedByte');
      type !== anySimpleType;
      type = type.baseTypeDefinition
    ) {
      chain.push(type.name);
    }
    expect(chain).toEqual([
      'unsignedByte',
      'unsignedShort',
      'unsignedInt',
      'unsignedLong',
      'nonNegativeInteger',
      'integer',
      'decimal',
    ]);
    expect(builtinSimpleType('unsignedByte').primitiveTypeDefinition).toBe(builtinSimpleType('decimal'));
    expect(builtinSimpleType('NMTOKENS').itemTypeDefinition).toBe(builtinSimpleType('NMTOKEN'));
  });

  it('has no simple type of another name', () => {
    expect(() => builtinSimpleType('anyType')).toThrow("'anyType'");
  });
});

describe('built-in attributes', () => {
  it('are those of the XML namespace where it is imported, and those of the instance namespace', () => {
    const schema = compileValid(`
      <xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
      <xs:complexType name="t">
        <xs:attribute ref="xml:lang"/><xs:attribute ref="xml:space"/><xs:attribute ref="xml:base"/><xs:attribute ref="xml:id"/>
      </xs:complexType>`);
    expect(
      complexType(schema, 't').attributeUses.map(({ attributeDeclaration }) => [
        attributeDeclaration.name,
        attributeDeclaration.typeDefinition.variety,
      ]),
    ).toEqual([
      ['lang', 'union'],
      ['space', 'atomic'],
      ['base', 'atomic'],
      ['id', 'atomic'],
    ]);
    expect([...schema.attributeDeclarations.keys()]).toContain('{http://www.w3.org/XML/1998/namespace}lang');
    expect(compileValid('').attributeDeclarations.size).toBe(0);
  });
});
