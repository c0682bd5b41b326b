import type { EscapeSequences } from './encodings.js';

/** How deep encodings may be nested: XML in a JSON string in an address, for example. */
const deepest = 3;

/** A text in which escape sequences were replaced by their characters. */
export interface DecodedText {
  readonly text: string;
  /** The position in the original text of each character, and of the end; `undefined` for the original itself. */
  readonly positions: Uint32Array | undefined;
}

/**
 * All that a text may stand for, itself first. Each escape sequence is replaced in one pass over the text, so that
 * hostile text takes no longer than other text.
 */
export function decodings(text: string, escapes: readonly EscapeSequences[]): readonly DecodedText[] {
  const all: DecodedText[] = [{ text, positions: undefined }];
  const seen = new Set([text]);
  let level = all;
  for (let depth = 0; depth < deepest; depth += 1) {
    const next: DecodedText[] = [];
    for (const outer of level) {
      for (const sequences of escapes) {
        const inner = decode(outer, sequences);
        if (inner === undefined || seen.has(inner.text)) continue;
        seen.add(inner.text);
        next.push(inner);
      }
    }
    all.push(...next);
    level = next;
  }
  return all;
}

/** @returns `undefined` where there is no escape sequence */
function decode(
  { text, positions }: DecodedText,
  { pattern, decode: characterOf }: EscapeSequences,
): DecodedText | undefined {
  let decoded = '';
  let position = 0;
  const places: [decodedPosition: number, position: number][] = [];
  for (const { 0: sequence, index } of text.matchAll(pattern)) {
    decoded += text.slice(position, index) + characterOf(sequence);
    position = index + sequence.length;
    places.push([decoded.length, position]);
  }
  if (places.length === 0) return undefined;
  decoded += text.slice(position);
  return { text: decoded, positions: trace(decoded.length, places, positions) };
}

/** @param places - where, in the decoded text and in the other, what follows a sequence goes on */
function trace(
  length: number,
  places: readonly (readonly [number, number])[],
  outer: Uint32Array | undefined,
): Uint32Array {
  const positions = new Uint32Array(length + 1);
  let offset = 0;
  let next = 0;
  for (let index = 0; index <= length; index += 1) {
    const place = places[next];
    if (place !== undefined && place[0] === index) {
      offset = place[1] - index;
      next += 1;
    }
    positions[index] = outer === undefined ? index + offset : (outer[index + offset] ?? 0);
  }
  return positions;
}
