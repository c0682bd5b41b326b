/** Base64 (RFC 4648, section 4) of bytes that come piece by piece, without texts in between. */
const alphabet = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const padding = 0x3d;
const semicolon = 0x3b;

/** The value of each digit; 64 for padding, 65 for white space, 66 for all others. */
const values = new Uint8Array(256).fill(66);
for (const [value, digit] of alphabet.entries()) values[digit] = value;
values[padding] = 64;
for (const space of [0x20, 0x09, 0x0a, 0x0d]) values[space] = 65;

/** Encodes bytes; those that do not make a group of three wait for the next ones. */
export class Base64Encoder {
  #waiting: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  encode(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const all = this.#waiting.length === 0 ? bytes : joined(this.#waiting, bytes);
    const whole = all.length - (all.length % 3);
    // A copy: the caller may fill its buffer anew.
    this.#waiting = new Uint8Array(all.subarray(whole));
    return encodeGroups(all, whole);
  }

  /** Returns the digits of the bytes that are left, with padding. */
  end(): Uint8Array<ArrayBuffer> {
    const { length } = this.#waiting;
    if (length === 0) return this.#waiting;
    const digits = encodeGroups(joined(this.#waiting, new Uint8Array(3 - length)), 3);
    digits.fill(padding, length + 1);
    this.#waiting = new Uint8Array(0);
    return digits;
  }
}

/** White space as XML writes it where a plain one would be normalised. */
const spaceReference = /^&#(?:x0*(?:9|a|d|20)|0*(?:9|10|13|32));$/i;

/** The length of a reference that is none to a space, whatever its zeros. */
const longestReference = 20;

/** Decodes digits; those that do not make a group of four wait for the next ones. White space is passed over. */
export class Base64Decoder {
  #bits = 0;
  #digits = 0;
  #padding = 0;
  /** A character reference that has not ended yet. */
  #reference = '';

  /**
   * @returns undefined where something is no Base64
   */
  decode(digits: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    const bytes = new Uint8Array(Math.ceil((digits.length * 3) / 4) + 3);
    let length = 0;
    for (const digit of digits) {
      const value = values[digit] as number;
      if (value > 63 || this.#reference !== '') {
        if (!this.#pass(digit)) return undefined;
        continue;
      }
      if (this.#padding > 0) return undefined;
      this.#bits = (this.#bits << 6) | value;
      this.#digits += 1;
      if (this.#digits > 1) {
        const left = (4 - this.#digits) * 2;
        bytes[length] = this.#bits >> left;
        length += 1;
        this.#bits &= (1 << left) - 1;
        this.#digits %= 4;
      }
    }
    return bytes.subarray(0, length);
  }

  /** Whether the digits so far are whole: one that is left over alone means nothing, and padding fills a group, if there is any. */
  get isWhole(): boolean {
    const isFull = this.#padding === 0 || this.#digits + this.#padding === 4;
    return this.#digits !== 1 && isFull && this.#reference === '';
  }

  /** Takes what is no digit. @returns whether it may stand there */
  #pass(character: number): boolean {
    const value = values[character];
    if (this.#reference === '' && value !== 66) {
      if (value === 64) this.#padding += 1;
      return true;
    }
    this.#reference += String.fromCharCode(character);
    if (character !== semicolon) {
      return this.#reference.startsWith('&') && this.#reference.length < longestReference;
    }
    const isSpace = spaceReference.test(this.#reference);
    this.#reference = '';
    return isSpace;
  }
}

function encodeGroups(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const digits = new Uint8Array((length / 3) * 4);
  for (let from = 0, to = 0; from < length; from += 3, to += 4) {
    const group =
      ((bytes[from] as number) << 16) | ((bytes[from + 1] as number) << 8) | (bytes[from + 2] as number);
    digits[to] = alphabet[group >> 18] as number;
    digits[to + 1] = alphabet[(group >> 12) & 63] as number;
    digits[to + 2] = alphabet[(group >> 6) & 63] as number;
    digits[to + 3] = alphabet[group & 63] as number;
  }
  return digits;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
