import type { CliCommand } from '../command.js';
import { connectionsOptions } from '../credentials/options.js';
import { dataOptions } from '../read-data.js';

const actions = () => import('./connections.js');

const id = 'conn_7f3a91';

/** `proj connections …` */
export const connectionsCommands: readonly CliCommand[] = [
  {
    name: 'connections list',
    summary: 'Lists the connections of a company',
    positionals: [],
    options: {
      search: { type: 'string', description: 'only connections that match' },
      'sort-by': { type: 'string', value: 'PROPERTY', description: 'property to sort by' },
      'sort-order': { type: 'string', value: 'ORDER', description: 'asc or desc' },
      page: { type: 'string', value: 'N', description: 'only this page (default: all)' },
      limit: { type: 'string', value: 'N', description: 'connections on a page, 1 to 100' },
      ...connectionsOptions,
    },
    examples: [
      ['connections list --company acme', 'all connections of a company'],
      ['connections list --company acme --search sales --json', 'those that match, as JSON'],
    ],
    load: async () => (await actions()).listConnections,
  },
  {
    name: 'connections get',
    summary: 'Shows a connection',
    positionals: ['id'],
    options: connectionsOptions,
    examples: [[`connections get ${id} --company acme`, 'one connection']],
    load: async () => (await actions()).getConnection,
  },
  {
    name: 'connections create',
    summary: 'Creates a connection and prints its ID',
    positionals: [],
    options: { ...dataOptions, ...connectionsOptions },
    examples: [
      ['connections create --company acme --set engine_id=3 --set name=Sales', 'from the command line'],
      ['connections create --company acme --data connection.json', 'from a file'],
    ],
    load: async () => (await actions()).createConnection,
  },
  {
    name: 'connections update',
    summary: 'Changes some properties of a connection',
    positionals: ['id'],
    options: { ...dataOptions, ...connectionsOptions },
    examples: [[`connections update ${id} --company acme --set name=Sales`, 'another name']],
    load: async () => (await actions()).updateConnection,
  },
  {
    name: 'connections delete',
    summary: 'Deletes a connection',
    positionals: ['id'],
    options: connectionsOptions,
    examples: [[`connections delete ${id} --company acme`, 'delete it']],
    load: async () => (await actions()).deleteConnection,
  },
  {
    name: 'connections test',
    summary: 'Checks that the data source of a connection can be reached',
    positionals: ['id'],
    options: connectionsOptions,
    examples: [[`connections test ${id} --company acme`, 'try it']],
    load: async () => (await actions()).testConnection,
  },
  {
    name: 'connections infoschema',
    summary: 'Shows the information schema of the database behind a connection',
    positionals: ['id'],
    options: connectionsOptions,
    examples: [[`connections infoschema ${id} --company acme --json`, 'all of it']],
    load: async () => (await actions()).printInformationSchema,
  },
  {
    name: 'connections sample-data',
    summary: 'Shows sample rows of a table',
    positionals: ['id'],
    options: {
      schema: { type: 'string', value: 'NAME', description: 'dataset or schema that holds the table' },
      table: { type: 'string', value: 'NAME', description: 'the table' },
      limit: { type: 'string', value: 'N', description: 'rows at most, 1 to 10000' },
      ...connectionsOptions,
    },
    examples: [
      [`connections sample-data ${id} --company acme --schema public --table orders --limit 5`, 'five rows'],
    ],
    load: async () => (await actions()).printSampleData,
  },
  {
    name: 'connections describe',
    summary: 'Describes a connection for the author of an endpoint',
    positionals: ['id'],
    options: connectionsOptions,
    examples: [[`connections describe ${id} --company acme`, 'its description']],
    load: async () => (await actions()).describeConnection,
  },
];
