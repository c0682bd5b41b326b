import { IndentationText, Project, QuoteKind, type SourceFile } from 'ts-morph';
import type { BindingModel } from '../binding/model.js';
import { globalDeclarationsFile } from './global-declarations.js';
import { header } from './header.js';
import { indexFile } from './index-file.js';
import { moduleFile } from './module-file.js';
import { globalDeclarationsModule, ModuleScope } from './module-scope.js';

/** What the emitter needs besides the binding model. */
export interface EmitOptions {
  /** The version of the generator, for the header. */
  readonly version: string;
  /** How the header shows the path of a schema document. */
  readonly showFile: (file: string) => string;
}

/**
 * Writes the modules of a binding model.
 *
 * @returns the text of each file by its name, in a stable order; the same for the same model, always
 */
export function emit(model: BindingModel, options: EmitOptions): ReadonlyMap<string, string> {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Single },
  });
  const schemaFiles = [...new Set(model.modules.flatMap((module) => module.schemaFiles))];
  const files = new Map<string, string>();
  for (const module of model.modules) {
    const scope = new ModuleScope(module, model);
    const file = moduleFile(project, module, scope);
    files.set(`${module.fileName}.ts`, `${header(options, module.schemaFiles)}\n${textOf(file)}`);
  }
  const globals = globalDeclarationsFile(project, model);
  files.set(`${globalDeclarationsModule}.ts`, `${header(options, schemaFiles)}\n${textOf(globals)}`);
  files.set('index.ts', `${header(options, schemaFiles)}\n${textOf(indexFile(project, model.modules))}`);
  return files;
}

/** Structures and text bring a blank line each. */
function textOf(file: SourceFile): string {
  return file.getFullText().replace(/\n{3,}/g, '\n\n');
}
