import { posix } from 'node:path';

/** How relative imports end: `'js'` for Node and bundlers, `'ts'` for runtimes that load TypeScript, or nothing. */
export type ImportExtension = 'js' | 'ts' | 'none';

/**
 * Returns how one generated module imports another.
 *
 * @param from - path of the importing file from the output folder, with `/`
 * @param to - path of the imported file from the output folder; with or without `.ts`
 * @param extension - how the specifier ends
 *
 * @example `moduleSpecifier('apis/pets.ts', 'models.ts')` is `'../models.js'`
 */
export function moduleSpecifier(from: string, to: string, extension: ImportExtension = 'js'): string {
  const path = posix.relative(posix.dirname(from), to.replace(/\.ts$/, ''));
  const ending = extension === 'none' ? '' : `.${extension}`;
  return `${path.startsWith('.') ? '' : './'}${path}${ending}`;
}
