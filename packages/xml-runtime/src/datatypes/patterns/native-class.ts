import type { CharacterSet } from './character-set.js';
import { rangesOf } from './code-point-ranges.js';

/**
 * Writes a set as JavaScript does with the flag `v`, so that the flag `i` means what it means of the set as it was written:
 * `[^a]` is not written as the ranges around `a`, of which some have its other case.
 * @example
 * nativeClass(parsed('[a-z-[aeiou]]')); // '[[a-z]--[aeiou]]'
 */
export function nativeClass(set: CharacterSet): string {
  const { form } = set;
  switch (form.kind) {
    case 'range':
      return form.first === form.last ? character(form.first) : `[${member(set)}]`;
    case 'union':
      return `[${member(set)}]`;
    case 'complement':
      return `[^${member(form.set)}]`;
    case 'difference':
      return `[${operand(form.set)}--${operand(form.subtracted)}]`;
    case 'escape':
      return escapes[form.letter] ?? `[${ranges(set)}]`;
    case 'category':
      return `\\p{${form.name}}`;
  }
}

/** As one of the things that stand between brackets. */
function member(set: CharacterSet): string {
  const { form } = set;
  if (form.kind === 'union') return form.sets.map(member).join('');
  return form.kind === 'range' ? range(form.first, form.last) : nativeClass(set);
}

/** Beside `--` there is no room for a range without brackets. */
function operand(set: CharacterSet): string {
  return set.form.kind === 'range' ? `[${member(set)}]` : nativeClass(set);
}

const escapes: Readonly<Record<string, string>> = {
  '.': '[^\\n\\r]',
  d: '\\p{Nd}',
  w: '[^\\p{P}\\p{Z}\\p{C}]',
};

function ranges(set: CharacterSet): string {
  return rangesOf(set)
    .map(([first, last]) => range(first, last))
    .join('');
}

function range(first: number, last: number): string {
  return first === last ? character(first) : `${character(first)}-${character(last)}`;
}

/** Punctuation means something here and there, in twos where not alone. */
function character(code: number): string {
  const text = String.fromCodePoint(code);
  return /[0-9A-Za-z]/.test(text) ? text : `\\u{${code.toString(16)}}`;
}
