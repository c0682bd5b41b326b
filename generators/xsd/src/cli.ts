import { runProgram } from '@proj/generator-kit/cli';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { GenerateFlags } from './commands/generate-command.js';
import type { InputFlags } from './commands/inputs.js';
import type { CliStreams, ExitCode } from './commands/streams.js';
import { isUsageError } from './commands/usage.js';
import { type Leniency, leniencyNames } from './leniencies.js';
import { version } from './version.js';

export type { CliStream, CliStreams, ExitCode } from './commands/streams.js';

const exitCodes = `
Exit codes:
  0  done
  1  a schema has errors, or "check" found a difference
  2  wrong usage: an unknown option, a configuration that is none, a folder that cannot be replaced
`;

const configurationHelp = `
What the command line leaves out comes from xsd-codegen.config.ts (or .mts, .js, .mjs, .json) in the working directory, or
the file that --config names.
`;

/**
 * Runs the command line.
 *
 * @param args - the arguments after the program's name
 * @returns the exit code: 0 for success, 1 for errors in a schema or a difference, 2 for wrong usage
 */
export function run(args: readonly string[], streams: CliStreams): Promise<ExitCode> {
  return runProgram(
    {
      name: 'xsd-codegen',
      description: 'Generates TypeScript types and XML codecs from XML Schema.',
      version,
      isUsageError,
      declare: (program, end) => declareCommands(program, streams, end),
    },
    args,
    streams,
  );
}

/** What a command does is loaded when it is run: `--help` and `--version` need none of it. */
function declareCommands(
  program: Command,
  streams: CliStreams,
  end: (result: Promise<ExitCode>) => Promise<void>,
): void {
  program.addHelpText('after', `${configurationHelp}${exitCodes}`);
  inputCommand(program, 'generate', 'writes one TypeScript module for each target namespace, and an index')
    .option('--out <dir>', 'folder to write; it is replaced, so it may hold generated files only')
    .option('--watch', 'generate again whenever a schema document, the catalog or the configuration changes')
    .option('--report <file>', 'write what was generated, and where types say less than the schema, as JSON')
    .action(async (schemas: string[], flags: GenerateFlags) => {
      const { runGenerate } = await import('./commands/generate-command.js');
      return end(runGenerate(schemas, flags, streams));
    });
  inputCommand(program, 'check', 'says whether the folder holds what would be generated; writes nothing')
    .option('--out <dir>', 'folder to compare')
    .action(async (schemas: string[], flags: InputFlags & { readonly out?: string }) => {
      const { runCheck } = await import('./commands/check-command.js');
      return end(runCheck(schemas, flags, streams));
    });
  inputCommand(program, 'validate', 'says what is wrong with schema documents; writes nothing').action(
    async (schemas: string[], flags: InputFlags) => {
      const { runValidate } = await import('./commands/validate-command.js');
      return end(runValidate(schemas, flags, streams));
    },
  );
}

/** A command that reads schemas. */
function inputCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .argument('[schema...]', 'schema documents to start from; what they include and import is read too')
    .option('--config <file>', 'configuration file, in TypeScript, JavaScript or JSON')
    .addOption(
      new Option('--xsd-version <version>', 'version of XML Schema (default: "1.0")').choices(['1.0', '1.1']),
    )
    .option('--catalog <file>', 'catalog, XML or JSON, of local schema documents for URLs and namespaces')
    .option(
      '--allow-entities',
      'expand the entities that a DOCTYPE in a schema document declares, within limits',
    )
    .addOption(
      new Option(
        '--lenient <name>',
        'read what the specification forbids as it was meant, with a warning; may be repeated',
      ).argParser(collectLeniencies),
    )
    .option('--json', 'print the result as JSON')
    .option('--quiet', 'print errors only')
    .addHelpText('after', `${configurationHelp}${exitCodes}`);
}

/** An option that is repeated holds all that was named. */
function collectLeniencies(name: string, before: readonly Leniency[] = []): readonly Leniency[] {
  const leniency = leniencyNames.find((it) => it === name);
  if (leniency === undefined) {
    throw new InvalidArgumentError(`Allowed choices are ${leniencyNames.join(', ')}.`);
  }
  return [...before, leniency];
}
