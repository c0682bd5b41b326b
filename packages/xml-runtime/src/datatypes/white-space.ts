import type { WhiteSpace } from '../schema/facets.js';

const space = 0x20;
const runs = /[\t\n\r ]+/g;
const others = /[\t\n\r]/g;

/** A value of the whiteSpace facet with the normalisation that it stands for (Part 2, section 4.3.6). */
export interface Normalization {
  readonly whiteSpace: WhiteSpace;
  readonly normalize: (text: string) => string;
}

/** `preserve` */
export const preserved: Normalization = { whiteSpace: 'preserve', normalize: preserve };

/** `replace` */
export const replaced: Normalization = { whiteSpace: 'replace', normalize: replace };

/** `collapse` */
export const collapsed: Normalization = { whiteSpace: 'collapse', normalize: collapse };

/** Leaves the text as it is. */
export function preserve(text: string): string {
  return text;
}

/** Every tab, line feed and carriage return becomes a space. */
function replace(text: string): string {
  // Most texts have none: looking at each character takes less time than a search by expression takes to start.
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) < space) return text.replace(others, ' ');
  }
  return text;
}

/** As {@link replace}; then runs of spaces become one, and those at either end go. */
export function collapse(text: string): string {
  if (isCollapsed(text)) return text;
  const single = text.replace(runs, ' ');
  return single.slice(
    single.startsWith(' ') ? 1 : 0,
    single.length > 1 && single.endsWith(' ') ? -1 : undefined,
  );
}

/**
 * As {@link collapse} for types whose literals hold no white space: what stands between other characters makes them
 * invalid, collapsed or not.
 */
export function trim(text: string): string {
  return text.charCodeAt(0) > space && text.charCodeAt(text.length - 1) > space ? text : collapse(text);
}

function isCollapsed(text: string): boolean {
  const last = text.length - 1;
  for (let index = 0; index <= last; index++) {
    const code = text.charCodeAt(index);
    if (code > space) continue;
    if (code !== space) {
      if (isWhiteSpace(code)) return false;
    } else if (index === 0 || index === last || text.charCodeAt(index + 1) === space) {
      return false;
    }
  }
  return true;
}

/** Whether the character is white space in XML (production `S`). */
export function isWhiteSpace(code: number): boolean {
  return code === space || code === 0x0a || code === 0x09 || code === 0x0d;
}
