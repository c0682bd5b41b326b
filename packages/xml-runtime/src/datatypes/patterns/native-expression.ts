import type { CharacterSet } from './character-set.js';
import { rangesOf } from './code-point-ranges.js';
import { isLinear } from './linearity.js';
import { parsePattern } from './parser.js';
import type { RegularExpression } from './regular-expression.js';
import type { CodePointRange } from './unicode-blocks.js';

/** More ranges than these are not written out. */
const mostRanges = 24;

/**
 * The regular expression of JavaScript, flag `u`, that matches the texts which one of some patterns matches; undefined
 * where it is not known to do so in time proportional to the length of the text.
 *
 * @param sources - regular expressions of Part 2, appendix F
 * @throws {@link PatternSyntaxError}
 * @example
 * nativeExpression(['[A-Z-[IO]]{2}\\d?']); // '^[A-HJ-NP-Z]{2}\\p{Nd}?$'
 */
export function nativeExpression(sources: readonly string[]): string | undefined {
  const branches = sources.map((it) => parsePattern(it, '1.1'));
  const [only] = branches;
  const tree: RegularExpression =
    only !== undefined && branches.length === 1 ? only : { kind: 'choice', branches };
  if (!isLinear(tree)) return undefined;
  const text = write(tree);
  return text === undefined ? undefined : `^${tree.kind === 'choice' ? `(?:${text})` : text}$`;
}

/** Undefined for sets that are not written. */
function write(tree: RegularExpression): string | undefined {
  switch (tree.kind) {
    case 'characters':
      return writeSet(tree.set);
    case 'sequence':
      return joined(
        tree.items.map((it) => (it.kind === 'choice' ? grouped(write(it)) : write(it))),
        '',
      );
    case 'choice':
      return joined(tree.branches.map(write), '|');
    case 'repeat': {
      const body = tree.body.kind === 'characters' ? write(tree.body) : grouped(write(tree.body));
      return body === undefined ? undefined : body + quantifier(tree.min, tree.max);
    }
  }
}

function grouped(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `(?:${text})`;
}

function joined(parts: readonly (string | undefined)[], separator: string): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join(separator);
}

function quantifier(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

/** Sets that are too large to be written out, by their notations. */
const largeSets: Readonly<Record<string, string>> = {
  '\\d': '\\p{Nd}',
  '\\D': '\\P{Nd}',
  '\\w': '[^\\p{P}\\p{Z}\\p{C}]',
  '\\W': '[\\p{P}\\p{Z}\\p{C}]',
};

function writeSet(set: CharacterSet): string | undefined {
  if (Object.hasOwn(largeSets, set.notation)) return largeSets[set.notation];
  const category = /^(not )?\\p\{([A-Z][a-z]?)\}$/.exec(set.notation);
  if (category !== null) return `\\${category[1] === undefined ? 'p' : 'P'}{${category[2]}}`;
  const ranges = rangesOf(set);
  if (ranges.length === 1 && ranges[0]?.[0] === ranges[0]?.[1])
    return writeCharacter(ranges[0]?.[0] ?? 0, syntax);
  const others = complementOf(ranges);
  if (Math.min(ranges.length, others.length) > mostRanges) return undefined;
  return others.length < ranges.length
    ? `[^${others.map(writeRange).join('')}]`
    : `[${ranges.map(writeRange).join('')}]`;
}

function complementOf(ranges: readonly CodePointRange[]): readonly CodePointRange[] {
  const edges = [-1, ...ranges.flatMap(([first, last]) => [first - 1, last]), 0x10ffff];
  const others: CodePointRange[] = [];
  for (let index = 0; index < edges.length; index += 2) {
    const first = (edges[index] ?? 0) + 1;
    const last = edges[index + 1] ?? 0;
    if (first <= last) others.push([first, last]);
  }
  return others;
}

function writeRange([first, last]: CodePointRange): string {
  const start = writeCharacter(first, classSyntax);
  if (first === last) return start;
  return `${start}${last === first + 1 ? '' : '-'}${writeCharacter(last, classSyntax)}`;
}

/** What means something outside of character classes, or ends the literal; and within them. */
const syntax = '^$\\.*+?()[]{}|/';
const classSyntax = '^\\[]-/';

function writeCharacter(code: number, escaped: string): string {
  const character = String.fromCodePoint(code);
  if (escaped.includes(character)) return `\\${character}`;
  return code >= 0x20 && code < 0x7f ? character : `\\u{${code.toString(16)}}`;
}
