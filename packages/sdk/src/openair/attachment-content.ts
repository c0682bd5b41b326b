import type { Reading as TransportReading, Verdict } from '@proj/transport';
import { Base64Decoder } from './base64.js';
import { chunksOf, positionOf } from './commands/attachment.js';
import type { Exchange } from './exchange.js';
import { ResponseProblem, readResponse, responseProblem, settle, takeLogin } from './responses.js';

const contentTag = new TextEncoder().encode('<base64_data>');
const less = 0x3c;

/** Reads the content of an attachment while its response arrives, and afterwards what the response says around it. */
export class ContentReading implements TransportReading<Uint8Array, Exchange> {
  readonly exchange: Exchange;
  #isGiven = false;

  constructor(exchange: Exchange) {
    this.exchange = exchange;
  }

  async *read({
    body,
  }: {
    readonly body: ReadableStream<Uint8Array>;
  }): AsyncGenerator<Uint8Array, void, undefined> {
    const splitter = new ContentSplitter();
    for await (const chunk of chunksOf(body)) {
      const bytes = splitter.push(chunk);
      if (bytes.length === 0) continue;
      this.#isGiven = true;
      yield bytes;
    }
    const rest = this.#contentLeft(splitter.rest());
    if (rest.length > 0) yield rest;
  }

  explain(thrown: unknown): Verdict | undefined {
    return thrown instanceof ResponseProblem ? thrown.verdict : undefined;
  }

  /** The content starts anew in another response: what was handed out cannot be taken back. */
  resume(): Exchange | undefined {
    return this.#isGiven ? undefined : this.exchange;
  }

  /** Reads the response without the content that was split off, and returns what is left in it: written otherwise, it stays there. */
  #contentLeft(response: Uint8Array): Uint8Array {
    const { reading, commands } = this.exchange;
    const items = takeLogin(readResponse(response, reading).items, 'Auth', reading.redact);
    const [outcome] = settle(commands, items, reading).outcomes;
    if (outcome?.status === 'rejected') throw new ResponseProblem(outcome.verdict);
    const text = outcome?.value;
    return typeof text === 'string' ? decodeAll(new TextEncoder().encode(text)) : new Uint8Array(0);
  }
}

/** Takes the digits between the tags of the content out of a response, and decodes them. */
class ContentSplitter {
  readonly #rest: Uint8Array[] = [];
  readonly #decoder = new Base64Decoder();
  /** The end of a chunk that may be the beginning of the tag. */
  #held: Uint8Array = new Uint8Array(0);
  #state: 'before' | 'in' | 'behind' = 'before';

  push(chunk: Uint8Array): Uint8Array {
    if (this.#state === 'before') return this.#find(joined([this.#held, chunk]));
    if (this.#state === 'in') return this.#decode(chunk);
    this.#rest.push(chunk);
    return new Uint8Array(0);
  }

  /** The response without the content. */
  rest(): Uint8Array {
    if (!this.#decoder.isWhole) throw responseProblem('the content of the attachment is cut off');
    return joined([...this.#rest, this.#held]);
  }

  #find(bytes: Uint8Array): Uint8Array {
    const position = positionOf(contentTag, bytes, 0);
    const end =
      position === -1 ? Math.max(0, bytes.length - contentTag.length + 1) : position + contentTag.length;
    // Copies: the platform may fill the buffer anew.
    this.#rest.push(bytes.slice(0, end));
    this.#held = bytes.slice(end);
    if (position === -1) return new Uint8Array(0);
    const content = this.#held;
    this.#held = new Uint8Array(0);
    this.#state = 'in';
    return this.#decode(content);
  }

  #decode(bytes: Uint8Array): Uint8Array {
    const end = bytes.indexOf(less);
    if (end !== -1) {
      this.#rest.push(bytes.slice(end));
      this.#state = 'behind';
    }
    return decodeBy(this.#decoder, end === -1 ? bytes : bytes.subarray(0, end));
  }
}

function decodeAll(digits: Uint8Array): Uint8Array {
  const decoder = new Base64Decoder();
  const bytes = decodeBy(decoder, digits);
  if (!decoder.isWhole) throw responseProblem('the content of the attachment is cut off');
  return bytes;
}

function decodeBy(decoder: Base64Decoder, digits: Uint8Array): Uint8Array {
  const bytes = decoder.decode(digits);
  if (bytes === undefined) throw responseProblem('the content of the attachment is no Base64');
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    bytes.set(part, position);
    position += part.length;
  }
  return bytes;
}
