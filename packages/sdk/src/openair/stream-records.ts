import * as xml from '@proj/xml-commands';
import { type ChunkSource, parseStream, type XmlIssue } from '@proj/xml-runtime';
import type { Command, CommandResponse } from './command.js';
import type { RecordName } from './records.js';
import {
  type CommandOutcome,
  describeParsing,
  itemsOf,
  parseOptions,
  type Reading,
  ResponseProblem,
  settle,
  takeLogin,
} from './responses.js';

/**
 * Reads the records of the response to a read while it arrives. A record is handed out as soon as it is complete and
 * valid, where all that came before it says that the read succeeded.
 *
 * @param type - the type of the records; others are passed over
 * @param onIssues - called with what is odd in a record, before it is handed out, and in what is around the records
 * @throws {ResponseProblem} of `readResponse`, `takeLogin` and `settle`: what the response says of itself once it has been
 * read to its end, what is wrong with it where that is found
 */
export async function* streamRecords<Item>(
  command: Command<Item[], 'Read'>,
  type: RecordName,
  body: ChunkSource,
  reading: Reading,
  onIssues: (issues: readonly XmlIssue[]) => void,
): AsyncGenerator<Item, void, undefined> {
  const { redact } = reading;
  let issues: XmlIssue[] = [];
  const records = parseStream(xml.ResponseElement, body, {
    // The compiler cannot follow a union of all types; the command knows what its records are.
    at: ['Read', type as 'Slip'],
    ...parseOptions(reading, (it) => issues.push(it)),
  });
  const tell = (): void => {
    if (issues.length === 0) return;
    onIssues(issues);
    issues = [];
  };
  let around: unknown;
  let isGood = false;
  try {
    for await (const record of records) {
      tell();
      // The element that the record stands in is the last one so far.
      const parent = records.document?.$content?.at(-1);
      if (parent !== around) {
        around = parent;
        isGood = outcomeOf(command, records.document, reading).status === 'fulfilled';
      }
      if (!isGood) continue;
      // Each is one at most; `yield*` would make an asynchronous iterator of each array.
      for (const item of command.decode(responseOf(type, record))) yield item;
    }
  } catch (error) {
    throw describeParsing(error, redact);
  }
  tell();
  const outcome = outcomeOf(command, records.document, reading);
  if (outcome.status === 'rejected') throw new ResponseProblem(outcome.verdict);
}

/** Says how a command went by the response around its records, as far as that has been read. */
function outcomeOf(
  command: Command<unknown, 'Read'>,
  response: xml.ResponseType = {},
  reading: Reading,
): CommandOutcome {
  try {
    const items = takeLogin(itemsOf(response, reading.redact), 'Auth', reading.redact);
    return settle([command], items, reading).outcomes[0] as CommandOutcome;
  } catch (error) {
    if (!(error instanceof ResponseProblem)) throw error;
    return { status: 'rejected', verdict: error.verdict };
  }
}

/** The response to a read that found one record. */
function responseOf(type: RecordName, record: unknown): CommandResponse<'Read'> {
  return { status: '0', $content: [{ $name: type, $value: record } as xml.RecordType] };
}
