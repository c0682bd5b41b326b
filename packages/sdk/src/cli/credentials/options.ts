import type { CliOptions } from '../command.js';

/** Where credentials are, and how long calls may take. */
const clientOptions: CliOptions = {
  credentials: {
    type: 'string',
    value: 'FILE',
    description: 'JSON file with credentials, which only you can read',
  },
  timeout: { type: 'string', value: 'SECONDS', description: 'for one attempt (default: 60)' },
};

/** Options of every command that talks to OpenAir. */
export const openAirOptions: CliOptions = {
  company: { type: 'string', description: 'company to log in to (or OPENAIR_COMPANY)' },
  user: { type: 'string', description: 'user to log in as (or OPENAIR_USER)' },
  namespace: { type: 'string', description: 'namespace of the API key (or OPENAIR_NAMESPACE)' },
  environment: {
    type: 'string',
    value: 'NAME',
    description: 'production or sandbox (or OPENAIR_ENVIRONMENT)',
  },
  url: { type: 'string', description: 'address of api.pl (or OPENAIR_URL)' },
  ...clientOptions,
};

/** Options of every command that talks to the connections API. */
export const connectionsOptions: CliOptions = {
  company: { type: 'string', value: 'ID', description: 'the company (or SPARTERA_COMPANY)' },
  environment: {
    type: 'string',
    value: 'NAME',
    description: 'production or staging (or SPARTERA_ENVIRONMENT)',
  },
  url: { type: 'string', description: 'address of the service (or SPARTERA_URL)' },
  ...clientOptions,
};
