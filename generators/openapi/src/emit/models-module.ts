import type { Project } from 'ts-morph';
import type { Api } from '../api/model.js';
import { quote } from '../naming/identifiers.js';
import { formatted } from './source-files.js';
import { deprecatedTag, tsdoc } from './tsdoc.js';

/** Writes one named type for each component schema. */
export function emitModelsModule(project: Project, { models }: Api): string {
  const file = project.createSourceFile('models.ts');
  if (models.length === 0) {
    file.addExportDeclaration({});
    return formatted(file);
  }
  file.addImportDeclaration({
    moduleSpecifier: './schema.js',
    namedImports: ['components'],
    isTypeOnly: true,
  });
  for (const { schema, name, description, deprecated } of models) {
    file.addTypeAlias({
      isExported: true,
      name,
      type: `components['schemas'][${quote(schema)}]`,
      docs: tsdoc(description ?? `Schema \`${schema}\`.`, deprecatedTag(deprecated)),
    });
  }
  return formatted(file);
}
