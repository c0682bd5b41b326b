import { readFileSync } from 'node:fs';
import type { BuiltApi } from '../api/build-api.js';
import type { Api } from '../api/model.js';
import { generatorVersion } from '../version.js';
import { emitApiClassModule } from './api-class-module.js';
import { emitClientModule } from './client-module.js';
import { emitErrorsModule } from './errors-module.js';
import { emitModelsModule } from './models-module.js';
import { emitOperationsModule } from './operations-module.js';
import { emitSchemaModule } from './schema-module.js';
import { createProject, type GeneratedFiles, header } from './source-files.js';

/** Modules of the runtime that every client needs; the others come when something imports them. */
const runtimeModules = ['api-error', 'client', 'credentials', 'operation', 'parameters', 'rules'];

function runtimeSource(name: string): string {
  return readFileSync(new URL(`../../runtime/${name}.ts`, import.meta.url), 'utf8');
}

/** Adds the modules of the runtime that the files import. */
function addRuntime(files: Map<string, string>): void {
  const text = [...files.values()].join('\n');
  const optional = ['array-style', 'bodies', 'cookies', 'query-styles', 'responses'];
  const needed = optional.filter((name) => text.includes(`/runtime/${name}.js'`));
  for (const name of [...runtimeModules, ...needed].sort())
    files.set(`runtime/${name}.ts`, runtimeSource(name));
}

function indexModule(files: ReadonlyMap<string, string>): string {
  const named: readonly (readonly [string, string])[] = [
    ['./runtime/api-error.js', '{ ApiError }'],
    ['./runtime/bodies.js', 'type { BinaryBody }'],
    ['./runtime/client.js', 'type { Client, ClientOptions, RequestOptions }'],
    ['./runtime/credentials.js', 'type { Credential }'],
    ['./runtime/parameters.js', '{ InvalidParameterError, type ParameterIssue, type ParameterLocation }'],
    ['./schema.js', 'type { components, operations, paths }'],
    ['./client.js', '{ createClient, servers }'],
  ];
  const lines = named
    .filter(([module]) => files.has(`${module.slice(2, -3)}.ts`))
    .map(([module, names]) =>
      names.startsWith('type ')
        ? `export type ${names.slice(5)} from '${module}';`
        : `export ${names} from '${module}';`,
    );
  const all = [...files.keys()].filter((name) => /^(?:apis|operations)\//.test(name));
  lines.push(`export type * from './models.js';`);
  for (const name of all.sort()) lines.push(`export * from './${name.replace(/\.ts$/, '.js')}';`);
  return `${lines.join('\n')}\n`;
}

/** The error classes by name: `toApiError` is of no use outside. */
function errorExports({ errors }: Api): string {
  return `export {\n${errors.map(({ name }) => `  ${name},\n`).join('')}} from './errors.js';\n`;
}

/** Writes every file of the client of a document. */
export async function emitFiles({ api, document }: BuiltApi, specification: string): Promise<GeneratedFiles> {
  const project = createProject();
  const files = new Map<string, string>([
    ['schema.ts', await emitSchemaModule(document)],
    ['models.ts', emitModelsModule(project, api)],
    ['errors.ts', emitErrorsModule(project, api)],
    ['client.ts', emitClientModule(project, api)],
  ]);
  const tagFiles = new Map(api.groups.map(({ tag, fileName }) => [tag, fileName]));
  for (const group of api.groups) {
    const own = group.operations.filter(({ tag }) => tag === group.tag);
    if (own.length > 0) {
      files.set(`operations/${group.fileName}.ts`, emitOperationsModule(project, group.fileName, own));
    }
    files.set(`apis/${group.fileName}.ts`, emitApiClassModule(project, group, tagFiles));
  }
  addRuntime(files);
  files.set('index.ts', errorExports(api) + indexModule(files));
  const start = header(generatorVersion, specification);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => [name, start + text]));
}
