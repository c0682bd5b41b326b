import { type ExportDeclarationStructure, StructureKind } from '@proj/generator-kit/source-files';
import { declaredNames } from '../binding/declared-names.js';
import type { ModuleBinding } from '../binding/model.js';
import type { Configuration } from '../config/configuration.js';
import { globalDeclarationsModule, moduleNamespaceName, relativeModule, schemaName } from './module-scope.js';

/** Exports of all modules: under names of their own where their declarations would collide. */
export function indexExports(
  modules: readonly ModuleBinding[],
  { importExtension, descriptors }: Pick<Configuration, 'importExtension' | 'descriptors'>,
): readonly ExportDeclarationStructure[] {
  const areNamespaced = haveSharedNames(modules);
  const taken = areNamespaced ? modules.map(moduleNamespaceName) : identifiersOf(modules);
  const exported = modules.map(
    (module): ExportDeclarationStructure => ({
      kind: StructureKind.ExportDeclaration,
      moduleSpecifier: relativeModule(module.fileName, importExtension),
      ...(areNamespaced && { namespaceExport: moduleNamespaceName(module) }),
    }),
  );
  const schema: ExportDeclarationStructure = {
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier: relativeModule(globalDeclarationsModule, importExtension),
    namedExports: [schemaExport(taken)],
  };
  return descriptors ? [...exported, schema] : exported;
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
  return modules.flatMap((module) =>
    module.declarations.flatMap(declaredNames).map(({ identifier }) => identifier),
  );
}

function haveSharedNames(modules: readonly ModuleBinding[]): boolean {
  const names = identifiersOf(modules);
  return new Set(names).size < names.length;
}
