import type { CliContext } from '../context.js';
import { CredentialsError } from '../errors.js';
import type { OptionValues } from '../option-values.js';
import { canPrompt, prompt } from '../terminal/prompt.js';
import { type CredentialSection, defaultPath } from './credentials-file.js';

/** A value that a client needs, and the places where it may be. */
export interface NeededValue {
  /** Its name in the credentials file. */
  readonly name: string;
  /** Its variable in the environment. */
  readonly variable: string;
  /** Its option, for what is no secret. */
  readonly option?: string;
  /** What the prompt calls it. */
  readonly question: string;
  readonly isSecret: boolean;
}

/** Looks a value up, without asking for it: options, then the environment, then the file. */
export function findValue(
  { name, variable, option }: NeededValue,
  options: OptionValues,
  { environment }: CliContext,
  file: CredentialSection,
): string | undefined {
  const given = option === undefined ? undefined : options.text(option);
  // An empty variable is one that is not set.
  return given ?? (environment[variable] || undefined) ?? file[name];
}

/**
 * Asks a person for a value that is nowhere.
 * @throws {CredentialsError} when nobody is there to ask
 */
export async function askFor(value: NeededValue, section: string, context: CliContext): Promise<string> {
  if (canPrompt(context)) return prompt(context, value.question, { isSecret: value.isSecret });
  const option = value.option === undefined ? '' : `, give --${value.option}`;
  throw new CredentialsError(
    `${value.question} is missing: set ${value.variable}${option}, or put "${value.name}" under "${section}" into ${defaultPath(context)}.`,
  );
}
