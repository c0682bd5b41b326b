const percent = 0x25;
const numberSign = 0x23;
const slash = 0x2f;
const colon = 0x3a;
const questionMark = 0x3f;

/**
 * Tests whether the text is a URI reference once what URIs cannot hold is escaped (Part 2, section 3.2.17; RFC 2396). Only
 * that is looked at which escaping leaves as it is: percent signs, number signs and the scheme.
 */
export function isUriReference(text: string): boolean {
  let isFirstSegment = true;
  let hasFragment = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === percent) {
      if (!isHexDigit(text.charCodeAt(index + 1)) || !isHexDigit(text.charCodeAt(index + 2))) return false;
    } else if (code === numberSign) {
      if (hasFragment) return false;
      hasFragment = true;
      isFirstSegment = false;
    } else if (code === slash || code === questionMark) {
      isFirstSegment = false;
    } else if (code === colon && isFirstSegment) {
      if (!endsScheme(text, index)) return false;
      isFirstSegment = false;
    }
  }
  return true;
}

/** A colon in the first segment ends a scheme, and a scheme is not all of a URI. */
function endsScheme(text: string, colonAt: number): boolean {
  const next = colonAt + 1;
  if (next === text.length || text.charCodeAt(next) === numberSign || !isLetter(text.charCodeAt(0)))
    return false;
  for (let index = 1; index < colonAt; index++) {
    const code = text.charCodeAt(index);
    const isMark = code === 0x2b || code === 0x2d || code === 0x2e;
    if (!isLetter(code) && !isDigit(code) && !isMark) return false;
  }
  return true;
}

function isHexDigit(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (lower >= 0x61 && lower <= 0x66);
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
