// Which tasks run again after a change: what turbo's hashes say, in a copy of the workspace's files.
import { execFile, execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, workspacePackages } from './workspace.mjs';

/** @type {string} */
let copy;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'graph-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
  });
  for (const file of files.toString().split('\0'))
    if (file !== '' && existsSync(join(ROOT, file))) cpSync(join(ROOT, file), join(copy, file));
}, 60_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/**
 * @returns {Promise<Map<string, string>>} the hash of each task that has a script
 */
async function taskHashes() {
  const turbo = join(ROOT, 'node_modules', '.bin', 'turbo');
  const args = ['run', 'generate', 'build', 'typecheck', 'test', '--dry=json', '--cwd', copy];
  const { stdout } = await promisify(execFile)(turbo, args, { maxBuffer: 2 ** 26 });
  /** @type {{ tasks: { taskId: string, hash: string, command: string }[] }} */
  const { tasks } = JSON.parse(stdout);
  return new Map(
    tasks.filter(({ command }) => command !== '<NONEXISTENT>').map(({ taskId, hash }) => [taskId, hash]),
  );
}

/**
 * @param {string} file a file of the copy, changed for the time of the look
 */
async function tasksThatRunAgainAfter(file) {
  const before = await taskHashes();
  appendFileSync(join(copy, file), '\n');
  const after = await taskHashes();
  cpSync(join(ROOT, file), join(copy, file));
  return [...after].filter(([task, hash]) => before.get(task) !== hash).map(([task]) => task);
}

/**
 * The package with all that depend on it, over any number of steps.
 *
 * @param {string} name
 * @returns {Set<string>}
 */
function withDependents(name) {
  const found = new Set([name]);
  for (;;) {
    const { size } = found;
    for (const { manifest } of workspacePackages()) {
      const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
      if (dependencies.some((dependency) => found.has(dependency))) found.add(manifest.name);
    }
    if (found.size === size) return found;
  }
}

const packagesOf = (/** @type {string[]} */ tasks) =>
  new Set(tasks.map((task) => task.slice(0, task.indexOf('#'))));

describe('turbo runs again', () => {
  it.each([
    ['specs/xml-commands/openair.xsd', '@proj/xml-commands'],
    ['specs/connections/openapi.yaml', '@proj/connections-client'],
  ])(
    'after a change in %s: only %s and what depends on it',
    async (spec, name) => {
      const tasks = await tasksThatRunAgainAfter(spec);
      expect(packagesOf(tasks)).toEqual(withDependents(name));
      expect(tasks).toEqual(
        expect.arrayContaining(['generate', 'build', 'typecheck', 'test'].map((task) => `${name}#${task}`)),
      );
    },
    60_000,
  );

  it('after a change in a test: that test and nothing else', async () => {
    const test = 'packages/xml-commands/src/error-name.test.ts';
    expect(await tasksThatRunAgainAfter(test)).toEqual([
      '@proj/xml-commands#test',
      '@proj/xml-commands#typecheck',
    ]);
  }, 60_000);

  it('after a generated file was edited: nothing, because its task brings the right one back', async () => {
    const generated = 'packages/xml-commands/src/generated';
    const files = readdirSync(join(ROOT, generated), { recursive: true }).map(String);
    const file = files.find((name) => name.endsWith('.ts'));
    expect(await tasksThatRunAgainAfter(`${generated}/${file}`)).toEqual([]);
  }, 60_000);
});
