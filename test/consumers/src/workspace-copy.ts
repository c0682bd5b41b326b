import { cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommandOptions, type CommandResult, runCommand, tryCommand } from './command.js';

/** The root of this workspace. */
const WORKSPACE = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** A copy of this workspace as it is in the working tree, in which tests may change what they like. */
export interface WorkspaceCopy extends AsyncDisposable {
  readonly directory: string;
  /** Runs one of the root commands; it must succeed. Returns its stdout. */
  npm(script: string, args?: readonly string[], env?: CommandOptions['env']): Promise<string>;
  /** Runs one of the root commands, whatever comes of it. */
  tryNpm(script: string, args?: readonly string[], env?: CommandOptions['env']): Promise<CommandResult>;
}

/** Copies everything that git does not ignore into a repository of its own, with one commit. */
export async function copyWorkspace(): Promise<WorkspaceCopy> {
  const directory = await mkdtemp(join(tmpdir(), 'workspace-'));
  const listed = await runCommand('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: WORKSPACE,
  });
  for (const file of listed.split('\0').filter((name) => name !== ''))
    if (await exists(join(WORKSPACE, file))) await cp(join(WORKSPACE, file), join(directory, file));
  await commit(directory);

  // What the workspace has built already is the same here: turbo's cache goes by content.
  const cache = { TURBO_CACHE_DIR: join(WORKSPACE, '.turbo', 'cache') };
  const tryNpm: WorkspaceCopy['tryNpm'] = (script, args = [], env = {}) =>
    tryCommand('npm', ['run', '--silent', script, '--', ...args], {
      cwd: directory,
      env: { ...cache, ...env },
    });
  return {
    directory,
    tryNpm,
    async npm(script, args, env) {
      const { code, stdout, stderr } = await tryNpm(script, args, env);
      if (code !== 0) throw new Error(`npm run ${script} ended with ${code}\n${stdout}\n${stderr}`);
      return stdout;
    },
    async [Symbol.asyncDispose]() {
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function commit(directory: string): Promise<void> {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
  await runCommand('git', ['init', '--quiet', '--initial-branch=main'], { cwd: directory });
  await runCommand('git', ['add', '--all'], { cwd: directory });
  await runCommand('git', [...identity, 'commit', '--quiet', '--message=copy'], { cwd: directory });
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
