import { commands } from './commands.js';
import type { CliContext } from './context.js';
import { OutputClosedError, UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { failureOf } from './failure.js';
import { printable } from './formats/cell-text.js';
import { commandHelp, groupHelp } from './help.js';
import { type CommandLine, parseCommandLine } from './parse-command-line.js';
import { refuseSecretArguments } from './secret-arguments.js';

/** Carries a command line out. */
export async function runCli(args: readonly string[], context: CliContext): Promise<ExitCode> {
  try {
    refuseSecretArguments(args);
    await carryOut(parseCommandLine(args, commands), context);
    return exitCodes.done;
  } catch (error) {
    if (context.signal.aborted && context.signal.reason instanceof OutputClosedError) return exitCodes.done;
    // The reader has what it wanted.
    if (error instanceof OutputClosedError) return exitCodes.done;
    if (context.signal.aborted) return exitCodes.interrupted;
    return report(error, args, context);
  }
}

async function carryOut(line: CommandLine, context: CliContext): Promise<void> {
  if (line.kind === 'version') return context.stdout.write(`${context.version}\n`);
  if (line.kind === 'help')
    return context.stdout.write(
      line.command === undefined ? groupHelp(line.words, commands) : commandHelp(line.command),
    );
  const action = await line.command.load();
  await action({ positionals: line.positionals, options: line.options, context });
}

function report(error: unknown, args: readonly string[], { stderr }: CliContext): ExitCode {
  const { exitCode, message, details } = failureOf(error);
  if (args.includes('--json'))
    stderr.writeNow(`${JSON.stringify({ error: { message, exitCode, ...details } })}\n`);
  else {
    const hint = error instanceof UsageError ? ' See "proj --help".' : '';
    stderr.writeNow(`proj: ${printable(message)}${hint}\n`);
  }
  return exitCode;
}
