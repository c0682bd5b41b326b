import { UsageError } from './errors.js';

const secretOptions = [
  'access-token',
  'api-key',
  'apikey',
  'key',
  'passphrase',
  'password',
  'secret',
  'token',
];

const secretField = /^(?:.*_)?(?:password|passphrase|secret|token|api_?key)$/i;

const reason = 'every user of this machine can see the arguments of a program, and shells keep them';

/**
 * Refuses secrets among the arguments, whether or not the command knows such an option. The value is in no message.
 * @throws {UsageError}
 */
export function refuseSecretArguments(args: readonly string[]): void {
  for (const argument of args) {
    if (argument === '--') return;
    const [, name = ''] = /^--([^=]+)/.exec(argument) ?? [];
    if (secretOptions.includes(name.toLowerCase()))
      throw new UsageError(
        `--${name} is refused: ${reason}. Use the environment, a file that only you can read, or the prompt; "proj --help" says how.`,
      );
  }
}

/**
 * Refuses fields that hold secrets, where their values would come from the arguments.
 * @throws {UsageError}
 */
export function refuseSecretFields(option: string, fields: Readonly<Record<string, string>>): void {
  const found = Object.keys(fields).find((field) => secretField.test(field));
  if (found !== undefined)
    throw new UsageError(
      `--${option} ${found}=… is refused: ${reason}. Give the record by --data FILE, or --data - for stdin.`,
    );
}
