// Child processes: never with the terminal's input, so that nothing can stop and ask.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * How a child process ended.
 *
 * @typedef {object} ProcessResult
 * @property {number} code its exit code; 128 + n when signal n ended it
 * @property {string} stdout what it printed; empty unless captured
 * @property {string} stderr
 */

/**
 * How to start a child process.
 *
 * @typedef {object} ProcessOptions
 * @property {string} cwd
 * @property {Record<string, string | undefined>} [env] added to the environment of this process
 * @property {boolean} [capture] collect the output instead of passing it through
 * @property {boolean} [echo] collect the output and pass it through
 */

/**
 * Runs a command to its end. A command that cannot be started is a rejected promise; a command that fails is not.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ProcessOptions} options
 * @returns {Promise<ProcessResult>}
 */
export function runProcess(command, args, { cwd, env = {}, capture = false, echo = false }) {
  return new Promise((resolve, reject) => {
    const start = invocation(command, args);
    const child = spawn(start.command, start.args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', capture || echo ? 'pipe' : 'inherit', capture || echo ? 'pipe' : 'inherit'],
      shell: start.shell,
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      if (echo) process.stdout.write(text);
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr += text;
      if (echo) process.stderr.write(text);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), stdout, stderr });
    });
  });
}

/** The commands that are .cmd files on Windows, which only a shell can start. */
const CMD_FILES = ['npm', 'npx', 'pnpm'];

/**
 * What to give to `spawn`. No shell has a part in it, except on Windows where a command needs one.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.Platform} [platform]
 * @returns {{ command: string, args: readonly string[], shell: boolean }}
 * @throws {RangeError} when an argument cannot be passed through a Windows shell
 */
export function invocation(command, args, platform = process.platform) {
  if (platform !== 'win32' || !CMD_FILES.includes(command)) return { command, args, shell: false };
  return { command: [command, ...args.map(quoted)].join(' '), args: [], shell: true };
}

/**
 * An argument as cmd.exe and the programs that it starts read it: between quotation marks `&`, `|`, `<`, `>`, `^` and
 * spaces stand for themselves, and a `\` escapes only before a quotation mark.
 *
 * @param {string} argument
 * @returns {string}
 */
function quoted(argument) {
  if (/["%\r\n]/.test(argument))
    throw new RangeError('An argument with ", % or a line break cannot be passed to a .cmd file.');
  return /^[\w./:@=+\\-]+$/.test(argument) ? argument : `"${argument.replace(/\\+$/, '$&$&')}"`;
}
