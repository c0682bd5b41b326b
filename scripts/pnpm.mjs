// The pinned pnpm, on a machine where only Node and npm are sure to be there.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from './command-line.mjs';
import { runProcess } from './run-process.mjs';
import { ROOT, readManifest } from './workspace.mjs';

/**
 * The version in the `packageManager` field of the root package.json.
 *
 * @param {import('./workspace.mjs').Manifest} manifest
 * @returns {string}
 */
function pinnedVersion(manifest) {
  const match = /^pnpm@(\d+\.\d+\.\d+)/.exec(manifest.packageManager ?? '');
  if (match?.[1] === undefined)
    throw new CommandError('package.json: "packageManager" must name pnpm@<version>');
  return match[1];
}

/** @type {Promise<readonly string[]> | undefined} */
let located;

/**
 * The command that starts the pinned pnpm: the one that the workspace has installed, one that the machine has, or npx.
 * Each has to be of exactly that version.
 *
 * @returns {Promise<readonly string[]>}
 */
function locate() {
  located ??= (async () => {
    const version = pinnedVersion(readManifest(ROOT));
    const own = join(ROOT, 'node_modules', 'pnpm');
    if (existsSync(own) && readManifest(own).version === version)
      return [process.execPath, join(own, 'bin', 'pnpm.cjs')];
    // Asked outside the workspace: inside it, another pnpm downloads the pinned version and answers in its name.
    const installed = await runProcess('pnpm', ['--version'], { cwd: tmpdir(), capture: true }).catch(
      () => undefined,
    );
    return installed?.code === 0 && installed.stdout.trim() === version
      ? ['pnpm']
      : ['npx', '-y', `pnpm@${version}`];
  })();
  return located;
}

/** No command of this workspace reports to, or waits for, a service of its tools. */
export const QUIET_TOOLS = {
  DO_NOT_TRACK: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  npm_config_update_notifier: 'false',
  npm_config_fund: 'false',
  npm_config_audit: 'false',
};

/**
 * Runs the pinned pnpm.
 *
 * @param {readonly string[]} args
 * @param {Partial<import('./run-process.mjs').ProcessOptions>} [options] `cwd` is the root when left out
 * @returns {Promise<import('./run-process.mjs').ProcessResult>}
 */
export async function pnpm(args, options = {}) {
  const [command = 'npx', ...prefix] = await locate();
  return runProcess(command, [...prefix, ...args], {
    cwd: ROOT,
    ...options,
    env: { ...QUIET_TOOLS, ...options.env },
  });
}

/**
 * Installs what is missing, from the lock file and nothing else: the commands must not change what is pinned.
 *
 * @returns {Promise<void>}
 * @throws {CommandError} when the lock file does not fit a package.json, or a package cannot be fetched
 */
export async function install() {
  const { code, stdout, stderr } = await pnpm(['install', '--frozen-lockfile', '--prefer-offline'], {
    capture: true,
  });
  if (code === 0) return;
  const update = `npx -y pnpm@${pinnedVersion(readManifest(ROOT))} install --no-frozen-lockfile`;
  const hint = stdout.includes('OUTDATED_LOCKFILE')
    ? `pnpm-lock.yaml does not fit the package.json files. Run "${update}" and commit pnpm-lock.yaml.`
    : 'Installing the dependencies failed.';
  throw new CommandError(`${stdout}${stderr}${hint}`);
}
