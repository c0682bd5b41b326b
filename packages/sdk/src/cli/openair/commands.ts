import type { CliCommand, CliOptions } from '../command.js';
import { openAirOptions } from '../credentials/options.js';
import { dataOptions } from '../read-data.js';

const write = () => import('./write.js');
const session = () => import('./session.js');

const approvalOptions: CliOptions = {
  cc: { type: 'string', value: 'ADDRESSES', description: 'who gets a copy, with commas between them' },
  notes: { type: 'string', description: 'a note that goes with it' },
  ...openAirOptions,
};

const readOptions: CliOptions = {
  where: {
    type: 'string',
    multiple: true,
    value: 'FIELD=VALUE',
    description: 'only records whose field equals this',
  },
  'where-not': {
    type: 'string',
    multiple: true,
    value: 'FIELD=VALUE',
    description: 'only records whose field differs',
  },
  'user-id': { type: 'string', value: 'ID', description: 'only records of this user' },
  'project-id': { type: 'string', value: 'ID', description: 'only records of this project' },
  'newer-than': {
    type: 'string',
    multiple: true,
    value: 'FIELD=DATE',
    description: 'only records after a date',
  },
  'older-than': {
    type: 'string',
    multiple: true,
    value: 'FIELD=DATE',
    description: 'only records before a date',
  },
  filter: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    description: 'a filter of the API, such as open-slips',
  },
  fields: { type: 'string', value: 'A,B', description: 'only these fields' },
  'order-by': { type: 'string', value: 'FIELD[:desc]', description: 'the order of the records' },
  'custom-fields': { type: 'boolean', description: 'read custom fields, too' },
  deleted: { type: 'string', value: 'WHICH', description: 'only: deleted records; include: these, too' },
  max: { type: 'string', value: 'N', description: 'records at most' },
  offset: { type: 'string', value: 'N', description: 'records to pass over' },
  'page-size': { type: 'string', value: 'N', description: 'records of a request, 1 to 1000' },
  format: {
    type: 'string',
    value: 'FORMAT',
    description: 'ndjson, csv, json or table (default: table on a terminal, otherwise ndjson)',
  },
  ...openAirOptions,
};

const approval = (
  change: 'submit' | 'approve' | 'reject' | 'unapprove',
  summary: string,
  type: string,
): CliCommand => ({
  name: `openair ${change}`,
  summary,
  positionals: ['type', 'id…'],
  options: approvalOptions,
  examples: [
    [`openair ${change} ${type} 476`, 'one record'],
    [`openair ${change} ${type} 476 477 --notes "by the end of June"`, 'two, with a note'],
  ],
  load: async () => (await import('./approval.js')).approvalAction(change),
});

/** `proj openair …` */
export const openAirCommands: readonly CliCommand[] = [
  {
    name: 'openair whoami',
    summary: 'Shows the user that is logged in',
    positionals: [],
    options: openAirOptions,
    examples: [['openair whoami', 'does the log-in work?']],
    load: async () => (await session()).printUser,
  },
  {
    name: 'openair read',
    summary: 'Reads records and prints them as they arrive',
    details:
      'However many there are: neither this program nor its memory waits for the last one. A table has the fields of the first 100 records.',
    positionals: ['type'],
    options: readOptions,
    examples: [
      ['openair read Project --fields id,name --order-by name', 'a table on a terminal'],
      [
        'openair read Slip --where projectid=13 --newer-than date=2026-01-01 --format csv --fields id,date,total',
        'for a spreadsheet',
      ],
      ['openair read Task --project-id 13 --format ndjson | jq .name', 'for other programs'],
    ],
    load: async () => (await import('./read.js')).readRecords,
  },
  {
    name: 'openair add',
    summary: 'Adds a record, or several, and prints what was stored',
    details:
      'An array may have any number of records. Where one fails, the rest is not sent, and what was stored before it is printed.',
    positionals: ['type'],
    options: {
      ...dataOptions,
      lookup: {
        type: 'string',
        value: 'FIELD',
        description: 'update the record that has the same value there',
      },
      ...openAirOptions,
    },
    examples: [
      ['openair add Project --set name=New --set customerid=7', 'from the command line'],
      ['openair add Task --data tasks.json --json', 'an array of them, from a file'],
    ],
    load: async () => (await write()).addRecords,
  },
  {
    name: 'openair modify',
    summary: 'Changes fields of a record and prints what is stored now',
    positionals: ['type', 'id'],
    options: {
      ...dataOptions,
      'not-updated-since': {
        type: 'string',
        value: 'DATE',
        description: 'refuse if it was updated after this date',
      },
      ...openAirOptions,
    },
    examples: [['openair modify Project 12 --set active=false', 'one field']],
    load: async () => (await write()).modifyRecord,
  },
  {
    name: 'openair delete',
    summary: 'Deletes records',
    positionals: ['type', 'id…'],
    options: openAirOptions,
    examples: [['openair delete Slip 1234 1235', 'two records']],
    load: async () => (await write()).deleteRecords,
  },
  approval('submit', 'Submits records for approval', 'Timesheet'),
  approval('approve', 'Approves records', 'Timesheet'),
  approval('reject', 'Rejects records', 'Envelope'),
  approval('unapprove', 'Takes the approval of records back', 'Invoice'),
  {
    name: 'openair report',
    summary: 'Runs a report',
    positionals: ['type', 'id'],
    options: { email: { type: 'boolean', description: 'have it sent by mail' }, ...openAirOptions },
    examples: [['openair report Timesheet 1245 --email', 'a report on a timesheet']],
    load: async () => (await session()).runReport,
  },
  {
    name: 'openair switch',
    summary: 'Sets switches of a user or a company',
    positionals: ['type', 'id'],
    options: {
      set: { type: 'string', multiple: true, value: 'NAME=VALUE', description: 'a switch' },
      ...openAirOptions,
    },
    examples: [['openair switch User 12 --set _switch_name=1', 'switch something on']],
    load: async () => (await write()).setSwitches,
  },
  {
    name: 'openair create-user',
    summary: 'Creates a user in a company and prints it',
    details: 'The password is a part of the record, so the record comes from a file or from stdin.',
    positionals: [],
    options: {
      ...dataOptions,
      'in-company': { type: 'string', value: 'NICKNAME', description: 'the company of the user' },
      ...openAirOptions,
    },
    examples: [
      ['openair create-user --in-company Acme --data user.json', 'with nickname, password and email'],
    ],
    load: async () => (await session()).createUser,
  },
  {
    name: 'openair make-url',
    summary: 'Prints the address of a page of the user interface',
    positionals: ['app', 'page'],
    options: {
      uid: { type: 'string', value: 'ID', description: 'the session of the user' },
      record: { type: 'string', value: 'TYPE=ID', description: 'the record that the page shows' },
      ...openAirOptions,
    },
    examples: [['openair make-url ta grid-timesheet --uid 1 --record Timesheet=1245', 'a timesheet']],
    load: async () => (await session()).printUrl,
  },
  {
    name: 'openair remote-auth',
    summary: 'Prints the address of a session in the user interface',
    positionals: [],
    options: openAirOptions,
    examples: [['openair remote-auth', 'log in to the user interface']],
    load: async () => (await session()).printSessionUrl,
  },
  {
    name: 'openair time',
    summary: 'Prints the time of the server',
    positionals: [],
    options: openAirOptions,
    examples: [['openair time', 'the time, in UTC']],
    load: async () => (await session()).printTime,
  },
  {
    name: 'openair version',
    summary: "Shows the newest version of one of the vendor's programs",
    positionals: ['program', 'number'],
    options: openAirOptions,
    examples: [['openair version OffLine 1.0', 'is there a newer one?']],
    load: async () => (await session()).printVersion,
  },
  {
    name: 'openair error',
    summary: "Shows what an error code means, in the server's words",
    positionals: ['code'],
    options: openAirOptions,
    examples: [['openair error 601', 'one code']],
    load: async () => (await session()).printErrorMeaning,
  },
];
