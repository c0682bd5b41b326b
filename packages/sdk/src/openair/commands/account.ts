import * as xml from '@proj/xml-commands';
import { Command } from '../command.js';
import { OpenAirError } from '../errors.js';
import {
  type FieldName,
  fromWireRecord,
  type RecordInput,
  type RecordOutput,
  toWireRecord,
  type WireRecord,
} from '../records.js';
import { recordList } from '../tagged-records.js';
import { customAttribute, type WriteOptions } from './modify-records.js';

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

/** Options of {@link createUser}. */
export interface CreateUserOptions extends WriteOptions {
  /** A field that identifies users: one with the same value is updated instead of created. */
  readonly lookup?: FieldName<'User'> | undefined;
}

/**
 * A command that creates a user in a company; with an array, one command that creates several.
 * @param users - the fields of the user, or of each of up to 1,000 users
 * @returns a command that returns the user (or users) with `id`, `created` and `updated`
 * @throws {OpenAirError} when a required field is missing, or there are too many users
 */
export function createUser(
  company: NewCompany,
  user: NewUser,
  options?: CreateUserOptions,
): Command<RecordOutput<'User'>, 'CreateUser'>;
export function createUser(
  company: NewCompany,
  users: readonly NewUser[],
  options?: CreateUserOptions,
): Command<RecordOutput<'User'>[], 'CreateUser'>;
export function createUser(
  company: NewCompany,
  users: NewUser | readonly NewUser[],
  options: CreateUserOptions = {},
): Command<unknown, 'CreateUser'> {
  const list = recordList<NewUser>(users);
  const User = list.map((user) => userValue('CreateUser', user, options.timeZone));
  return new Command({
    name: 'CreateUser',
    descriptor: xml.CreateUserElement,
    value: {
      ...customAttribute(options, User),
      ...(options.lookup === undefined ? {} : { lookup: options.lookup }),
      Company: companyValue('CreateUser', company),
      User,
    },
    label: `<CreateUser nickname=${list.map(({ nickname }) => nickname).join(',')}>`,
    records: list.length,
    decode: (response) => {
      const created = (response.User ?? []).map((user) => fromWireRecord(user, options));
      return Array.isArray(users) ? created : (created[0] ?? {});
    },
  });
}

function companyValue(command: string, company: RecordInput<'Company'>): WireRecord<'Company'> {
  if (!company.nickname) throw new OpenAirError(`${command} needs the company's nickname`);
  return toWireRecord(company) as WireRecord<'Company'>;
}

function userValue(command: string, user: NewUser, timeZone?: string): WireRecord<'User'> {
  const { email, ...fields } = user;
  const record = email === undefined ? fields : withEmail(fields, email);
  const value = toWireRecord(record, timeZone) as WireRecord<'User'>;
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
