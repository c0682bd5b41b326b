import type { AnswerBody } from './answer-body.js';
import type { Redact } from './answers.js';
import type { Command } from './command.js';
import type { Page } from './read-pages.js';
import type { Retries } from './retries.js';
import { streamRecords } from './stream-records.js';

/** How a page is asked for, and its answer read. */
export interface PageConnection {
  /** The attempts for the page. */
  readonly retries: Retries;
  readonly redact: Redact;
  readonly signal: AbortSignal | undefined;
  /** Sends a command and gives the answer while it arrives. */
  open(command: Command<unknown, 'Read'>): Promise<AnswerBody>;
}

/**
 * Reads the records of a page while they arrive.
 *
 * Where the connection breaks, the rest of the page is asked for again: from the record on that was handed out last, by
 * whose `id` this sees that nothing has moved meanwhile. Where that cannot be seen, or something has, the page fails as
 * it broke: no record is handed out twice, and none is left out.
 */
export async function* streamPage<Item extends object>(
  page: Page<Item>,
  connection: PageConnection,
): AsyncGenerator<Item, void, undefined> {
  const { retries, redact, signal } = connection;
  let given = 0;
  let last: string | undefined;
  let failure: unknown;
  for (;;) {
    // The record that was handed out last comes again.
    let isRepeated = given > 0;
    const command = page.command(isRepeated ? given - 1 : 0);
    const body = await connection.open(command);
    try {
      for await (const item of streamRecords(command, page.type, body, redact)) {
        body.throwIfAborted();
        const id = idOf(item);
        if (isRepeated) {
          if (id !== last) break;
          isRepeated = false;
          continue;
        }
        given += 1;
        last = id;
        yield item;
      }
      if (!isRepeated) return;
    } catch (error) {
      const isLast = retries.left <= 0 || (given > 0 && last === undefined);
      if (!body.isBroken || isLast) throw error;
      failure = error;
      await retries.wait(signal);
      continue;
    }
    throw failure;
  }
}

/** What tells a record from the others of its type, where that was asked for. */
function idOf(item: object): string | undefined {
  const { id } = item as { readonly id?: unknown };
  return typeof id === 'string' && id !== '' ? id : undefined;
}
