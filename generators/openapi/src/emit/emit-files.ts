import { readFileSync } from 'node:fs';
import { generatedHeader } from '@proj/generator-kit';
import { GeneratedProject } from '@proj/generator-kit/source-files';
import type { BuiltApi } from '../api/build-api.js';
import type { Api } from '../api/model.js';
import { generatorName, generatorVersion } from '../version.js';
import { emitClientModule } from './client-module.js';
import { emitErrorsModule } from './errors-module.js';
import { emitModelsModule } from './models-module.js';
import type { EmitContext } from './module-scope.js';
import { emitOperationsModule } from './operations-module.js';
import { schemaModule } from './schema-module.js';

/** Generated files: text by path relative to the output folder, with `/` between folders. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** Modules of the runtime that every client needs; the others come when a module imports them. */
const runtimeModules = [
  'addresses',
  'api-error',
  'client',
  'credentials',
  'failures',
  'operation',
  'parameters',
  'rules',
];

function runtimeSource(name: string): string {
  return readFileSync(new URL(`../../runtime/${name}.ts`, import.meta.url), 'utf8');
}

function indexModule({ errors }: Api, modules: readonly string[]): string {
  const named: readonly (readonly [string, string])[] = [
    ['./runtime/api-error.js', '{ ApiError, isApiError }'],
    ['./runtime/bodies.js', 'type { BinaryBody }'],
    ['./runtime/client.js', 'type { ApiCall, Client, ClientOptions, RequestOptions }'],
    ['./runtime/credentials.js', 'type { Credential }'],
    ['./runtime/parameters.js', '{ InvalidParameterError, type ParameterIssue, type ParameterLocation }'],
    ['./schema.js', 'type { components, operations, paths }'],
    ['./client.js', '{ createClient, servers }'],
  ];
  const lines = [
    // The error classes by name: `toApiError` is of no use outside.
    `export {\n${errors.map(({ name }) => `  ${name},\n`).join('')}} from './errors.js';`,
    ...named
      .filter(([module]) => modules.includes(`${module.slice(2, -3)}.ts`))
      .map(([module, names]) => `export ${names} from '${module}';`),
    `export type * from './models.js';`,
    ...modules
      .filter((name) => name.startsWith('apis/') || name.startsWith('operations/'))
      .sort()
      .map((name) => `export * from './${name.replace(/\.ts$/, '.js')}';`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Writes every file of the client of a document. */
export async function emitFiles({ api, document }: BuiltApi, specification: string): Promise<GeneratedFiles> {
  const header = generatedHeader(generatorName, [
    `${generatorVersion} from ${specification}.`,
    'Do not edit: change the document and generate again.',
  ]);
  const project = new GeneratedProject();
  const context: EmitContext = { project, header, runtimeModules: new Set(runtimeModules) };
  emitModelsModule(context, api);
  emitErrorsModule(context, api);
  emitClientModule(context, api);
  for (const { fileName, operations } of api.groups) emitOperationsModule(context, fileName, operations);
  const files = new Map(project.files());
  const addText = (name: string, text: string) => files.set(name, `${header}\n${text}`);
  addText('schema.ts', await schemaModule(document));
  for (const name of context.runtimeModules) addText(`runtime/${name}.ts`, runtimeSource(name));
  addText('index.ts', indexModule(api, [...files.keys()]));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
