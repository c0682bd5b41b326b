import { describe, expect, inject, it } from 'vitest';
import { tryCommand } from '../command.js';
import { installRuntime, nodePackage } from './installed-runtime.js';
import { recordRun, STEPS } from './recorded-run.js';

/** The oldest release that `engines` admits, and the newest of each line. */
const VERSIONS = ['20.19.0', '20.20.2', '22.23.5', '24.22.3', '26.12.1'];

describe.each(VERSIONS)('Node %s', (version) => {
  it.for([
    ['import', 'dist/main.js'],
    ['require', 'dist/main.cjs'],
  ] as const)('does what the program asks, by %s', async ([loaded, file], context) => {
    const { path } = await installRuntime(nodePackage(version));
    const { code, stdout, stderr } = await tryCommand(path, [file, inject('servers')], {
      cwd: inject('directory'),
    });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(JSON.parse(stdout)).toEqual(STEPS);
    recordRun(context, { runtime: `Node ${version}`, how: `\`${loaded}\`` });
  });
});
