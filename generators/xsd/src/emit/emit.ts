import type { BindingModel } from '../binding/model.js';
import type { XsdVersion } from '../components/context.js';
import type { Configuration } from '../config/configuration.js';
import { globalDeclarationsFile, globalStatements } from './global-declarations.js';
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
  readonly configuration: Configuration;
  /** The version of the built-in types. */
  readonly xsdVersion?: XsdVersion;
}

/**
 * Writes the modules of a binding model.
 *
 * @returns the text of each file by its name, in a stable order; the same for the same model, always
 */
export function emit(model: BindingModel, options: EmitOptions): ReadonlyMap<string, string> {
  const { configuration, xsdVersion = '1.0' } = options;
  const { layout, importExtension, descriptors } = configuration;
  const holdsGlobals = layout === 'single';
  const schemaFiles = [...new Set(model.modules.flatMap((module) => module.schemaFiles))];
  const files = new Map<string, string>();
  const add = (name: string, schemas: readonly string[], statements: readonly string[]): void => {
    files.set(`${name}.ts`, `${header(options, schemas)}\n${textOf(statements)}`);
  };
  for (const module of model.modules) {
    const scope = new ModuleScope(module, model, { importExtension, holdsGlobals, xsdVersion });
    const more = holdsGlobals && descriptors ? globalStatements(model, scope) : [];
    add(module.fileName, module.schemaFiles, moduleFile(module, scope, { descriptors, more }));
  }
  if (!holdsGlobals && descriptors) {
    add(
      globalDeclarationsModule,
      schemaFiles,
      globalDeclarationsFile(model, { importExtension, xsdVersion }),
    );
  }
  if (!holdsGlobals && configuration.index) {
    add('index', schemaFiles, indexFile(model.modules, configuration));
  }
  return files;
}

/** Statements bring blank lines of their own: one stands where two would. */
function textOf(statements: readonly string[]): string {
  return `${statements.join('\n')}\n`.replace(/\n{3,}/g, '\n\n');
}
