import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultConfiguration, formatDiagnostic, generate, parseConfiguration } from '@proj/xsd-codegen';
import type { GeneratedFiles } from './type-check.js';

/**
 * Generates the code of a feature: a folder with `schema.xsd`, and with `config.json` where it needs settings. Those
 * whose name ends in `-1.1` are features of XSD 1.1.
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
    xsdVersion: folder.endsWith('-1.1') ? '1.1' : '1.0',
    readFile: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined),
  });
  if (diagnostics.length > 0) {
    throw new Error(diagnostics.map(formatDiagnostic).join('\n'));
  }
  return files;
}
