import { NO_NAME, NO_TEXT, skip } from './character-classes.js';

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const DASH = 0x2d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

/** What a byte is part of. */
const TEXT = 0;
const START_TAG = 1;
const END_TAG = 2;
const COMMENT = 3;
const INSTRUCTION = 4;
const CDATA = 5;
/** A document type declaration, or a declaration in its internal subset. */
const DECLARATION = 6;

/** How much has to be there for {@link ElementEnd.isThere}. */
export type Extent = 'token' | 'element' | 'rest';

/**
 * Looks for the end of what comes next in bytes that are not all there yet, without judging whether it is well-formed.
 * Goes on where it stopped, so that each byte is looked at once.
 */
export class ElementEnd {
  #bytes: Uint8Array = new Uint8Array(0);
  #length = 0;
  #extent: Extent = 'token';
  /** Where the search started, counted from the start of the document. */
  #start = -1;
  /** The index of the next byte to look at. */
  #index = 0;
  #inside = TEXT;
  /** The quote that a literal in a tag or a declaration started with; 0 outside of literals. */
  #quote = 0;
  /** The bytes are in the internal subset of a document type declaration. */
  #isInSubset = false;
  #depth = 0;
  #isFound = false;

  /**
   * Tests whether all is there of the next tag or CDATA section; or, where that is a start tag, of its element; or of the
   * rest of an element whose start tag ends here.
   * @param base - how many bytes of the document came before `bytes`, and are gone
   * @param position - where the reader stands in `bytes`
   */
  isThere(extent: Extent, bytes: Uint8Array, length: number, base: number, position: number): boolean {
    this.#bytes = bytes;
    this.#length = length;
    if (this.#start !== base + position || this.#extent !== extent) {
      this.#start = base + position;
      this.#extent = extent;
      this.#index = base + position;
      this.#inside = TEXT;
      this.#quote = 0;
      this.#isInSubset = false;
      this.#depth = extent === 'rest' ? 1 : 0;
      this.#isFound = false;
    }
    this.#index -= base;
    while (!this.#isFound && (this.#inside === TEXT ? this.#enterMarkup() : this.#leaveMarkup()));
    this.#index += base;
    return this.#isFound;
  }

  /** Goes to the next markup, and behind what starts it. @returns false when that is not all there yet */
  #enterMarkup(): boolean {
    const bytes = this.#bytes;
    const length = this.#length;
    let index = this.#index;
    if (this.#isInSubset) {
      while (index < length && bytes[index] !== LESS && bytes[index] !== CLOSE_BRACKET) index++;
    } else {
      // Stops at the zero behind the end, too.
      for (index = skip(bytes, index, NO_TEXT); index < length && bytes[index] !== LESS; ) {
        index = skip(bytes, index + 1, NO_TEXT);
      }
    }
    this.#index = index;
    if (index < length && bytes[index] === CLOSE_BRACKET) {
      this.#isInSubset = false;
      this.#inside = DECLARATION;
      this.#index++;
      return true;
    }
    // `<!-` and `<![` are told apart by their third byte.
    if (index + 2 >= length) return false;
    const second = bytes[index + 1];
    const third = bytes[index + 2];
    if (second === SLASH) this.#inside = END_TAG;
    else if (second === QUESTION) this.#inside = INSTRUCTION;
    else if (second !== EXCLAMATION) this.#inside = START_TAG;
    else if (third === DASH) this.#inside = COMMENT;
    else this.#inside = third === OPEN_BRACKET ? CDATA : DECLARATION;
    this.#index += second === EXCLAMATION && third === DASH ? 4 : 2;
    return true;
  }

  /** Goes behind the markup. @returns false when that is not all there yet */
  #leaveMarkup(): boolean {
    const inside = this.#inside;
    if (inside === COMMENT) return this.#leaveOpaque(DASH, 2);
    if (inside === INSTRUCTION) return this.#leaveOpaque(QUESTION, 1);
    if (inside === CDATA) return this.#leaveOpaque(CLOSE_BRACKET, 2);
    const bytes = this.#bytes;
    const length = this.#length;
    const isTag = inside !== DECLARATION;
    let quote = this.#quote;
    // Most tags are a name.
    const start = isTag ? skip(bytes, this.#index, NO_NAME) : this.#index;
    for (let index = start; index < length; index++) {
      const byte = bytes[index] as number;
      if (
        byte !== GREATER &&
        byte !== DOUBLE_QUOTE &&
        byte !== SINGLE_QUOTE &&
        (isTag || byte !== OPEN_BRACKET)
      ) {
        continue;
      }
      if (quote !== 0) {
        if (byte === quote) quote = 0;
      } else if (byte === GREATER) {
        this.#inside = TEXT;
        this.#quote = 0;
        this.#index = index + 1;
        if (inside === END_TAG) this.#depth--;
        else if (isTag && bytes[index - 1] !== SLASH) this.#depth++;
        this.#isFound = isTag && (this.#extent === 'token' || this.#depth <= 0);
        return true;
      } else if (byte !== OPEN_BRACKET) {
        quote = byte;
      } else if (!this.#isInSubset) {
        this.#isInSubset = true;
        this.#inside = TEXT;
        this.#index = index + 1;
        return true;
      }
    }
    this.#quote = quote;
    this.#index = length;
    return false;
  }

  /** @param count - how often `byte` stands in front of the `>` that ends the markup */
  #leaveOpaque(byte: number, count: number): boolean {
    const bytes = this.#bytes;
    const start = this.#index;
    let index = bytes.indexOf(GREATER, start);
    while (index !== -1 && index < this.#length) {
      if (index - count >= start && bytes[index - 1] === byte && bytes[index - count] === byte) {
        this.#isFound = this.#inside === CDATA && this.#extent === 'token';
        this.#inside = TEXT;
        this.#index = index + 1;
        return true;
      }
      index = bytes.indexOf(GREATER, index + 1);
    }
    // What stands in front of a `>` may be there already.
    this.#index = Math.max(start, this.#length - count);
    return false;
  }
}
