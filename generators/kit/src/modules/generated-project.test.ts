import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { GeneratedProject, type Statement, TransformError } from './generated-project.js';
import { ImportRecorder } from './import-recorder.js';
import { StructureKind, VariableDeclarationKind } from './structure-kinds.js';
import { tsMorph } from './ts-morph.js';

const header = '// Generated.\n';

function textOf(statements: readonly Statement[], imports?: ImportRecorder): string {
  const project = new GeneratedProject();
  project.addModule({ fileName: 'a.ts' }, { header, statements, ...(imports && { imports }) });
  return project.files().get('a.ts') ?? '';
}

describe('a module', () => {
  it('is its header, its comment, its imports in a block, and its statements with a blank line between two', () => {
    const imports = new ImportRecorder();
    imports.named('./b.js', 'B', 'type');
    imports.named('pkg', 'f', 'value');
    const project = new GeneratedProject();
    project.addModule(
      { fileName: 'a.ts' },
      {
        header,
        comment: '/** About it. @module */',
        imports,
        statements: [
          {
            kind: StructureKind.Interface,
            name: 'I',
            isExported: true,
            docs: ['An interface.'],
            extends: ['B'],
            properties: [
              { name: 'a', type: 'string', isReadonly: true, docs: ['A.'] },
              { name: "'b-c'", type: '{\n  d: 1;\n}', hasQuestionToken: true },
            ],
          },
          { kind: StructureKind.Interface, name: 'Empty' },
          { kind: StructureKind.TypeAlias, name: 'T', typeParameters: ['X'], type: '\n  | X\n  | I' },
          {
            kind: StructureKind.VariableStatement,
            isExported: true,
            declarationKind: VariableDeclarationKind.Const,
            docs: ['Two lines,\nthat is.'],
            declarations: [{ name: 'x', type: 'unknown', initializer: 'f(\n  1,\n)' }],
          },
          'const y = 1;',
        ],
      },
    );
    expect(project.files().get('a.ts')).toBe(`// Generated.

/** About it. @module */

import { f } from 'pkg';
import type { B } from './b.js';

/** An interface. */
export interface I extends B {
  /** A. */
  readonly a: string;
  'b-c'?: {
    d: 1;
  };
}

interface Empty {}

type T<X> =
  | X
  | I;

/**
 * Two lines,
 * that is.
 */
export const x: unknown = f(
  1,
);

const y = 1;
`);
  });

  it.each<[string, Statement]>([
    [
      'a function',
      {
        kind: StructureKind.Function,
        isExported: true,
        isAsync: true,
        name: 'f',
        docs: ['\nA function.\n\n@throws never'],
        typeParameters: ['T'],
        parameters: [
          { name: 'x', type: 'T' },
          { name: 'y', hasQuestionToken: true, type: 'unknown' },
          { name: 'z', type: 'number', initializer: '1' },
        ],
        returnType: 'Promise<T>',
        statements: ['const a = {\n  b: x,\n\n  c: y,\n};', 'return a.b;'],
      },
    ],
    ['a function without anything', { kind: StructureKind.Function, name: 'f' }],
    [
      'a class',
      {
        kind: StructureKind.Class,
        isExported: true,
        name: 'C',
        extends: 'B',
        docs: ['A class.'],
        properties: [
          { name: '#client', type: 'Client', isReadonly: true },
          { name: 'body', type: 'unknown', isReadonly: true, hasDeclareKeyword: true, docs: ['A body.'] },
          { name: 'count', initializer: '0' },
        ],
        ctors: [
          {
            parameters: [{ name: 'client', type: 'Client' }],
            statements: ['super();', 'this.#client = client;'],
          },
        ],
        methods: [
          { name: 'one', docs: ['One.'], returnType: 'number', statements: ['return 1;'] },
          { name: 'two', isStatic: true, isAsync: true },
        ],
      },
    ],
    ['a class of methods', { kind: StructureKind.Class, name: 'C', methods: [{ name: 'm' }] }],
    ['a class without anything', { kind: StructureKind.Class, name: 'C' }],
  ])('has %s as ts-morph prints it', (_, structure) => {
    const file = new (tsMorph().Project)({
      useInMemoryFileSystem: true,
      manipulationSettings: { indentationText: tsMorph().IndentationText.TwoSpaces },
    }).createSourceFile('a.ts', { statements: [structure] });
    expect(textOf([structure])).toBe(`// Generated.\n\n${file.getFullText()}`);
  });

  it('has what only ts-morph prints in its place', () => {
    expect(
      textOf([
        'const a = 1;',
        {
          kind: StructureKind.Function,
          name: 'f',
          overloads: [{ parameters: [{ name: 'x', type: 'string' }] }],
          parameters: [{ name: 'x', type: 'number' }],
          statements: ['return x;'],
        },
        (writer) => writer.write('const b = 2;'),
        { kind: StructureKind.Interface, name: 'I', methods: [{ name: 'm', returnType: 'void' }] },
        'const c = 3;',
      ]),
    ).toBe(`// Generated.

const a = 1;

function f(x: string);
function f(x: number) {
  return x;
}

const b = 2;

interface I {
  m(): void;
}

const c = 3;
`);
  });

  it('breaks a list of bases and a list of imports that do not fit in a line', () => {
    const imports = new ImportRecorder();
    const names = Array.from({ length: 12 }, (_, index) => `SomeLongName${index}`);
    for (const name of names) imports.named('./b.js', name, 'type');
    const text = textOf([{ kind: StructureKind.Interface, name: 'I', extends: names }], imports);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(110);
    expect(ts.transpileModule(text, { reportDiagnostics: true }).diagnostics).toEqual([]);
    expect(text).toContain('import type {\n  SomeLongName0,\n');
    expect(text).toContain('interface I\n  extends SomeLongName0,\n    SomeLongName1,\n');
  });

  it('has no list of bases where there are none, however long the name of an interface is', () => {
    const name = 'I'.repeat(120);
    expect(textOf([{ kind: StructureKind.Interface, name }])).toContain(`interface ${name} {}`);
  });

  it('has exports of other modules in a block', () => {
    const kind = StructureKind.ExportDeclaration;
    expect(
      textOf([
        { kind, moduleSpecifier: './a.js' },
        { kind, moduleSpecifier: './b.js', namespaceExport: 'b' },
        { kind, moduleSpecifier: './c.js', namedExports: ['c', { name: 'd', alias: 'e' }], isTypeOnly: true },
        'export {};',
      ]),
    ).toBe(`// Generated.

export * from './a.js';
export * as b from './b.js';
export type { c, d as e } from './c.js';

export {};
`);
  });

  it('has the index signatures of an interface before its properties', () => {
    expect(
      textOf([
        {
          kind: StructureKind.Interface,
          name: 'I',
          indexSignatures: [{ keyName: 'name', keyType: 'symbol', returnType: 'unknown', docs: ['Others.'] }],
          properties: [{ name: 'a', type: '\n  | 1\n  | 2' }],
        },
      ]),
    ).toBe(`// Generated.

interface I {
  /** Others. */
  [name: symbol]: unknown;
  a:
    | 1
    | 2;
}
`);
  });

  it('may be empty', () => {
    expect(textOf([])).toBe('// Generated.\n\n');
  });

  it('is made once', () => {
    const project = new GeneratedProject({ transform: () => undefined });
    project.addModule({ fileName: 'a.ts' }, { header, statements: [] });
    expect(() => project.addModule({ fileName: 'a.ts' }, { header, statements: [] })).toThrow('a.ts');
  });
});

describe('a transform', () => {
  it('changes modules below their header, and renames what others use', () => {
    const seen: string[] = [];
    const project = new GeneratedProject({
      transform: (file, { fileName }) => {
        seen.push(fileName);
        file.getTypeAlias('Old')?.rename('New');
        file.getTypeAlias('Gone')?.remove();
      },
    });
    const imports = new ImportRecorder();
    const local = imports.namespace('./b.js', 'b', 'type');
    project.addModule(
      { fileName: 'a.ts' },
      { header, imports, statements: [`export type A = ${local}.Old;`] },
    );
    project.addModule(
      { fileName: 'b.ts' },
      { header, statements: ['export type Old = 1;', 'export type Gone = 2;'] },
    );
    expect(Object.fromEntries(project.files())).toEqual({
      'a.ts': "// Generated.\n\nimport type * as b from './b.js';\n\nexport type A = b.New;\n",
      'b.ts': '// Generated.\n\nexport type New = 1;\n',
    });
    expect(seen).toEqual(['a.ts', 'b.ts']);
  });

  it('drops a module by deleting its file', () => {
    const project = new GeneratedProject({
      transform: (file, { fileName }) => {
        if (fileName === 'sub/b.ts') file.delete();
      },
    });
    project.addModule({ fileName: 'a.ts' }, { header, statements: [] });
    project.addModule({ fileName: 'sub/b.ts' }, { header, statements: [] });
    expect([...project.files().keys()]).toEqual(['a.ts']);
  });

  it('that fails is named with the module', () => {
    const project = new GeneratedProject({
      transform: () => {
        throw new Error('no such declaration');
      },
    });
    project.addModule({ fileName: 'a.ts' }, { header, statements: [] });
    expect(() => project.files()).toThrow(TransformError);
    expect(() => project.files()).toThrow('the transform failed on a.ts: no such declaration');
  });
});
