import { expect, inject, it } from 'vitest';
import { runCommand } from '../command.js';
import { installRuntime } from './installed-runtime.js';
import { recordRun, STEPS } from './recorded-run.js';

it.for([
  ['import', 'src/main.ts'],
  ['require', 'src/main.cts'],
] as const)('Bun does what the program asks, by %s', async ([loaded, file], context) => {
  const architecture = process.arch === 'arm64' ? 'aarch64' : process.arch;
  const { path, version } = await installRuntime({
    name: `@oven/bun-${process.platform}-${architecture}`,
    version: '1.4.5',
    program: 'bin/bun',
  });
  const stdout = await runCommand(path, ['run', file, inject('servers')], { cwd: inject('directory') });
  expect(JSON.parse(stdout)).toEqual(STEPS);
  recordRun(context, {
    runtime: `Bun ${version}`,
    how: `\`${loaded}\` from TypeScript`,
  });
});
