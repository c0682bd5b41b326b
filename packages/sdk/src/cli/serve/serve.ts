import { once } from 'node:events';
import type { ConnectionsServerOptions } from '../../testing/connections-server.js';
import { type ServedServers, type ServeOptions, serve } from '../../testing/serve.js';
import type { CommandAction, Invocation } from '../command.js';
import { UsageError } from '../errors.js';
import { readJson } from '../read-json.js';

/** `proj serve`: serves until Ctrl-C. */
export const serveServers: CommandAction = async (invocation) => {
  const { options, context } = invocation;
  const log = options.flag('quiet') ? undefined : (line: string) => context.stderr.writeNow(`${line}\n`);
  const configuration = await configurationOf(invocation);
  const served = await start({
    ...configuration,
    port: options.integer('port', 0, 65_535),
    allowOrigin: options.text('allow-origin'),
    log,
  });
  try {
    await context.stdout.write(describe(served, configuration.connections, options.flag('json')));
    if (!context.signal.aborted) await once(context.signal, 'abort');
  } finally {
    await served.close();
  }
};

async function start(options: ServeOptions): Promise<ServedServers> {
  try {
    return await serve(options);
  } catch (error) {
    // A port that is taken, or a configuration that a server does not take.
    throw new UsageError(
      `the servers cannot start: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

async function configurationOf({ options, context }: Invocation): Promise<Configuration> {
  const path = options.text('config');
  if (path === undefined) return {};
  const value = await readJson('config', path, context.stdin);
  if (isObject(value)) {
    const parts = Object.entries(value);
    if (parts.every(([name, part]) => (name === 'openair' || name === 'connections') && isObject(part)))
      return value;
  }
  throw new UsageError(`--config ${path} has to be an object with the objects "openair" and "connections".`);
}

/** What the servers start with. Only their types are checked here: the servers know what they take. */
interface Configuration {
  readonly openair?: NonNullable<ServeOptions['openair']>;
  readonly connections?: ConnectionsServerOptions;
}

function isObject(value: unknown): value is Readonly<Record<string, object>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the servers are and what logs in to them: what the other commands take from the environment. */
function describe(
  { openair, openairUrl, connectionsUrl }: ServedServers,
  { companies = { acme: [] }, apiKeys = { key: Object.keys(companies) } }: ConnectionsServerOptions = {},
  isJson: boolean,
): string {
  const { company, user, password, namespace, key } = openair.credentials;
  const [[apiKey = '', allowed = []] = []] = Object.entries(apiKeys);
  const variables = {
    OPENAIR_URL: openairUrl,
    OPENAIR_COMPANY: company,
    OPENAIR_USER: user,
    OPENAIR_PASSWORD: password,
    OPENAIR_NAMESPACE: namespace,
    OPENAIR_KEY: key,
    SPARTERA_URL: connectionsUrl,
    SPARTERA_API_KEY: apiKey,
    SPARTERA_COMPANY: allowed[0] ?? '',
  };
  if (isJson) return `${JSON.stringify(variables)}\n`;
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${quoted(value)}\n`)
    .join('');
}

/** A value as shells and readers of .env files take it. */
function quoted(value: string): string {
  return /^[\w./:@-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
