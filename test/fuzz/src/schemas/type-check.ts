import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The strictest settings that generated code has to compile under. */
const settings: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

const root = '/generated';

const declarationFile = (module: string): string =>
  fileURLToPath(import.meta.resolve(module)).replace(/\.js$/, '.d.ts');

/** Compiles the generated modules of several schemas, by the name of a folder for each. @returns what is wrong with them */
export function typeErrors(schemas: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  const texts = new Map([[`${root}/package.json`, '{"type":"module"}']]);
  for (const [folder, files] of schemas) {
    for (const [name, text] of files) texts.set(`${root}/${folder}/${name}`, text);
  }
  const modules = ['@proj/xml-runtime', '@proj/xml-runtime/xs'];
  const options: ts.CompilerOptions = {
    ...settings,
    paths: Object.fromEntries(modules.map((name) => [name, [declarationFile(name)]])),
  };
  const rootNames = [...texts.keys()].filter((name) => name.endsWith('.ts'));
  const program = ts.createProgram({ rootNames, options, host: hostOf(texts, options) });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText, code }) => {
    const { line } = file?.getLineAndCharacterOfPosition(start) ?? { line: 0 };
    const text = file?.text.split('\n')[line]?.trim() ?? '';
    return `${file?.fileName}: TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}\n  ${text}`;
  });
}

function hostOf(texts: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    getCurrentDirectory: () => root,
    fileExists: (name) => texts.has(name) || host.fileExists(name),
    readFile: (name) => texts.get(name) ?? host.readFile(name),
    directoryExists: (name) => name.startsWith(root) || host.directoryExists?.(name) === true,
    realpath: (name) => (name.startsWith(root) ? name : (host.realpath?.(name) ?? name)),
    getSourceFile: (name, version) => {
      const text = texts.get(name);
      return text === undefined
        ? host.getSourceFile(name, version)
        : ts.createSourceFile(name, text, version);
    },
  };
}
