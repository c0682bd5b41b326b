import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { readTarGz } from '../tar.js';
import { UsageError } from '../usage-error.js';
import { isUnpacked, readSuiteIndex, type TestGroup } from './suite-index.js';

/** A suite whose documents can be read. */
export interface SuiteFolder {
  /** What the paths of the index are relative to. */
  readonly folder: string;
  readonly groups: readonly TestGroup[];
  /** Removes what was unpacked. */
  dispose(): void;
}

/**
 * Opens the W3C suite in `folder`: unpacked, with `index.jsonl` at its root, or the index beside `xsts.tar.gz`, which is
 * then unpacked to a temporary folder.
 *
 * @throws {@link UsageError} when there is neither
 */
export function openSuite(folder: string): SuiteFolder {
  const index = [folder, join(folder, 'xsts')].map((it) => join(it, 'index.jsonl')).find(existsSync);
  if (index === undefined) {
    throw new UsageError(
      existsSync(folder)
        ? `There is no index.jsonl in ${folder}. --suite takes the folder of the unpacked W3C suite.`
        : `The W3C suite is not at ${folder}. It is not part of this repository; give its folder with --suite <dir>.`,
    );
  }
  const groups = readSuiteIndex(index);
  const root = resolve(dirname(index));
  if (isUnpacked(root, groups)) {
    return { folder: root, groups, dispose: () => undefined };
  }
  const archive = join(root, 'xsts.tar.gz');
  if (!existsSync(archive)) {
    throw new UsageError(`The documents that ${index} names are not below ${root}.`);
  }
  const temporary = mkdtempSync(join(tmpdir(), 'xsts-'));
  unpack(archive, temporary);
  return {
    folder: join(temporary, 'xsts'),
    groups,
    dispose: () => rmSync(temporary, { recursive: true, force: true }),
  };
}

function unpack(archive: string, folder: string): void {
  for (const [name, content] of readTarGz(readFileSync(archive))) {
    const file = resolve(folder, name);
    // An archive may name what lies outside of the folder that it is unpacked to.
    if (file.startsWith(folder + sep)) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
}
