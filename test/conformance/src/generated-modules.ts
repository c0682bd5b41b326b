import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SchemaDescriptor } from '@proj/xml-runtime';
import ts from 'typescript';
import type { GeneratedFiles } from './type-check.js';

/** The modules of one schema, running. */
export interface GeneratedModules {
  readonly schema: SchemaDescriptor;
  /** What each module exports, by the module's name without its extension. */
  readonly exports: ReadonlyMap<string, GeneratedModule>;
}

/** What a module exports. */
export type GeneratedModule = Readonly<Record<string, unknown>>;

/** Runs generated modules, from a folder that goes away in the end. */
export class ModuleLoader {
  readonly #folder = mkdtempSync(join(tmpdir(), 'xsd-conformance-'));
  #count = 0;

  /** Loads the modules of one schema. */
  load(files: GeneratedFiles): Promise<GeneratedModules> {
    return loadModules(files, join(this.#folder, String(this.#count++)));
  }

  /** Removes what was written. */
  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * Writes the modules of one schema as JavaScript and loads them.
 *
 * @param folder - one from which nothing was loaded before, since a module is loaded once only
 */
export async function loadModules(files: GeneratedFiles, folder: string): Promise<GeneratedModules> {
  const exports = new Map<string, GeneratedModule>();
  for (const [name, file] of writeModules(files, folder)) {
    exports.set(name, await import(pathToFileURL(file).href));
  }
  // The index gives the schema a name that nothing else has.
  const schema = Object.values(exports.get('index') ?? {}).find(isSchemaDescriptor);
  if (schema === undefined) {
    throw new TypeError('The generated index exports no descriptor of the schema.');
  }
  return { schema, exports };
}

/**
 * Writes the modules of one schema as JavaScript, which finds the runtime wherever the folder is.
 *
 * @param folder - made where it does not exist
 * @returns the file of each module, by the module's name without its extension
 */
export function writeModules(files: GeneratedFiles, folder: string): ReadonlyMap<string, string> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const written = new Map<string, string>();
  for (const [fileName, text] of files) {
    const name = fileName.replace(/\.ts$/, '');
    const file = join(folder, `${name}.js`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, transpile(text));
    written.set(name, file);
  }
  return written;
}

function transpile(text: string): string {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  // The folder is outside of all packages, so nothing would be found by its name.
  return outputText.replace(
    /(\bfrom |^import )'(@proj\/[^']+)'/gm,
    (_, start: string, name: string) => `${start}'${import.meta.resolve(name)}'`,
  );
}

function isSchemaDescriptor(value: unknown): value is SchemaDescriptor {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
}
