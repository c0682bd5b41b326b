import type { Invocation } from './command.js';
import { cellText } from './formats/cell-text.js';
import type { PrintedRecord } from './formats/record-writer.js';
import { tableWriter } from './formats/table-writer.js';

/** Prints what a command came to: as JSON, as a table of fields, or as a table of records. */
export async function printResult(value: unknown, { options, context }: Invocation): Promise<void> {
  const { stdout, stderr } = context;
  if (options.flag('json')) return stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
  const note = (text: string): void => stderr.writeNow(`${text}\n`);
  if (Array.isArray(value) && value.every(isRecord)) {
    const writer = tableWriter(stdout, undefined, note);
    for (const record of value) await writer.write(record);
    return writer.end();
  }
  if (isRecord(value)) {
    const writer = tableWriter(stdout, ['field', 'value'], note);
    for (const [field, entry] of Object.entries(value)) await writer.write({ field, value: entry });
    return writer.end();
  }
  return stdout.write(`${cellText(value)}\n`);
}

/** Says that a command without a result was done: to people in a sentence, to programs as JSON. */
export async function printDone(sentence: string, { options, context }: Invocation): Promise<void> {
  if (options.flag('json')) await context.stdout.write(`${JSON.stringify({ done: true })}\n`);
  else if (context.stderr.isTerminal) await context.stderr.write(`${sentence}\n`);
}

function isRecord(value: unknown): value is PrintedRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
