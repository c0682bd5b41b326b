import { describe, expect, it } from 'vitest';
import { compileComponents } from './fixtures/schema-text.js';

const circle = `<xs:attributeGroup name="a"><xs:attribute name="x"/><xs:attributeGroup ref="b"/><xs:attributeGroup ref="d"/></xs:attributeGroup>
<xs:attributeGroup name="b"><xs:attribute name="y"/><xs:attributeGroup ref="c"/><xs:anyAttribute/></xs:attributeGroup>
<xs:attributeGroup name="c"><xs:attribute name="z"/><xs:attributeGroup ref="b"/><xs:attributeGroup ref="a"/></xs:attributeGroup>
<xs:attributeGroup name="d"><xs:attribute name="w"/></xs:attributeGroup>
<xs:attributeGroup name="self"><xs:attribute name="v"/><xs:attributeGroup ref="self"/></xs:attributeGroup>
<xs:complexType name="t"><xs:attributeGroup ref="c"/><xs:attributeGroup ref="a"/></xs:complexType>`;

describe('attribute groups that refer to each other in a circle', () => {
  it('are an error of XSD 1.0', () => {
    const rules = compileComponents(circle).diagnostics.map(({ rule }) => rule);
    expect([...new Set(rules)]).toEqual(['src-attribute_group.3']);
  });

  it('have all their attributes in common in XSD 1.1', () => {
    const { schema, problems } = compileComponents(circle, '', '1.1');
    expect(problems).toEqual([]);
    const names = (group: string): string[] =>
      (schema.attributeGroupDefinitions.get(`{}${group}`)?.attributeUses ?? []).map(
        (use) => use.attributeDeclaration.name,
      );
    for (const group of ['a', 'b', 'c']) {
      expect(names(group).sort()).toEqual(['w', 'x', 'y', 'z']);
      expect(schema.attributeGroupDefinitions.get(`{}${group}`)).toHaveProperty('attributeWildcard');
    }
    expect(names('d')).toEqual(['w']);
    expect(names('self')).toEqual(['v']);
    expect(schema.typeDefinitions.get('{}t')).toHaveProperty('attributeUses.length', 4);
  });
});
