import { IndentationText, NewLineKind, Project, QuoteKind, type SourceFile } from 'ts-morph';
import type { Statement } from './declaration-statements.js';

/** The files of generated code, each made of all its statements at once: inserting them one by one parses the file each time. */
export class SourceFiles {
  readonly #project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Single,
    },
  });
  readonly #files = new Map<string, SourceFile>();

  /** @param header - the comment on top */
  add(name: string, header: string, statements: readonly Statement[]): SourceFile {
    const file = this.#project.createSourceFile(name, { statements: [`${header}\n`, ...statements] });
    this.#files.set(name, file);
    return file;
  }

  /** The text of each file by its name, in the order in which they were added. */
  text(): ReadonlyMap<string, string> {
    return new Map([...this.#files].map(([name, file]) => [name, file.getFullText()]));
  }
}
