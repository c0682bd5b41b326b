import { stringLiteral } from '@proj/generator-kit';
import { type Statement, StructureKind } from '@proj/generator-kit/source-files';
import type { Api } from '../api/model.js';
import { type EmitContext, ModuleScope } from './module-scope.js';
import { deprecatedTag, tsdoc } from './tsdoc.js';

/** Writes one named type for each component schema. */
export function emitModelsModule(context: EmitContext, { models }: Api): void {
  const scope = new ModuleScope(
    context,
    'models.ts',
    models.map(({ name }) => name),
  );
  const statements = models.map(
    ({ schema, name, description, deprecated }): Statement => ({
      kind: StructureKind.TypeAlias,
      isExported: true,
      name,
      type: `${scope.type('schema', 'components')}['schemas'][${stringLiteral(schema)}]`,
      docs: tsdoc(description ?? `Schema \`${schema}\`.`, deprecatedTag(deprecated)),
    }),
  );
  scope.write(statements.length === 0 ? ['export {};'] : statements);
}
