import type { CharacterSet } from './character-set.js';
import type { CodePointRange } from './unicode-blocks.js';

const lastCodePoint = 0x10ffff;

/** Sets of one notation have the same members; those of general categories take long to list. */
const known = new Map<string, readonly CodePointRange[]>();

/** The characters of a set as ranges, in ascending order. */
export function rangesOf(set: CharacterSet): readonly CodePointRange[] {
  let ranges = known.get(set.notation);
  if (ranges === undefined) {
    ranges = list(set);
    known.set(set.notation, ranges);
  }
  return ranges;
}

function list(set: CharacterSet): readonly CodePointRange[] {
  const ranges: [first: number, last: number][] = [];
  let isMember = false;
  const visit = (code: number): void => {
    if (set.has(code) === isMember) return;
    isMember = !isMember;
    const open = ranges.at(-1);
    if (isMember) ranges.push([code, lastCodePoint]);
    else if (open !== undefined) open[1] = code - 1;
  };
  if (set.edges === undefined) for (const code of characters()) visit(code);
  else for (const code of [0, ...set.edges].sort((a, b) => a - b)) if (code <= lastCodePoint) visit(code);
  return ranges;
}

/** Every character, apart from those of the planes that Unicode does not assign, or leaves to private use: they are alike. */
function* characters(): Iterable<number> {
  for (let code = 0; code <= 0x4_0000; code++) yield code;
  for (let code = 0xe_0000; code <= 0xe_1000; code++) yield code;
  yield* [0xf_0000, 0xf_fffe, 0x10_0000, 0x10_fffe];
}
