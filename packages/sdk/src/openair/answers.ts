import * as xml from '@proj/xml-commands';
import { parse, XmlError } from '@proj/xml-runtime';
import type { AnyCommand, CommandName, CommandResponse } from './command.js';
import {
  OpenAirAuthenticationError,
  OpenAirCommandError,
  OpenAirRequestError,
  OpenAirResponseError,
} from './errors.js';

/** The answer to one command. */
export type AnswerItem = Extract<NonNullable<xml.Response['$content']>[number], { $name: string }>;

const success = '0';

/** Masks the secrets of the client in a text that the server sent. */
export type Redact = (text: string) => string;

/**
 * Reads a response document into its answers. Elements that the schema does not know are passed over: a newer
 * server may send more.
 * @throws {OpenAirResponseError} when the bytes are not a response document
 * @throws {OpenAirRequestError} when the server refused the request as a whole
 */
export function readResponse(bytes: Uint8Array, redact: Redact): AnswerItem[] {
  try {
    return answersOf(parse(xml.ResponseElement, bytes, { unexpected: 'ignore' }), redact);
  } catch (error) {
    throw describeParsing(error, redact);
  }
}

/**
 * Takes the answers out of a response.
 * @throws {OpenAirRequestError} when the server refused the request as a whole
 */
export function answersOf(response: xml.Response, redact: Redact): AnswerItem[] {
  const content = response.$content ?? [];
  if (response.status !== undefined && response.status !== success) {
    const text = content.filter((item) => typeof item === 'string').join('');
    throw new OpenAirRequestError(response.status, redact(text.trim()));
  }
  return content.filter((item) => typeof item !== 'string');
}

/** Returns the error that a caller sees in place of one of the parser; any other as it is. */
export function describeParsing(error: unknown, redact: Redact): unknown {
  if (!(error instanceof XmlError)) return error;
  const message = redact(error.message);
  // The cause quotes what it found: it goes along only where that holds no secret.
  return new OpenAirResponseError(
    `the server's answer is not an OpenAir response: ${message}`,
    message === error.message ? { cause: error } : {},
  );
}

/**
 * Takes the answer to the log-in off the front.
 * @throws {OpenAirAuthenticationError} when the log-in was refused
 */
export function takeLogin(
  answers: readonly AnswerItem[],
  name: 'Auth' | 'RemoteAuth',
  redact: Redact,
): AnswerItem[] {
  const [login, ...rest] = answers;
  if (login?.$name !== name) {
    throw new OpenAirResponseError(`the answer does not start with that to ${name}`);
  }
  const { status } = login.$value;
  if (status !== success) {
    const details = errorsOf(login, redact);
    throw new OpenAirAuthenticationError({ code: status, command: `<${name}>`, index: -1, details });
  }
  return rest;
}

/** The text of an answer's `errors`, which is a property, or an item of mixed content. */
function errorsOf({ $value }: AnswerItem, redact: Redact): string | undefined {
  if ('errors' in $value && $value.errors !== undefined) return redact($value.errors);
  const content: readonly unknown[] = ('$content' in $value && $value.$content) || [];
  const item = content.find(isErrors);
  return item && redact(item.$value);
}

function isErrors(item: unknown): item is { readonly $value: string } {
  return typeof item === 'object' && item !== null && '$name' in item && item.$name === 'errors';
}

/**
 * Reads the URL out of the answer to RemoteAuth, where it is the text or an element of its own.
 * @throws {OpenAirAuthenticationError} when the log-in was refused
 * @throws {OpenAirResponseError} when there is no URL
 */
export function readRemoteUrl(answers: readonly AnswerItem[], redact: Redact): string {
  takeLogin(answers, 'RemoteAuth', redact);
  const content = answers.flatMap(({ $value }) => ($value as xml.RemoteAuthResponse).$content ?? []);
  const url = content.map((item) => (typeof item === 'string' ? item : item.$value)).join('');
  if (url.trim() === '') throw new OpenAirResponseError('the answer to RemoteAuth has no URL');
  return url.trim();
}

/**
 * Pairs commands with their answers and reads each. A command that failed gives a rejected result.
 * @throws {OpenAirResponseError} when the answers are not those of the commands
 */
export function settle(
  commands: readonly AnyCommand[],
  answers: readonly AnswerItem[],
  redact: Redact,
): PromiseSettledResult<unknown>[] {
  const names = (items: readonly { $name?: string; name?: string }[]): string =>
    items.map((item) => item.$name ?? item.name).join(', ');
  if (names(commands) !== names(answers)) {
    throw new OpenAirResponseError(
      `the commands ${names(commands)} were answered by ${names(answers) || 'nothing'}; none of the answers is trusted`,
    );
  }
  return commands.map((command, index) => settleOne(command, answers[index] as AnswerItem, index, redact));
}

function settleOne(
  command: AnyCommand,
  answer: AnswerItem,
  index: number,
  redact: Redact,
): PromiseSettledResult<unknown> {
  const { status } = answer.$value;
  if (status !== success && !command.emptyCodes.includes(status)) {
    const details = errorsOf(answer, redact);
    const reason = new OpenAirCommandError({ code: status, command: command.label, index, details });
    return { status: 'rejected', reason };
  }
  return {
    status: 'fulfilled',
    value: command.decode(answer.$value as CommandResponse<CommandName>),
  };
}
