import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { writeModules } from '@proj/test-conformance/generated-modules';
import type { GeneratedFiles } from '@proj/test-conformance/type-check';
import { consumerOf } from '../measure/consumer.js';
import type { Reading } from '../stand-ins/stand-in.js';

const consumer = 'consumer';

/**
 * Loads each generated module first, in a process of its own, and reads a document after that. Modules that import each other in a circle
 * may work from one entry and fail from another, which uses a constant before it has its value.
 *
 * @param files - the modules of one schema by file name, with an `index.ts`
 * @param reading - the document that is read after each
 * @returns what went wrong, by the name of the module that was loaded first
 */
export async function loadEachFirst(
  files: GeneratedFiles,
  reading: Reading,
): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'generated-code-'));
  try {
    const written = writeModules(new Map([...files, [`${consumer}.ts`, consumerOf(reading)]]), folder);
    const failures = new Map<string, string>();
    for (const [name, file] of written) {
      const failure = await loadInOrder([file, written.get(consumer) ?? '']);
      if (failure !== undefined) failures.set(name, failure);
    }
    return failures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Loads modules one after the other in a fresh process, and returns what it says where it fails. */
async function loadInOrder(paths: readonly string[]): Promise<string | undefined> {
  const imports = paths.map((path) => `await import(${JSON.stringify(pathToFileURL(path).href)});`);
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', imports.join('\n')]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
