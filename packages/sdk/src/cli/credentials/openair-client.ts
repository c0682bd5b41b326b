import { OpenAirClient } from '../../openair/client.js';
import type { Invocation } from '../command.js';
import { UsageError } from '../errors.js';
import { issueReporter } from '../issue-reporter.js';
import { readCredentialsFile } from './credentials-file.js';
import { askFor, findValue, type NeededValue } from './find-values.js';
import { timeoutOf } from './timeout.js';

const company = needed('company', 'OPENAIR_COMPANY', 'The company');
const user = needed('user', 'OPENAIR_USER', 'The user');
const namespace = needed('namespace', 'OPENAIR_NAMESPACE', 'The namespace of the API key');
const environment = needed('environment', 'OPENAIR_ENVIRONMENT', 'The environment');
const url = needed('url', 'OPENAIR_URL', 'The address');
const password = secret('password', 'OPENAIR_PASSWORD', 'The password');
const accessToken = secret('accessToken', 'OPENAIR_ACCESS_TOKEN', 'The access token');
const key = secret('key', 'OPENAIR_KEY', 'The API key');

/**
 * Makes the client that an invocation asks for.
 * @throws {CredentialsError} when a value is nowhere
 */
export async function openAirClient(invocation: Invocation): Promise<OpenAirClient> {
  const { options, context } = invocation;
  const file = await readCredentialsFile('openair', options, context);
  const find = (value: NeededValue): string | undefined => findValue(value, options, context, file);
  const require = async (value: NeededValue): Promise<string> =>
    find(value) ?? askFor(value, 'openair', context);
  const token = find(accessToken);
  return new OpenAirClient({
    company: await require(company),
    ...(token === undefined
      ? { user: await require(user), password: await require(password) }
      : { accessToken: token }),
    key: await require(key),
    namespace: find(namespace),
    environment: environmentOf(find(environment)),
    url: find(url),
    client: 'proj',
    clientVersion: context.version,
    timeout: timeoutOf(options),
    hooks: issueReporter(invocation),
  });
}

function environmentOf(name: string | undefined): 'production' | 'sandbox' | undefined {
  if (name === undefined || name === 'production' || name === 'sandbox') return name;
  throw new UsageError(`the environment is production or sandbox, not ${name}.`);
}

function needed(name: string, variable: string, question: string): NeededValue {
  return { name, variable, option: name, question, isSecret: false };
}

function secret(name: string, variable: string, question: string): NeededValue {
  return { name, variable, question, isSecret: true };
}
