import type { CliCommand, CliOption, CliOptions } from './command.js';
import { exitCodesHelp } from './exit-code.js';
import { commonOptions } from './parse-command-line.js';

const credentialsHelp = `Credentials are never arguments. In this order they come from
  1. the environment: OPENAIR_COMPANY, OPENAIR_USER, OPENAIR_PASSWORD (or OPENAIR_ACCESS_TOKEN), OPENAIR_KEY,
     OPENAIR_NAMESPACE, OPENAIR_URL; SPARTERA_API_KEY, SPARTERA_COMPANY, SPARTERA_URL
  2. a JSON file that only you can read (chmod 600): --credentials FILE, or PROJ_CREDENTIALS, or
     ~/.config/proj/credentials.json:
       { "openair": { "company": "…", "user": "…", "password": "…", "key": "…" }, "connections": { "apiKey": "…" } }
  3. a prompt, if a person is there to answer it`;

/** The help on all commands, or on those that begin with some words. */
export function groupHelp(words: string, commands: readonly CliCommand[]): string {
  const shown = commands.filter(({ name }) => words === '' || name.startsWith(`${words} `));
  const usages = shown.map((command) => usageOf(command));
  const width = Math.max(...usages.map(({ length }) => length));
  const lines = shown.map(({ summary }, index) => `  ${(usages[index] ?? '').padEnd(width)}  ${summary}`);
  return `Usage: proj ${words === '' ? '' : `${words} `}<command> [options]

Commands:
${lines.join('\n')}

"proj <command> --help" has the options and examples of a command.

${credentialsHelp}

${exitCodesHelp}
`;
}

/** The help on one command. */
export function commandHelp(command: CliCommand): string {
  const { summary, details, options, examples } = command;
  return `Usage: proj ${usageOf(command)} [options]

${summary}.${details === undefined ? '' : `\n${details}`}

Options:
${optionsHelp({ ...options, ...commonOptions })}

Examples:
${examples.map(([line, meaning]) => `  # ${meaning}\n  proj ${line}`).join('\n')}

${exitCodesHelp}
`;
}

function usageOf({ name, positionals }: CliCommand): string {
  return [
    name,
    ...positionals.map((word) => `<${word.replace('…', '')}>${word.endsWith('…') ? '…' : ''}`),
  ].join(' ');
}

function optionsHelp(options: CliOptions): string {
  const rows = Object.entries(options).map(
    ([name, option]) => [synopsisOf(name, option), describe(option)] as const,
  );
  const width = Math.max(...rows.map(([synopsis]) => synopsis.length));
  return rows.map(([synopsis, description]) => `  ${synopsis.padEnd(width)}  ${description}`).join('\n');
}

function synopsisOf(name: string, { short, type, value = 'TEXT' }: CliOption): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${type === 'string' ? ` ${value}` : ''}`;
}

function describe({ description, multiple }: CliOption): string {
  return multiple ? `${description}; may be repeated` : description;
}
