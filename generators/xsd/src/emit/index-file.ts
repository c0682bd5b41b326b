import { type ExportDeclarationStructure, StructureKind } from '@proj/generator-kit/source-files';
import { declaredNames } from '../binding/declared-names.js';
import type { BindingModel, ModuleBinding } from '../binding/model.js';
import type { Configuration } from '../config/configuration.js';
import { secretConstants } from './global-declarations.js';
import { globalDeclarationsModule, moduleNamespaceName, relativeModule, schemaName } from './module-scope.js';

/** Exports of all modules: under names of their own where their declarations would collide. */
export function indexExports(
  model: BindingModel,
  { importExtension, descriptors }: Pick<Configuration, 'importExtension' | 'descriptors'>,
): readonly ExportDeclarationStructure[] {
  const { modules } = model;
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
    namedExports: [schemaName, ...secretConstants(model)].map((name) => freeExport(name, taken)),
  };
  return descriptors ? [...exported, schema] : exported;
}

/** The export of a constant, under a name that nothing else has. */
function freeExport(constant: string, taken: readonly string[]): string {
  let name = constant;
  while (taken.includes(name)) {
    name += '_';
  }
  return name === constant ? constant : `${constant} as ${name}`;
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
