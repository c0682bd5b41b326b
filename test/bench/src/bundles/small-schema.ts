import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatDiagnostic, generate } from '@proj/xsd-codegen';

const SCHEMA = fileURLToPath(new URL('../../schemas/shipment.xsd', import.meta.url));

/**
 * Generates the code of a small schema, as somebody who uses the generator would.
 * @param directory - where to write it; it is made
 * @throws {Error} when the generator refuses the schema
 */
export function generateSmallSchema(directory: string): void {
  const { files, diagnostics } = generate({ schemas: [SCHEMA] });
  if (files.size === 0) throw new Error(diagnostics.map(formatDiagnostic).join('\n'));
  for (const [name, text] of files) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
