import { isNameCharacter, isNameStartCharacter } from '../../xml/name-characters.js';
import { isWhiteSpace } from '../white-space.js';
import { unicodeBlock } from './unicode-blocks.js';

/** How a set is made of others, down to those that are ranges, or have a letter or a name. */
export type SetForm =
  | { readonly kind: 'range'; readonly first: number; readonly last: number }
  | { readonly kind: 'union'; readonly sets: readonly CharacterSet[] }
  | { readonly kind: 'complement'; readonly set: CharacterSet }
  | { readonly kind: 'difference'; readonly set: CharacterSet; readonly subtracted: CharacterSet }
  | { readonly kind: 'escape'; readonly letter: string }
  | { readonly kind: 'category'; readonly name: string };

/** A set of characters, as the test that tells its members. */
export interface CharacterSet {
  /** How the set is written: sets of one notation are the same set. */
  readonly notation: string;
  readonly form: SetForm;
  /** Tests whether the code point is a member. */
  has(code: number): boolean;
  /** The code points from which on characters may be members, or may be none; absent where these are too many to be named. */
  readonly edges?: readonly number[] | undefined;
}

/** The set of one character. */
export function singleCharacter(code: number, notation: string): CharacterSet {
  return range(code, code, notation);
}

/** The characters from `first` to `last`. */
export function range(first: number, last: number, notation: string): CharacterSet {
  return {
    notation,
    form: { kind: 'range', first, last },
    has: (it) => it >= first && it <= last,
    edges: [first, last + 1],
  };
}

/** The characters that are in any of the sets. */
export function anyOf(sets: readonly CharacterSet[], notation: string): CharacterSet {
  const has = (code: number): boolean => sets.some((it) => it.has(code));
  return { notation, form: { kind: 'union', sets }, has, edges: edgesOf(sets) };
}

/** The characters that are not in the set. */
export function complement(set: CharacterSet, notation: string): CharacterSet {
  const has = (code: number): boolean => !set.has(code);
  return { notation, form: { kind: 'complement', set }, has, edges: set.edges };
}

/** The characters of one set that are not in the other. */
export function difference(set: CharacterSet, subtracted: CharacterSet, notation: string): CharacterSet {
  const has = (code: number): boolean => set.has(code) && !subtracted.has(code);
  return { notation, form: { kind: 'difference', set, subtracted }, has, edges: edgesOf([set, subtracted]) };
}

function edgesOf(sets: readonly CharacterSet[]): readonly number[] | undefined {
  const edges = sets.map((it) => it.edges);
  return edges.includes(undefined) ? undefined : edges.flatMap((it) => it ?? []);
}

/** What `.` stands for. */
export const wildcard: CharacterSet = {
  notation: '.',
  form: { kind: 'escape', letter: '.' },
  has: (code) => code !== 0x0a && code !== 0x0d,
  edges: [0x0a, 0x0b, 0x0d, 0x0e],
};

/** The multi-character escapes by their letters (appendix F.1.1); an upper-case letter means the complement. */
export function multiCharacterEscape(letter: string): CharacterSet | undefined {
  const lower = letter.toLowerCase();
  const has = multiCharacterTests[lower];
  if (has === undefined) return undefined;
  const set: CharacterSet = { notation: `\\${lower}`, form: { kind: 'escape', letter: lower }, has };
  return letter === lower ? set : complement(set, `\\${letter}`);
}

const multiCharacterTests: Readonly<Record<string, (code: number) => boolean>> = {
  s: isWhiteSpace,
  i: isNameStartCharacter,
  c: isNameCharacter,
  d: (code) => hasCategory('Nd', code),
  w: (code) => !hasCategory('P', code) && !hasCategory('Z', code) && !hasCategory('C', code),
};

const categoryName = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

/** The set of `\p{name}`: a general category, or a block after `Is`; undefined when there is none of the name. */
export function unicodeProperty(name: string): CharacterSet | undefined {
  const notation = `\\p{${name}}`;
  if (categoryName.test(name)) {
    return { notation, form: { kind: 'category', name }, has: (code) => hasCategory(name, code) };
  }
  if (!name.startsWith('Is')) return undefined;
  const ranges = unicodeBlock(name.slice(2));
  return (
    ranges &&
    anyOf(
      ranges.map(([first, last]) => range(first, last, notation)),
      notation,
    )
  );
}

const categories = /* @__PURE__ */ new Map<string, RegExp>();

function hasCategory(name: string, code: number): boolean {
  let category = categories.get(name);
  if (category === undefined) {
    category = new RegExp(`^\\p{${name}}`, 'u');
    categories.set(name, category);
  }
  return category.test(String.fromCodePoint(code));
}
