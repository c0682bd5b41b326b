import * as xml from '@proj/xml-commands';
import { Command } from '../command.js';
import { OpenAirError } from '../errors.js';
import {
  fromWireRecord,
  type RecordInput,
  type RecordOutput,
  toWireRecord,
  type WireRecord,
} from '../records.js';
import type { WriteOptions } from './modify-records.js';

/** The company of a new account or user. */
export type NewCompany = RecordInput<'Company'> & { readonly nickname: string };

/**
 * A new user. `nickname`, `password` (except for generic users) and an e-mail address are required. The e-mail
 * address may be given as `email` instead of `addr: { email }`.
 */
export type NewUser = RecordInput<'User'> & {
  readonly nickname: string;
  readonly email?: string | undefined;
};

/**
 * A command that creates an account: a company with its first user.
 * @throws {OpenAirError} when a required field is missing
 */
export function createAccount(company: NewCompany, user: NewUser): Command<void, 'CreateAccount'> {
  return new Command({
    name: 'CreateAccount',
    descriptor: xml.CreateAccountElement,
    value: { Company: companyValue('CreateAccount', company), User: userValue('CreateAccount', user) },
    label: `<CreateAccount nickname=${company.nickname}>`,
    decode: () => undefined,
  });
}

/**
 * A command that creates a user in a company.
 * @returns a command that answers the user with `id`, `created` and `updated`
 * @throws {OpenAirError} when a required field is missing
 */
export function createUser(
  company: NewCompany,
  user: NewUser,
  options: WriteOptions = {},
): Command<RecordOutput<'User'>, 'CreateUser'> {
  const User = userValue('CreateUser', user);
  const custom = options.customFields ?? Object.keys(User).some((name) => name.endsWith('__c'));
  return new Command({
    name: 'CreateUser',
    descriptor: xml.CreateUserElement,
    value: {
      ...(custom ? { enable_custom: '1' as const } : {}),
      Company: companyValue('CreateUser', company),
      User: [User],
    },
    label: `<CreateUser nickname=${user.nickname}>`,
    decode: (response) => fromWireRecord(response.User?.[0] ?? {}, 'parts') as RecordOutput<'User'>,
  });
}

function companyValue(command: string, company: RecordInput<'Company'>): WireRecord<'Company'> {
  if (!company.nickname) throw new OpenAirError(`${command} needs the company's nickname`);
  return toWireRecord(company) as WireRecord<'Company'>;
}

function userValue(command: string, user: NewUser): WireRecord<'User'> {
  const { email, ...fields } = user;
  const value = toWireRecord(email === undefined ? fields : withEmail(fields, email)) as WireRecord<'User'>;
  if (!value.nickname) throw new OpenAirError(`${command} needs the user's nickname`);
  if (!value.password && value.generic !== '1')
    throw new OpenAirError(`${command} needs the user's password`);
  if (!value.addr?.Address?.email) throw new OpenAirError(`${command} needs the user's e-mail address`);
  return value;
}

function withEmail(user: RecordInput<'User'>, email: string): RecordInput<'User'> {
  const addr = user.addr ?? {};
  const address = 'Address' in addr ? addr.Address : (addr as xml.Address);
  return { ...user, addr: { Address: { ...address, email } } };
}
