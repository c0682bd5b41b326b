import ts from 'typescript';
import { runtimeModules } from './runtime-modules.js';

/** Generated files of one schema or document, by name. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** What the compiler has against a place. */
export interface CompilerDiagnostic {
  /** Empty where it is against no file. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly code: number;
  readonly message: string;
}

/** What generated code may use besides ECMAScript. */
export interface CompilationEnvironment {
  /** Modules it imports, by the names it imports them by. */
  readonly modules: readonly string[];
  /** Declaration files of TypeScript, such as `lib.dom.d.ts`. */
  readonly libraries: readonly string[];
}

/** The strictest settings that generated code has to compile under. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
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

/** The file that declares what a package, or an entry of it, exports. */
function declarationsOf(name: string): string {
  const { resolvedModule } = ts.resolveModuleName(name, import.meta.filename, options, ts.sys);
  if (resolvedModule === undefined) throw new Error(`${name} is not installed, or not built`);
  return resolvedModule.resolvedFileName;
}

/** Compiles generated modules with TypeScript, many schemas or documents at once. */
export class TypeChecker {
  readonly #libraries = new Map<string, ts.SourceFile | undefined>();
  readonly #options: ts.CompilerOptions;

  /**
   * @param environment - what the code may use; that of the XSD compiler if left out
   * @param settings - settings of the compiler that differ from the strictest ones
   */
  constructor(
    { modules, libraries }: CompilationEnvironment = { modules: runtimeModules, libraries: [] },
    settings: ts.CompilerOptions = {},
  ) {
    const paths = modules.map((name): [string, string[]] => [name, [declarationsOf(name)]]);
    this.#options = {
      ...options,
      ...settings,
      lib: ['lib.es2023.d.ts', ...libraries],
      paths: Object.fromEntries(paths),
    };
  }

  /**
   * Checks the files of several schemas.
   *
   * @returns the messages of the compiler by schema; a schema that compiles has none
   */
  check(schemas: ReadonlyMap<string, GeneratedFiles>): ReadonlyMap<string, readonly string[]> {
    const texts = new Map<string, string>();
    for (const [schema, files] of schemas) {
      for (const [name, text] of files) {
        texts.set(`${schema}/${name}`, text);
      }
    }
    const messages = new Map<string, string[]>([...schemas.keys()].map((schema) => [schema, []]));
    for (const { file, code, message } of this.diagnose(texts)) {
      const known = messages.get(file.split('/')[0] ?? '');
      // What is wrong with the settings or the runtime is wrong for all.
      for (const list of known === undefined ? messages.values() : [known]) {
        list.push(`${file}: TS${code}: ${message}`);
      }
    }
    return messages;
  }

  /** What the compiler has against files, in its order. */
  diagnose(files: GeneratedFiles): readonly CompilerDiagnostic[] {
    return ts.getPreEmitDiagnostics(this.program(files)).map(describeDiagnostic);
  }

  /**
   * Makes a program of files, for those who ask the compiler more than what it has against them.
   *
   * @param files - the files that the program may read
   * @param roots - the names of those that it starts from; all if left out
   */
  program(files: GeneratedFiles, roots: Iterable<string> = files.keys()): ts.Program {
    const texts = new Map<string, string>([[`${root}/package.json`, '{"type":"module"}']]);
    for (const [name, text] of files) {
      texts.set(`${root}/${name}`, text);
    }
    const rootNames = [...roots].filter((name) => name.endsWith('.ts')).map((name) => `${root}/${name}`);
    return ts.createProgram({ rootNames, options: this.#options, host: this.#host(texts) });
  }

  #host(texts: ReadonlyMap<string, string>): ts.CompilerHost {
    const host = ts.createCompilerHost(this.#options);
    return {
      ...host,
      getCurrentDirectory: () => root,
      fileExists: (name) => texts.has(name) || host.fileExists(name),
      readFile: (name) => texts.get(name) ?? host.readFile(name),
      directoryExists: (name) => name.startsWith(root) || host.directoryExists?.(name) === true,
      realpath: (name) => (name.startsWith(root) ? name : (host.realpath?.(name) ?? name)),
      getSourceFile: (name, languageVersion) => {
        const text = texts.get(name);
        return text === undefined
          ? this.#library(name, languageVersion, host)
          : ts.createSourceFile(name, text, languageVersion);
      },
    };
  }

  #library(
    name: string,
    languageVersion: ts.ScriptTarget | ts.CreateSourceFileOptions,
    host: ts.CompilerHost,
  ): ts.SourceFile | undefined {
    if (!this.#libraries.has(name)) {
      this.#libraries.set(name, host.getSourceFile(name, languageVersion));
    }
    return this.#libraries.get(name);
  }
}

/** Describes what the compiler has against a place of a program that {@link TypeChecker.program} made. */
export function describeDiagnostic({
  file,
  start = 0,
  code,
  messageText,
}: ts.Diagnostic): CompilerDiagnostic {
  return {
    file: (file?.fileName ?? '').replace(`${root}/`, ''),
    line: (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1,
    code,
    message: ts.flattenDiagnosticMessageText(messageText, ' '),
  };
}
