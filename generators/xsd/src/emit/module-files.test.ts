import { NameAllocator } from '@proj/generator-kit';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type CodeOptions, derivedType, generateCode, runCode, schemaOf } from './fixtures/generated-code.js';
import { load } from './fixtures/load.js';
import { type ModuleFile, moduleFiles, type WrittenDeclaration } from './module-files.js';
import { References } from './references.js';

// TypeScript compiles what is generated.
vi.setConfig({ testTimeout: 60_000 });

const declaration = (schemaFile: string, identifier: string, size = 10): WrittenDeclaration => ({
  name: { targetNamespace: '', schemaFile, identifier },
  names: [{ targetNamespace: '', schemaFile, identifier }],
  statements: [],
  references: new References(),
  size,
});

type Layout = Parameters<typeof moduleFiles>[2];

function split(declarations: readonly WrittenDeclaration[], layout: Layout): readonly ModuleFile[] {
  return moduleFiles({ fileName: 'm' }, declarations, layout, new NameAllocator());
}

/** The files with the identifiers that they hold. */
function filesOf(
  declarations: readonly WrittenDeclaration[],
  layout: Layout,
): Record<string, readonly string[]> {
  return Object.fromEntries(
    split(declarations, layout).map(({ fileName, declarations: own }) => [
      fileName,
      own.map(({ name }) => name.identifier),
    ]),
  );
}

describe('moduleFiles', () => {
  const documents = [
    declaration('in/main.xsd', 'A'),
    declaration('in/parts/one.xsd', 'B'),
    declaration('in/parts/two.d.xsd', 'C'),
    declaration('in/main.xsd', 'D'),
  ];

  it('holds a namespace in one file', () => {
    expect(filesOf(documents, { layout: 'namespace', moduleSize: 40 })).toEqual({ m: ['A', 'B', 'C', 'D'] });
  });

  it('holds everything in one file, however large, where there shall be a single one', () => {
    expect(filesOf(documents, { layout: 'single', moduleSize: 1 })).toEqual({ m: ['A', 'B', 'C', 'D'] });
  });

  it('holds each document in a file of its own where the layout says so', () => {
    expect(filesOf(documents, { layout: 'document', moduleSize: 1000 })).toEqual({
      'm-main': ['A', 'D'],
      'm-parts-one': ['B'],
      'm-parts-two-d': ['C'],
    });
    expect(filesOf(documents.slice(1, 2), { layout: 'document', moduleSize: 1000 })).toEqual({ m: ['B'] });
  });

  it('holds folders in files of their own where the namespace is too large', () => {
    expect(filesOf(documents, { layout: 'namespace', moduleSize: 39 })).toEqual({
      'm-main': ['A', 'D'],
      'm-parts': ['B', 'C'],
    });
    expect(filesOf(documents, { layout: 'namespace', moduleSize: 19 })).toEqual({
      'm-main-a': ['A'],
      'm-main-d': ['D'],
      'm-parts-one': ['B'],
      'm-parts-two-d': ['C'],
    });
  });

  it('splits a document that is too large by the first letters of identifiers, as many as it takes', () => {
    const large = ['Alpha', 'Alpine', 'alto', 'Beta', 'B'].map((name) => declaration('a.xsd', name));
    expect(filesOf(large, { layout: 'namespace', moduleSize: 30 })).toEqual({
      'm-a': ['Alpha', 'Alpine', 'alto'],
      'm-b': ['Beta', 'B'],
    });
    expect(filesOf(large, { layout: 'namespace', moduleSize: 20 })).toEqual({
      'm-alp': ['Alpha', 'Alpine'],
      'm-alt': ['alto'],
      'm-b': ['Beta', 'B'],
    });
  });

  it('gives each file a name of its own', () => {
    const alike = [declaration('a b.xsd', 'A'), declaration('a-b.xsd', 'B'), declaration('a-b.xml', 'C')];
    expect(Object.keys(filesOf(alike, { layout: 'document', moduleSize: 1000 }))).toEqual([
      'm-a-b',
      'm-a-b_2',
      'm-a-b_3',
    ]);
    const taken = new NameAllocator();
    taken.claim('m-one');
    const files = moduleFiles(
      { fileName: 'm' },
      [declaration('one.xsd', 'A'), declaration('two.xsd', 'B')],
      { layout: 'document', moduleSize: 1000 },
      taken,
    );
    expect(files.map(({ fileName }) => fileName)).toEqual(['m-one_2', 'm-two']);
  });

  it('holds every declaration once, in files whose names no declaration file and no other file has', () => {
    const segments = fc.constantFrom('a', 'b.d', 'C', 'c', 'ä ö', 'ä-ö', '..', 'd', '.d', 'x.d.y');
    const declarations = fc.uniqueArray(
      fc.record({
        path: fc.array(segments, { minLength: 1, maxLength: 3 }),
        identifier: fc.stringMatching(/^[A-D][a-c_]{0,3}$/),
        size: fc.integer({ min: 1, max: 50 }),
      }),
      { selector: ({ identifier }) => identifier, maxLength: 20, minLength: 1 },
    );
    const layouts = fc.record({
      layout: fc.constantFrom('namespace' as const, 'document' as const),
      moduleSize: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(declarations, layouts, (all, layout) => {
        const written = all.map(({ path, identifier, size }) =>
          declaration(`${path.join('/')}.xsd`, identifier, size),
        );
        const files = split(written, layout);
        expect(new Set(files.flatMap((file) => file.declarations))).toEqual(new Set(written));
        expect(files.flatMap((file) => file.declarations)).toHaveLength(written.length);
        const names = files.map(({ fileName }) => fileName);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const { fileName, declarations: own } of files) {
          expect(fileName).toMatch(/^m(-[\p{Ll}\p{N}_-]+)?$/u);
          const size = own.reduce((sum, each) => sum + each.size, 0);
          expect(size <= layout.moduleSize || own.length === 1 || areOneName(own)).toBe(true);
        }
      }),
    );
  });
});

/** No letter tells these apart, whose case does not count. */
function areOneName(declarations: readonly WrittenDeclaration[]): boolean {
  return new Set(declarations.map(({ name }) => name.identifier.toLowerCase())).size === 1;
}

describe('modules of several files', () => {
  const documents = {
    'main.d.xsd': schemaOf(
      'urn:s',
      `<xs:include schemaLocation="a/one.xsd"/><xs:include schemaLocation="a/two.d.xsd"/><xs:include schemaLocation="b/one.xsd"/>
       <xs:import namespace="urn:o" schemaLocation="o.xsd"/><xs:element name="r" type="t:Leaf"/><xs:element name="h" type="xs:string"/>`,
    ),
    'a/one.xsd': schemaOf(
      'urn:s',
      `${derivedType('Leaf', 'extension', 't:Mid', '<xs:sequence><xs:element name="leaf" type="t:Code"/></xs:sequence>')}
       <xs:simpleType name="Code"><xs:restriction base="t:BaseCode"><xs:pattern value=".{1,5}"/></xs:restriction></xs:simpleType>
       <xs:simpleType name="Codes"><xs:list itemType="t:BaseCode"/></xs:simpleType>`,
    ),
    'a/two.d.xsd': schemaOf(
      'urn:s',
      `${derivedType('Mid', 'extension', 't:Root', '<xs:sequence><xs:group ref="t:G"/></xs:sequence><xs:attributeGroup ref="t:AG"/>')}
       <xs:simpleType name="BaseCode"><xs:union memberTypes="t:U xs:int"/></xs:simpleType><xs:element name="m" substitutionGroup="t:h" type="xs:string"/>`,
    ),
    'b/one.xsd': schemaOf(
      'urn:s',
      `<xs:complexType name="Root"><xs:sequence><xs:element name="kid" type="t:Leaf" minOccurs="0"/><xs:element ref="t:h" minOccurs="0"/><xs:any namespace="urn:o" minOccurs="0"/></xs:sequence></xs:complexType>
       <xs:group name="G"><xs:sequence><xs:element name="g1" type="t:Codes"/><xs:element name="g2" type="xs:int"/></xs:sequence></xs:group>
       <xs:attributeGroup name="AG"><xs:attribute name="a1" type="t:Code"/><xs:attribute name="a2"/></xs:attributeGroup>
       <xs:simpleType name="U"><xs:restriction base="xs:string"><xs:enumeration value="u"/></xs:restriction></xs:simpleType>`,
    ),
    'o.xsd': schemaOf('urn:o', '<xs:element name="x" type="xs:int"/><xs:element name="y" type="xs:int"/>'),
  };
  const document =
    '<r xmlns="urn:s" a1="u"><kid a2="x"><h>1</h><g1>u 1</g1><g2>1</g2><leaf>12</leaf></kid><m>1</m><x xmlns="urn:o">7</x><g1>u</g1><g2>2</g2><leaf>u</leaf></r>';
  const value = {
    a1: 'u',
    kid: { a2: 'x', h: { $name: 'h', $value: '1' }, g1: ['u', 1], g2: 1, leaf: 12 },
    h: { $name: 'm', $value: '1' },
    $any: { name: 'x', namespaceURI: 'urn:o', children: ['7'] },
    g1: ['u'],
    g2: 2,
    leaf: 'u',
  };

  it.each<[string, CodeOptions, number]>([
    ['for each namespace', {}, 4],
    ['for each document', { layout: 'document' }, 8],
    ['for all', { layout: 'single' }, 1],
    ['for each declaration', { moduleSize: 1 }, 19],
    ['of some size', { moduleSize: 500 }, 8],
  ])('read and write the same: one %s', async (_, options, atLeast) => {
    const code = await runCode(documents, options);
    expect(code.value(document)).toMatchObject(value);
    expect(code.modules.size).toBeGreaterThanOrEqual(atLeast);
    const names = [...code.modules.keys()];
    expect(names.filter((name) => /\.d(\..*)?$/.test(name))).toEqual([]);
    expect(
      code.schema
        .elements()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['h', 'm', 'r', 'x', 'y']);
  });

  it('run in whichever order they are loaded', async () => {
    const files = generateCode(documents, { moduleSize: 1 });
    for (const name of files.keys()) {
      const { schema } = await load(files, name.replace(/\.ts$/, ''));
      expect(schema.types().map((type) => type.name)).toEqual(
        expect.arrayContaining(['Leaf', 'Mid', 'Root', 'Code', 'Codes', 'BaseCode', 'U']),
      );
    }
  });

  it('are exported by the module of the namespace', () => {
    const files = generateCode(documents, { layout: 'document' });
    const exported = [...(files.get('main-d.ts') ?? '').matchAll(/export \* from '\.\/(.*)\.js';/g)].map(
      ([, name]) => name,
    );
    expect(exported).toEqual(['main-d-a-one', 'main-d-a-two-d', 'main-d-b-one', 'main-d-main-d']);
    for (const name of exported) {
      expect(files.has(`${name}.ts`)).toBe(true);
    }
  });

  it('name the schema documents that declare what they hold', () => {
    const files = generateCode(documents, { layout: 'document' });
    expect(files.get('main-d-a-one.ts')).toMatch(/^\/\/ Generated by .* from a\/one\.xsd\. Do not edit\.\n/);
  });

  it('import what they refer to: types as types, and nothing else', () => {
    const files = generateCode(documents, { layout: 'document' });
    const imports = (name: string): readonly string[] =>
      (files.get(`${name}.ts`) ?? '').split('\n').filter((line) => line.includes("from './"));
    expect(imports('main-d-a-one')).toEqual(["import { BaseCode, Mid } from './main-d-a-two-d.js';"]);
    expect(imports('main-d-b-one')).toEqual([
      "import { schema } from './global-declarations.js';",
      "import { Code, Codes, Leaf } from './main-d-a-one.js';",
      "import type { HSubstitutionGroup } from './main-d-main-d.js';",
      "import { HElement } from './main-d-main-d.js';",
    ]);
  });
});

it('modules of documents import what groups of other documents add to objects', async () => {
  const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
  const code = await runCode(
    {
      's.xsd': `<xs:schema ${XS}><xs:include schemaLocation="g.xsd"/><xs:complexType name="T"><xs:sequence><xs:group ref="G"/><xs:group ref="H"/></xs:sequence></xs:complexType>
        <xs:group name="H"><xs:sequence><xs:element name="c" type="xs:int"/><xs:element name="d" type="xs:int"/></xs:sequence></xs:group><xs:element name="t" type="T"/></xs:schema>`,
      'g.xsd': `<xs:schema ${XS}><xs:group name="G"><xs:sequence><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:sequence></xs:group></xs:schema>`,
    },
    { layout: 'document' },
  );
  expect(code.value('<t><a>1</a><b>2</b><c>3</c><d>4</d></t>')).toEqual({ a: 1, b: 2, c: 3, d: 4 });
});
