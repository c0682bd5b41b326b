import { expect, inject, it } from 'vitest';
import { runCommand } from '../command.js';
import { installRuntime } from './installed-runtime.js';
import { recordRun, STEPS } from './recorded-run.js';

it('Deno does what the program asks, with no permission but the network’s', async (context) => {
  const libc = process.platform === 'linux' ? '-glibc' : '';
  const { path, version } = await installRuntime({
    name: `@deno/${process.platform}-${process.arch}${libc}`,
    version: '2.9.6',
    program: 'deno',
  });
  const options = [
    '--no-prompt',
    '--no-lock',
    '--no-remote',
    '--node-modules-dir=manual',
    '--allow-net=127.0.0.1',
  ];
  const stdout = await runCommand(path, ['run', ...options, 'dist/main.js', inject('servers')], {
    cwd: inject('directory'),
    env: { DENO_NO_UPDATE_CHECK: '1' },
  });
  expect(JSON.parse(stdout)).toEqual(STEPS);
  recordRun(context, {
    runtime: version.replace(/^deno (\S+).*$/, 'Deno $1'),
    how: '`import`, with `--allow-net` alone',
  });
});
