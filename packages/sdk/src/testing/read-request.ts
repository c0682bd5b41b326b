import * as xml from '@proj/xml-commands';
import {
  type ElementDescriptor,
  parse,
  parseElement,
  serializeElement,
  type XmlElement,
  XmlValidationError,
} from '@proj/xml-runtime';
import { CommandFailure, failure } from './failure.js';

/** A command of a request; or, where it breaks the schema, its name and the failure that is its response. */
export type ReceivedCommand =
  | xml.Command
  | { readonly $name: xml.Command['$name']; readonly failure: CommandFailure };

/** A request, with its commands read one by one: one that breaks the schema does not spoil the others. */
export interface ReadRequest {
  readonly namespace: string;
  readonly key: string;
  readonly login: { readonly name: 'Auth' | 'RemoteAuth'; readonly value: xml.Login } | undefined;
  readonly commands: readonly ReceivedCommand[];
}

const commandElements: { readonly [Name in xml.Command['$name']]: ElementDescriptor } = {
  Add: xml.AddElement,
  Approve: xml.ApproveElement,
  CreateAccount: xml.CreateAccountElement,
  CreateUser: xml.CreateUserElement,
  Delete: xml.DeleteElement,
  MakeURL: xml.MakeURLElement,
  Modify: xml.ModifyElement,
  ModifyOnCondition: xml.ModifyOnConditionElement,
  Read: xml.ReadElement,
  Reject: xml.RejectElement,
  Report: xml.ReportElement,
  Submit: xml.SubmitElement,
  Time: xml.TimeElement,
  Unapprove: xml.UnapproveElement,
  Version: xml.VersionElement,
  Whoami: xml.WhoamiElement,
};

/**
 * Reads a request.
 * @returns the failure of the whole request, where it is no request or has an unknown command
 * @throws {XmlSyntaxError} when the bytes are not well-formed XML
 */
export function readRequest(body: Uint8Array): ReadRequest | CommandFailure {
  const root = parseElement(body);
  if (root.name !== 'request') return failure('1', `the root element is ${root.name}, not request`);
  const children = root.children.filter((child) => typeof child !== 'string');
  const unknown = children.find(({ name }) => !isLogin(name) && !Object.hasOwn(commandElements, name));
  if (unknown !== undefined) return failure('5', `there is no command ${unknown.name}`);
  const [first] = children;
  const login = first && isLogin(first.name) ? readLogin(first.name, first) : undefined;
  if (login instanceof CommandFailure) return login;
  const attribute = (name: string): string => root.attributes.find((it) => it.name === name)?.value ?? '';
  return {
    namespace: attribute('namespace'),
    key: attribute('key'),
    login,
    commands: children.slice(login === undefined ? 0 : 1).map(readCommand),
  };
}

function isLogin(name: string): name is 'Auth' | 'RemoteAuth' {
  return name === 'Auth' || name === 'RemoteAuth';
}

function readLogin(name: 'Auth' | 'RemoteAuth', element: XmlElement): ReadRequest['login'] | CommandFailure {
  const text = serializeElement(element);
  try {
    const { Login } = name === 'Auth' ? parse(xml.AuthElement, text) : parse(xml.RemoteAuthElement, text);
    return { name, value: Login };
  } catch (error) {
    if (error instanceof XmlValidationError) return failure('1', `${name} has no complete Login`);
    throw error;
  }
}

function readCommand(element: XmlElement): ReceivedCommand {
  const $name = element.name as xml.Command['$name'];
  try {
    const $value = parse(commandElements[$name], serializeElement(element));
    return { $name, $value } as xml.Command;
  } catch (error) {
    if (error instanceof XmlValidationError) return { $name, failure: failureOf(error) };
    throw error;
  }
}

/** The code for what breaks the schema first. */
function failureOf(error: XmlValidationError): CommandFailure {
  const [place] = error.issues[0]?.path ?? [];
  if (place === 'limit') return failure('605');
  if (place === 'type' || place === 'method') return failure('603');
  return failure('602', error.issues[0]?.message);
}
