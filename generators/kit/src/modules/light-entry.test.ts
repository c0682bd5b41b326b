import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { StructureKind, VariableDeclarationKind } from './structure-kinds.js';
import { tsMorph } from './ts-morph.js';

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

  const making = (options: string, statement: string) => `
    import { GeneratedProject, StructureKind } from '@proj/generator-kit/source-files';
    const project = new GeneratedProject(${options});
    project.addModule({ fileName: 'a.ts' }, { header: '', statements: [${statement}] });
    project.files();`;
  const alias = "{ kind: StructureKind.TypeAlias, name: 'A', type: '1' }";

  it('is not loaded where the kit prints all structures', () => {
    expect(tsMorphModulesAfter(making('', alias))).toBe(0);
  });

  it.each([
    ['a transform', '{ transform: () => undefined }', alias],
    [
      'a structure that the kit does not print',
      '',
      "{ ...{ kind: StructureKind.Interface, name: 'I' }, methods: [{ name: 'm' }] }",
    ],
  ])('is loaded for %s', (_, options, statement) => {
    expect(tsMorphModulesAfter(making(options, statement))).toBeGreaterThan(0);
  });

  it('numbers structures as the kit states', () => {
    const morph = tsMorph();
    expect(morph.StructureKind).toMatchObject(StructureKind);
    expect(morph.VariableDeclarationKind).toMatchObject(VariableDeclarationKind);
  });
});
