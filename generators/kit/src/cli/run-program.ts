import { Command, CommanderError } from 'commander';
import { type ExitCode, exitCodes } from './exit-code.js';
import type { CliStreams } from './streams.js';

/** A program that is run by {@link runProgram}. */
export interface Program {
  /** The name of the command. */
  readonly name: string;
  readonly description: string;
  readonly version: string;
  /**
   * Declares commands and options.
   *
   * @param end - to be called with what a command came to
   */
  readonly declare: (program: Command, end: (result: Promise<ExitCode>) => Promise<void>) => void;
  /** Tests whether an error says what is wrong with how the program was called, and is no defect of the program. */
  readonly isUsageError: (error: unknown) => error is Error;
}

/**
 * Runs a command line. An error that is nobody's fault but the program's is reported without its stack.
 *
 * @param args - the arguments after the program's name
 * @returns the exit code: 2 for wrong usage and for defects, otherwise what the command came to
 */
export async function runProgram(
  { name, description, version, declare, isUsageError }: Program,
  args: readonly string[],
  { stdout, stderr }: CliStreams,
): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.success;
  // Commands inherit the settings of the program that they are declared on.
  const program = new Command(name)
    .description(description)
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    });
  declare(program, async (result) => {
    exitCode = await result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.success : exitCodes.usage;
    }
    const reason = error instanceof Error ? error.message : String(error);
    stderr.write(
      isUsageError(error)
        ? `error: ${reason}\n`
        : `error: this is a mistake in ${name}, please report it: ${reason}\n`,
    );
    return exitCodes.usage;
  }
}
