import { type FileDifference, generatedMarker, replaceFolder } from '@proj/generator-kit';
import type { GeneratedFiles } from '../emit/emit-files.js';
import { generatorName } from '../version.js';

/** What writing has changed. */
export interface OutputChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Replaces a folder by the generated files, all of them at once; when nothing has changed, it is left alone.
 *
 * @throws ForeignOutputError when the folder holds a file that was not generated.
 * @throws OutputFolderError when the folder cannot be written.
 */
export function writeOutput(folder: string, files: GeneratedFiles): OutputChanges {
  const differences = replaceFolder(folder, files, generatedMarker(generatorName));
  const namesOf = (change: FileDifference['change']): readonly string[] =>
    differences.filter((difference) => difference.change === change).map(({ file }) => file);
  return { added: namesOf('missing'), changed: namesOf('different'), removed: namesOf('stale') };
}
