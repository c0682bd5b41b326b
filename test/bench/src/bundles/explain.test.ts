import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { explainBundle } from './explain.js';
import { measureProgram } from './measure-program.js';
import { programs } from './programs.js';

const directory = mkdtempSync(join(tmpdir(), 'explain-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** The bytes in an explanation by path. */
function bytesIn(explanation: string): ReadonlyMap<string, number> {
  return new Map(
    explanation
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [bytes, path = ''] = line.trim().split('  ');
        return [path, Number(bytes)];
      }),
  );
}

describe('explainBundle', () => {
  it('says which modules the bytes of a program come of', async () => {
    const name = 'two-element schema: parse';
    const program = programs[name] ?? { source: '' };
    const bytes = [...bytesIn(await explainBundle(name, directory)).values()];
    const { minified } = await measureProgram(program, directory);
    const sum = bytes.reduce((one, other) => one + other, 0);

    expect(bytes).toEqual([...bytes].sort((left, right) => right - left));
    expect(sum).toBeGreaterThan(0.9 * minified);
    expect(sum).toBeLessThanOrEqual(minified);
  });

  it('says what a feature brings', async () => {
    const paths = [...bytesIn(await explainBundle('`xs:key`', directory)).keys()];
    expect(paths.filter((path) => path.includes('/features/identity/'))).not.toEqual([]);
  });

  it('refuses a name that it does not know', async () => {
    await expect(explainBundle('xs:nothing', directory)).rejects.toThrow('no feature "xs:nothing"');
  });
});
