// What every command has in common: --help, exit codes, and where errors go.
import { parseArgs } from 'node:util';

/** The command did what was asked. */
export const EXIT_OK = 0;
/** The command ran and the answer is no: a test failed, a file differs, a package was refused. */
export const EXIT_FAILED = 1;
/** The command was called in a way it does not understand. */
export const EXIT_USAGE = 2;

/** A failure that the message explains completely: printed without a stack. */
export class CommandError extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = EXIT_FAILED) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

/**
 * Reads the command line, runs the command and sets the exit code. `--help` prints the usage; an option that is
 * not listed is a usage error.
 *
 * @template {import('node:util').ParseArgsConfig['options']} T
 * @param {{ usage: string, options: T }} command
 * @param {(values: { [K in keyof NonNullable<T>]?: NonNullable<T>[K] extends { type: 'boolean' } ? boolean : string }) => Promise<number>} action
 * @returns {Promise<void>}
 */
export async function runCommand({ usage, options }, action) {
  // The reader of a pipe may have seen enough, as `head` has.
  process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  try {
    const { values } = readArguments(options);
    if (values.help === true) {
      process.stdout.write(usage);
      return;
    }
    process.exitCode = await action(/** @type {any} the parser cannot follow the mapped type */ (values));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`${error.message}\n`);
    if (error.exitCode === EXIT_USAGE) process.stderr.write(`\n${usage}`);
    process.exitCode = error.exitCode;
  }
}

/**
 * @param {import('node:util').ParseArgsConfig['options']} options
 */
function readArguments(options) {
  try {
    return parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: false,
    });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), EXIT_USAGE);
  }
}
