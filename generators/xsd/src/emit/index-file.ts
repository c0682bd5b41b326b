import type { ModuleBinding } from '../binding/model.js';
import type { Configuration } from '../config/configuration.js';
import { globalDeclarationsModule, moduleNamespaceName, relativeModule, schemaName } from './module-scope.js';

/** The module that exports all others: under names of their own where their declarations would collide. */
export function indexFile(
  modules: readonly ModuleBinding[],
  { importExtension, descriptors }: Pick<Configuration, 'importExtension' | 'descriptors'>,
): readonly string[] {
  const areNamespaced = haveSharedNames(modules);
  const taken = areNamespaced ? modules.map(moduleNamespaceName) : identifiersOf(modules);
  return modules
    .map((module) => {
      const namespace = areNamespaced ? ` as ${moduleNamespaceName(module)}` : '';
      return `export *${namespace} from '${relativeModule(module.fileName, importExtension)}';`;
    })
    .concat(
      descriptors
        ? `export { ${schemaExport(taken)} } from '${relativeModule(globalDeclarationsModule, importExtension)}';`
        : modules.length === 0
          ? 'export {};'
          : [],
    );
}

/** The descriptor of the schema, under a name that nothing else has. */
function schemaExport(taken: readonly string[]): string {
  let name: string = schemaName;
  while (taken.includes(name)) {
    name += '_';
  }
  return name === schemaName ? schemaName : `${schemaName} as ${name}`;
}

function identifiersOf(modules: readonly ModuleBinding[]): readonly string[] {
  return modules.flatMap((module) => module.declarations.map((declaration) => declaration.name.identifier));
}

function haveSharedNames(modules: readonly ModuleBinding[]): boolean {
  const names = identifiersOf(modules);
  return new Set(names).size < names.length;
}
