import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, inject, it } from 'vitest';
import { endProcess } from '../command.js';
import { installRuntime } from './installed-runtime.js';
import { recordRun, STEPS } from './recorded-run.js';

it('workerd does what the program asks, without the modules of Node', async (context) => {
  const directory = inject('directory');
  const { path, version } = await installRuntime({
    name: `@cloudflare/workerd-${process.platform}-${process.arch === 'x64' ? '64' : process.arch}`,
    version: '1.20261117.1',
    program: 'bin/workerd',
  });
  await build({
    absWorkingDir: directory,
    entryPoints: ['src/worker.ts'],
    outfile: 'worker/worker.js',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'warning',
  });
  await writeFile(join(directory, 'worker/worker.capnp'), CONFIGURATION);
  const worker = spawn(path, ['serve', 'worker.capnp', '--control-fd=3'], {
    cwd: join(directory, 'worker'),
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  try {
    const response = await fetch(`http://127.0.0.1:${await portOf(worker)}/`, {
      method: 'POST',
      body: inject('servers'),
    });
    const text = await response.text();
    expect(response.status, text).toBe(200);
    expect(JSON.parse(text)).toEqual(STEPS);
    recordRun(context, { runtime: version, how: 'bundled by esbuild, without `nodejs_compat`' });
  } finally {
    await endProcess(worker);
  }
});

/** A worker on a free port, which may talk to this machine. */
const CONFIGURATION = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "worker.js")],
      compatibilityDate = "2026-01-01",
    )),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

/** The port on which a worker listens: it says so on a pipe of its own. */
async function portOf(worker: ChildProcess): Promise<number> {
  const control = worker.stdio[3];
  if (control === null || control === undefined || !('setEncoding' in control)) throw new Error('no pipe');
  for await (const text of control.setEncoding('utf8')) {
    const { port }: { port?: number } = JSON.parse(String(text).trim().split('\n')[0] ?? '{}');
    if (port !== undefined) return port;
  }
  throw new Error('workerd ended without listening');
}
