import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultConfiguration, formatDiagnostic, generate, parseConfiguration } from '@proj/xsd-codegen';
import type { GeneratedFiles } from './type-check.js';

/**
 * Generates the code of a feature: a folder with `schema.xsd`, and with `config.json` where it needs settings.
 *
 * @throws Error when there is anything to be said about the schema
 */
export function generateFeature(folder: string): GeneratedFiles {
  const config = join(folder, 'config.json');
  const configuration = existsSync(config)
    ? parseConfiguration('config.json', readFileSync(config, 'utf8'))
    : defaultConfiguration;
  const { files, diagnostics } = generate({
    schemas: ['schema.xsd'],
    configuration,
    readFile: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined),
  });
  if (diagnostics.length > 0) {
    throw new Error(diagnostics.map(formatDiagnostic).join('\n'));
  }
  return files;
}
