import * as xml from '@proj/xml-commands';
import { Base64Encoder } from '../base64.js';
import { Command, type CommandResponse } from '../command.js';
import { OpenAirError } from '../errors.js';
import { fromWireRecord, type RecordInput, type RecordOutput } from '../records.js';
import { tagRecords } from '../tagged-records.js';

/** The content of a file: bytes, a file of the Web (`Blob`, `File`, `fs.openAsBlob`), or a stream. */
export type AttachmentContent = Blob | Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** The fields of an attachment; its content is handed over beside them. */
export type NewAttachment = Omit<RecordInput<'Attachment'>, 'base64_data'>;

/** Bytes of a content that are encoded at once. */
const pieceSize = 768 * 1024;

/** What the writer makes of content that is empty. */
const emptyContent = new TextEncoder().encode('<base64_data />');
const [start, end] = ['<base64_data>', '</base64_data>'].map((tag) => new TextEncoder().encode(tag)) as [
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
];

/**
 * Reads a content and encodes it while it arrives: memory takes the Base64 and a piece, not the content.
 * @throws {OpenAirError} for a piece that is not of bytes, and when the signal is aborted
 */
export async function encodeContent(
  content: AttachmentContent,
  signal: AbortSignal | undefined,
): Promise<Blob> {
  const encoder = new Base64Encoder();
  const parts: Blob[] = [];
  for await (const bytes of abortable(piecesOf(content), signal)) {
    if (!(bytes instanceof Uint8Array))
      throw new OpenAirError('the content of an attachment has to be bytes');
    parts.push(new Blob([encoder.encode(bytes)]));
  }
  parts.push(new Blob([encoder.end()]));
  return new Blob(parts);
}

/** Hands pieces on until a signal is aborted, also while the source lets wait for one. */
async function* abortable<Item>(
  pieces: AsyncGenerator<Item, void, undefined>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item, void, undefined> {
  const stop = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const fail = () => reject(abortError(signal?.reason));
    if (signal?.aborted) fail();
    else signal?.addEventListener('abort', fail, { signal: stop.signal });
  });
  try {
    for (;;) {
      const { value, done } = await Promise.race([aborted, pieces.next()]);
      if (done === true) return;
      yield value;
    }
  } finally {
    stop.abort();
    // Not waited for: a source that does not answer would hold it up. What it fails with then is nobody's concern.
    pieces.return().catch(() => {});
    aborted.catch(() => {});
  }
}

function abortError(cause: unknown): OpenAirError {
  const message = 'the call was aborted while the content of the attachment was read';
  return new OpenAirError({
    message,
    reason: 'aborted',
    operation: '<Add type=Attachment>',
    attempts: 0,
    cause,
  });
}

async function* piecesOf(content: AttachmentContent): AsyncGenerator<Uint8Array, void, undefined> {
  if (content instanceof Uint8Array) {
    for (let from = 0; from < content.length; from += pieceSize)
      yield content.subarray(from, from + pieceSize);
  } else if (content instanceof Blob) {
    for (let from = 0; from < content.size; from += pieceSize) {
      yield new Uint8Array(await content.slice(from, from + pieceSize).arrayBuffer());
    }
  } else if (content instanceof ReadableStream) {
    yield* chunksOf(content);
  } else {
    yield* content;
  }
}

/** The chunks of a stream. Not every platform can iterate over one. */
export async function* chunksOf(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  let isDone = false;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      isDone = done;
      if (value === undefined) return;
      yield value;
    }
  } finally {
    // A stream that is left early is wanted no longer; one that failed rejects, which was told already.
    if (!isDone) await reader.cancel().catch(() => {});
  }
}

/** A command that adds an attachment whose content was encoded before. Its XML has the content only where it is sent. */
export class AddAttachment extends Command<RecordOutput<'Attachment'>, 'Add'> {
  readonly #content: Blob;

  /** @param content - in Base64 */
  constructor(record: NewAttachment, content: Blob, timeZone: string | undefined) {
    const $content = tagRecords('Attachment', { ...record, base64_data: '' }, { timeZone });
    super({
      name: 'Add',
      descriptor: xml.AddElement,
      value: { type: 'Attachment', $content } as never,
      label: '<Add type=Attachment>',
      records: 1,
      decode: (response) => storedAttachment(response, timeZone),
    });
    this.#content = content;
  }

  override toParts(): readonly (Uint8Array | Blob)[] {
    const bytes = this.toBytes();
    const position = positionOf(emptyContent, bytes, 0);
    const after = bytes.subarray(position + emptyContent.length);
    return [bytes.subarray(0, position), start, this.#content, end, after];
  }
}

function storedAttachment(
  { $content = [] }: CommandResponse<'Add'>,
  timeZone: string | undefined,
): RecordOutput<'Attachment'> {
  const item = $content.find(({ $name }) => $name === 'Attachment');
  return fromWireRecord(item?.$value ?? {}, { timeZone }) as RecordOutput<'Attachment'>;
}

/**
 * A command that reads one attachment with its content, which fails where there is none.
 * @throws {OpenAirError} for an `id` that is none
 */
export function readAttachmentCommand(id: string | number): Command<string | undefined, 'Read'> {
  return new Command({
    name: 'Read',
    descriptor: xml.ReadElement,
    value: {
      type: 'Attachment',
      method: 'equal to',
      // With one more it shows when the condition was passed over.
      limit: '2',
      $content: tagRecords('Attachment', { id }, { needsId: true }),
      _Return: {
        $any: ['id', 'base64_data'].map((name) => ({
          name,
          namespaceURI: '',
          attributes: [],
          children: [],
        })),
      },
    } as never,
    label: '<Read type=Attachment>',
    idempotent: true,
    decode: (response) => contentOf(response, String(id)),
  });
}

/** @throws {OpenAirError} unless the response has the attachment, and no other: a server may pass the condition over */
function contentOf({ $content = [] }: CommandResponse<'Read'>, id: string): string | undefined {
  const items = $content.filter(({ $name }) => $name === 'Attachment');
  const record = items[0]?.$value as xml.Attachment | undefined;
  if (items.length !== 1 || record?.id !== id) {
    throw new OpenAirError(`the response to the read is not the attachment ${id} alone`);
  }
  return record.base64_data;
}

/** Returns where bytes stand in others; -1 where they do not. */
function positionOf(sought: Uint8Array, bytes: Uint8Array, from: number): number {
  const first = sought[0] as number;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (sought.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
