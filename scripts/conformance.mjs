// The generators, and the XML runtime, on schemas and documents of others, which are not part of this repository.
import { CommandError, runCommand } from './command-line.mjs';
import { install } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm run conformance -- [--data <path>] [--family <name>] [--openapi <name>] [--json]
       npm run conformance -- --suite [--data <path>] [--xsd-version <v>] [--filter <text>] [--json]

Installs what is missing, builds, generates code for schema families, compiles it, and reads and writes their documents;
generates clients for OpenAPI documents and compiles them.

  --data <path>      the folder of the test data (default: ../shared/data)
  --family <name>    this schema family only
  --openapi <name>   this OpenAPI document only, by its file name without the extension
  --suite            the W3C XML Schema Test Suite instead; its figures are reported, not judged
  --xsd-version <v>  the tests of the suite for 1.0 (the default) or 1.1
  --filter <text>    only groups of the suite whose set or name contains this
  --json             print the report as JSON

Without --suite and --json the last line is "N passed, N failed": each instance, each family and each OpenAPI document
counts as one.

Exit codes: 0 all passed, 1 something failed, 2 wrong usage or the data is not there
`;

await runCommand(
  {
    usage: USAGE,
    options: {
      data: { type: 'string' },
      family: { type: 'string' },
      openapi: { type: 'string' },
      suite: { type: 'boolean' },
      'xsd-version': { type: 'string' },
      filter: { type: 'string' },
      json: { type: 'boolean' },
    },
  },
  async (options) => {
    await install();
    const build = await turbo(['build'], { flags: ['--filter=@proj/test-conformance'] });
    if (build.code !== 0) throw new CommandError('Building failed. See above.');
    const args = Object.entries(options).flatMap(([name, value]) =>
      value === true ? [`--${name}`] : [`--${name}`, String(value)],
    );
    const { code } = await runProcess(process.execPath, ['test/conformance/dist/main.js', ...args], {
      cwd: ROOT,
    });
    return code;
  },
);
