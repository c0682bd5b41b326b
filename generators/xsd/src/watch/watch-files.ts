import { existsSync, type FSWatcher, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** How long files have to be at rest: editors and checkouts write several at a time. */
const quietMilliseconds = 100;

/**
 * Calls `onChange` when one of `files` changes, appears or goes away, until the signal comes. The folders of the files are watched
 * rather than the files: many programs replace a file when they save it.
 *
 * @param files - what to watch at first
 * @param signal - ends watching; where it is absent, SIGINT and SIGTERM do
 * @param onChange - is given the files that are watched, returns those to watch from then on
 */
export async function watchFiles(
  files: readonly string[],
  signal: AbortSignal | undefined,
  onChange: (files: readonly string[]) => Promise<readonly string[]>,
): Promise<void> {
  const folders = new WatchedFolders();
  let current = files;
  let failure: unknown;
  await new Promise<void>((done) => {
    const stop = stopper(signal, done);
    let timer: NodeJS.Timeout | undefined;
    let isRunning = false;
    let isPending = false;
    const run = async (): Promise<void> => {
      if (isRunning) {
        isPending = true;
        return;
      }
      isRunning = true;
      try {
        current = await onChange(current);
        folders.watch(current, schedule);
      } catch (error) {
        failure = error;
        stop();
      }
      isRunning = false;
      if (isPending) {
        isPending = false;
        schedule();
      }
    };
    const schedule = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void run(), quietMilliseconds);
    };
    folders.watch(current, schedule);
  });
  folders.close();
  if (failure !== undefined) {
    throw failure;
  }
}

/** Calls `done` when the signal, or the terminal's, comes; the function returned does so too. */
function stopper(signal: AbortSignal | undefined, done: () => void): () => void {
  const stop = (): void => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    done();
  };
  if (signal === undefined) {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } else if (signal.aborted) {
    stop();
  } else {
    signal.addEventListener('abort', stop, { once: true });
  }
  return stop;
}

class WatchedFolders {
  readonly #watchers = new Map<string, FSWatcher>();
  #names: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  watch(files: readonly string[], onEvent: () => void): void {
    const names = new Map<string, Set<string>>();
    for (const file of files) {
      const path = nearestWatchable(resolve(file));
      const folder = dirname(path);
      names.set(folder, (names.get(folder) ?? new Set()).add(basename(path)));
    }
    this.#names = names;
    for (const [folder, watcher] of this.#watchers) {
      if (!names.has(folder)) {
        watcher.close();
        this.#watchers.delete(folder);
      }
    }
    for (const folder of names.keys()) {
      if (!this.#watchers.has(folder)) {
        this.#open(folder, onEvent);
      }
    }
  }

  close(): void {
    for (const watcher of this.#watchers.values()) {
      watcher.close();
    }
  }

  #open(folder: string, onEvent: () => void): void {
    const watcher = watch(folder, (_event, name) => {
      if (name === null || this.#names.get(folder)?.has(name) === true || /\.xsd$/i.test(name)) {
        onEvent();
      }
    });
    watcher.on('error', () => {
      // The folder is gone: the next call of watch finds the nearest one that is there.
      watcher.close();
      this.#watchers.delete(folder);
      onEvent();
    });
    this.#watchers.set(folder, watcher);
  }
}

/** The path itself where its folder exists, otherwise the folder nearest to it that may come to be. */
function nearestWatchable(path: string): string {
  const folder = dirname(path);
  return folder === path || existsSync(folder) ? path : nearestWatchable(folder);
}
