import { describe, expect, it } from 'vitest';
import { compileComponents, element } from './fixtures/schema-text.js';

const paths = '<xs:selector xpath="x"/><xs:field xpath="@y"/>';

function problems(constraint: string): readonly string[] {
  const compiled = compileComponents(
    `<xs:element name="a"><xs:key name="k">${paths}</xs:key><xs:keyref name="r" refer="k">${paths}</xs:keyref></xs:element>
<xs:element name="b">${constraint}</xs:element>`,
    '',
    '1.1',
  );
  return compiled.problems;
}

describe('an identity constraint of XSD 1.1', () => {
  it('may be that of another element', () => {
    const { schema, problems: found } = compileComponents(
      `<xs:element name="a"><xs:key ref="k"/></xs:element>
<xs:element name="b"><xs:key name="k">${paths}</xs:key></xs:element>`,
      '',
      '1.1',
    );
    expect(found).toEqual([]);
    const [referring] = element(schema, 'a').identityConstraintDefinitions;
    expect(referring).toBeDefined();
    expect(referring).toBe(element(schema, 'b').identityConstraintDefinitions[0]);
  });

  it.each([
    ['a name or a ref', `<xs:key>${paths}</xs:key>`, 'src-identity-constraint.1'],
    ['not both', '<xs:key name="x" ref="k"/>', 'src-identity-constraint.1'],
    ['a selector with a name', '<xs:key name="x"/>', 'src-identity-constraint.2'],
    ['a key to refer to', `<xs:keyref name="x">${paths}</xs:keyref>`, 'src-identity-constraint.3'],
    ['nothing beside a ref', `<xs:key ref="k">${paths}</xs:key>`, 'src-identity-constraint.4'],
    ['the category of what it refers to', '<xs:unique ref="k"/>', 'src-identity-constraint.5'],
    ['something to refer to', '<xs:key ref="z"/>', 'src-resolve.1.7'],
  ])('has %s', (_, constraint, rule) => {
    expect(problems(constraint)).toEqual([`a.xsd:3:22 ${rule}`.replace('22 src-resolve', '30 src-resolve')]);
  });

  it('may be a keyref of another element', () => {
    expect(problems('<xs:keyref ref="r"/>')).toEqual([]);
  });

  it.each([
    ['', '', 'p'],
    ['', 'xpathDefaultNamespace="##targetNamespace"', '{urn:t}p'],
    ['xpathDefaultNamespace="##targetNamespace"', '', '{urn:t}p'],
    ['xpathDefaultNamespace="##targetNamespace"', 'xpathDefaultNamespace="##local"', 'p'],
    ['', 'xpathDefaultNamespace="##defaultNamespace"', '{urn:d}p'],
    ['', 'xpathDefaultNamespace="urn:x"', '{urn:x}p'],
  ])('has a default namespace in its paths: %s %s', (ofSchema, ofSelector, name) => {
    const { schema } = compileComponents(
      `<xs:element name="a"><xs:key name="k"><xs:selector xpath="p" ${ofSelector}/><xs:field xpath="@y"/></xs:key></xs:element>`,
      `targetNamespace="urn:t" xmlns="urn:d" ${ofSchema}`,
      '1.1',
    );
    const [constraint] = element(schema, '{urn:t}a').identityConstraintDefinitions;
    const { defaultNamespace } = constraint?.selector ?? {};
    expect(defaultNamespace === undefined ? 'p' : `{${defaultNamespace}}p`).toBe(name);
  });
});
