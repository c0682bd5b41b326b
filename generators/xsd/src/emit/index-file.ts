import type { Project, SourceFile } from 'ts-morph';
import type { ModuleBinding } from '../binding/model.js';
import { moduleNamespaceName } from './module-scope.js';

/** The module that exports all others: under names of their own where their declarations would collide. */
export function indexFile(project: Project, modules: readonly ModuleBinding[]): SourceFile {
  const areNamespaced = haveSharedNames(modules);
  return project.createSourceFile('index.ts', {
    statements: modules
      .map((module) => {
        const namespace = areNamespaced ? ` as ${moduleNamespaceName(module)}` : '';
        return `export *${namespace} from './${module.fileName}.js';`;
      })
      .concat(modules.length === 0 ? ['export {};'] : []),
  });
}

function haveSharedNames(modules: readonly ModuleBinding[]): boolean {
  const names = modules.flatMap((module) =>
    module.declarations.map((declaration) => declaration.name.identifier),
  );
  return new Set(names).size < names.length;
}
