import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How a document is read: with a schema, or without one. */
export type Reader = 'parse' | 'parseElement';

/** What reading a document took. */
export interface Measurement {
  /** The most that the process held at any time, the document included. */
  readonly peakBytes: number;
  /** What the value holds that was read. */
  readonly valueBytes: number;
  readonly cpuSeconds: number;
  /** The rules that the document breaks. */
  readonly rules: readonly string[];
}

const script = fileURLToPath(new URL('../../dist/measure/reading-process.js', import.meta.url));

/**
 * Reads a document in a process of its own.
 * @throws Error where the process fails, or takes more than half a minute
 */
export function measure(document: string | Uint8Array, reader: Reader): Measurement {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    const file = join(folder, 'document.xml');
    writeFileSync(file, document);
    const form = typeof document === 'string' ? 'string' : 'bytes';
    const output = execFileSync(process.execPath, ['--expose-gc', script, file, form, reader], {
      encoding: 'utf8',
      timeout: 120_000,
    });
    return JSON.parse(output) as Measurement;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
