import { ConnectionsClient, type ConnectionsEnvironment } from '../../connections/index.js';
import type { Invocation } from '../command.js';
import { UsageError } from '../errors.js';
import { readCredentialsFile } from './credentials-file.js';
import { askFor, findValue, type NeededValue } from './find-values.js';
import { timeoutOf } from './timeout.js';

const apiKey: NeededValue = {
  name: 'apiKey',
  variable: 'SPARTERA_API_KEY',
  question: 'The API key',
  isSecret: true,
};
const company = needed('company', 'SPARTERA_COMPANY', 'The company');
const environment = needed('environment', 'SPARTERA_ENVIRONMENT', 'The environment');
const url = needed('url', 'SPARTERA_URL', 'The address');

/** A client, and the company that it is to work for. */
export interface CompanyClient {
  readonly client: ConnectionsClient;
  readonly companyId: string;
}

/**
 * Makes the client that an invocation asks for.
 * @throws {CredentialsError} when a value is nowhere
 */
export async function connectionsClient({ options, context }: Invocation): Promise<CompanyClient> {
  const file = await readCredentialsFile('connections', options, context);
  const find = (value: NeededValue): string | undefined => findValue(value, options, context, file);
  const require = async (value: NeededValue): Promise<string> =>
    find(value) ?? askFor(value, 'connections', context);
  return {
    companyId: await require(company),
    client: new ConnectionsClient({
      apiKey: await require(apiKey),
      environment: environmentOf(find(environment)),
      baseUrl: find(url),
      timeout: timeoutOf(options),
    }),
  };
}

function environmentOf(name: string | undefined): ConnectionsEnvironment | undefined {
  if (name === undefined || name === 'production' || name === 'staging') return name;
  throw new UsageError(`the environment is production or staging, not ${name}.`);
}

function needed(name: string, variable: string, question: string): NeededValue {
  return { name, variable, option: name, question, isSecret: false };
}
