import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommandResult, runCommand, tryCommand } from './command.js';

const FIXTURE = join(dirname(dirname(fileURLToPath(import.meta.url))), 'fixtures', 'consumer');

/** Somebody else's project: nothing of this workspace is above it or linked into it. */
export interface ConsumerProject extends AsyncDisposable {
  readonly directory: string;
  /** Installs packages by name with npm. */
  install(...specifiers: readonly string[]): Promise<void>;
  /** The version of an installed package. */
  installedVersion(name: string): Promise<string>;
  /** Adds a source file. */
  write(file: string, text: string): Promise<void>;
  /** Compiles all source files under the strictest settings. */
  compile(): Promise<CommandResult>;
  /** Runs a file with the Node of the tests, or another. Returns its stdout. */
  run(file: string, node?: string): Promise<string>;
}

/**
 * Makes an empty project with the source files of fixtures/consumer.
 *
 * @param registry the address of the registry to install from
 */
export async function createConsumerProject(registry: string): Promise<ConsumerProject> {
  const directory = await mkdtemp(join(tmpdir(), 'consumer-'));
  await cp(FIXTURE, directory, { recursive: true });
  await writeFile(join(directory, '.npmrc'), `registry=${registry}\naudit=false\nfund=false\n`);
  const run = (command: string, ...args: string[]): Promise<string> =>
    runCommand(command, args, { cwd: directory });
  return {
    directory,
    async install(...specifiers) {
      await run('npm', 'install', '--no-update-notifier', ...specifiers);
    },
    async installedVersion(name) {
      const manifest: unknown = JSON.parse(
        await readFile(join(directory, 'node_modules', name, 'package.json'), 'utf8'),
      );
      if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
        return String(manifest.version);
      throw new Error(`${name} has no version`);
    },
    write: (file, text) => writeFile(join(directory, file), text),
    compile: () => tryCommand(process.execPath, ['node_modules/typescript/bin/tsc'], { cwd: directory }),
    run: (file, node = process.execPath) => run(node, file),
    async [Symbol.asyncDispose]() {
      await rm(directory, { recursive: true, force: true });
    },
  };
}
