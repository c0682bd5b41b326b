import { NameAllocator } from '@proj/generator-kit';
import {
  type MethodDeclarationStructure,
  type OptionalKind,
  StructureKind,
} from '@proj/generator-kit/source-files';

import type { Operation, OperationGroup } from '../api/model.js';
import { type EmitContext, ModuleScope } from './module-scope.js';
import { operationTags } from './operation-tags.js';
import { hasOptionalParameters } from './request-type.js';
import { inline, tsdoc } from './tsdoc.js';

/**
 * Writes the class of a tag: every operation as a method, and its former names as deprecated ones.
 *
 * @param modules - Module of each operation, by name of its first tag.
 */
export function emitApiClassModule(
  context: EmitContext,
  group: OperationGroup,
  modules: ReadonlyMap<string, string>,
): void {
  const { className, description, operations } = group;
  const scope = new ModuleScope(context, `apis/${group.fileName}.ts`, [className]);
  const client = scope.runtimeType('client', 'Client');
  const methodOf = (operation: Operation) => {
    const module = `operations/${modules.get(operation.tag) ?? ''}`;
    const called = scope.value(module, operation.name);
    return {
      operation,
      called,
      parametersType: scope.type(module, operation.parametersType),
      resultType: scope.type(module, operation.resultType),
    };
  };
  const methods = operations.map(methodOf);
  const names = new NameAllocator(['constructor', ...operations.map(({ name }) => name)]);
  scope.write([
    {
      kind: StructureKind.Class,
      isExported: true,
      name: className,
      docs: tsdoc(description ?? `Operations of the tag ${operations[0]?.tag ?? ''}.`),
      properties: [{ isReadonly: true, name: '#client', type: client }],
      ctors: [{ parameters: [{ name: 'client', type: client }], statements: ['this.#client = client;'] }],
      methods: [
        ...methods.map((method) => operationMethod(method)),
        ...methods.flatMap((method) =>
          method.operation.aliases
            .filter(({ name }) => names.claim(name))
            .map(({ name, origin }) => aliasMethod(method, name, origin)),
        ),
      ],
    },
  ]);
}

/** An operation, and the names that its function and its types have in the module of the class. */
interface CalledOperation {
  readonly operation: Operation;
  readonly called: string;
  readonly parametersType: string;
  readonly resultType: string;
}

function operationMethod(method: CalledOperation): OptionalKind<MethodDeclarationStructure> {
  const { description, method: verb, documentPath, name } = method.operation;
  const docs = tsdoc(`${description ? `${description}\n\n` : ''}\`${verb} ${documentPath}\``, [
    ...operationTags(method.operation),
  ]);
  return methodStructure(method, name, docs, `return ${method.called}(this.#client, params);`);
}

function aliasMethod(
  method: CalledOperation,
  name: string,
  origin: string,
): OptionalKind<MethodDeclarationStructure> {
  const current = method.operation.name;
  const docs = tsdoc(undefined, [
    { tagName: 'deprecated', text: `Use \`${current}\`. Former name, ${inline(origin)}.` },
  ]);
  return methodStructure(method, name, docs, `return this.${current}(params);`);
}

function methodStructure(
  { operation, parametersType, resultType }: CalledOperation,
  name: string,
  docs: string[],
  statement: string,
): OptionalKind<MethodDeclarationStructure> {
  return {
    name,
    docs,
    parameters: [
      {
        name: 'params',
        type: parametersType,
        ...(hasOptionalParameters(operation) && { initializer: '{}' }),
      },
    ],
    returnType: `Promise<${resultType}>`,
    statements: [statement],
  };
}
