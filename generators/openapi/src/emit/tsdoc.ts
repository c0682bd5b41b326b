import { docWidth, escapeDocText, wrapText } from '@proj/generator-kit';

/** A tag of a comment. */
export interface DocTag {
  readonly tagName: string;
  readonly text: string;
}

/**
 * A documentation comment of Markdown, as structures have it. Empty when there is nothing to say.
 *
 * @param tags - their texts are written as they are
 */
export function tsdoc(description: string | undefined, tags: readonly DocTag[] = []): string[] {
  const text = description ? wrapMarkdown(safe(description)) : '';
  // Tags are a paragraph of their own.
  const block = tags.map(({ tagName, text: content }) => `@${tagName} ${wrapText(content, 90)}`).join('\n');
  const comment = [text, block].filter((part) => part !== '').join('\n\n');
  if (comment === '') return [];
  // Several lines, and tags below a text, start on a line of their own.
  return [comment.includes('\n') ? `\n${comment}` : comment];
}

/** The tag of something deprecated. */
export function deprecatedTag(deprecated: boolean, reason = 'The API deprecates it.'): DocTag[] {
  return deprecated ? [{ tagName: 'deprecated', text: reason }] : [];
}

/** A description inside a tag: one paragraph. */
export function inline(text: string | undefined): string {
  return safe(text ?? '').replace(/\s+/g, ' ');
}

function safe(text: string): string {
  return escapeDocText(text.trim())
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
}

/** Breaks prose into lines; text that is laid out (lists, tables, code) keeps its lines. */
function wrapMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.length <= docWidth || /^\s*([|>`#-]|\d+\.)/.test(line) ? line : wrapText(line)))
    .join('\n');
}
