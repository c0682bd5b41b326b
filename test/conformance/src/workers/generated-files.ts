import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFiles } from '../type-check.js';

/** Where the generated modules of a case are, in its folder. */
export function codeFolder(folder: string): string {
  return join(folder, 'code');
}

/** Reads the generated modules in a folder. */
export function readGeneratedFiles(folder: string): GeneratedFiles {
  return new Map(
    readdirSync(folder, { encoding: 'utf8', recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
  );
}
