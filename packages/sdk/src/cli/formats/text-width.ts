const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** East Asian wide characters, and pictures. */
const doubleWidth =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** Returns how many columns of a terminal a text takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Returns a text with exactly so many columns: filled with spaces, or cut off with `…`. */
export function fitted(text: string, width: number): string {
  const own = textWidth(text);
  if (own <= width) return text + ' '.repeat(width - own);
  let taken = 0;
  let cut = '';
  for (const character of text) {
    const next = taken + characterWidth(character);
    if (next > width - 1) break;
    taken = next;
    cut += character;
  }
  return `${cut}…${' '.repeat(width - 1 - taken)}`;
}

function characterWidth(character: string): number {
  if (zeroWidth.test(character)) return 0;
  return doubleWidth.test(character) ? 2 : 1;
}
