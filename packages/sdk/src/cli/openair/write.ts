import type { BulkChunk } from '../../openair/bulk.js';
import { add } from '../../openair/commands/modify-records.js';
import type { AddableName, FieldName, RecordInput, RecordKey } from '../../openair/records.js';
import type { CommandAction, Invocation } from '../command.js';
import { openAirClient } from '../credentials/openair-client.js';
import { UsageError } from '../errors.js';
import { printDone, printResult } from '../print-result.js';
import { type InputRecord, readInput, readRecord } from '../read-data.js';
import { dateArgument } from './date-argument.js';
import { type AnyType, recordType } from './record-type.js';

/** `proj openair add`: prints what was stored. */
export const addRecords: CommandAction = async (invocation) => {
  const type = recordType(invocation.positionals[0]) as AnyType & AddableName;
  const input = await readInput(invocation);
  const lookup = invocation.options.text('lookup') as FieldName<AnyType> | undefined;
  const openair = await openAirClient(invocation);
  const options = { dates: 'Date', lookup, signal: invocation.context.signal } as const;
  if (Array.isArray(input)) {
    const commands = input.map((record: RecordInput<AnyType>) => add(type, record, options));
    return printBulk(openair.bulk(commands, options), invocation);
  }
  await printResult(await openair.add(type, input as RecordInput<AnyType>, options), invocation);
};

/** Prints what was stored, also where a failure stops the rest: what was written is never lost from sight. */
async function printBulk(chunks: AsyncIterable<BulkChunk<object>>, invocation: Invocation): Promise<void> {
  const stored: object[] = [];
  try {
    for await (const { results } of chunks)
      for (const result of results) if (result.status === 'done') stored.push(result.data);
  } finally {
    await printResult(stored, invocation);
  }
}

/** `proj openair modify`: prints what is stored now. */
export const modifyRecord: CommandAction = async (invocation) => {
  const type = recordType(invocation.positionals[0]);
  const record = withId(await readRecord(invocation), invocation);
  const condition = invocation.options.text('not-updated-since');
  const since = condition === undefined ? undefined : dateArgument('not-updated-since', condition);
  const openair = await openAirClient(invocation);
  const options = { dates: 'Date', signal: invocation.context.signal } as const;
  const stored =
    since === undefined
      ? await openair.modify(type, record, options)
      : await openair.modifyOnCondition(type, record, since, options);
  await printResult(stored, invocation);
};

/** `proj openair delete` */
export const deleteRecords: CommandAction = async (invocation) => {
  const type = recordType(invocation.positionals[0]);
  const ids = invocation.positionals.slice(1);
  const openair = await openAirClient(invocation);
  await openair.delete(
    type,
    ids.map((id) => ({ id })),
    { signal: invocation.context.signal },
  );
  await printDone(`Deleted ${type} ${ids.join(', ')}.`, invocation);
};

/** `proj openair switch`: sets switches of a user or a company. */
export const setSwitches: CommandAction = async (invocation) => {
  const [type, id = ''] = invocation.positionals;
  if (type !== 'User' && type !== 'Company')
    throw new UsageError(`switches belong to User and Company, not to ${type}.`);
  const flags = Object.entries(invocation.options.assignments('set')).map(([name, setting]) => ({
    name,
    setting,
  }));
  if (flags.length === 0) throw new UsageError('--set NAME=VALUE is missing.');
  const openair = await openAirClient(invocation);
  await openair.switch(type, id, flags as Parameters<typeof openair.switch>[2], {
    signal: invocation.context.signal,
  });
  await printDone(`Set ${flags.length} switches of ${type} ${id}.`, invocation);
};

function withId(record: InputRecord, { positionals: [, id = ''] }: Invocation): RecordKey<AnyType> {
  if (record.id !== undefined && String(record.id) !== id)
    throw new UsageError('the record has another "id" than the argument.');
  return { ...record, id } as RecordKey<AnyType>;
}
