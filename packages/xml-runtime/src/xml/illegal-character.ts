/** The index of the first character that XML cannot hold (production 2), or -1. */
export function findIllegalCharacter(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x20 && code < 0xd800) continue;
    if (code === 0x09 || code === 0x0a || code === 0x0d || (code >= 0xe000 && code <= 0xfffd)) continue;
    if (!isSurrogatePair(code, text.charCodeAt(index + 1))) return index;
    index++;
  }
  return -1;
}

/** Whether two code units are one character. */
export function isSurrogatePair(high: number, low: number): boolean {
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}
