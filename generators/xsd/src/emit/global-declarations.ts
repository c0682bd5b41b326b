import type { Project, SourceFile } from 'ts-morph';
import type { BindingModel, GlobalAttributes, ModuleBinding } from '../binding/model.js';
import { globalAttributeDescriptor } from './descriptor-code.js';
import { importDeclarations } from './import-code.js';
import { arrayLiteral, type Code, render, sequenceOf } from './layout.js';
import { type Lookup, lookupName, ModuleScope } from './module-scope.js';

/**
 * The module that lists the global declarations of namespaces, among which wildcards look things up.
 *
 * @param lookups - the lists that other modules refer to
 */
export function globalDeclarationsFile(
  project: Project,
  model: BindingModel,
  lookups: readonly Lookup[],
): SourceFile {
  const scope = new ModuleScope(undefined, model);
  const isNeeded = (kind: Lookup['kind'], targetNamespace: string): boolean =>
    lookups.some((lookup) => lookup.kind === kind && lookup.targetNamespace === targetNamespace);
  const statements = [
    ...model.modules
      .filter(({ targetNamespace }) => isNeeded('elements', targetNamespace))
      .map((module) => elementList(module, scope)),
    ...model.globalAttributes
      .filter(({ targetNamespace }) => isNeeded('attributes', targetNamespace))
      .map((attributes) => attributeList(attributes, scope)),
  ];
  return project.createSourceFile('global-declarations.ts', {
    statements: [...importDeclarations(scope.imports), ...statements],
  });
}

function elementList(module: ModuleBinding, scope: ModuleScope): string {
  const elements = module.declarations.filter((declaration) => declaration.kind === 'element');
  return listFunction(
    lookupName('elements', module.exportName),
    `The global elements ${inNamespace(module.targetNamespace)}.`,
    arrayLiteral(elements.map((element) => scope.value(element.name))),
    scope,
  );
}

function attributeList(
  { targetNamespace, exportName, attributes }: GlobalAttributes,
  scope: ModuleScope,
): string {
  const name = lookupName('attributes', exportName);
  const descriptors = attributes.map((attribute) =>
    globalAttributeDescriptor(attribute, targetNamespace, scope),
  );
  const list = sequenceOf(
    `const ${name}List: readonly ${scope.runtimeType('ElementDescriptor')}[] = `,
    arrayLiteral(descriptors),
    ';',
  );
  const summary = `The global attributes ${inNamespace(targetNamespace)}, described as elements are.`;
  return `${listFunction(name, summary, `${name}List`, scope)}\n\n${render(list)}`;
}

/** A function declaration: modules that import each other may refer to it before this one has run. */
function listFunction(name: string, summary: string, list: Code, scope: ModuleScope): string {
  return [
    `\n/** ${summary} */`,
    `export function ${name}(): readonly ${scope.runtimeType('ElementDescriptor')}[] {`,
    `  ${render(sequenceOf('return ', list, ';'), 2, 2)}`,
    '}',
  ].join('\n');
}

function inNamespace(targetNamespace: string): string {
  return targetNamespace === '' ? 'in no namespace' : `of ${targetNamespace}`;
}
