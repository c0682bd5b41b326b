import type { Reading as TransportReading, Verdict } from '@proj/transport';
import type { XmlIssue } from '@proj/xml-runtime';
import { Base64Decoder } from './base64.js';
import { chunksOf } from './commands/attachment.js';
import { ContentScanner } from './content-scanner.js';
import type { Exchange } from './exchange.js';
import { ResponseProblem, readResponse, responseProblem, settle, takeLogin } from './responses.js';

/** Reads the content of an attachment while its response arrives, and afterwards what the response says around it. */
export class ContentReading implements TransportReading<Uint8Array, Exchange> {
  readonly exchange: Exchange;
  readonly #onIssues: (issues: readonly XmlIssue[]) => void;
  #isGiven = false;

  /** @param onIssues - takes what is odd in the response */
  constructor(exchange: Exchange, onIssues: (issues: readonly XmlIssue[]) => void) {
    this.exchange = exchange;
    this.#onIssues = onIssues;
  }

  async *read({
    body,
  }: {
    readonly body: ReadableStream<Uint8Array>;
  }): AsyncGenerator<Uint8Array, void, undefined> {
    const scanner = new ContentScanner();
    const decoder = new Base64Decoder();
    for await (const chunk of chunksOf(body)) {
      const bytes = decodeBy(decoder, scanner.push(chunk));
      if (bytes.length === 0) continue;
      this.#isGiven = true;
      yield bytes;
    }
    // The scanner finds nothing where the encoding takes two bytes for a character.
    const left = this.#settle(scanner.rest());
    const rest = decodeBy(decoder, new TextEncoder().encode(left));
    if (!decoder.isWhole) throw responseProblem('the content of the attachment is cut off');
    if (rest.length > 0) yield rest;
  }

  explain(thrown: unknown): Verdict | undefined {
    return thrown instanceof ResponseProblem ? thrown.verdict : undefined;
  }

  /** The content starts anew in another response: what was handed out cannot be taken back. */
  resume(): Exchange | undefined {
    return this.#isGiven ? undefined : this.exchange;
  }

  /** Reads the response without the content that was taken out, and returns what it has all the same. */
  #settle(response: Uint8Array): string {
    const { reading, commands } = this.exchange;
    const { items, issues } = readResponse(response, reading);
    if (issues.length > 0) this.#onIssues(issues);
    const [outcome] = settle(commands, takeLogin(items, 'Auth', reading.redact), reading).outcomes;
    if (outcome?.status === 'rejected') throw new ResponseProblem(outcome.verdict);
    return (outcome?.value as string | undefined) ?? '';
  }
}

function decodeBy(decoder: Base64Decoder, digits: Uint8Array): Uint8Array {
  const bytes = decoder.decode(digits);
  if (bytes === undefined) throw responseProblem('the content of the attachment is no Base64');
  return bytes;
}
