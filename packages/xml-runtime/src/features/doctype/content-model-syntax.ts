import type { SubsetScanner } from './subset-scanner.js';

/**
 * Passes over the content specification of an element type declaration (productions 46 to 51), without recursion.
 * @throws {@link XmlSyntaxError}
 */
export function skipContentModel(scanner: SubsetScanner): void {
  if (scanner.take(/(?:EMPTY|ANY)(?=[ \t\r\n>])/y) !== undefined) return;
  if (scanner.take(/\([ \t\r\n]*#PCDATA/y) !== undefined) skipMixed(scanner);
  else skipChildren(scanner);
}

function skipMixed(scanner: SubsetScanner): void {
  let hasNames = false;
  scanner.skipSpace();
  while (scanner.take(/\|/y) !== undefined) {
    hasNames = true;
    scanner.skipSpace();
    scanner.expectName();
    scanner.skipSpace();
  }
  scanner.expect(hasNames ? /\)\*/y : /\)\*?/y, hasNames ? "')*'" : "')'");
}

/** Of each open group, what separates its particles: `''` as long as it has one only. */
function skipChildren(scanner: SubsetScanner): void {
  const separators: string[] = [];
  do {
    scanner.skipSpace();
    if (scanner.take(/\(/y) !== undefined) {
      separators.push('');
      continue;
    }
    if (separators.length === 0) scanner.fail("EMPTY, ANY or '(' has to stand here");
    scanner.expectName();
    scanner.take(/[?*+]/y);
    closeGroups(scanner, separators);
  } while (separators.length > 0);
}

/** Closes the groups that end behind a particle, and goes on to the next particle of the one that does not. */
function closeGroups(scanner: SubsetScanner, separators: string[]): void {
  while (separators.length > 0) {
    scanner.skipSpace();
    const known = separators.pop() ?? '';
    if (scanner.take(/\)/y) !== undefined) {
      scanner.take(/[?*+]/y);
      continue;
    }
    const start = scanner.index;
    const separator = scanner.expect(/[|,]/y, "'|', ',' or ')'");
    if (known !== '' && separator !== known)
      scanner.fail(`'${known}' separates the particles of this group`, start);
    separators.push(separator);
    return;
  }
}
