import { type ImportDeclarationStructure, StructureKind } from '@proj/generator-kit/source-files';
import type { DeclarationName } from '../binding/model.js';
import type { ImportExtension } from '../config/settings.js';
import {
  builtInTypes,
  compare,
  globalDeclarationsModule,
  type ModuleScope,
  prefixesName,
  relativeModule,
} from './module-scope.js';
import type { References, Use } from './references.js';
import { runtimePackage, xpathPackage } from './runtime-package.js';

interface NamedImportDeclaration extends ImportDeclarationStructure {
  readonly namedImports?: { readonly name: string; readonly alias?: string }[];
}

/** Where a file stands among the generated ones. */
export interface FilePlace {
  /** The name of the file without its ending. */
  readonly fileName: string;
  /** The file that holds a declaration. */
  readonly fileOf: (name: DeclarationName) => string;
  /** The file has the descriptor of the schema, and the prefixes of namespaces, itself. */
  readonly holdsGlobals: boolean;
  readonly importExtension: ImportExtension;
}

/** The import declarations of a file whose code has these references. */
export function importStructures(
  references: References,
  scope: ModuleScope,
  place: FilePlace,
): readonly ImportDeclarationStructure[] {
  const imports = [...references.imported].map(([from, use]) =>
    namespaceImport(from, scope.importedName(from), use),
  );
  return [
    ...runtimeImports(references, scope),
    ...[...imports, ...siblingImports(references, scope, place)].sort((a, b) =>
      compare(a.moduleSpecifier, b.moduleSpecifier),
    ),
  ];
}

function runtimeImports(references: References, scope: ModuleScope): readonly NamedImportDeclaration[] {
  const runtime = [...references.runtime].sort(
    ([a], [b]) => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b),
  );
  const named = (use: Use): readonly NamedImport[] =>
    runtime
      .filter(([name, each]) => each === use && name !== builtInTypes)
      .map(([name]) => ({ name, local: scope.localName(name) }));
  return [
    ...namedImports(runtimePackage, named('type'), 'type'),
    ...namedImports(runtimePackage, named('value'), 'value'),
    // Reading a property may have side effects to a bundler, reading a member of a module has none: only as a module
    // of their own do the built-in types let it drop the descriptors that nobody uses.
    ...(references.runtime.has(builtInTypes)
      ? [
          namespaceImport(
            `${runtimePackage}/${scope.isXsd11 ? 'xs11' : 'xs'}`,
            scope.localName(builtInTypes),
            'value',
          ),
        ]
      : []),
    ...namedImports(
      xpathPackage,
      [...references.xpath].sort(compare).map((name) => ({ name, local: name })),
      'value',
    ),
  ];
}

function siblingImports(
  references: References,
  scope: ModuleScope,
  { fileName, fileOf, holdsGlobals, importExtension }: FilePlace,
): readonly NamedImportDeclaration[] {
  const imports: NamedImportDeclaration[] = [];
  for (const [targetNamespace, use] of references.namespaces) {
    const module = scope.moduleOf(targetNamespace);
    const from = relativeModule(module.fileName, importExtension);
    imports.push(namespaceImport(from, scope.moduleName(module), use));
  }
  for (const use of ['type', 'value'] as const) {
    for (const [file, names] of declarationsByFile(references, use, fileOf)) {
      if (file !== fileName) {
        imports.push(...namedImports(relativeModule(file, importExtension), names, use));
      }
    }
  }
  if (!holdsGlobals) {
    const globals = [...references.globals].sort().map((name) => ({ name, local: name }));
    imports.push(
      ...namedImports(relativeModule(globalDeclarationsModule, importExtension), globals, 'value'),
    );
    const prefixes = references.usesPrefixes ? [{ name: prefixesName, local: prefixesName }] : [];
    imports.push(...namedImports(relativeModule(prefixesName, importExtension), prefixes, 'value'));
  }
  return imports;
}

function declarationsByFile(
  { declarations }: References,
  wanted: Use,
  fileOf: (name: DeclarationName) => string,
): ReadonlyMap<string, readonly NamedImport[]> {
  const files = new Map<string, NamedImport[]>();
  for (const [identifier, { name, use }] of [...declarations].sort(([a], [b]) => compare(a, b))) {
    if (use === wanted) {
      const file = fileOf(name);
      files.set(file, [...(files.get(file) ?? []), { name: identifier, local: identifier }]);
    }
  }
  return files;
}

interface NamedImport {
  readonly name: string;
  readonly local: string;
}

function namedImports(
  moduleSpecifier: string,
  names: readonly NamedImport[],
  use: Use,
): readonly NamedImportDeclaration[] {
  return names.length === 0
    ? []
    : [
        {
          kind: StructureKind.ImportDeclaration,
          moduleSpecifier,
          isTypeOnly: use === 'type',
          namedImports: names.map(({ name, local }) => (name === local ? { name } : { name, alias: local })),
        },
      ];
}

function namespaceImport(moduleSpecifier: string, namespace: string, use: Use): NamedImportDeclaration {
  return {
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier,
    isTypeOnly: use === 'type',
    namespaceImport: namespace,
  };
}
