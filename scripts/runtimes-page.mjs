// The page that tells where the packages run.

/** Its path from the root. */
export const PAGE = 'docs/runtimes.md';

/**
 * A run that passed: see test/consumers/src/runtimes/recorded-run.ts.
 *
 * @typedef {object} RecordedRun
 * @property {string} runtime name and version
 * @property {string} how how the packages get into the program, or what was compiled with
 */

/**
 * Writes the page.
 *
 * @param {readonly RecordedRun[]} runs in the order of their tests
 * @returns {string}
 */
export function runtimesPage(runs) {
  const [compilers, runtimes] = [runs.filter(isCompiler), runs.filter((run) => !isCompiler(run))];
  return `# Where the packages run

Written by \`npm run runtimes\`, from what has just run: do not edit. CI runs a part of it, \`npm run runtimes -- --only node,workerd,chromium\`.

The packages are packed as for a release, and installed from these archives into an empty project. One program
(\`test/consumers/fixtures/runtimes/src/program.ts\`) does the same everywhere, against the in-memory servers in another process: it logs in, adds and modifies records, reads
in pages, sends a batch in which a command fails, aborts a call, lets one time out, and creates, changes, lists and deletes a connection.

| runtime | how the packages get into the program |
| --- | --- |
${rows(runtimes)}

No runtime has a flag that is there for the packages. Below Node 22.12 and 20.19 \`require\` does not load ES modules; there are no others in the packages. In CommonJS, \`import()\` works everywhere.

## TypeScript

The same program compiles under \`strict\`, \`exactOptionalPropertyTypes\` and \`noUncheckedIndexedAccess\`, with \`skipLibCheck\` off, so that the declarations of the packages are checked, too:

| compiler | \`moduleResolution\` |
| --- | --- |
${rows(compilers)}
`;
}

/**
 * @param {RecordedRun} run
 * @returns {boolean}
 */
function isCompiler({ runtime }) {
  return runtime.startsWith('TypeScript ');
}

/**
 * One row for each runtime.
 *
 * @param {readonly RecordedRun[]} runs
 * @returns {string}
 */
function rows(runs) {
  const names = [...new Set(runs.map(({ runtime }) => runtime))];
  const waysOf = (/** @type {string} */ name) =>
    runs.filter(({ runtime }) => runtime === name).map(({ how }) => how);
  return names.map((name) => `| ${name} | ${waysOf(name).join(', ')} |`).join('\n');
}
