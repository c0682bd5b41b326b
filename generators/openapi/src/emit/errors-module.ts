import { type Statement, StructureKind } from '@proj/generator-kit/source-files';
import type { Api, StatusError } from '../api/model.js';
import { plain, unionOf } from '../api/type-expression.js';
import { type EmitContext, ModuleScope } from './module-scope.js';
import { tsdoc } from './tsdoc.js';
import { typeCode } from './type-code.js';

/** Writes the error classes of the statuses, and the function that chooses between them. */
export function emitErrorsModule(context: EmitContext, { errors }: Api): void {
  const names = errors.map(({ name }) => name);
  const scope = new ModuleScope(context, 'errors.ts', [...names, 'names', 'classes', 'toApiError']);
  const baseClass = scope.runtimeValue('api-error', 'ApiError');
  scope.write([
    ...errors.map((error) => errorClass(error, baseClass, scope)),
    [
      '// Spelt out, because minifiers rename classes; on the prototypes, so that stack traces show them.',
      `const names = {\n${names.map((name) => `  ${name},\n`).join('')}};`,
      'for (const [name, type] of Object.entries(names)) type.prototype.name = name;',
    ].join('\n'),
    `const classes: Readonly<Record<number, typeof ${baseClass}>> = {\n` +
      `${errors.map(({ status, name }) => `  ${status}: ${name},\n`).join('')}};`,
    {
      kind: StructureKind.Function,
      isExported: true,
      name: 'toApiError',
      docs: tsdoc('Makes the error of a failed response: the class of its status, or else `ApiError`.'),
      parameters: [
        { name: 'request', type: 'string' },
        { name: 'response', type: 'Response' },
        { name: 'body', type: 'unknown' },
      ],
      returnType: baseClass,
      statements: [`return new (classes[response.status] ?? ${baseClass})(request, response, body);`],
    },
  ]);
}

function errorClass({ status, name, bodies }: StatusError, baseClass: string, scope: ModuleScope): Statement {
  return {
    kind: StructureKind.Class,
    isExported: true,
    name,
    extends: baseClass,
    docs: tsdoc(`The service answered with status ${status}.`),
    properties:
      bodies.length === 0
        ? []
        : [
            {
              hasDeclareKeyword: true,
              isReadonly: true,
              name: 'body',
              type: typeCode(unionOf([...bodies, plain('undefined')]), scope),
            },
          ],
  };
}
