import { describe, expect, inject, it } from 'vitest';
import { tryCommand } from '../command.js';
import { installRuntime, nodePackage } from './installed-runtime.js';
import { recordRun, STEPS } from './recorded-run.js';

/** The oldest release that `engines` admits, and the newest of each line. */
const VERSIONS = ['20.19.0', '20.20.2', '22.23.5', '24.22.3', '26.12.1'];

/** What logs the command line in. */
const { openair } = JSON.parse(inject('servers'));
const environment = {
  OPENAIR_URL: openair.url,
  OPENAIR_COMPANY: openair.company,
  OPENAIR_USER: openair.user,
  OPENAIR_PASSWORD: openair.password,
  OPENAIR_KEY: openair.key,
};

describe.each(VERSIONS)('Node %s', (version) => {
  it.for([
    ['import', 'dist/main.js'],
    ['require', 'dist/main.cjs'],
  ] as const)('does what the program asks, by %s', async ([loaded, file], context) => {
    const { path } = await installRuntime(nodePackage(version));
    const { code, stdout, stderr } = await tryCommand(path, [file, inject('servers')], {
      cwd: inject('directory'),
    });
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual(STEPS);
    recordRun(context, { runtime: `Node ${version}`, how: `\`${loaded}\`` });
  });

  it('runs the command line that is installed', async (context) => {
    const { path } = await installRuntime(nodePackage(version));
    const ended = await tryCommand(
      path,
      ['node_modules/@proj/sdk/bin/proj.js', 'openair', 'whoami', '--json'],
      {
        cwd: inject('directory'),
        env: environment,
      },
    );
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ended.stdout)).toMatchObject({ nickname: openair.user });
    recordRun(context, { runtime: `Node ${version}`, how: '`proj`' });
  });
});
