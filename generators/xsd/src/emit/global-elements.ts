import { type Project, type SourceFile, StructureKind } from 'ts-morph';
import type { ModuleBinding } from '../binding/model.js';
import { arrayLiteral, render, sequenceOf } from './layout.js';
import { globalElementsName, moduleNamespaceName } from './module-scope.js';
import { runtimePackage } from './runtime-package.js';

/** The module that lists the global elements of namespaces, among which wildcards look up declarations. */
export function globalElementsFile(project: Project, modules: readonly ModuleBinding[]): SourceFile {
  return project.createSourceFile('global-elements.ts', {
    statements: [
      {
        kind: StructureKind.ImportDeclaration,
        isTypeOnly: true,
        moduleSpecifier: runtimePackage,
        namedImports: ['ElementDescriptor'],
      },
      ...modules.map((module) => ({
        kind: StructureKind.ImportDeclaration as const,
        moduleSpecifier: `./${module.fileName}.js`,
        namespaceImport: moduleNamespaceName(module),
      })),
      ...modules.map(list),
    ],
  });
}

function list(module: ModuleBinding): string {
  const elements = module.declarations.filter((declaration) => declaration.kind === 'element');
  const namespace = moduleNamespaceName(module);
  // A function declaration: modules that import each other may refer to it before this one has run.
  const code = sequenceOf(
    'return ',
    arrayLiteral(elements.map((element) => `${namespace}.${element.name.identifier}`)),
    ';',
  );
  const subject =
    module.targetNamespace === '' ? 'elements in no namespace' : `elements of ${module.targetNamespace}`;
  return [
    `\n/** The global ${subject}. */`,
    `export function ${globalElementsName(module)}(): readonly ElementDescriptor[] {`,
    `  ${render(code, 2, 2)}`,
    '}',
  ].join('\n');
}
