import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Returns the path of a file in the folder `docs` of the workspace. */
export function documentationFile(name: string): string {
  return fileURLToPath(new URL(`../../../../docs/${name}`, import.meta.url));
}

/** Reads the part of a page that a program writes. */
export function readGeneratedSection(file: string, section: string): string {
  const text = readFileSync(file, 'utf8');
  const { start, end } = boundsOf(text, section, file);
  return text.slice(start, end).trim();
}

/** Writes the part of a page that a program writes, and nothing else of it. */
export function writeGeneratedSection(file: string, section: string, content: string): void {
  const text = readFileSync(file, 'utf8');
  const { start, end } = boundsOf(text, section, file);
  writeFileSync(file, `${text.slice(0, start)}\n${content}\n${text.slice(end)}`);
}

/** The part stands between two comments that have its name. */
function boundsOf(text: string, section: string, file: string): { start: number; end: number } {
  const opening = `<!-- ${section}: generated -->`;
  const start = text.indexOf(opening);
  const end = text.indexOf(`<!-- end of ${section} -->`, start);
  if (start < 0 || end < 0) throw new Error(`${file} has no comments around "${section}".`);
  return { start: start + opening.length, end };
}
