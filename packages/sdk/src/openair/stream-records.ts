import * as xml from '@proj/xml-commands';
import { type ChunkSource, DEFAULT_MAX_BYTES, parseStream } from '@proj/xml-runtime';
import { answersOf, describeParsing, type Redact, settle, takeLogin } from './answers.js';
import type { Command, CommandResponse } from './command.js';
import type { RecordName } from './records.js';

/**
 * Reads the records of the answer to a read while it arrives. A record is handed out as soon as it is complete and valid,
 * where all that came before it says that the read succeeded.
 *
 * @param type - the type of the records; others are passed over
 * @throws the errors of `readResponse`, `takeLogin` and `settle`: what the answer says of itself once it has been read to
 * its end, what is wrong with it where that is found
 */
export async function* streamRecords<Item>(
  command: Command<Item[], 'Read'>,
  type: RecordName,
  answer: ChunkSource,
  redact: Redact,
): AsyncGenerator<Item, void, undefined> {
  const records = parseStream(xml.ResponseElement, answer, {
    // The compiler cannot follow a union of all types; the command knows what its records are.
    at: ['Read', type as 'Slip'],
    unexpected: 'ignore',
    maxBytes: DEFAULT_MAX_BYTES,
  });
  let around: unknown;
  let isGood = false;
  try {
    for await (const record of records) {
      // The element that the record stands in is the last one so far.
      const parent = records.document?.$content?.at(-1);
      if (parent !== around) {
        around = parent;
        isGood = outcome(command, records.document, redact).status === 'fulfilled';
      }
      if (!isGood) continue;
      // Each is one at most; `yield*` would make an asynchronous iterator of each array.
      for (const item of command.decode(responseOf(type, record))) yield item;
    }
  } catch (error) {
    throw describeParsing(error, redact);
  }
  const result = outcome(command, records.document, redact);
  if (result.status === 'rejected') throw result.reason;
}

/** Says how a command went by the answer around its records, as far as that has been read. */
function outcome(
  command: Command<unknown, 'Read'>,
  response: xml.Response = {},
  redact: Redact,
): PromiseSettledResult<unknown> {
  try {
    const answers = takeLogin(answersOf(response, redact), 'Auth', redact);
    return settle([command], answers, redact)[0] as PromiseSettledResult<unknown>;
  } catch (reason) {
    return { status: 'rejected', reason };
  }
}

/** The answer of a read that found one record. */
function responseOf(type: RecordName, record: unknown): CommandResponse<'Read'> {
  return { status: '0', $content: [{ $name: type, $value: record } as xml.Record] };
}
