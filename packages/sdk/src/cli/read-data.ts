import type { CliOption, Invocation } from './command.js';
import { UsageError } from './errors.js';
import { readJson } from './read-json.js';
import { refuseSecretFields } from './secret-arguments.js';

/** The options that {@link readRecord} reads. */
export const dataOptions: { readonly data: CliOption; readonly set: CliOption } = {
  set: { type: 'string', multiple: true, value: 'FIELD=VALUE', description: 'a field of the record' },
  data: {
    type: 'string',
    value: 'FILE',
    description: 'JSON with the record, or an array of them; - is stdin',
  },
};

/** A record of the input. */
export type InputRecord = Readonly<Record<string, unknown>>;

/**
 * Reads the record or the records that `--set` or `--data` give.
 * @throws {UsageError} when there is none, both options are given, or the text is no JSON object
 */
export async function readInput({
  options,
  context,
}: Invocation): Promise<InputRecord | readonly InputRecord[]> {
  const fields = options.assignments('set');
  const path = options.text('data');
  const hasFields = Object.keys(fields).length > 0;
  if (hasFields === (path !== undefined))
    throw new UsageError('give the record by --set FIELD=VALUE or by --data FILE, one of the two.');
  if (path === undefined) {
    refuseSecretFields('set', fields);
    return fields;
  }
  const value = await readJson('data', path, context.stdin);
  if (Array.isArray(value) ? value.length > 0 && value.every(isRecord) : isRecord(value))
    return value as InputRecord | readonly InputRecord[];
  throw new UsageError(`--data ${path} has to be a JSON object, or an array of objects.`);
}

/**
 * Reads one record, like {@link readInput}.
 * @throws {UsageError} for an array
 */
export async function readRecord(invocation: Invocation): Promise<InputRecord> {
  const input = await readInput(invocation);
  if (Array.isArray(input)) throw new UsageError('--data has to be one JSON object, not an array.');
  return input as InputRecord;
}

function isRecord(value: unknown): value is InputRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
