import { parseArgs } from 'node:util';
import type { CliCommand, CliOptions } from './command.js';
import { UsageError } from './errors.js';
import { OptionValues } from './option-values.js';

/** What a command line asks for. */
export type CommandLine =
  | { readonly kind: 'version' }
  /** Help on the command, or on the commands that begin with these words. */
  | { readonly kind: 'help'; readonly command: CliCommand | undefined; readonly words: string }
  | {
      readonly kind: 'run';
      readonly command: CliCommand;
      readonly positionals: readonly string[];
      readonly options: OptionValues;
    };

/** Options of every command. */
export const commonOptions: CliOptions = {
  json: { type: 'boolean', description: 'print JSON; errors, too, as JSON on stderr' },
  help: { type: 'boolean', short: 'h', description: 'show this help' },
};

/**
 * Finds the command and reads its options.
 * @throws {UsageError} that names no value of an option
 */
export function parseCommandLine(args: readonly string[], commands: readonly CliCommand[]): CommandLine {
  const command = findCommand(args, commands);
  if (command !== undefined) return parseCommand(args.slice(command.name.split(' ').length), command);

  const words = leadingWords(args);
  const group = words.filter((_, index) => {
    const prefix = words.slice(0, index + 1).join(' ');
    return commands.some(({ name }) => name.startsWith(`${prefix} `));
  });
  const isKnown = group.length === words.length;
  if (args.includes('--version') && words.length === 0) return { kind: 'version' };
  if (isKnown && (args.length === 0 || args.includes('--help') || args.includes('-h')))
    return { kind: 'help', command: undefined, words: words.join(' ') };
  if (isKnown && words.length > 0) throw new UsageError(`proj ${words.join(' ')} needs a command.`);
  if (isKnown) throw new UsageError('the command comes first.');
  throw new UsageError(`there is no command "${words.slice(0, group.length + 1).join(' ')}".`);
}

function findCommand(args: readonly string[], commands: readonly CliCommand[]): CliCommand | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word));
}

function leadingWords(args: readonly string[]): string[] {
  const end = args.findIndex((argument) => argument.startsWith('-'));
  return args.slice(0, end < 0 ? args.length : end);
}

function parseCommand(args: readonly string[], command: CliCommand): CommandLine {
  const { values, positionals } = parse(args, { ...command.options, ...commonOptions });
  if (values.help === true) return { kind: 'help', command, words: command.name };
  requirePositionals(command, positionals);
  return { kind: 'run', command, positionals, options: new OptionValues(values) };
}

function parse(
  args: readonly string[],
  options: CliOptions,
): { values: Readonly<Record<string, unknown>>; positionals: string[] } {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type, multiple = false, short }]) => [
      name,
      { type, multiple, ...(short === undefined ? {} : { short }) },
    ]),
  );
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options: config,
      allowPositionals: true,
      tokens: true,
    });
    const names = tokens.flatMap((token) => (token.kind === 'option' ? token.name : []));
    const twice = names.find((name, index) => !options[name]?.multiple && names.indexOf(name) !== index);
    if (twice !== undefined) throw new UsageError(`--${twice} is given twice.`);
    return { values, positionals };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error)
      throw new UsageError(
        `${error.message.split('. ')[0]?.replace(/^[A-Z]/, (letter) => letter.toLowerCase())}.`,
      );
    throw error;
  }
}

function requirePositionals({ name, positionals: names }: CliCommand, given: readonly string[]): void {
  const several = names.at(-1)?.endsWith('…') ?? false;
  if (given.length === names.length || (several && given.length > names.length)) return;
  const wanted = names.length === 0 ? 'no arguments' : names.map((word) => word.toUpperCase()).join(' ');
  throw new UsageError(`proj ${name} takes ${wanted}, and got ${given.length} of them.`);
}
