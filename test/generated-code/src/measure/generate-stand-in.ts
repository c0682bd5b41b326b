import type { GeneratedFiles } from '@proj/test-conformance/type-check';
import { type Configuration, defaultConfiguration, formatDiagnostic, generate } from '@proj/xsd-codegen';
import type { StandIn } from '../stand-ins/stand-in.js';

/**
 * Generates the modules of a stand-in.
 *
 * @param standIn - the schema
 * @param configuration - the settings of the generator; the default ones if left out
 * @returns the text of each module by its file name
 * @throws Error when the generator refuses the schema
 */
export function generateStandIn(
  { name, documents, entry }: StandIn,
  configuration: Configuration = defaultConfiguration,
): GeneratedFiles {
  const { files, diagnostics } = generate({
    schemas: [entry],
    configuration,
    readFile: (path) => {
      const text = documents.get(path);
      return text === undefined ? undefined : Buffer.from(text);
    },
  });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new Error(`${name} is refused:\n${errors.slice(0, 5).map(formatDiagnostic).join('\n')}`);
  }
  return files;
}
