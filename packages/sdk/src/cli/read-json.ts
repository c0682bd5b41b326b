import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { UsageError } from './errors.js';

/**
 * Reads the file that an option names; `-` is stdin.
 * @throws {UsageError} when it cannot be read, or is no JSON. The message does not quote it: it may have secrets.
 */
export async function readJson(option: string, path: string, stdin: Readable): Promise<unknown> {
  const json = path === '-' ? await text(stdin) : await readText(option, path);
  try {
    return JSON.parse(json);
  } catch {
    throw new UsageError(`--${option} ${path} is not JSON.`);
  }
}

async function readText(option: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--${option} ${path} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}
