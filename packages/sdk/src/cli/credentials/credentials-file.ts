import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { CliContext } from '../context.js';
import { CredentialsError } from '../errors.js';
import type { OptionValues } from '../option-values.js';

/** Permissions of a file that others than its owner have. */
const othersMay = 0o077;

/** One part of the file: texts by their names. */
export type CredentialSection = Readonly<Record<string, string | undefined>>;

/**
 * Reads a part of the credentials file; it need not be there, unless an option or the environment names it.
 * @throws {CredentialsError} when others can read the file, or it is not what it has to be. No message quotes it.
 */
export async function readCredentialsFile(
  section: 'openair' | 'connections',
  options: OptionValues,
  context: CliContext,
): Promise<CredentialSection> {
  const named = options.text('credentials') ?? context.environment.PROJ_CREDENTIALS;
  const path = named ?? defaultPath(context);
  const text = await readPrivateFile(path, named !== undefined);
  if (text === undefined) return {};
  const value = sectionOf(text, section, path);
  const wrong = Object.entries(value).find(([, entry]) => typeof entry !== 'string');
  if (wrong !== undefined) throw new CredentialsError(`${path}: "${section}.${wrong[0]}" has to be a text.`);
  return value as CredentialSection;
}

/** Where the file is if nothing names it. */
export function defaultPath({ environment, home }: CliContext): string {
  return join(environment.XDG_CONFIG_HOME ?? join(home, '.config'), 'proj', 'credentials.json');
}

async function readPrivateFile(path: string, isNamed: boolean): Promise<string | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (!isNamed && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CredentialsError(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
  try {
    // Of the file that is open, so that no other can take its place in between.
    const { mode } = await file.stat();
    // Windows has no such permissions.
    if (process.platform !== 'win32' && (mode & othersMay) !== 0)
      throw new CredentialsError(`${path} can be read by others: run "chmod 600 ${path}".`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

function sectionOf(text: string, section: string, path: string): Readonly<Record<string, unknown>> {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    // The message of the parser would quote the file.
    throw new CredentialsError(`${path} is not JSON.`);
  }
  const value = isObject(whole) ? (whole[section] ?? {}) : undefined;
  if (isObject(value)) return value;
  throw new CredentialsError(`${path} has to be an object with the objects "openair" and "connections".`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
