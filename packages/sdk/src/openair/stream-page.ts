import type { Transport, TransportError, Reading as TransportReading } from '@proj/transport';
import type { XmlIssue } from '@proj/xml-runtime';
import type { Command } from './command.js';
import type { Exchange } from './exchange.js';
import type { Page } from './read-pages.js';
import { ResponseProblem } from './responses.js';
import { streamRecords } from './stream-records.js';

/** How a page is asked for, and its response read. */
export interface PageConnection {
  readonly transport: Transport<Exchange>;
  /** Takes what is odd in the response. */
  readonly onIssues: (issues: readonly XmlIssue[]) => void;
  /** Makes the request for a page. */
  exchange(command: Command<unknown, 'Read'>): Exchange;
}

/**
 * Reads the records of a page while they arrive.
 *
 * Where the connection breaks, the rest of the page is asked for again: from the record on that was handed out last, by
 * whose `id` this sees that nothing has moved meanwhile. Where that cannot be seen, or something has, the page fails as
 * it broke: no record is handed out twice, and none is left out.
 */
export function streamPage<Item extends object>(
  page: Page<Item>,
  connection: PageConnection,
): AsyncGenerator<Item, void, undefined> {
  const reading = new PageReading(page, connection);
  return connection.transport.iterate(reading.exchange, reading);
}

class PageReading<Item extends object> implements TransportReading<Item, Exchange> {
  readonly #page: Page<Item>;
  readonly #connection: PageConnection;
  #command: Command<Item[], 'Read'>;
  exchange: Exchange;
  /** How many records were handed out. */
  #given = 0;
  /** The `id` of the one that was handed out last. */
  #last: string | undefined;

  constructor(page: Page<Item>, connection: PageConnection) {
    this.#page = page;
    this.#connection = connection;
    this.#command = page.command(0);
    this.exchange = connection.exchange(this.#command);
  }

  async *read(
    { body }: { readonly body: ReadableStream<Uint8Array> },
    earlier: TransportError | undefined,
  ): AsyncGenerator<Item, void, undefined> {
    // The record that was handed out last comes again.
    let isRepeated = this.#given > 0;
    const { reading } = this.exchange;
    const { onIssues } = this.#connection;
    for await (const item of streamRecords(this.#command, this.#page.type, body, reading, onIssues)) {
      const id = idOf(item);
      if (isRepeated) {
        if (id !== this.#last) throw earlier;
        isRepeated = false;
        continue;
      }
      this.#given += 1;
      this.#last = id;
      yield item;
    }
    if (isRepeated) throw earlier;
  }

  explain(thrown: unknown): ResponseProblem['verdict'] | undefined {
    return thrown instanceof ResponseProblem ? thrown.verdict : undefined;
  }

  resume(): Exchange | undefined {
    if (this.#given > 0 && this.#last === undefined) return undefined;
    this.#command = this.#page.command(Math.max(0, this.#given - 1));
    this.exchange = this.#connection.exchange(this.#command);
    return this.exchange;
  }
}

/** What tells a record from the others of its type, where that was asked for. */
function idOf(item: object): string | undefined {
  const { id } = item as { readonly id?: unknown };
  return typeof id === 'string' && id !== '' ? id : undefined;
}
