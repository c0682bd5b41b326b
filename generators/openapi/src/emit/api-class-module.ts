import type { Project } from 'ts-morph';
import type { Operation, OperationGroup } from '../api/model.js';
import { NameScope } from '../naming/name-scope.js';
import { operationTags } from './operations-module.js';
import { requestType } from './request-type.js';
import { formatted } from './source-files.js';
import { inline, tsdoc } from './tsdoc.js';

/**
 * Writes the class of a tag: every operation as a method, and its former names as deprecated ones.
 *
 * @param modules - Module of each operation, by name of its first tag.
 */
export function emitApiClassModule(
  project: Project,
  group: OperationGroup,
  modules: ReadonlyMap<string, string>,
): string {
  const file = project.createSourceFile(`apis/${group.fileName}.ts`);
  for (const fileName of new Set(group.operations.map(({ tag }) => modules.get(tag) ?? ''))) {
    const own = group.operations.filter(({ tag }) => modules.get(tag) === fileName);
    file.addImportDeclaration({
      moduleSpecifier: `../operations/${fileName}.js`,
      namedImports: own
        .flatMap(({ name, parametersType, resultType }) => [
          { name },
          { name: parametersType, isTypeOnly: true },
          { name: resultType, isTypeOnly: true },
        ])
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    });
  }
  file.addImportDeclaration({
    moduleSpecifier: '../runtime/client.js',
    namedImports: ['Client'],
    isTypeOnly: true,
  });
  const declaration = file.addClass({
    isExported: true,
    name: group.className,
    docs: tsdoc(group.description ?? `Operations of the tag ${group.operations[0]?.tag ?? ''}.`),
  });
  declaration.addProperty({ isReadonly: true, name: '#client', type: 'Client' });
  declaration.addConstructor({
    parameters: [{ name: 'client', type: 'Client' }],
    statements: ['this.#client = client;'],
  });
  const names = new NameScope(['constructor', ...group.operations.map(({ name }) => name)]);
  for (const operation of group.operations) {
    addMethod(declaration, operation, operation.name, `return ${operation.name}(this.#client, params);`);
  }
  for (const operation of group.operations) {
    for (const { name, origin } of operation.aliases) {
      if (names.has(name)) continue;
      names.claim(name);
      addMethod(declaration, operation, name, `return this.${operation.name}(params);`, origin);
    }
  }
  return formatted(file);
}

function addMethod(
  declaration: ReturnType<ReturnType<Project['createSourceFile']>['addClass']>,
  operation: Operation,
  name: string,
  statement: string,
  origin?: string,
): void {
  const { parametersType, resultType, description, method, documentPath } = operation;
  declaration.addMethod({
    name,
    docs:
      origin === undefined
        ? tsdoc(`${description ? `${description}\n\n` : ''}\`${method} ${documentPath}\``, [
            ...operationTags(operation),
          ])
        : tsdoc(undefined, [
            { tagName: 'deprecated', text: `Use \`${operation.name}\`. Former name, ${inline(origin)}.` },
          ]),
    parameters: [
      {
        name: 'params',
        type: parametersType,
        ...(requestType(operation).isOptional && { initializer: '{}' }),
      },
    ],
    returnType: `Promise<${resultType}>`,
    statements: [statement],
  });
}
