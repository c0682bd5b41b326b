// Child processes: never with the terminal's input, so that nothing can stop and ask.
import { spawn } from 'node:child_process';

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
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', capture || echo ? 'pipe' : 'inherit', capture || echo ? 'pipe' : 'inherit'],
      // npx and npm are .cmd files there, which only a shell can start.
      shell: process.platform === 'win32',
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
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), stdout, stderr });
    });
  });
}
