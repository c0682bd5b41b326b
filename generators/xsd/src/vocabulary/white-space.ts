/** White space processing `collapse` (Part 2, section 4.3.6). */
export function collapseWhiteSpace(text: string): string {
  return text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '');
}
