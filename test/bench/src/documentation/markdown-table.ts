/**
 * Lays out a table in Markdown.
 * @param header - names of the columns: texts stand to the left in the first one, figures to the right in all others
 */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = header.map((_, column) => (column === 0 ? '---' : '---:'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
