import { PatternSyntaxError, parsePattern } from '@proj/xml-runtime/compiler';
import type { XsdVersion } from '../vocabulary/xsd-version.js';

/** Each mistake costs a reading of the pattern: one that has more of them is left as it is. */
const mostMistakes = 1000;

/**
 * Turns a pattern that is a regular expression of other languages, and not quite one of XML Schema (Part 2, appendix F),
 * into one that means the same. A backslash before a character that stands for itself is left out, but not before
 * letters and digits, whose escapes mean something else elsewhere. A hyphen between the members of a class is escaped
 * where XSD 1.1 takes it for itself.
 *
 * @returns a correct pattern; undefined where the pattern is correct, or has other mistakes
 */
export function repairPattern(pattern: string, xsdVersion: XsdVersion): string | undefined {
  let repaired = pattern;
  let mistake = mistakeIn(repaired, xsdVersion);
  for (let count = 0; mistake !== undefined && count < mostMistakes; count++) {
    const next = repairAt(repaired, mistake);
    if (next === undefined) {
      return undefined;
    }
    repaired = next;
    mistake = mistakeIn(repaired, xsdVersion);
  }
  return mistake === undefined && repaired !== pattern ? repaired : undefined;
}

function repairAt(pattern: string, position: number): string | undefined {
  const rest = pattern.slice(position);
  if (/^\\[^\p{L}\p{M}\p{N}\t\n\r]/u.test(rest)) {
    return pattern.slice(0, position) + rest.slice(1);
  }
  if (rest.startsWith('-') && isHyphenOf11(pattern, position)) {
    return `${pattern.slice(0, position)}\\${rest}`;
  }
  return undefined;
}

/** Whether XSD 1.1 finds nothing wrong with a hyphen that 1.0 does. */
function isHyphenOf11(pattern: string, position: number): boolean {
  const mistake = mistakeIn(pattern, '1.1');
  return mistake === undefined || mistake > position;
}

/** Where a pattern goes wrong; undefined where it does not. */
function mistakeIn(pattern: string, xsdVersion: XsdVersion): number | undefined {
  try {
    parsePattern(pattern, xsdVersion);
    return undefined;
  } catch (error) {
    if (error instanceof PatternSyntaxError) {
      return error.position;
    }
    throw error;
  }
}
