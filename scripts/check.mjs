// The static checks: style, unused code, types of the scripts, generated files, package metadata, layers, shared names, the OpenAPI document.
import { EXIT_FAILED, EXIT_OK, runCommand } from './command-line.mjs';
import { packageProblems } from './package-metadata.mjs';
import { install, pnpm } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm run check -- [--json]

Runs every static check and shows the output of those that fail: biome (format and lint), knip (unused files, exports
and dependencies), tsc over scripts/, check:generated, package metadata, imports against each package's layers.json,
names against each package's shared-names.json,
and redocly lint of the OpenAPI document.
Only biome's part can be repaired by a command: npm run format.

  --json  print [{check, ok, output}]

Exit codes: 0 all passed, 1 a check failed, 2 wrong usage
`;

/** @type {[string, () => Promise<{ code: number, stdout: string, stderr: string }>][]} */
const CHECKS = [
  [
    'biome',
    () => pnpm(['exec', 'biome', 'ci', '--error-on-warnings', '--colors=off', '.'], { capture: true }),
  ],
  ['knip', () => pnpm(['exec', 'knip'], { capture: true })],
  ['tsc scripts', () => pnpm(['exec', 'tsc', '-p', 'scripts'], { capture: true })],
  [
    'check:generated',
    () => runProcess(process.execPath, ['scripts/check-generated.mjs'], { cwd: ROOT, capture: true }),
  ],
  ['package metadata', checkMetadata],
  ['layers', checkLayers],
  ['shared names', checkSharedNames],
  [
    'redocly lint',
    () => pnpm(['--filter', '@proj/connections-client', 'run', 'lint:spec'], { capture: true }),
  ],
];

await runCommand({ usage: USAGE, options: { json: { type: 'boolean' } } }, async ({ json }) => {
  await install();
  const results = [];
  for (const [check, run] of CHECKS) {
    const { code, stdout, stderr } = await run();
    const result = { check, ok: code === 0, output: `${stdout}${stderr}` };
    results.push(result);
    if (!json) process.stdout.write(result.ok ? `ok    ${check}\n` : `FAIL  ${check}\n${result.output}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
  return results.every(({ ok }) => ok) ? EXIT_OK : EXIT_FAILED;
});

/**
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
async function checkMetadata() {
  const problems = packageProblems(ROOT);
  return { code: problems.length === 0 ? 0 : 1, stdout: problems.join('\n'), stderr: '' };
}

/**
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
async function checkLayers() {
  // It needs TypeScript, which is there after the install only.
  const { layerProblems } = await import('./layers.mjs');
  const problems = layerProblems(ROOT);
  return { code: problems.length === 0 ? 0 : 1, stdout: problems.join('\n'), stderr: '' };
}

/**
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
async function checkSharedNames() {
  const { sharedNameProblems } = await import('./shared-names.mjs');
  const problems = sharedNameProblems(ROOT);
  return { code: problems.length === 0 ? 0 : 1, stdout: problems.join('\n'), stderr: '' };
}
