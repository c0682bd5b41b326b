import { XmlSyntaxError } from '../issues/errors.js';
import type { DocumentType } from './document-type.js';
import { type Position, PositionFinder } from './positions.js';

/** The versions of XML that differ: a declaration of another 1.x is read as 1.0 (section 2.8). */
export type XmlVersion = '1.0' | '1.1';

/** A reference to an entity, in whose place its replacement text is read. */
export interface Inclusion {
  /** The name of the entity. */
  readonly entity: string;
  /** Where the reference stands. */
  readonly source: Source;
  readonly offset: number;
  /** The offset behind the reference, where reading goes on. */
  readonly end: number;
  /** How many of the elements that are open at the reference began outside of its own replacement text. */
  readonly floor: number;
}

/** The part of Node's Buffer that copies a range of bytes into a string; found at run time, absent elsewhere. */
interface NativeSlicer {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}

interface BufferConstructor {
  from?: (buffer: ArrayBufferLike, byteOffset: number, length: number) => NativeSlicer;
}

/** V8 copies slices up to this length; a longer one keeps the string alive that it is cut out of. */
const COPIED = 12;

/** How many bytes are made a string at once, of which short texts are cut out. */
const WINDOW = 1 << 15;

/**
 * What is read: the document, or the replacement text of an entity, as UTF-8 with a zero byte behind its end, where
 * loops stop without looking at the length.
 *
 * Texts that are cut out of it are copies, so that a value keeps neither the document nor a part of it alive.
 */
export class Source {
  /** Holds at least `length + 1` bytes; `bytes[length]` is 0. */
  bytes: Uint8Array;
  length: number;
  /** How many bytes of the document came before these, and are gone; offsets for issues count them, indexes do not. */
  base = 0;
  /** Where the first of the bytes stands in the document. */
  first: Position = { line: 1, column: 1 };
  /** Where the content starts: behind the XML declaration, once that has been read. */
  start: number;
  /** What the XML declaration says: documents of 1.1 may refer to control characters, and undeclare prefixes. */
  readonly xmlVersion: XmlVersion;
  /** Where the entity is referred to whose replacement text this is; the document itself has none. */
  readonly inclusion: Inclusion | undefined;
  /** What the document type declaration means, from where it has been read. */
  documentType: DocumentType | undefined;
  #native: NativeSlicer | undefined;
  /** A part of the bytes, a character for each byte. */
  #window = '';
  #windowStart = 0;

  constructor(
    bytes: Uint8Array,
    length: number,
    start = 0,
    xmlVersion: XmlVersion = '1.0',
    inclusion?: Inclusion,
  ) {
    this.bytes = bytes;
    this.length = length;
    this.start = start;
    this.xmlVersion = xmlVersion;
    this.inclusion = inclusion;
    this.documentType = inclusion?.source.documentType;
    this.replace(bytes, length);
  }

  /** Changes what is read. */
  replace(bytes: Uint8Array, length: number): void {
    this.bytes = bytes;
    this.length = length;
    this.#window = '';
    const buffer = (globalThis as unknown as { Buffer?: BufferConstructor }).Buffer;
    const native = buffer?.from?.(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#native = typeof native?.latin1Slice === 'function' ? native : undefined;
  }

  /** The text of bytes that are all ASCII. */
  ascii(start: number, end: number): string {
    // A quarter of the time of a call into the engine; two pieces take half of it, more are not worth it.
    if (end - start > 2 * COPIED) {
      return this.#native === undefined ? this.utf8(start, end) : this.#native.latin1Slice(start, end);
    }
    let from = start - this.#windowStart;
    let to = end - this.#windowStart;
    if (from < 0 || to > this.#window.length) {
      this.#moveWindow(start);
      from = 0;
      to = end - start;
    }
    if (to - from <= COPIED) return this.#window.slice(from, to);
    return this.#window.slice(from, from + COPIED) + this.#window.slice(from + COPIED, to);
  }

  #moveWindow(start: number): void {
    const end = Math.min(start + WINDOW, this.length);
    // Where a TextDecoder has another idea of Latin-1 above ASCII, it still makes one character of each byte.
    this.#window =
      this.#native?.latin1Slice(start, end) ??
      new TextDecoder('latin1').decode(this.bytes.subarray(start, end));
    this.#windowStart = start;
  }

  /** The text of well-formed UTF-8. */
  utf8(start: number, end: number): string {
    return this.#native?.utf8Slice(start, end) ?? decode(this.bytes, start, end);
  }
}

/** The text of well-formed UTF-8 between two offsets. */
export function decode(bytes: Uint8Array, start: number, end: number): string {
  decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(bytes.subarray(start, end));
}

let decoder: TextDecoder | undefined;

/** Tests whether an ASCII text stands at an offset. */
export function startsWith(bytes: Uint8Array, start: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[start + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/**
 * Gives up on the document. What is wrong in the replacement text of an entity is so where the document refers to it.
 * @throws {@link XmlSyntaxError} always
 */
export function fail(source: Source, rule: string, message: string, offset: number): never {
  const { inclusion } = source;
  if (inclusion !== undefined) {
    const place = inclusion.source.inclusion === undefined ? ` (In the entity &${inclusion.entity};.)` : '';
    fail(inclusion.source, rule, message + place, inclusion.offset);
  }
  throw new XmlSyntaxError([
    {
      rule,
      message: cutWords(message),
      path: [],
      ...new PositionFinder(source).find(source.base + Math.min(offset, source.length)),
    },
  ]);
}

/**
 * Gives up on a document that exceeds a limit.
 * @param limit - the option
 * @throws {@link XmlSyntaxError} always
 */
export function failAtLimit(source: Source, limit: string, value: number, offset: number): never {
  const rule = limit.slice(3).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return fail(source, `limit${rule}`, `The document exceeds the limit ${limit} (${value}).`, offset);
}

/** Messages quote names, which a hostile document may make as long as itself. */
function cutWords(message: string): string {
  return message.replace(/\S{500,}/g, (word) => `${word.slice(0, 499)}…`);
}
