import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { CliContext } from '../context.js';
import { CredentialsError } from '../errors.js';

/** Tests whether somebody is there to answer. */
export function canPrompt({ stdin, stderr }: CliContext): boolean {
  return stdin.isTTY === true && stderr.isTerminal;
}

/**
 * Asks on the terminal. The answer to a secret is not echoed.
 * @throws {CredentialsError} when the answer is empty
 * @throws the reason of the signal, on Ctrl-C
 */
export async function prompt(
  { stdin, stderr, signal, interrupt }: CliContext,
  question: string,
  { isSecret }: { readonly isSecret: boolean },
): Promise<string> {
  const echo = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      if (!isSecret) stderr.writeNow(chunk.toString());
      done();
    },
  });
  // Readline sets the terminal so that it does not echo by itself.
  const reader = createInterface({ input: stdin, output: echo, terminal: true, historySize: 0 });
  reader.on('SIGINT', interrupt);
  try {
    if (isSecret) stderr.writeNow(`${question}: `);
    const asked = reader.question(isSecret ? '' : `${question}: `, { signal });
    const answer = await asked.catch((error: unknown) => {
      // Ctrl-D, too, ends the question.
      if (signal.aborted) throw error;
      return '';
    });
    if (answer === '') throw new CredentialsError(`${question} is missing.`);
    return answer;
  } finally {
    reader.close();
    if (isSecret) stderr.writeNow('\n');
  }
}
