import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** The modules of ts-morph that a program has loaded after it ran `code`. */
function tsMorphModulesAfter(code: string): number {
  const script = `${code}
    import { createRequire } from 'node:module';
    const loaded = Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes('ts-morph'));
    console.log(loaded.length);`;
  return Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
    }),
  );
}

describe('ts-morph', () => {
  it.each(['.', './cli', './source-files'])('is not loaded by importing %s', (entry) => {
    expect(tsMorphModulesAfter(`import '@proj/generator-kit${entry.slice(1)}';`)).toBe(0);
  });

  it('is loaded when a project is made', () => {
    const code =
      "import { GeneratedProject } from '@proj/generator-kit/source-files'; new GeneratedProject();";
    expect(tsMorphModulesAfter(code)).toBeGreaterThan(0);
  });
});
