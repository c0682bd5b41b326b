import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endProcess, runCommand } from '../command.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const FIXTURE = join(HERE, '../../fixtures/runtimes');

/** What the compiler and the types of Node are pinned to here. */
const TOOLS = ['typescript@5.9.3', '@types/node@20.19.25'];

/** A project that has the packed packages installed, and the servers that its program talks to. */
export interface RuntimeConsumer extends AsyncDisposable {
  readonly directory: string;
  /** The addresses of the servers, as JSON: what the program takes. */
  readonly servers: string;
}

/**
 * Makes the project of fixtures/runtimes in a folder of its own, installs, compiles, and starts its servers in another process.
 * @param packed - the folder of the packed packages
 */
export async function createRuntimeConsumer(packed: string): Promise<RuntimeConsumer> {
  const directory = await mkdtemp(join(tmpdir(), 'runtimes-'));
  await cp(FIXTURE, directory, { recursive: true });
  const archives = (await readdir(packed)).filter((file) => file.endsWith('.tgz'));
  await install(directory, [...archives.map((file) => join(packed, file)), ...TOOLS]);
  await runCommand(process.execPath, ['node_modules/typescript/bin/tsc'], { cwd: directory });

  const host = spawn(process.execPath, ['dist/servers.js'], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [servers] = await once(host.stdout.setEncoding('utf8'), 'data');
  return {
    directory,
    servers: String(servers).trim(),
    async [Symbol.asyncDispose]() {
      await endProcess(host);
      await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Installs packages with npm. */
export async function install(directory: string, specifiers: readonly string[]): Promise<void> {
  const options = ['--no-update-notifier', '--no-audit', '--no-fund', '--prefer-offline'];
  await runCommand('npm', ['install', ...options, ...specifiers], { cwd: directory });
}
