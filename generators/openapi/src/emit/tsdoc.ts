import type { JSDocStructure, OptionalKind } from 'ts-morph';

/** Text that cannot end the comment it stands in, nor be read as a tag or an inline tag by accident. */
function safe(text: string): string {
  return text
    .trim()
    .replaceAll('*/', '*\\/')
    .replace(/(^|\s)@/g, '$1\\@')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
}

/** Breaks prose into lines; text that is laid out (lists, tables, code) keeps its lines. */
function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      if (line.length <= width || /^\s*([|>`#-]|\d+\.)/.test(line)) return [line];
      const lines: string[] = [];
      let current = '';
      for (const word of line.split(' ')) {
        if (current !== '' && current.length + 1 + word.length > width) {
          lines.push(current);
          current = word;
        } else {
          current = current === '' ? word : `${current} ${word}`;
        }
      }
      return [...lines, current];
    })
    .join('\n');
}

/** A tag of a comment. */
export interface DocTag {
  readonly tagName: string;
  readonly text: string;
}

/** A TSDoc comment. Empty when there is nothing to say. */
export function tsdoc(
  description: string | undefined,
  tags: readonly DocTag[] = [],
): OptionalKind<JSDocStructure>[] {
  const text = description ? wrap(safe(description), 100) : '';
  if (text === '' && tags.length === 0) return [];
  // Tags are a paragraph of their own.
  const structures = tags.map(({ tagName, text: content }) => ({ tagName, text: wrap(content, 90) }));
  // Several lines start on a line of their own.
  const several = text.includes('\n') || tags.length > 0;
  const block = several && text !== '' ? `\n${text}${tags.length > 0 ? '\n' : ''}` : text;
  return [{ description: block, tags: structures }];
}

/** The tag of something deprecated. */
export function deprecatedTag(deprecated: boolean, reason = 'The API deprecates it.'): DocTag[] {
  return deprecated ? [{ tagName: 'deprecated', text: reason }] : [];
}

/** A description inside a tag: one paragraph. */
export function inline(text: string | undefined): string {
  return safe(text ?? '').replace(/\s+/g, ' ');
}
