import { stringLiteral } from '@proj/generator-kit';
import { type Statement, StructureKind } from '@proj/generator-kit/source-files';
import type { Api, StatusError } from '../api/model.js';
import { unionOf } from '../api/type-expression.js';
import { type EmitContext, ModuleScope } from './module-scope.js';
import { tsdoc } from './tsdoc.js';
import { typeCode } from './type-code.js';

/** Writes the error classes of the statuses, and the function that chooses between them. */
export function emitErrorsModule(context: EmitContext, { errors }: Api): void {
  const names = errors.map(({ name }) => name);
  const scope = new ModuleScope(context, 'errors.ts', [...names, 'classes', 'toApiError']);
  const baseClass = scope.runtimeValue('api-error', 'ApiError');
  const details = scope.packageType('@proj/transport', 'FailureDetails');
  scope.write([
    ...errors.map((error) => errorClass(error, baseClass, scope)),
    [
      `const classes: Record<number, new (details: ${details}, text: string) => ${baseClass}> = {};`,
      '// Names are spelt out, because minifiers rename classes, and on the prototypes, so that stack traces show them.',
      'for (const [status, name, type] of [',
      ...errors.map(({ status, name }) => `  [${status}, ${stringLiteral(name)}, ${name}],`),
      '] as const) {',
      '  type.prototype.name = name;',
      '  classes[status] = type;',
      '}',
    ].join('\n'),
    {
      kind: StructureKind.Function,
      isExported: true,
      name: 'toApiError',
      docs: tsdoc('Makes the error of a failed response: the class of its status, or else `ApiError`.'),
      parameters: [
        { name: 'details', type: details },
        { name: 'text', type: 'string' },
      ],
      returnType: baseClass,
      statements: [`return new (classes[details.status ?? 0] ?? ${baseClass})(details, text);`],
    },
  ]);
}

function errorClass({ status, name, bodies }: StatusError, baseClass: string, scope: ModuleScope): Statement {
  return {
    kind: StructureKind.Class,
    isExported: true,
    name,
    extends: bodies.length === 0 ? baseClass : `${baseClass}<${typeCode(unionOf(bodies), scope)}>`,
    docs: tsdoc(`The service returned status ${status}.`),
  };
}
