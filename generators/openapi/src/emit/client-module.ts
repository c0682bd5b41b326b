import type { Project } from 'ts-morph';
import type { Api } from '../api/model.js';
import { propertyName, quote } from '../naming/identifiers.js';
import { formatted } from './source-files.js';
import { tsdoc } from './tsdoc.js';

/** Writes `createClient` and the servers of the document. */
export function emitClientModule(project: Project, api: Api): string {
  const { baseUrl, servers, security, securitySchemes } = api;
  const file = project.createSourceFile('client.ts');
  file.addImportDeclaration({ moduleSpecifier: './errors.js', namedImports: ['toApiError'] });
  file.addImportDeclaration({
    moduleSpecifier: './runtime/client.js',
    namedImports: ['Client', { name: 'ClientOptions', isTypeOnly: true }],
  });
  file.addStatements([
    (writer) => {
      writer.newLine().writeLine('/** Base URLs of the service. */');
      writer.write('export const servers = ').inlineBlock(() => {
        for (const { name, url } of servers) writer.writeLine(`${name}: ${quote(url)},`);
      });
      writer.write(' as const;');
    },
  ]);
  const schemes = securitySchemes.map(({ name }) => quote(name)).join(' | ') || 'never';
  const optionsType = `ClientOptions<${schemes}>${baseUrl === undefined ? ' & { baseUrl: string }' : ''}`;
  file.addFunction({
    isExported: true,
    name: 'createClient',
    docs: tsdoc(
      [
        `Creates a client of ${api.title}. It holds the credentials and shows them to nobody.`,
        ...securitySchemes.map(({ name, description }) => `- \`credentials.${name}\`: ${description}`),
      ].join('\n\n'),
    ),
    parameters: [{ name: 'options', type: optionsType, ...(baseUrl !== undefined && { initializer: '{}' }) }],
    returnType: 'Client',
    statements: [
      (writer) => {
        writer.writeLine('return new Client(').indent(() => {
          writer.inlineBlock(() => {
            writer.writeLine(`security: ${requirementsLiteral(security)},`);
            writer.write('securitySchemes: ').inlineBlock(() => {
              for (const { name, apply } of securitySchemes) {
                writer.write(`${propertyName(name)}: (request, credential) => `);
                writer
                  .inlineBlock(() => writer.writeLine(apply))
                  .write(',')
                  .newLine();
              }
            });
            writer.write(',').newLine().writeLine('error: toApiError,');
          });
          const url = baseUrl === undefined ? '' : `, baseUrl: options.baseUrl ?? ${quote(baseUrl)}`;
          writer.write(',').newLine().writeLine(`{ ...options${url} },`);
        });
        writer.write(');');
      },
    ],
  });
  return formatted(file);
}

/** Security requirements as source text. */
export function requirementsLiteral(requirements: readonly (readonly string[])[]): string {
  return `[${requirements.map((names) => `[${names.map(quote).join(', ')}]`).join(', ')}]`;
}
