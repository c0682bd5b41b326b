import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GeneratedFiles } from '@proj/test-conformance/type-check';
import type { Reading } from '../stand-ins/stand-in.js';

/** Reads the generated modules of `@proj/xml-commands`, as they are in the repository. */
export function xmlCommandsModules(): GeneratedFiles {
  const manifest = fileURLToPath(import.meta.resolve('@proj/xml-commands/package.json'));
  const folder = join(dirname(manifest), 'src', 'generated', 'schema');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return new Map(
    names.sort().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
  );
}

/** What a consumer of the XML commands reads. */
export const xmlCommandsReading: Reading = {
  descriptor: 'ResponseElement',
  document: '<response/>',
  path: '.status',
  value: 'undefined',
};
