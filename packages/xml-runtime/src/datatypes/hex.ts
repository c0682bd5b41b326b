const hexDigits = '0123456789ABCDEF';

/** Whether the text is pairs of hexadecimal digits. */
export function isHex(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (hexDigit(text.charCodeAt(index)) === -1) return false;
  }
  return text.length % 2 === 0;
}

/** The octets that a valid literal stands for. */
export function decodeHex(literal: string): Uint8Array {
  const octets = new Uint8Array(literal.length / 2);
  for (let index = 0; index < octets.length; index++) {
    octets[index] =
      hexDigit(literal.charCodeAt(index * 2)) * 16 + hexDigit(literal.charCodeAt(index * 2 + 1));
  }
  return octets;
}

/** The canonical literal: upper case. */
export function encodeHex(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) text += hexDigits.charAt(octet >> 4) + hexDigits.charAt(octet & 15);
  return text;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}
