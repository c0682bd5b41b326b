// Writes the Markdown reference of the connections API. Needs Java, and a connection the first time; nothing else
// depends on it.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError, EXIT_OK, runCommand } from './command-line.mjs';
import { referenceIndex, tidyPage } from './reference/pages.mjs';
import { replaceFolder } from './reference/replace-folder.mjs';
import { runProcess } from './run-process.mjs';
import { ROOT } from './workspace.mjs';

/** The step was skipped, and `--strict` asked to be told. */
const EXIT_SKIPPED = 3;

/** The npm package that fetches the generator, and the generator itself. */
const WRAPPER = '@openapitools/openapi-generator-cli@2.35.0';
const GENERATOR_VERSION = '7.23.0';
const GENERATOR_SHA256 = 'cb087e40001e31eb08ef6140dd5de10938dbeb89016a1fe0481eaa25cd569026';

const DOCUMENT = join(ROOT, 'specs/connections/openapi.yaml');
const TEMPLATES = join(ROOT, 'scripts/reference');
const OUTPUT = join(ROOT, 'docs/reference/connections');
const CACHE = join(ROOT, 'node_modules/.cache/openapi-generator');

const USAGE = `Usage: npm run reference -- [--jar FILE] [--strict]

Writes docs/reference/connections from specs/connections/openapi.yaml with OpenAPI Generator ${GENERATOR_VERSION}.
Without Java 11 or newer, or without the generator, it says what it skips and why.

  --jar FILE  use this copy of the generator; its SHA-256 is checked all the same
  --strict    exit with code ${EXIT_SKIPPED} when the step is skipped

Exit codes: 0 written or skipped, 1 failed, 2 wrong usage, 3 skipped with --strict
`;

/** Why the step cannot be done here. */
class Skipped extends Error {}

await runCommand(
  { usage: USAGE, options: { jar: { type: 'string' }, strict: { type: 'boolean' } } },
  async ({ jar, strict }) => {
    try {
      await requireJava();
      const pages = await generatePages(jar ?? (await fetchGenerator()));
      await replaceFolder(OUTPUT, pages);
      process.stdout.write(`docs/reference/connections: ${pages.size} pages written\n`);
      return EXIT_OK;
    } catch (error) {
      if (!(error instanceof Skipped)) throw error;
      process.stdout.write(`Skipped the reference in docs/reference/connections: ${error.message}\n`);
      return strict ? EXIT_SKIPPED : EXIT_OK;
    }
  },
);

async function requireJava() {
  const answer = await runProcess('java', ['-version'], { cwd: ROOT, capture: true }).catch(() => undefined);
  if (answer?.code !== 0) throw new Skipped('Java is not installed. Install Java 11 or newer and try again.');
  const version = /version "(?:1\.)?(\d+)/.exec(answer.stdout + answer.stderr)?.[1];
  if (version !== undefined && Number(version) < 11) {
    throw new Skipped(`Java ${version} is too old. Install Java 11 or newer and try again.`);
  }
}

/**
 * Fetches the generator through its npm package, unless it is here already.
 *
 * @returns {Promise<string>} its path
 */
async function fetchGenerator() {
  const jar = join(CACHE, `${GENERATOR_VERSION}.jar`);
  if (existsSync(jar)) return jar;
  const folder = await mkdtemp(join(tmpdir(), 'openapi-generator-'));
  try {
    const settings = { 'generator-cli': { version: GENERATOR_VERSION, storageDir: folder } };
    await writeFile(join(folder, 'openapitools.json'), JSON.stringify(settings));
    await runProcess('npx', ['-y', WRAPPER, 'version-manager', 'set', GENERATOR_VERSION], {
      cwd: folder,
      capture: true,
    }).catch(() => undefined);
    const fetched = join(folder, `${GENERATOR_VERSION}.jar`);
    if (!existsSync(fetched)) {
      throw new Skipped(
        `OpenAPI Generator ${GENERATOR_VERSION} could not be fetched. Connect to the network, or pass its JAR with --jar.`,
      );
    }
    await mkdir(CACHE, { recursive: true });
    await cp(fetched, jar);
    return jar;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} jar
 */
async function checkGenerator(jar) {
  const content = await readFile(jar).catch(() => {
    throw new CommandError(`${jar} cannot be read.`);
  });
  const found = createHash('sha256').update(content).digest('hex');
  if (found !== GENERATOR_SHA256) {
    throw new CommandError(
      `${jar} is not OpenAPI Generator ${GENERATOR_VERSION}: its SHA-256 is ${found}, not ${GENERATOR_SHA256}. ` +
        'It was not run. Delete it and try again.',
    );
  }
}

/**
 * @param {string} jar
 * @param {readonly string[]} args
 */
async function runGenerator(jar, args) {
  const result = await runProcess('java', ['-jar', jar, ...args], { cwd: ROOT, capture: true });
  if (result.code !== 0) {
    throw new CommandError(`OpenAPI Generator failed:\n${result.stdout}${result.stderr}`);
  }
}

/**
 * Validates the document and writes a page for each API and model.
 *
 * @param {string} jar
 * @returns {Promise<Map<string, string>>} text by file name
 */
async function generatePages(jar) {
  await checkGenerator(jar);
  const folder = await mkdtemp(join(tmpdir(), 'connections-reference-'));
  try {
    await runGenerator(jar, ['validate', '-i', DOCUMENT]);
    await runGenerator(jar, [
      'generate',
      ...['-i', DOCUMENT, '-g', 'typescript-fetch', '-t', TEMPLATES, '-o', folder],
      '--additional-properties=modelPropertyNaming=original,paramNaming=original,withoutRuntimeChecks=true',
      '--type-mappings=DateTime=string',
    ]);
    /** @type {Map<string, string>} */
    const pages = new Map();
    for (const name of (await readdir(join(folder, 'docs'))).sort()) {
      pages.set(name, tidyPage(await readFile(join(folder, 'docs', name), 'utf8')));
    }
    pages.set('README.md', referenceIndex(pages));
    return pages;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
