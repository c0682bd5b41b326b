import type { Project } from 'ts-morph';
import type { Api, StatusError } from '../api/model.js';
import { formatted } from './source-files.js';
import { tsdoc } from './tsdoc.js';

function bodyType({ bodies }: StatusError): string {
  return bodies.length === 0 ? 'unknown' : `${bodies.join(' | ')} | undefined`;
}

/** Writes the error classes of the statuses, and the function that chooses between them. */
export function emitErrorsModule(project: Project, { errors }: Api): string {
  const file = project.createSourceFile('errors.ts');
  file.addImportDeclaration({
    moduleSpecifier: './runtime/api-error.js',
    namedImports: ['ApiError'],
  });
  const types = errors.map(bodyType).join(' ');
  if (types.includes('Models.')) {
    file.addImportDeclaration({
      moduleSpecifier: './models.js',
      namespaceImport: 'Models',
      isTypeOnly: true,
    });
  }
  if (types.includes("operations['")) {
    file.addImportDeclaration({
      moduleSpecifier: './schema.js',
      namedImports: ['operations'],
      isTypeOnly: true,
    });
  }
  for (const error of errors) addErrorClass(file, error);
  const names = errors.map(({ name }) => name);
  file.addStatements([
    `\n// Spelt out, because minifiers rename classes; on the prototypes, so that stack traces show them.\n` +
      `const names = {\n${names.map((name) => `  ${name},\n`).join('')}};\n` +
      'for (const [name, type] of Object.entries(names)) type.prototype.name = name;',
    `\nconst classes: Readonly<Record<number, typeof ApiError>> = {\n` +
      `${errors.map(({ status, name }) => `  ${status}: ${name},\n`).join('')}};`,
  ]);
  file.addFunction({
    isExported: true,
    name: 'toApiError',
    docs: tsdoc('Makes the error of a failed response: the class of its status, or else `ApiError`.'),
    parameters: [
      { name: 'request', type: 'string' },
      { name: 'response', type: 'Response' },
      { name: 'body', type: 'unknown' },
    ],
    returnType: 'ApiError',
    statements: ['return new (classes[response.status] ?? ApiError)(request, response, body);'],
  });
  return formatted(file);
}

function addErrorClass(
  file: ReturnType<Project['createSourceFile']>,
  { status, name, bodies }: StatusError,
): void {
  const declaration = file.addClass({
    isExported: true,
    name,
    extends: 'ApiError',
    docs: tsdoc(`The service answered with status ${status}.`),
  });
  if (bodies.length > 0) {
    declaration.addProperty({
      hasDeclareKeyword: true,
      isReadonly: true,
      name: 'body',
      type: bodyType({ status, name, bodies }),
    });
  }
}
