/** How wide the text of a comment may be. */
export const docWidth = 100;

/** A block tag of a documentation comment: `@tag value`. */
export interface DocTag {
  /** The name, without `@`. */
  readonly tag: string;
  /** What follows it. */
  readonly value: string;
}

/**
 * Returns the text of a documentation comment, without its delimiters.
 *
 * @param paragraphs - plain text, each one paragraph; what would end the comment or begin a tag is escaped
 * @param tags - the block tags; their values are escaped as well
 * @returns undefined where there is nothing to say
 */
export function docText(paragraphs: readonly string[], tags: readonly DocTag[] = []): string | undefined {
  const blocks = paragraphs.map((paragraph) => wrapText(oneLine(escapeDocText(paragraph))));
  if (tags.length > 0) {
    blocks.push(tags.map(({ tag, value }) => `@${tag} ${oneLine(escapeDocText(value))}`).join('\n'));
  }
  return blocks.length === 0 ? undefined : blocks.join('\n\n');
}

/**
 * Returns a documentation comment.
 *
 * @param text - what {@link docText} returned
 * @param margin - what every line begins with
 */
export function docComment(text: string, margin = ''): string {
  const lines = text.split('\n');
  if (lines.length === 1 && text.length <= docWidth) {
    return `${margin}/** ${text} */`;
  }
  const body = lines.map((line) => `${margin} *${line === '' ? '' : ` ${line}`}`);
  return [`${margin}/**`, ...body, `${margin} */`].join('\n');
}

/** Escapes what would end a comment, and what would begin a tag or an inline tag by accident. */
export function escapeDocText(text: string): string {
  return text.replaceAll('*/', '*\\/').replace(/(^|\s)@/g, '$1\\@');
}

/**
 * Breaks a line of text between words.
 *
 * @param width - how long the lines may be; a longer word has a line of its own
 */
export function wrapText(text: string, width: number = docWidth): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}
