import { describe, expect, it } from 'vitest';
import { compileFiles, complexType, contentOf, schemaText, simpleType } from './fixtures/schema-text.js';

const original = `<xs:simpleType name="code"><xs:restriction base="xs:string"><xs:maxLength value="9"/></xs:restriction></xs:simpleType>
<xs:complexType name="person"><xs:sequence><xs:element name="name" type="xs:string"/></xs:sequence></xs:complexType>
<xs:group name="parts"><xs:choice><xs:element name="a" maxOccurs="3"/><xs:element name="b" maxOccurs="3"/></xs:choice></xs:group>
<xs:attributeGroup name="common"><xs:attribute name="lang"/><xs:attribute name="id"/></xs:attributeGroup>
<xs:complexType name="user"><xs:sequence><xs:element name="p" type="person"/><xs:group ref="parts"/></xs:sequence><xs:attributeGroup ref="common"/></xs:complexType>`;

function redefine(redefinitions: string, more: Record<string, string> = {}, attributes = '') {
  return compileFiles({
    'a.xsd': schemaText(`<xs:redefine schemaLocation="b.xsd">\n${redefinitions}</xs:redefine>`, attributes),
    'b.xsd': schemaText(original),
    ...more,
  });
}

const extendedPerson = (name: string): string =>
  `<xs:complexType name="person"><xs:complexContent><xs:extension base="person"><xs:sequence><xs:element name="${name}"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;

describe('xs:redefine', () => {
  it('derives types from themselves, and gives all references the new ones', () => {
    const { schema, problems } = redefine(
      `${extendedPerson('age')}<xs:simpleType name="code"><xs:restriction base="code"><xs:minLength value="2"/></xs:restriction></xs:simpleType>`,
    );
    expect(problems).toEqual([]);
    const person = complexType(schema, 'person');
    expect(contentOf(person)).toBe('element-only sequence(sequence(name), sequence(age))');
    expect(person.baseTypeDefinition).toMatchObject({ location: { file: 'b.xsd' } });
    expect(person.baseTypeDefinition.name).toBeUndefined();
    const code = simpleType(schema, 'code');
    expect(code.facets.minLength).toBe(2);
    expect(code.baseTypeDefinition.facets.maxLength).toBe(9);
    const { contentType } = complexType(schema, 'user');
    const [first] =
      contentType.variety === 'element-only' && contentType.particle.term.component === 'modelGroup'
        ? contentType.particle.term.particles
        : [];
    expect(first?.term).toHaveProperty('typeDefinition', person);
  });

  it('puts groups into themselves', () => {
    const { schema, problems } = redefine(
      `<xs:group name="parts"><xs:sequence><xs:group ref="parts"/><xs:element name="c"/></xs:sequence></xs:group>
<xs:attributeGroup name="common"><xs:attributeGroup ref="common"/><xs:attribute name="base"/></xs:attributeGroup>`,
    );
    expect(problems).toEqual([]);
    const user = complexType(schema, 'user');
    expect(contentOf(user)).toBe('element-only sequence(p, sequence(choice(a{1,3}, b{1,3}), c))');
    expect(user.attributeUses.map((use) => use.attributeDeclaration.name)).toEqual(['lang', 'id', 'base']);
    const group = schema.modelGroupDefinitions.get('{}parts');
    expect(group?.modelGroup.particles[0]?.term).not.toHaveProperty('definition');
  });

  it('restricts groups that do not refer to themselves', () => {
    const { schema, problems } = redefine(
      `<xs:group name="parts"><xs:choice><xs:element name="a" maxOccurs="2"/></xs:choice></xs:group>
<xs:attributeGroup name="common"><xs:attribute name="id"/></xs:attributeGroup>`,
    );
    expect(problems).toEqual([]);
    expect(contentOf(complexType(schema, 'user'))).toBe('element-only sequence(p, choice(a{1,2}))');
    expect(complexType(schema, 'user').attributeUses).toHaveLength(1);
  });

  it.each([
    [
      'a group that is no restriction',
      '<xs:group name="parts"><xs:choice><xs:element name="c"/></xs:choice></xs:group>',
      'a.xsd:3:1 src-redefine.6.2.2',
    ],
    [
      'an attribute group that is no restriction',
      '<xs:attributeGroup name="common"><xs:attribute name="x"/></xs:attributeGroup>',
      'a.xsd:3:1 src-redefine.7.2.2',
    ],
    [
      'a type that is not based on itself',
      '<xs:simpleType name="code"><xs:restriction base="xs:string"/></xs:simpleType>',
      'a.xsd:3:1 src-redefine.5',
    ],
    [
      'a list',
      '<xs:simpleType name="code"><xs:list itemType="xs:string"/></xs:simpleType>',
      'a.xsd:3:1 src-redefine.5',
    ],
    [
      'a group that refers to itself twice',
      '<xs:group name="parts"><xs:choice><xs:group ref="parts"/><xs:sequence><xs:group ref="parts"/></xs:sequence></xs:choice></xs:group>',
      'a.xsd:3:71 src-redefine.6.1.1',
    ],
    [
      'a group that occurs in itself more than once',
      '<xs:group name="parts"><xs:choice><xs:group ref="parts" maxOccurs="2"/></xs:choice></xs:group>',
      'a.xsd:3:57 src-redefine.6.1.2',
    ],
    [
      'an attribute group that refers to itself twice',
      '<xs:attributeGroup name="common"><xs:attributeGroup ref="common"/><xs:attributeGroup ref="common"/></xs:attributeGroup>',
      'a.xsd:3:67 src-redefine.7.1',
    ],
    [
      'a type that is not there',
      '<xs:simpleType name="gone"><xs:restriction base="gone"/></xs:simpleType>',
      'a.xsd:3:1 src-expredef',
    ],
    [
      'a group that is not there',
      '<xs:group name="gone"><xs:choice><xs:element name="c"/></xs:choice></xs:group>',
      'a.xsd:3:1 src-redefine.6.2.1',
    ],
    [
      'a group that is not there and refers to itself',
      '<xs:group name="gone"><xs:choice><xs:group ref="gone"/></xs:choice></xs:group>',
      'a.xsd:3:1 src-expredef',
    ],
    [
      'an attribute group that is not there',
      '<xs:attributeGroup name="gone"/>',
      'a.xsd:3:1 src-redefine.7.2.1',
    ],
  ])('refuses %s', (_, redefinition, problem) => {
    expect(redefine(redefinition).problems).toEqual([problem]);
  });

  it('refuses a complex type that redefines a simple one', () => {
    const { problems } = redefine(
      '<xs:complexType name="code"><xs:simpleContent><xs:extension base="code"/></xs:simpleContent></xs:complexType>',
    );
    expect(problems).toContain('a.xsd:3:1 src-expredef');
  });

  it('can redefine what was redefined, and what the document includes', () => {
    const { schema, problems } = compileFiles({
      'a.xsd': schemaText(`<xs:redefine schemaLocation="b.xsd">${extendedPerson('third')}</xs:redefine>`),
      'b.xsd': schemaText('<xs:include schemaLocation="c.xsd"/>'),
      'c.xsd': schemaText(`<xs:redefine schemaLocation="d.xsd">${extendedPerson('second')}</xs:redefine>`),
      'd.xsd': schemaText(original),
    });
    expect(problems).toEqual([]);
    expect(contentOf(complexType(schema, 'person'))).toBe(
      'element-only sequence(sequence(sequence(name), sequence(second)), sequence(third))',
    );
  });

  it('is pervasive where the document is included as well', () => {
    const { schema, problems } = redefine(extendedPerson('age'), {
      'a.xsd': schemaText(
        `<xs:include schemaLocation="c.xsd"/><xs:redefine schemaLocation="b.xsd">${extendedPerson('age')}</xs:redefine>`,
      ),
      'c.xsd': schemaText('<xs:include schemaLocation="b.xsd"/><xs:element name="e" type="person"/>'),
    });
    expect(problems).toEqual([]);
    expect(schema.elementDeclarations.get('{}e')?.typeDefinition).toBe(complexType(schema, 'person'));
  });

  it('gives a chameleon the namespace of the document that redefines it', () => {
    const { schema, problems } = redefine(extendedPerson('age'), {}, 'targetNamespace="urn:a" xmlns="urn:a"');
    expect(problems).toEqual([]);
    expect(contentOf(complexType(schema, '{urn:a}person'))).toBe(
      'element-only sequence(sequence(name), sequence(age))',
    );
  });

  it('cannot give one component two redefinitions', () => {
    const { problems } = compileFiles({
      'a.xsd': schemaText('<xs:include schemaLocation="b.xsd"/><xs:include schemaLocation="c.xsd"/>'),
      'b.xsd': schemaText(`<xs:redefine schemaLocation="d.xsd">${extendedPerson('x')}</xs:redefine>`),
      'c.xsd': schemaText(`<xs:redefine schemaLocation="d.xsd">${extendedPerson('x')}</xs:redefine>`),
      'd.xsd': schemaText(original),
    });
    expect(problems).toEqual(['c.xsd:2:37 sch-props-correct.2']);
  });

  it('cannot go in circles', () => {
    const document = (next: string): string =>
      schemaText(`<xs:redefine schemaLocation="${next}">${extendedPerson('x')}</xs:redefine>`);
    const { problems } = compileFiles({ 'a.xsd': document('b.xsd'), 'b.xsd': document('a.xsd') });
    expect(problems).toContain('a.xsd:2:37 src-expredef');
  });

  it('keeps a reference to itself that is not its base', () => {
    const { schema, problems } = redefine(
      '<xs:complexType name="person"><xs:complexContent><xs:extension base="person"><xs:sequence><xs:element name="child" type="person"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>',
    );
    expect(problems).toEqual([]);
    const person = complexType(schema, 'person');
    expect(JSON.stringify(contentOf(person))).toContain('child');
    const { contentType } = person;
    const term = contentType.variety === 'element-only' ? contentType.particle.term : undefined;
    const own = term?.component === 'modelGroup' ? term.particles[1]?.term : undefined;
    const child = own?.component === 'modelGroup' ? own.particles[0]?.term : undefined;
    expect(child).toHaveProperty('typeDefinition', person);
  });
});
