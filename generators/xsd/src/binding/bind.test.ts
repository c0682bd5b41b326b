import { describe, expect, it } from 'vitest';
import { compileSchema } from '../compile-schema.js';
import type { Configuration } from '../config/configuration.js';
import { defaultConfiguration } from '../config/read-settings.js';
import { formatDiagnostic } from '../diagnostics.js';
import { readSchemaDocuments } from '../documents/read-schema-documents.js';
import { bind } from './bind.js';
import type {
  BindingModel,
  ComplexTypeBinding,
  Declaration,
  ObjectShape,
  ParticleBinding,
  SimpleTypeBinding,
} from './model.js';

function bindSchema(content: string, configuration: Partial<Configuration> = {}): BindingModel {
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}</xs:schema>`;
  const { documents } = readSchemaDocuments(['folder/s.xsd'], { readFile: () => schema });
  const compiled = compileSchema(documents);
  expect(compiled.diagnostics.map(formatDiagnostic)).toEqual([]);
  return bind(compiled.schema, {
    configuration: { ...defaultConfiguration, ...configuration },
    configurationFile: 'c.json',
    entry: 'folder/s.xsd',
  });
}

function complexType(content: string): ComplexTypeBinding {
  const model = bindSchema(`<xs:complexType name="T">${content}</xs:complexType>`);
  const declarations = model.modules[0]?.declarations ?? [];
  const found = declarations.find((each) => each.kind === 'complexType' && each.name.identifier === 'T');
  if (found?.kind !== 'complexType') {
    throw new Error('There is no such type.');
  }
  return found;
}

function simpleTypes(
  content: string,
  configuration: Partial<Configuration> = {},
): readonly SimpleTypeBinding[] {
  const declarations = bindSchema(content, configuration).modules[0]?.declarations ?? [];
  return declarations.filter((each) => each.kind === 'simpleType');
}

/** A shape in short: `a` required, `a?` optional, `a[]` an array; choices in parentheses. */
function outline({ properties, choices }: ObjectShape): string {
  const own = properties.map(
    ({ name, optional, type }) => `${name}${type.kind === 'array' ? '[]' : ''}${optional ? '?' : ''}`,
  );
  return [...own, ...choices.map((each) => `(${each.alternatives.map(outline).join(' | ')})`)].join(' ');
}

const element = (name: string, occurs = ''): string => `<xs:element name="${name}" type="xs:int"${occurs}/>`;
const optional = ' minOccurs="0"';
const many = ' maxOccurs="unbounded"';

describe('content models', () => {
  it.each([
    ['a sequence', `<xs:sequence>${element('a')}${element('b', optional)}</xs:sequence>`, 'a b?'],
    [
      'arrays',
      `<xs:sequence>${element('a', many)}${element('b', optional + many)}</xs:sequence>`,
      'a[] b[]?',
    ],
    ['an all group', `<xs:all>${element('a')}${element('b', optional)}</xs:all>`, 'a b?'],
    ['a choice', `<xs:choice>${element('a')}${element('b')}</xs:choice>`, '(a | b)'],
    ['an optional choice', `<xs:choice${optional}>${element('a')}${element('b')}</xs:choice>`, '(a | b | )'],
    [
      'a choice that may be empty anyhow',
      `<xs:choice${optional}>${element('a', optional)}${element('b')}</xs:choice>`,
      '(a? | b)',
    ],
    ['a choice of one', `<xs:choice>${element('a')}</xs:choice>`, 'a'],
    [
      'a choice in a choice',
      `<xs:choice>${element('a')}<xs:choice>${element('b')}${element('c')}</xs:choice></xs:choice>`,
      '(a | b | c)',
    ],
    [
      'a sequence in a choice',
      `<xs:choice><xs:sequence>${element('a')}${element('b', optional)}</xs:sequence>${element('c')}</xs:choice>`,
      '(a b? | c)',
    ],
    [
      'an optional sequence of required elements: all or nothing',
      `<xs:sequence><xs:sequence${optional}>${element('a')}${element('b')}</xs:sequence></xs:sequence>`,
      '(a b | )',
    ],
    [
      'an optional sequence of one element',
      `<xs:sequence><xs:sequence${optional}>${element('a')}</xs:sequence></xs:sequence>`,
      'a?',
    ],
    [
      'one name in branches that exclude each other',
      `<xs:choice><xs:sequence>${element('a')}${element('x')}</xs:sequence><xs:sequence>${element('b')}${element('x')}</xs:sequence></xs:choice>`,
      '(a x | b x)',
    ],
    [
      'one name in branches, of which one repeats it',
      `<xs:choice><xs:sequence>${element('a')}${element('x', many)}</xs:sequence><xs:sequence>${element('b')}${element('x')}</xs:sequence></xs:choice>`,
      '(a x[] | b x[])',
    ],
    [
      'branches that differ in order only',
      `<xs:choice><xs:sequence>${element('a')}${element('b')}</xs:sequence><xs:sequence>${element('b')}${element('a')}</xs:sequence></xs:choice>`,
      '$content[]',
    ],
    ['a repeated choice', `<xs:choice${many}>${element('a')}${element('b')}</xs:choice>`, '$content[]'],
    [
      'a repeated choice that may be empty',
      `<xs:choice${optional}${many}>${element('a')}${element('b')}</xs:choice>`,
      '$content[]?',
    ],
    [
      'a repeated group beside elements',
      `<xs:sequence>${element('a')}<xs:choice${many}>${element('b')}${element('c')}</xs:choice>${element('d')}</xs:sequence>`,
      'a $content[] d',
    ],
    [
      'two repeated groups',
      `<xs:sequence><xs:choice${many}>${element('a')}${element('b')}</xs:choice>${element('c')}<xs:choice${many}>${element('d')}${element('e')}</xs:choice></xs:sequence>`,
      '$content[]',
    ],
    ['a repeated group of one', `<xs:sequence${many}>${element('a')}</xs:sequence>`, 'a[]'],
    [
      'a name at two places',
      `<xs:sequence>${element('a')}${element('b')}${element('a')}</xs:sequence>`,
      '$content[]',
    ],
    [
      'a name beside a repeated group that has it too',
      `<xs:sequence>${element('a')}${element('b')}<xs:choice${many}>${element('a')}${element('c')}</xs:choice></xs:sequence>`,
      '$content[]',
    ],
    ['a wildcard', `<xs:sequence>${element('a')}<xs:any${optional}/></xs:sequence>`, 'a $any?'],
    ['a repeated wildcard', `<xs:sequence><xs:any${many}/></xs:sequence>`, '$any[]'],
    [
      'two wildcards',
      `<xs:sequence><xs:any namespace="##local"/>${element('a')}<xs:any/></xs:sequence>`,
      '$content[]',
    ],
    [
      'what may not occur',
      `<xs:sequence>${element('a')}${element('b', ' minOccurs="0" maxOccurs="0"')}</xs:sequence>`,
      'a',
    ],
    ['nothing', '', ''],
  ])('bind %s', (_, content, expected) => {
    expect(outline(complexType(content).shape)).toBe(expected);
  });

  it('bind mixed content as a whole', () => {
    const model = bindSchema(
      `<xs:complexType name="T" mixed="true"><xs:sequence>${element('a')}</xs:sequence></xs:complexType>`,
    );
    expect(model.modules[0]?.declarations).toMatchObject([
      {
        kind: 'alias',
        name: { identifier: 'TContent' },
        type: { kind: 'union', members: [{ keyword: 'string' }, { tag: 'a' }] },
      },
      {
        kind: 'complexType',
        shape: {
          properties: [
            {
              name: '$content',
              type: { kind: 'array', items: { kind: 'declared', name: { identifier: 'TContent' } } },
            },
          ],
        },
        descriptor: { mixed: true, ordered: false, content: { kind: 'element', name: 'a', maxOccurs: 1 } },
      },
    ]);
  });

  it('make an ordered array of a choice of more than 32 elements', () => {
    const names = Array.from({ length: 33 }, (_, index) => `e${index}`);
    const choiceOf = (count: number): string =>
      `<xs:choice>${names
        .slice(0, count)
        .map((name) => element(name))
        .join('')}</xs:choice>`;
    expect(outline(complexType(choiceOf(33)).shape)).toBe('$content[]');
    expect(complexType(choiceOf(32)).shape.choices[0]?.alternatives).toHaveLength(32);
  });
});

describe('particles', () => {
  function shortForm(particle: ParticleBinding | undefined): unknown {
    if (particle?.kind === 'group') {
      return { [particle.compositor]: particle.particles.map(shortForm) };
    }
    return particle?.kind === 'element' ? particle.name : particle?.kind;
  }

  it.each([
    [
      'nested sequences',
      `<xs:sequence>${element('a')}<xs:sequence>${element('b')}${element('c')}</xs:sequence></xs:sequence>`,
      { sequence: ['a', 'b', 'c'] },
    ],
    [
      'an optional sequence, which stays',
      `<xs:sequence>${element('a')}<xs:sequence${optional}>${element('b')}${element('c')}</xs:sequence></xs:sequence>`,
      { sequence: ['a', { sequence: ['b', 'c'] }] },
    ],
    [
      'a choice of one',
      `<xs:sequence><xs:choice>${element('a')}</xs:choice>${element('b')}</xs:sequence>`,
      { sequence: ['a', 'b'] },
    ],
    [
      'a sequence around a choice',
      `<xs:sequence><xs:choice>${element('a')}${element('b')}</xs:choice></xs:sequence>`,
      { choice: ['a', 'b'] },
    ],
    [
      'an empty branch of a choice, which stays',
      `<xs:choice><xs:sequence/>${element('a')}</xs:choice>`,
      { choice: [{ sequence: [] }, 'a'] },
    ],
  ])('simplify %s', (_, content, expected) => {
    expect(shortForm(complexType(content).descriptor.content)).toEqual(expected);
  });

  it('give a leaf the bounds of a group around it that repeats', () => {
    const { descriptor, shape } = complexType(
      `<xs:sequence${many}><xs:sequence>${element('a')}</xs:sequence></xs:sequence>`,
    );
    expect(descriptor.content).toMatchObject({
      kind: 'element',
      name: 'a',
      minOccurs: 1,
      maxOccurs: Number.POSITIVE_INFINITY,
    });
    expect(descriptor.ordered).toBe(false);
    expect(outline(shape)).toBe('a[]');
  });
});

describe('named groups', () => {
  const group = (name: string, content: string): string => `<xs:group name="${name}">${content}</xs:group>`;
  const choiceOf = (...parts: string[]): string => `<xs:choice>${parts.join('')}</xs:choice>`;
  const reference = (name: string, occurs = ''): string => `<xs:group ref="${name}"${occurs}/>`;
  const typeOf = (name: string, content: string): string =>
    `<xs:complexType name="${name}"><xs:sequence>${content}</xs:sequence></xs:complexType>`;

  function declarationsOf(content: string): ReadonlyMap<string, Declaration> {
    const declarations = bindSchema(content).modules.flatMap((module) => module.declarations);
    return new Map(declarations.map((each) => [each.name.identifier, each]));
  }

  const inner = group('Inner', choiceOf(element('a'), element('b')));
  const outer = group('Outer', choiceOf(reference('Inner', many), element('c')));

  it('are declared once for all ordered content that refers to them', () => {
    const declarations = declarationsOf(
      `${inner}${outer}${typeOf('S', reference('Outer', many))}${typeOf('T', reference('Inner', many))}`,
    );
    expect([...declarations.keys()]).toEqual(['Inner', 'Outer', 'S', 'T']);
    expect(declarations.get('Outer')).not.toHaveProperty('properties');
    expect(declarations.get('Outer')).toMatchObject({
      kind: 'modelGroup',
      items: { members: [{ name: { identifier: 'Inner' } }, { tag: 'c' }] },
      compositor: 'choice',
      particles: [
        {
          kind: 'groupReference',
          group: { identifier: 'Inner' },
          maxOccurs: Number.POSITIVE_INFINITY,
          // So it is where the group does not stand in ordered content itself.
          ordered: true,
        },
        { name: 'c' },
      ],
    });
    expect(declarations.get('S')).toMatchObject({
      descriptor: {
        content: { kind: 'groupReference', group: { identifier: 'Outer' }, minOccurs: 1, ordered: true },
      },
    });
  });

  it('occur once themselves, however often what is in them does', () => {
    const wrapped = group(
      'G',
      `<xs:sequence><xs:choice${many}>${element('a')}${element('b')}</xs:choice></xs:sequence>`,
    );
    expect(declarationsOf(`${wrapped}${typeOf('T', reference('G', many))}`).get('G')).toMatchObject({
      compositor: 'sequence',
      particles: [{ kind: 'group', compositor: 'choice', maxOccurs: Number.POSITIVE_INFINITY }],
    });
    const nested = group('G', `<xs:sequence>${choiceOf(element('a'), element('b'))}</xs:sequence>`);
    expect(declarationsOf(`${nested}${typeOf('T', reference('G', many))}`).get('G')).toMatchObject({
      compositor: 'choice',
      particles: [{ name: 'a' }, { name: 'b' }],
    });
  });

  it('are parents of the object types that have all of their properties', () => {
    const declarations = declarationsOf(`${inner}${typeOf('T', reference('Inner') + element('c'))}`);
    expect([...declarations.keys()]).toEqual(['Inner', 'T']);
    expect(declarations.get('Inner')).toMatchObject({
      properties: {
        name: { identifier: 'InnerProperties' },
        shape: { choices: [{ alternatives: [{}, {}] }] },
      },
    });
    expect(declarations.get('T')).toMatchObject({
      shape: {
        parents: [{ name: { identifier: 'InnerProperties' } }],
        properties: [{ name: 'c' }],
        choices: [],
      },
      descriptor: { content: { particles: [{ kind: 'groupReference', ordered: false }, { name: 'c' }] } },
    });
  });

  it('are written out where they have one element', () => {
    const declarations = declarationsOf(
      `${group('Inner', choiceOf(element('a')))}${typeOf('T', `${reference('Inner', many)}${element('c')}${element('c')}`)}`,
    );
    expect([...declarations.keys()]).toEqual(['TContent', 'T']);
    expect(JSON.stringify(declarations.get('T'))).not.toContain('groupReference');
  });

  it('make a module of a namespace that declares nothing else', () => {
    const sources: Record<string, string> = {
      's.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:g="urn:g">
        <xs:import namespace="urn:g" schemaLocation="g.xsd"/>${typeOf('T', reference('g:Inner', many))}</xs:schema>`,
      'g.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:g">${inner}</xs:schema>`,
    };
    const { documents } = readSchemaDocuments(['s.xsd'], { readFile: (path) => sources[path] });
    const { modules } = bind(compileSchema(documents).schema, {
      configuration: defaultConfiguration,
      configurationFile: 'c',
      entry: 's.xsd',
    });
    expect(modules.map(({ fileName, schemaFiles }) => [fileName, schemaFiles])).toEqual([
      ['s', ['s.xsd']],
      ['g', ['g.xsd']],
    ]);
  });
});

describe('simple types', () => {
  const restriction = (base: string, facets: string): string =>
    `<xs:simpleType name="T"><xs:restriction base="${base}">${facets}</xs:restriction></xs:simpleType>`;
  const bounds = (min: string, max: string): string =>
    `<xs:minInclusive value="${min}"/><xs:maxInclusive value="${max}"/>`;

  it.each([
    ['xs:integer', bounds('0', '9007199254740991'), 'number'],
    ['xs:integer', bounds('0', '9007199254740992'), undefined],
    ['xs:integer', '<xs:minInclusive value="0"/>', undefined],
    ['xs:nonNegativeInteger', '<xs:maxExclusive value="10"/>', 'number'],
    ['xs:integer', '<xs:totalDigits value="15"/>', 'number'],
    ['xs:integer', '<xs:totalDigits value="16"/>', undefined],
    ['xs:unsignedLong', '<xs:maxInclusive value="+7"/>', 'number'],
  ])('represent %s with %s by number where it fits', (base, facets, representation) => {
    const [type] = simpleTypes(restriction(base, facets));
    expect(type?.derivation).toMatchObject({
      variety: 'restriction',
      ...(representation && { representation }),
    });
    expect(type?.type).toEqual({ kind: 'keyword', keyword: representation ?? 'bigint' });
  });

  it('keep the representation in further steps', () => {
    const types = simpleTypes(`
      <xs:simpleType name="A"><xs:restriction base="xs:integer">${bounds('1', '9')}</xs:restriction></xs:simpleType>
      <xs:simpleType name="B"><xs:restriction base="A">${bounds('2', '3')}</xs:restriction></xs:simpleType>`);
    expect(types.map(({ derivation }) => 'representation' in derivation)).toEqual([true, false]);
    expect(types[1]?.type).toMatchObject({ kind: 'declared', name: { identifier: 'A' } });
  });

  it('remap built-in types as the configuration says', () => {
    const [type] = simpleTypes(restriction('xs:decimal', '<xs:maxInclusive value="9"/>'), {
      simpleTypes: { decimal: 'number' },
    });
    expect(type).toMatchObject({
      type: { keyword: 'number' },
      derivation: { base: { kind: 'remapped', name: 'decimal', as: 'number' } },
    });
  });

  it('normalise the white space of enumerated literals, and take each once', () => {
    const [type] = simpleTypes(
      restriction(
        'xs:token',
        '<xs:enumeration value=" a  b "/><xs:enumeration value="a b"/><xs:enumeration value="c"/>',
      ),
    );
    expect(type?.type).toEqual({
      kind: 'union',
      members: [
        { kind: 'literal', value: 'a b' },
        { kind: 'literal', value: 'c' },
      ],
    });
  });
});

describe('names', () => {
  it('go to named types first, then to elements, then to anonymous types', () => {
    const anonymous = (name: string): string =>
      `<xs:element name="${name}"><xs:complexType><xs:sequence>${element('x')}</xs:sequence></xs:complexType></xs:element>`;
    const model = bindSchema(`
      ${anonymous('foo')}
      <xs:complexType name="FooElement"/>
      <xs:complexType name="Foo"/>`);
    const names = model.modules[0]?.declarations.map((each) => each.name.identifier);
    expect(names).toEqual(['FooElement_2', 'Foo_2', 'FooElement', 'Foo']);
  });

  it('of anonymous types inside a group are the same for all types that refer to it', () => {
    const model = bindSchema(`
      <xs:group name="G"><xs:sequence><xs:element name="a"><xs:complexType/></xs:element></xs:sequence></xs:group>
      <xs:complexType name="S"><xs:group ref="G"/></xs:complexType>
      <xs:complexType name="T"><xs:group ref="G"/></xs:complexType>`);
    expect(model.modules[0]?.declarations.map((each) => each.name.identifier)).toEqual(['GA', 'S', 'T']);
  });

  it('that the configuration gives to nothing are reported', () => {
    const model = bindSchema('<xs:complexType name="S"/>', {
      names: new Map([
        ['type:S', 'Renamed'],
        ['type:Missing', 'X'],
      ]),
    });
    expect(model.modules[0]?.declarations[0]?.name.identifier).toBe('Renamed');
    expect(model.diagnostics.map(formatDiagnostic)).toEqual([
      `c.json:1:1: error codegen-names: "names" has an entry for 'type:Missing', and the schema has no such component.`,
    ]);
  });
});

describe('bareSimpleContent', () => {
  const withAttribute = (use: string): string => `
    <xs:complexType name="R">
      <xs:simpleContent>
        <xs:extension base="xs:string"><xs:attribute name="a" type="xs:string"${use}/></xs:extension>
      </xs:simpleContent>
    </xs:complexType>
    <xs:complexType name="Empty"/>`;

  it.each([
    ['R', ' use="required"', "whose attribute 'a' is required"],
    ['Empty', '', 'which is not a complex type with simple content'],
    ['Missing', '', 'and the schema has no such type'],
  ])('is refused for %s%s', (name, use, problem) => {
    const { diagnostics } = bindSchema(withAttribute(use), { bareSimpleContent: [name] });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      `"bareSimpleContent" has '${name}', ${problem}.`,
    ]);
  });

  it('makes the value the type', () => {
    const model = bindSchema(withAttribute(''), { bareSimpleContent: ['R'] });
    expect(model.modules[0]?.declarations[0]).toMatchObject({
      kind: 'complexType',
      bareValue: { keyword: 'string' },
    });
  });
});

describe('modules', () => {
  it('are named after the entry, prefixes and files', () => {
    const sources: Record<string, string> = {
      'Main-1.0.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:m="urn:m" targetNamespace="urn:m" xmlns:bar="urn:bar">
        <xs:import namespace="urn:bar" schemaLocation="x.xsd"/><xs:import namespace="urn:q" schemaLocation="Q File.xsd"/>
        <xs:import schemaLocation="index.xsd"/><xs:complexType name="T"/></xs:schema>`,
      'x.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:bar"><xs:complexType name="T"/></xs:schema>`,
      'Q File.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="urn:q" targetNamespace="urn:q"><xs:complexType name="T"/></xs:schema>`,
      'index.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="T"/></xs:schema>`,
    };
    const { documents } = readSchemaDocuments(['Main-1.0.xsd'], { readFile: (path) => sources[path] });
    const { schema } = compileSchema(documents);
    const model = bind(schema, {
      configuration: defaultConfiguration,
      configurationFile: 'c',
      entry: 'Main-1.0.xsd',
    });
    expect(model.modules.map(({ fileName, exportName }) => [fileName, exportName])).toEqual([
      ['main-1.0', 'main10'],
      ['bar', 'bar'],
      ['q-file', 'qFile'],
      ['index-2', 'index'],
    ]);
  });

  it.each([
    ['con.xsd', 'con-schema'],
    ['a/AUX.xsd', 'aux-schema'],
    ['nul.v1.xsd', 'nul-schema.v1'],
    ['com1.xsd', 'com1-schema'],
    ['lpt³.xsd', 'lpt³-schema'],
    ['console.xsd', 'console'],
    ['com.xsd', 'com'],
    ['types.d.xsd', 'types-d'],
    ['types.d.v1.xsd', 'types-d.v1'],
    ['types.d', 'types-d'],
    ['types.dd.v1.d.xsd', 'types.dd.v1-d'],
    ['prn-2.xsd', 'prn-2'],
  ])('names no module after a device of Windows, or as a declaration file: %s', (entry, expected) => {
    const { documents } = readSchemaDocuments([entry], {
      readFile: () =>
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="T"/></xs:schema>',
    });
    const { schema } = compileSchema(documents);
    const { modules } = bind(schema, {
      configuration: defaultConfiguration,
      configurationFile: 'c',
      entry,
    });
    expect(modules.map(({ fileName }) => fileName)).toEqual([expected]);
  });
});
