// Both clients against local mock servers, showing what goes over the wire.
import { join } from 'node:path';
import { CommandError, EXIT_OK, runCommand } from './command-line.mjs';
import { install } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm run demo

Installs and builds what is missing, starts the in-memory servers of both APIs on 127.0.0.1, runs the clients
against them, and prints each call with what went over the wire, secrets masked.

Exit codes: 0 the story went as told, 1 it did not, 2 wrong usage
`;

await runCommand({ usage: USAGE, options: {} }, async () => {
  await install();
  const build = await turbo(['build'], { flags: ['--filter=@proj/sdk'] });
  if (build.code !== 0) throw new CommandError('Building failed. See above.');
  const { code } = await runProcess(process.execPath, [join(ROOT, 'test/e2e/demo/main.mjs')], {
    cwd: ROOT,
  });
  if (code !== 0) throw new CommandError('The demo did not go as told. See above.');
  return EXIT_OK;
});
