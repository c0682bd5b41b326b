import type { ReadersSetting } from './settings.js';

/** Tells whether a type has a static reader where it can have one. */
export function hasStaticReader(readers: ReadersSetting, identifier: string): boolean {
  if (typeof readers === 'string') return readers === 'static';
  return readers.static.some((pattern) => matchesPattern(pattern, identifier));
}

/** Tells whether a name is that of a pattern, in which `*` stands for any characters. */
export function matchesPattern(pattern: string, identifier: string): boolean {
  const [start = '', ...parts] = pattern.split('*');
  const end = parts.pop();
  if (end === undefined) return pattern === identifier;
  if (!identifier.startsWith(start)) return false;
  let position = start.length;
  for (const part of parts) {
    const found = identifier.indexOf(part, position);
    if (found === -1) return false;
    position = found + part.length;
  }
  return identifier.length - end.length >= position && identifier.endsWith(end);
}
