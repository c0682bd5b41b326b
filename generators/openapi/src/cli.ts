import { Command, CommanderError } from 'commander';
import { DocumentError, describeProblem } from './document/document-error.js';
import { type GenerateReport, generate } from './generate.js';
import { ForeignOutputError } from './output/write-output.js';
import { generatorVersion } from './version.js';

/** Where the command writes. */
export interface CliOutput {
  out(text: string): void;
  err(text: string): void;
}

/** Exit codes of the command. */
export const exitCodes = { success: 0, failure: 1, usage: 2 } as const;

const standardOutput: CliOutput = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

interface GenerateOptions {
  readonly out: string;
  readonly json?: true;
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

async function runGenerate(
  specification: string,
  options: GenerateOptions,
  output: CliOutput,
): Promise<number> {
  try {
    const report = await generate(specification, options.out);
    if (!options.quiet && !options.json) {
      for (const warning of report.warnings) output.err(`warning: ${describeProblem(warning)}\n`);
      for (const note of report.notes) output.err(`note: ${note}\n`);
    }
    if (options.json) output.out(`${JSON.stringify(report, null, 2)}\n`);
    else if (!options.quiet) output.out(describe(report));
    return exitCodes.success;
  } catch (error) {
    if (!(error instanceof DocumentError || error instanceof ForeignOutputError)) throw error;
    const problems =
      error instanceof DocumentError
        ? error.problems
        : [{ message: error.message, rule: 'output-folder', file: error.file }];
    if (options.json) output.out(`${JSON.stringify({ problems }, null, 2)}\n`);
    else output.err(`${error.message}\n`);
    return exitCodes.failure;
  }
}

/**
 * Runs the command line.
 *
 * @param args - Arguments after the name of the command.
 * @returns The exit code: 0 for success, 1 for a problem with the document or the output, 2 for wrong usage.
 */
export async function runCli(args: readonly string[], output: CliOutput = standardOutput): Promise<number> {
  let code: number = exitCodes.success;
  const program = new Command('openapi-codegen')
    .description('Generates a typed, tree-shakable TypeScript client from an OpenAPI document.')
    .version(generatorVersion)
    .exitOverride()
    .configureOutput({ writeOut: (text) => output.out(text), writeErr: (text) => output.err(text) })
    .showHelpAfterError();
  program
    .command('generate')
    .description('writes the client of an OpenAPI 3.0 or 3.1 document into a folder')
    .argument('<specification>', 'path of the document, YAML or JSON')
    .requiredOption('--out <folder>', 'folder to write; it must hold nothing but generated files')
    .option('--json', 'print a report as JSON')
    .option('--quiet', 'print errors only')
    .action(async (specification: string, options: GenerateOptions) => {
      code = await runGenerate(specification, options, output);
    });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.success : exitCodes.usage;
  }
  return code;
}
