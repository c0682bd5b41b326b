import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import type { XsdVersion } from './components/context.js';
import type { Configuration } from './config/configuration.js';
import { ConfigurationError, parseConfiguration } from './config/parse-configuration.js';
import { type Diagnostic, formatDiagnostic } from './diagnostics.js';
import { type Catalog, CatalogError, parseCatalog } from './documents/catalog.js';
import { type GenerateResult, generate } from './generate.js';
import { assertReplaceable, OutputFolderError, replaceFolder } from './output-folder.js';
import { version } from './version.js';

/** What the command line ends with: success, errors in the schema, wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Where the command line writes to. */
export interface CliStreams {
  readonly stdout: CliStream;
  readonly stderr: CliStream;
}

/** A stream that takes text. */
export interface CliStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

interface GenerateFlags {
  readonly out: string;
  readonly xsdVersion: XsdVersion;
  readonly catalog?: string;
  readonly config?: string;
  readonly json?: true;
  readonly quiet?: true;
}

/** What is wrong with how the program was called. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Runs the command line.
 *
 * @param args - the arguments after the program's name
 * @returns the exit code: 0 for success, 1 for errors in a schema, 2 for wrong usage
 */
export async function run(args: readonly string[], streams: CliStreams): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(streams, (schemas, flags) => {
    exitCode = runGenerate(schemas, flags, streams);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    if (isUsageError(error)) {
      streams.stderr.write(`error: ${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

function isUsageError(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    error instanceof ConfigurationError ||
    error instanceof CatalogError ||
    error instanceof OutputFolderError
  );
}

function createProgram(
  { stdout, stderr }: CliStreams,
  onGenerate: (schemas: readonly string[], flags: GenerateFlags) => void,
): Command {
  const program = new Command('xsd-codegen')
    .description('Generates TypeScript types and XML codecs from XML Schema.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) });
  program
    .command('generate')
    .description('writes one TypeScript module for each target namespace, and an index')
    .argument('<schema...>', 'schema documents to start from')
    .requiredOption('--out <dir>', 'folder to write; it is replaced, so it may hold generated files only')
    .addOption(
      new Option('--xsd-version <version>', 'version of XML Schema').choices(['1.0', '1.1']).default('1.0'),
    )
    .option('--catalog <file>', 'JSON file that maps URLs and namespaces to local schema documents')
    .option('--config <file>', 'JSON file that names components and maps types')
    .option('--json', 'print diagnostics and file names as JSON')
    .option('--quiet', 'print errors only')
    .action((schemas: string[], flags: GenerateFlags) => onGenerate(schemas, flags))
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) });
  return program;
}

function runGenerate(schemas: readonly string[], flags: GenerateFlags, streams: CliStreams): ExitCode {
  const configuration = flags.config === undefined ? undefined : readConfiguration(flags.config);
  const catalog = flags.catalog === undefined ? undefined : readCatalog(flags.catalog);
  assertReplaceable(flags.out);
  const progress = new Progress(streams.stderr, flags);
  progress.show(`Reading ${schemas.join(', ')} …`);
  const result = generate({
    schemas,
    xsdVersion: flags.xsdVersion,
    ...(catalog !== undefined && { catalog }),
    ...(configuration !== undefined && { configuration }),
    ...(flags.config !== undefined && { configurationFile: flags.config }),
  });
  const failed = result.diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  if (!failed) {
    replaceFolder(flags.out, result.files);
  }
  progress.clear();
  report(result, flags, streams);
  return failed ? 1 : 0;
}

function report(
  { files, diagnostics }: GenerateResult,
  flags: GenerateFlags,
  { stdout, stderr }: CliStreams,
): void {
  if (flags.json) {
    stdout.write(`${JSON.stringify({ diagnostics, files: [...files.keys()] }, undefined, 2)}\n`);
    return;
  }
  const isShown = ({ severity }: Diagnostic): boolean => severity === 'error' || !flags.quiet;
  for (const diagnostic of diagnostics.filter(isShown)) {
    stderr.write(`${formatDiagnostic(diagnostic)}\n`);
  }
  if (!flags.quiet && files.size > 0) {
    stdout.write(`${flags.out}: ${[...files.keys()].join(', ')}\n`);
  }
}

/** A line on a terminal that goes away when the work is done. */
class Progress {
  readonly #stream: CliStream;
  readonly #isShown: boolean;

  constructor(stream: CliStream, { json, quiet }: GenerateFlags) {
    this.#stream = stream;
    this.#isShown = stream.isTTY === true && !json && !quiet;
  }

  show(text: string): void {
    if (this.#isShown) {
      this.#stream.write(`\r\u001b[K${text}`);
    }
  }

  clear(): void {
    this.show('');
  }
}

function readConfiguration(file: string): Configuration {
  return parseConfiguration(file, readText(file, 'configuration'));
}

function readCatalog(file: string): Catalog {
  return parseCatalog(file, readText(file, 'catalog'));
}

function readText(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `the ${what} ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
