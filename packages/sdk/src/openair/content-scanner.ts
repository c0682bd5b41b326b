/** Takes the content of `base64_data` out of a response while that comes, and keeps what is around it. */

const startTag = '<base64_data';

/** Characters that tell what a `<` begins: with the one behind the name. */
const decisive = startTag.length + 1;

const comment = '<!--';
const characterData = '<![CDATA[';

/** What comes next: markup, the rest of the start tag, its content, what is behind; or something that may hold `<`, and how it ends. */
type State = 'markup' | 'start tag' | 'content' | 'rest' | '-->' | ']]>';

/**
 * Finds the first element `base64_data` in the bytes of a response.
 * @example
 * ```ts
 * const scanner = new ContentScanner();
 * for await (const chunk of body) use(scanner.push(chunk)); // the text of the element, piece by piece
 * scanner.rest(); // the response with an empty element
 * ```
 */
export class ContentScanner {
  readonly #kept: Uint8Array[] = [];
  readonly #decoder = new TextDecoder('latin1');
  /** What was pushed and is too short to be decided upon. */
  #pending: Uint8Array = new Uint8Array();
  #state: State = 'markup';

  /** @returns the text of the element in this chunk */
  push(chunk: Uint8Array): Uint8Array {
    const bytes = this.#pending.length === 0 ? chunk : join([this.#pending, chunk]);
    // In this encoding a character is a byte, and those of Base64 and of markup are themselves.
    const text = this.#decoder.decode(bytes);
    let content: Uint8Array = new Uint8Array();
    let position = 0;
    for (;;) {
      const state = this.#state;
      const end = this.#step(text, position);
      if (end > position) {
        const part = bytes.subarray(position, end);
        // There is one such part at most.
        if (state === 'content') content = part;
        else this.#kept.push(part);
      }
      if (end === position && this.#state === state) break;
      position = end;
    }
    this.#pending = bytes.slice(position);
    return content;
  }

  /** The response without the text of the element. */
  rest(): Uint8Array<ArrayBuffer> {
    return join([...this.#kept, this.#pending]);
  }

  /** @returns where that ends which is known from a position on */
  #step(text: string, from: number): number {
    switch (this.#state) {
      case 'markup':
        return this.#findMarkup(text, from);
      case 'start tag': {
        const end = text.indexOf('>', from);
        // The last character may be the `/` of an empty element.
        if (end === -1) return Math.max(from, text.length - 1);
        this.#state = text[end - 1] === '/' ? 'rest' : 'content';
        return end + 1;
      }
      case 'content': {
        const end = text.indexOf('<', from);
        if (end === -1) return text.length;
        this.#state = 'rest';
        return end;
      }
      case 'rest':
        return text.length;
      default: {
        const end = text.indexOf(this.#state, from);
        if (end === -1) return Math.max(from, text.length - this.#state.length + 1);
        const { length } = this.#state;
        this.#state = 'markup';
        return end + length;
      }
    }
  }

  #findMarkup(text: string, from: number): number {
    const start = text.indexOf('<', from);
    if (start === -1) return text.length;
    if (text.length - start < decisive) return start;
    if (text.startsWith(comment, start)) {
      this.#state = '-->';
      return start + comment.length;
    }
    if (text.startsWith(characterData, start)) {
      this.#state = ']]>';
      return start + characterData.length;
    }
    if (!text.startsWith(startTag, start) || !/[\s/>]/.test(text.charAt(start + startTag.length))) {
      return start + 1;
    }
    this.#state = 'start tag';
    return start + startTag.length;
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}
