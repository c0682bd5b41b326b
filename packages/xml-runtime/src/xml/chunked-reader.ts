import { ElementEnd, type Extent } from './element-end.js';
import { isUtf16, UTF_8_MARK } from './encoding.js';
import { checkLimits, DEFAULT_MAX_BYTES, type ReaderOptions } from './limits.js';
import { advance } from './positions.js';
import { XmlReader } from './reader.js';
import { fail, failAtLimit, Source, startsWith } from './source.js';
import { readDeclaration } from './xml-declaration.js';

/** How a document is read that comes in chunks. */
export interface ChunkedReaderOptions extends Omit<ReaderOptions, 'encodings' | 'xml11'> {
  /**
   * How many bytes of UTF-8 the document may have.
   * @defaultValue no limit
   */
  readonly maxBytes?: number;
  /**
   * How many bytes may wait to be read: those of one record, and of what is between two.
   * @defaultValue {@link DEFAULT_MAX_BYTES}
   */
  readonly maxWaitingBytes?: number;
}

/** What the buffer starts with; it grows with what has to wait. */
const INITIAL_CAPACITY = 1 << 16;

/** An XML declaration ends before, or is none. */
const LONGEST_DECLARATION = 1024;

/**
 * A reader over a document that comes in chunks. What has been read is dropped; memory grows with the longest record,
 * not with the document. The reader does not wait: before each step, {@link hasToken} or {@link hasElement} tells whether all is
 * there that the step needs.
 */
export class ChunkedReader {
  /** Reads what has been appended. */
  readonly reader: XmlReader;
  readonly #source: Source;
  readonly #maxBytes: number;
  readonly #maxWaitingBytes: number;
  readonly #elementEnd = new ElementEnd();
  /** Half of a surrogate pair, whose other half comes with the next chunk. */
  #half = '';
  /** The byte order mark and the XML declaration, if there are any, have been read. */
  #isOpen = false;
  #hasEnded = false;

  constructor(options: ChunkedReaderOptions = {}) {
    const { maxBytes = Number.POSITIVE_INFINITY, maxWaitingBytes = DEFAULT_MAX_BYTES } = options;
    checkLimits({ maxBytes, maxWaitingBytes });
    this.#maxBytes = maxBytes;
    this.#maxWaitingBytes = maxWaitingBytes;
    this.#source = new Source(new Uint8Array(INITIAL_CAPACITY), 0);
    this.reader = new XmlReader(this.#source, options);
  }

  /**
   * Appends a chunk, whose bytes are copied; it may end in the middle of a character.
   * @throws {@link XmlSyntaxError} when the document is too large, or more waits than may
   */
  append(chunk: string | Uint8Array): void {
    if (this.#hasEnded) throw new TypeError('Nothing can be appended to a document that has ended.');
    const bytes = typeof chunk === 'string' ? this.#encode(chunk) : chunk;
    const source = this.#source;
    const waiting = source.length - this.reader.consumed + bytes.length;
    const total = source.base + source.length + bytes.length;
    if (total > this.#maxBytes) failAtLimit(source, 'maxBytes', this.#maxBytes, source.length);
    if (waiting > this.#maxWaitingBytes) {
      failAtLimit(source, 'maxWaitingBytes', this.#maxWaitingBytes, this.reader.position);
    }
    this.#makeRoom(bytes.length);
    source.bytes.set(bytes, source.length);
    source.length += bytes.length;
    source.bytes[source.length] = 0;
  }

  /** Says that nothing follows. */
  end(): void {
    if (this.#half !== '') this.#failAtHalf();
    this.#hasEnded = true;
  }

  /** Tests whether the next step of {@link reader} finds all that it needs. */
  hasToken(): boolean {
    return this.#has('token');
  }

  /**
   * Tests whether all of the element is there whose start tag comes next, so that it can be read to its end; where no
   * start tag comes next, the same as {@link hasToken}.
   */
  hasElement(): boolean {
    return this.#has('element');
  }

  /** Tests whether all of the element is there at whose start {@link reader} stands, so that it can be read to its end. */
  hasRest(): boolean {
    return this.reader.isEmptyElement || this.#has('rest');
  }

  /** @throws {@link XmlSyntaxError} for an XML declaration that is not well-formed, or needs what cannot be read in chunks */
  #has(extent: Extent): boolean {
    if (!this.#isOpen && !this.#open()) return false;
    if (this.#hasEnded) return true;
    const { bytes, length, base } = this.#source;
    return this.#elementEnd.isThere(extent, bytes, length, base, this.reader.position);
  }

  /** @returns false when the start of the document is not all there yet */
  #open(): boolean {
    const source = this.#source;
    const { bytes, length } = source;
    const mayGrow = length < LONGEST_DECLARATION && !this.#hasEnded;
    const start = startsWith(bytes, 0, UTF_8_MARK) ? UTF_8_MARK.length : 0;
    const isCut = length < start + 6 || (startsWith(bytes, start, '<?xml') && bytes.indexOf(0x3e) === -1);
    if (mayGrow && isCut) return false;
    this.#isOpen = true;
    bytes.copyWithin(0, start, length + 1);
    source.replace(bytes, length - start);
    const { end, encoding = 'utf-8', xmlVersion } = readDeclaration(source);
    if (isUtf16(bytes) || !/^utf-?8$/.test(encoding)) {
      const remedy = 'decode them by a TextDecoderStream, and append its texts';
      fail(source, 'xml-encoding', `Chunks in another encoding than UTF-8 are not read; ${remedy}.`, 0);
    }
    if (xmlVersion !== '1.0') fail(source, 'xml-version', 'Chunks of XML 1.1 are not read.', 0);
    this.#drop(end);
    return true;
  }

  /** Makes room for so many bytes, and the zero behind them. */
  #makeRoom(count: number): void {
    const source = this.#source;
    if (source.length + count < source.bytes.length) return;
    const { consumed } = this.reader;
    this.#drop(consumed);
    const { bytes, length } = source;
    // What stays is moved each time: that costs little as long as it is less than what has gone.
    const needed = Math.max(2 * length, length + count + 1);
    if (needed > bytes.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * bytes.length));
      larger.set(bytes.subarray(0, length));
      source.replace(larger, length);
    }
    this.reader.refill(consumed);
  }

  /** Drops so many bytes in front. */
  #drop(count: number): void {
    const source = this.#source;
    const { bytes, length } = source;
    source.first = advance(source.first, bytes, 0, count);
    source.base += count;
    bytes.copyWithin(0, count, length + 1);
    source.replace(bytes, length - count);
  }

  #encode(chunk: string): Uint8Array {
    const whole = this.#half + chunk;
    const isSplit = /[\uD800-\uDBFF]$/.test(whole.slice(-1));
    this.#half = isSplit ? whole.slice(-1) : '';
    const text = isSplit ? whole.slice(0, -1) : whole;
    const bytes = new TextEncoder().encode(text);
    const lone = bytes.length > text.length ? text.search(/\p{Surrogate}/u) : -1;
    if (lone !== -1) {
      this.append(text.slice(0, lone));
      this.#failAtHalf();
    }
    return bytes;
  }

  #failAtHalf(): never {
    const source = this.#source;
    return fail(source, 'xml-well-formed', 'Half of a surrogate pair is not a character.', source.length);
  }
}
