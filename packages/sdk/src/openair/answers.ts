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

/**
 * Reads a response document into its answers. Elements that the schema does not know are passed over: a newer
 * server may send more.
 * @throws {OpenAirResponseError} when the bytes are not a response document
 * @throws {OpenAirRequestError} when the server refused the request as a whole
 */
export function readResponse(bytes: Uint8Array): AnswerItem[] {
  const response = parseResponse(bytes);
  const content = response.$content ?? [];
  if (response.status !== undefined && response.status !== success) {
    const text = content.filter((item) => typeof item === 'string').join('');
    throw new OpenAirRequestError(response.status, text.trim());
  }
  return content.filter((item) => typeof item !== 'string');
}

function parseResponse(bytes: Uint8Array): xml.Response {
  try {
    return parse(xml.ResponseElement, bytes, { unexpected: 'ignore' });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new OpenAirResponseError(`the server's answer is not an OpenAir response: ${error.message}`, {
      cause: error,
    });
  }
}

/**
 * Takes the answer to the log-in off the front.
 * @throws {OpenAirAuthenticationError} when the log-in was refused
 */
export function takeLogin(answers: readonly AnswerItem[], name: 'Auth' | 'RemoteAuth'): AnswerItem[] {
  const [login, ...rest] = answers;
  if (login?.$name !== name) {
    throw new OpenAirResponseError(`the answer does not start with that to ${name}`);
  }
  const { status, errors } = login.$value as CommandStatus;
  if (status !== success) {
    throw new OpenAirAuthenticationError({ code: status, command: `<${name}>`, index: -1, details: errors });
  }
  return rest;
}

interface CommandStatus {
  readonly status: string;
  readonly errors?: string;
}

/**
 * Reads the URL out of the answer to RemoteAuth, where it is the text or an element of its own.
 * @throws {OpenAirAuthenticationError} when the log-in was refused
 * @throws {OpenAirResponseError} when there is no URL
 */
export function readRemoteUrl(answers: readonly AnswerItem[]): string {
  takeLogin(answers, 'RemoteAuth');
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
): PromiseSettledResult<unknown>[] {
  const names = (items: readonly { $name?: string; name?: string }[]): string =>
    items.map((item) => item.$name ?? item.name).join(', ');
  if (names(commands) !== names(answers)) {
    throw new OpenAirResponseError(
      `the commands ${names(commands)} were answered by ${names(answers) || 'nothing'}; none of the answers is trusted`,
    );
  }
  return commands.map((command, index) => settleOne(command, answers[index] as AnswerItem, index));
}

function settleOne(command: AnyCommand, answer: AnswerItem, index: number): PromiseSettledResult<unknown> {
  const { status, errors } = answer.$value as CommandStatus;
  if (status !== success && !command.emptyCodes.includes(status)) {
    const reason = new OpenAirCommandError({ code: status, command: command.label, index, details: errors });
    return { status: 'rejected', reason };
  }
  return {
    status: 'fulfilled',
    value: command.decode(answer.$value as CommandResponse<CommandName>),
  };
}
