import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ElementDescriptor } from '@proj/xml-runtime';
import ts from 'typescript';
import { runtimeModules } from './runtime-modules.js';
import type { GeneratedFiles } from './type-check.js';

/** Global elements of generated modules by `{namespace}local`. */
export type ElementDescriptors = ReadonlyMap<string, ElementDescriptor>;

/** Runs generated modules, from a folder that goes away in the end. */
export class ModuleLoader {
  readonly #folder = mkdtempSync(join(tmpdir(), 'xsd-conformance-'));
  #count = 0;

  /** Loads the modules of one schema. */
  async load(files: GeneratedFiles): Promise<ElementDescriptors> {
    const folder = join(this.#folder, String(this.#count++));
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    for (const [name, text] of files) {
      writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), this.#transpile(text));
    }
    const elements = new Map<string, ElementDescriptor>();
    for (const name of [...files.keys()].filter((each) => each !== 'index.ts')) {
      const url = pathToFileURL(join(folder, name.replace(/\.ts$/, '.js')));
      const module: Record<string, unknown> = await import(url.href);
      for (const value of Object.values(module).filter(isElementDescriptor)) {
        elements.set(`{${value.namespaceURI}}${value.name}`, value);
      }
    }
    return elements;
  }

  /** Removes what was written. */
  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #transpile(text: string): string {
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        verbatimModuleSyntax: true,
      },
    });
    // The folder is outside of all packages, so nothing would be found by its name.
    return runtimeModules.reduce(
      (code, name) => code.replaceAll(`from '${name}'`, `from '${import.meta.resolve(name)}'`),
      outputText,
    );
  }
}

function isElementDescriptor(value: unknown): value is ElementDescriptor {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'element';
}
