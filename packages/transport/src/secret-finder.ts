import type { Encoding } from './encodings.js';

/** A part of a text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What an encoded character can begin with. */
const escapeStarts = '%\\&+';

const base64Digit = /[\w+/=-]/;

/** A text that is looked for. */
interface Needle {
  /** Code points. */
  readonly characters: readonly string[];
  /** A part of base64: the digits around it have bits of the secret, too. */
  readonly isBase64: boolean;
}

/** Finds one secret in texts, whichever of its characters are written in whichever encoding. */
export class SecretFinder {
  readonly #encodings: readonly Encoding[];
  readonly #needles: readonly Needle[];

  constructor(secret: string, encodings: readonly Encoding[]) {
    this.#encodings = encodings;
    const forms = encodings.flatMap((encoding) => encoding.forms?.(secret) ?? []);
    this.#needles = [
      { characters: [...secret], isBase64: false },
      ...forms.map((form) => ({ characters: [...form], isBase64: true })),
    ];
  }

  /** All places of the secret in a text; they may overlap. */
  find(text: string): readonly TextRange[] {
    return this.#needles.flatMap((needle) => this.#findNeedle(text, needle));
  }

  #findNeedle(text: string, { characters, isBase64 }: Needle): readonly TextRange[] {
    const ranges: TextRange[] = [];
    const first = characters[0]?.charAt(0) ?? '';
    for (let start = 0; start < text.length; start += 1) {
      const found = text.charAt(start);
      if (found !== first && !escapeStarts.includes(found)) continue;
      const end = this.#endOf(text, start, characters);
      if (end === -1) continue;
      ranges.push(isBase64 ? widen(text, start, end) : { start, end });
    }
    return ranges;
  }

  /** Where a needle that begins here ends at the latest, or -1. Follows all readings of the text side by side. */
  #endOf(text: string, start: number, characters: readonly string[]): number {
    let positions: readonly number[] = [start];
    for (const character of characters) {
      positions = this.#step(text, positions, character);
      if (positions.length === 0) return -1;
    }
    return Math.max(...positions);
  }

  #step(text: string, positions: readonly number[], character: string): readonly number[] {
    const ends = new Set<number>();
    for (const position of positions) {
      if (text.startsWith(character, position)) ends.add(position + character.length);
      if (!escapeStarts.includes(text.charAt(position))) continue;
      for (const { read } of this.#encodings) {
        for (const end of read?.(text, position, character) ?? []) ends.add(end);
      }
    }
    return [...ends];
  }
}

function widen(text: string, start: number, end: number): TextRange {
  let [first, last] = [start, end];
  while (first > 0 && base64Digit.test(text.charAt(first - 1))) first -= 1;
  while (last < text.length && base64Digit.test(text.charAt(last))) last += 1;
  return { start: first, end: last };
}
