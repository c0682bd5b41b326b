import { ForeignOutputError, OutputFolderError } from '@proj/generator-kit';
import { type CliStreams, type ExitCode, exitCodes, printJson, runProgram } from '@proj/generator-kit/cli';
import { DocumentError, type DocumentProblem, describeProblem } from './document/document-error.js';
import type { GenerateReport } from './generate.js';
import { generatorVersion } from './version.js';

interface GenerateOptions {
  readonly out: string;
  readonly json?: true;
  readonly verbose?: true;
  readonly quiet?: true;
}

function describe(report: GenerateReport): string {
  const { operations, models, files, changes, out } = report;
  const lists = (['added', 'changed', 'removed'] as const).flatMap((kind) =>
    changes[kind].map((name) => `  ${kind} ${name}\n`),
  );
  const outcome = lists.length === 0 ? 'nothing has changed' : `${lists.length} files differ`;
  return `${out}: ${operations} operations, ${models} models, ${files.length} files; ${outcome}\n${lists.join('')}`;
}

/** Says how much there is to know of a document; lists it where that is asked for. */
function remarks({ warnings, notes }: GenerateReport, isVerbose: boolean): string {
  if (isVerbose) {
    return [
      ...warnings.map((warning) => `warning: ${describeProblem(warning)}\n`),
      ...notes.map((note) => `note: ${note}\n`),
    ].join('');
  }
  const counts = [counted(warnings.length, 'warning'), counted(notes.length, 'note')].filter(Boolean);
  return counts.length === 0 ? '' : `${counts.join(' and ')} on the document: list them with --verbose\n`;
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What a failure that is no defect of the generator comes from. */
function problemsOf(error: DocumentError | OutputFolderError, out: string): readonly DocumentProblem[] {
  if (error instanceof DocumentError) return error.problems;
  const file = error instanceof ForeignOutputError ? error.file : out;
  return [{ message: error.message, rule: 'output-folder', file }];
}

async function runGenerate(
  specification: string,
  options: GenerateOptions,
  { stdout, stderr }: CliStreams,
): Promise<ExitCode> {
  try {
    // What reads documents and writes code takes a second to load, which other commands do not need.
    const { generate } = await import('./generate.js');
    const report = await generate(specification, options.out);
    if (!options.quiet && !options.json) stderr.write(remarks(report, options.verbose === true));
    if (options.json) printJson(report, stdout);
    else if (!options.quiet) stdout.write(describe(report));
    return exitCodes.success;
  } catch (error) {
    if (!(error instanceof DocumentError || error instanceof OutputFolderError)) throw error;
    if (options.json) printJson({ problems: problemsOf(error, options.out) }, stdout);
    else stderr.write(`${error.message}\n`);
    return exitCodes.failure;
  }
}

/**
 * Runs the command line.
 *
 * @param args - Arguments after the name of the command.
 * @returns The exit code: 0 for success, 1 for a problem with the document or the output, 2 for wrong usage.
 */
export function runCli(args: readonly string[], streams: CliStreams = process): Promise<ExitCode> {
  return runProgram(
    {
      name: 'openapi-codegen',
      description: 'Generates a typed, tree-shakable TypeScript client from an OpenAPI document.',
      version: generatorVersion,
      isUsageError: (error): error is never => false,
      declare: (program, end) => {
        program
          .showHelpAfterError()
          .command('generate')
          .description('writes the client of an OpenAPI 3.0 or 3.1 document into a folder')
          .argument('<specification>', 'path of the document, YAML or JSON')
          .requiredOption('--out <folder>', 'folder to write; it must hold nothing but generated files')
          .option('--json', 'print a report as JSON')
          .option('--verbose', 'list the warnings and notes on the document')
          .option('--quiet', 'print errors only')
          .action((specification: string, options: GenerateOptions) =>
            end(runGenerate(specification, options, streams)),
          );
      },
    },
    args,
    streams,
  );
}
