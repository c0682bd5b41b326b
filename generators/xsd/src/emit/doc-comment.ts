/** How wide the text of a comment may be. */
const width = 100;

/**
 * The text of a documentation comment, without its delimiters.
 *
 * @param paragraphs - plain text; what would end the comment or begin a tag is escaped
 * @param tags - lines such as `@default 1`, whose values are escaped here too
 * @returns undefined where there is nothing to say
 */
export function docText(paragraphs: readonly string[], tags: readonly DocTag[] = []): string | undefined {
  const blocks = paragraphs.map((paragraph) => wrap(escapeText(paragraph)));
  if (tags.length > 0) {
    blocks.push(tags.map(({ tag, value }) => `@${tag} ${escapeText(value)}`).join('\n'));
  }
  return blocks.length === 0 ? undefined : blocks.join('\n\n');
}

/** A block tag. */
export interface DocTag {
  readonly tag: string;
  readonly value: string;
}

/** A documentation comment, each line after `margin`. */
export function docComment(text: string, margin = ''): string {
  const lines = text.split('\n');
  if (lines.length === 1 && text.length < width) {
    return `${margin}/** ${text} */`;
  }
  const body = lines.map((line) => `${margin} *${line === '' ? '' : ` ${line}`}`);
  return [`${margin}/**`, ...body, `${margin} */`].join('\n');
}

function escapeText(text: string): string {
  return text
    .replace(/\*\//g, '*\\/')
    .replace(/(^|\s)@/g, '$1\\@')
    .replace(/[\r\n\u2028\u2029]+/g, ' ');
}

function wrap(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    // A line that begins with '@' would be a tag, even where the text breaks.
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}
