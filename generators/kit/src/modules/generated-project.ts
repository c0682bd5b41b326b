import type { Project, SourceFile, StatementStructures, WriterFunction } from 'ts-morph';
import type { ImportRecorder } from './import-recorder.js';
import { printStructure } from './print-structure.js';
import { StructureKind } from './structure-kinds.js';
import { tsMorph } from './ts-morph.js';

/** What a generated module is, to those who change it. */
export interface GeneratedModule {
  /** Path of the file from the output folder, with `/` and ending. */
  readonly fileName: string;
}

/** A statement: a structure, or text, or what writes text. Texts keep their layout, also those within structures. */
export type Statement = StatementStructures | string | WriterFunction;

/** What a module consists of. */
export interface ModuleContent {
  /** Comment lines on top, each with its end. A change by `transform` does not reach them. */
  readonly header: string;
  /** What the statements import. */
  readonly imports?: ImportRecorder;
  /** What stands between the header and the imports: the comment of the module. */
  readonly comment?: string;
  /** The statements, between each of which stands a blank line. */
  readonly statements: readonly Statement[];
}

/** How modules are made. */
export interface ProjectOptions<M extends GeneratedModule> {
  /**
   * Changes the syntax tree of a module before it is written. It is called when all modules are there, so that it can
   * rename what other modules use.
   */
  readonly transform?: (file: SourceFile, module: M) => void;
}

/** A function of the user's that failed on a module. */
export class TransformError extends Error {
  override readonly name = 'TransformError';
  /** Path of the module from the output folder. */
  readonly fileName: string;

  constructor(fileName: string, cause: unknown) {
    super(`the transform failed on ${fileName}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.fileName = fileName;
  }
}

interface ModuleEntry<M> {
  readonly module: M;
  readonly header: string;
  /** Absent where the text is there already. */
  readonly file?: SourceFile;
  readonly text?: string;
}

/**
 * The modules of an output, in memory: each is made of its structures in one go. (A declaration that is inserted into a
 * syntax tree makes ts-morph parse the whole file again.) Nothing is resolved, checked or read from disk.
 *
 * With a `transform`, a module is a syntax tree of ts-morph. Without one, it is text as soon as it is there; ts-morph is
 * loaded for the first structure that only it can print, and its tree is forgotten as soon as its text is taken.
 */
export class GeneratedProject<M extends GeneratedModule = GeneratedModule> {
  readonly #transform: ((file: SourceFile, module: M) => void) | undefined;
  readonly #entries: ModuleEntry<M>[] = [];
  readonly #fileNames = new Set<string>();
  #lazyProject: Project | undefined;

  constructor({ transform }: ProjectOptions<M> = {}) {
    this.#transform = transform;
  }

  /**
   * Makes a module.
   *
   * @param module - what it is; passed to `transform`
   * @throws Error when there is a module of that name
   */
  addModule(module: M, { header, imports, comment, statements }: ModuleContent): void {
    if (this.#fileNames.has(module.fileName)) throw new Error(`there are two modules ${module.fileName}`);
    this.#fileNames.add(module.fileName);
    const content = printed([
      ...(comment === undefined ? [] : [comment]),
      ...(imports?.declarations() ?? []),
      ...statements,
    ]);
    if (typeof content === 'string' && this.#transform === undefined) {
      this.#entries.push({ module, header, text: content });
      return;
    }
    const file = this.#project.createSourceFile(
      `/${module.fileName}`,
      typeof content === 'string' ? content : { statements: content },
    );
    if (this.#transform !== undefined) {
      this.#entries.push({ module, header, file });
      return;
    }
    this.#entries.push({ module, header, text: file.getFullText() });
    file.forget();
  }

  /**
   * Returns the text of every module by the path of its file, in the order in which they were added. Those that
   * `transform` deleted are left out.
   *
   * @throws {@link TransformError} when `transform` fails
   */
  files(): ReadonlyMap<string, string> {
    for (const { module, file } of this.#entries) {
      if (file !== undefined && !file.wasForgotten()) this.#apply(file, module);
    }
    return new Map(
      this.#entries.flatMap(({ module: { fileName }, header, file, text }) =>
        file?.wasForgotten() ? [] : [[fileName, `${header}\n${text ?? file?.getFullText()}`] as const],
      ),
    );
  }

  get #project(): Project {
    this.#lazyProject ??= makeProject();
    return this.#lazyProject;
  }

  #apply(file: SourceFile, module: M): void {
    try {
      this.#transform?.(file, module);
    } catch (cause) {
      throw new TransformError(module.fileName, cause);
    }
  }
}

function makeProject(): Project {
  const { IndentationText, NewLineKind, Project, QuoteKind } = tsMorph();
  return new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    compilerOptions: { noLib: true, noResolve: true },
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Single,
      useTrailingCommas: true,
    },
  });
}

/**
 * The statements as text, a blank line between two, import and export declarations in blocks; what ts-morph has to
 * print stays a structure.
 */
function printed(statements: readonly Statement[]): (StatementStructures | WriterFunction)[] | string {
  const parts: (StatementStructures | WriterFunction)[] = [];
  let text = '';
  const flush = (): void => {
    const written = text;
    if (written !== '') parts.push((writer) => void writer.write(written));
    text = '';
  };
  for (const [index, statement] of statements.entries()) {
    const isApart = index > 0 && !areInBlock(statements[index - 1], statement);
    const own = typeof statement === 'object' ? (printStructure(statement) ?? statement) : statement;
    if (typeof own === 'string' && (text !== '' || parts.length === 0)) {
      text += `${index === 0 ? '' : isApart ? '\n\n' : '\n'}${own}`;
      continue;
    }
    flush();
    if (isApart) parts.push((writer) => void writer.blankLineIfLastNot());
    if (typeof own === 'string') text = own;
    else parts.push(own);
  }
  if (parts.length === 0) return text === '' ? '' : `${text}\n`;
  flush();
  return parts;
}

/** Tests whether two statements are both imports, or both exports of other modules. */
function areInBlock(one: Statement | undefined, other: Statement): boolean {
  const { ExportDeclaration, ImportDeclaration } = StructureKind;
  return (
    typeof one === 'object' &&
    typeof other === 'object' &&
    one.kind === other.kind &&
    (one.kind === ExportDeclaration || one.kind === ImportDeclaration)
  );
}
