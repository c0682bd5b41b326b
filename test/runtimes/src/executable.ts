import { execFileSync } from 'node:child_process';

/** A program that is on this machine. */
export interface Executable {
  readonly path: string;
  /** As the program tells it, without "v" before it and the name of a distribution behind it. */
  readonly version: string;
}

/** Returns the first of some programs that is there and tells its version, or undefined where none does. */
export function findExecutable(candidates: readonly string[]): Executable | undefined {
  for (const path of candidates) {
    const version = versionOf(path);
    if (version !== undefined) return { path, version };
  }
  return undefined;
}

function versionOf(path: string): string | undefined {
  try {
    const [line = ''] = execFileSync(path, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
      .split('\n');
    return line.replace(/^v/, '').replace(/ built on .*$/, '');
  } catch {
    return undefined;
  }
}
