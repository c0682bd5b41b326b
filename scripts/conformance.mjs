// The generators, and the XML runtime, on schemas and documents of others, which are not part of this repository.
import { CommandError, EXIT_USAGE, runCommand } from './command-line.mjs';
import { install } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm run conformance -- [--data <dir>] [--family <name>] [--openapi <name>]
       npm run conformance -- --schemas <dir>
       npm run conformance -- --suite [<dir>] [--xsd-version 1.0|1.1]

Installs what is missing, builds, generates code for schema families, compiles it, and reads and writes their documents;
generates clients for OpenAPI documents and compiles them. Or runs the W3C XML Schema Test Suite.

  --data <dir>           the folder of the test data (default: ../shared/data)
  --family <name>        this schema family only
  --openapi <name>       this OpenAPI document only, by its file name without the extension
  --schemas <dir>        the schema families in this folder only: folders with an entry.json
  --suite [<dir>]        the W3C suite instead: a folder with index.jsonl, and the documents or xsts.tar.gz beside it
                         (default: xsts in the folder of the test data)
  --xsd-version <v>      the tests of the suite for 1.0 (the default) or 1.1
  --filter <text>        only groups whose set/group contains this
  --tenth                only a tenth of the groups of the suite, always the same
  --soundness            also check types against the values of documents: in all families, in a tenth of the suite
  --jobs <n>             how many processes work at a time (default: one for each core)
  --time-limit <s>       how long one step may take before it counts as a hang (default: 10)
  --outputs <dir>        where results.jsonl and the documents that were written go (default: test/conformance/outputs)
  --report <file>        where the figures go, as JSON, with the names of all tests that failed
                         (default: report.json in the folder of the outputs)
  --known <file>         the list of known failures (default: test/conformance/known-failures)
  --strict-list          fail, too, when a test passes that is known to fail
  --update-known         write the list of known failures from this run
  --json                 print the figures as JSON

The last line is "N passed, N failed": each schema, each document and each OpenAPI document counts as one, and failures
that are in the list of known failures count as neither. What that list says of tests that did not run is left alone.

Exit codes: 0 nothing failed but what is known to, 1 something else failed, 2 wrong usage or the data is not there
`;

// parseArgs has no options whose value may be left out.
process.argv = process.argv.map((argument, index, all) => {
  const next = all[index + 1];
  return argument === '--suite' && (next === undefined || next.startsWith('--')) ? '--suite=' : argument;
});

await runCommand(
  {
    usage: USAGE,
    options: {
      data: { type: 'string' },
      family: { type: 'string' },
      openapi: { type: 'string' },
      schemas: { type: 'string' },
      suite: { type: 'string' },
      'xsd-version': { type: 'string' },
      filter: { type: 'string' },
      tenth: { type: 'boolean' },
      soundness: { type: 'boolean' },
      jobs: { type: 'string' },
      'time-limit': { type: 'string' },
      outputs: { type: 'string' },
      report: { type: 'string' },
      known: { type: 'string' },
      'strict-list': { type: 'boolean' },
      'update-known': { type: 'boolean' },
      json: { type: 'boolean' },
    },
  },
  async (options) => {
    const version = options['xsd-version'];
    if (version !== undefined && version !== '1.0' && version !== '1.1') {
      throw new CommandError('--xsd-version is 1.0 or 1.1.', EXIT_USAGE);
    }
    await install();
    const build = await turbo(['build'], { flags: ['--filter=@proj/test-conformance'] });
    if (build.code !== 0) throw new CommandError('Building failed. See above.');
    const args = Object.entries(options).map(([name, value]) =>
      value === true ? `--${name}` : `--${name}=${String(value)}`,
    );
    const { code } = await runProcess(process.execPath, ['test/conformance/dist/main.js', ...args], {
      cwd: ROOT,
    });
    return code;
  },
);
