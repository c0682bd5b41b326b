import type { Filter, StateFilterName } from '../../openair/filter.js';
import type { PageReadOptions } from '../../openair/read-pages.js';
import type { FieldName, RecordInput } from '../../openair/records.js';
import type { CommandAction, Invocation } from '../command.js';
import { openAirClient } from '../credentials/openair-client.js';
import { UsageError } from '../errors.js';
import { csvWriter, jsonWriter, ndjsonWriter, type RecordWriter } from '../formats/record-writer.js';
import { tableWriter } from '../formats/table-writer.js';
import type { OptionValues } from '../option-values.js';
import { refuseSecretFields } from '../secret-arguments.js';
import { ProgressLine } from '../terminal/progress-line.js';
import { dateArgument } from './date-argument.js';
import { type AnyType, recordType } from './record-type.js';

type ReadOptions = PageReadOptions<AnyType, FieldName<AnyType>, 'Date'> & {
  readonly fields?: readonly FieldName<AnyType>[] | undefined;
};

/** `proj openair read`: prints records while they arrive. */
export const readRecords: CommandAction = async (invocation) => {
  const { positionals, context } = invocation;
  const type = recordType(positionals[0]);
  const selection = selectionOf(invocation.options);
  const writer = writerOf(invocation, selection.fields);
  const openair = await openAirClient(invocation);
  const progress = new ProgressLine(context.stderr, context.stdout, 'record');
  try {
    for await (const record of openair.read(type, { ...selection, signal: context.signal })) {
      await writer.write(record);
      progress.step();
    }
  } finally {
    progress.clear();
  }
  await writer.end();
};

function writerOf(
  { options, context: { stdout, stderr } }: Invocation,
  fields: readonly string[] | undefined,
): RecordWriter {
  const format = options.choice('format', ['ndjson', 'csv', 'json', 'table']);
  if (format !== undefined && format !== 'json' && options.flag('json'))
    throw new UsageError(`--json and --format ${format} exclude each other.`);
  switch (format ?? (options.flag('json') ? 'json' : stdout.isTerminal ? 'table' : 'ndjson')) {
    case 'csv':
      // The records that come first need not have all fields.
      if (fields === undefined) throw new UsageError('--format csv needs --fields: they are its columns.');
      return csvWriter(stdout, fields);
    case 'json':
      return jsonWriter(stdout);
    case 'ndjson':
      return ndjsonWriter(stdout);
    default:
      return tableWriter(stdout, fields, (text) => stderr.writeNow(`${text}\n`));
  }
}

function selectionOf(options: OptionValues): ReadOptions {
  const fields = options
    .text('fields')
    ?.split(',')
    .map((field) => field.trim());
  if (fields?.includes('')) throw new UsageError('--fields takes names with commas between them: id,name.');
  return {
    where: conditionsOf('where', options),
    whereNot: conditionsOf('where-not', options),
    user: idOf('user-id', options),
    project: idOf('project-id', options),
    newerThan: datesOf('newer-than', options),
    olderThan: datesOf('older-than', options),
    filters: options.list('filter') as readonly (StateFilterName | Filter)[],
    fields: fields as readonly FieldName<AnyType>[] | undefined,
    orderBy: orderOf(options.text('order-by')),
    customFields: options.flag('custom-fields') ? true : undefined,
    deleted: options.choice('deleted', ['only', 'include']),
    max: options.integer('max', 1),
    offset: options.integer('offset', 0),
    pageSize: options.integer('page-size', 1, 1000),
    dates: 'Date',
  };
}

function conditionsOf(name: string, options: OptionValues): RecordInput<AnyType> | undefined {
  const conditions = options.assignments(name);
  refuseSecretFields(name, conditions);
  return Object.keys(conditions).length === 0 ? undefined : (conditions as RecordInput<AnyType>);
}

function idOf(name: string, options: OptionValues): { readonly id: string } | undefined {
  const id = options.text(name);
  return id === undefined ? undefined : { id };
}

function datesOf(name: string, options: OptionValues): ReadOptions['newerThan'] {
  const entries = Object.entries(options.assignments(name));
  return Object.fromEntries(entries.map(([field, text]) => [field, dateArgument(name, text)]));
}

function orderOf(text: string | undefined): ReadOptions['orderBy'] {
  if (text === undefined) return undefined;
  const [field = '', direction = 'asc'] = text.split(':');
  if (field !== '' && (direction === 'asc' || direction === 'desc'))
    return { field: field as FieldName<AnyType>, direction };
  throw new UsageError(`--order-by takes a field, or a field with :desc, not ${text}.`);
}
