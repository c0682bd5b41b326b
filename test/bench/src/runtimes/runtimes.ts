import { CHROMIUM, findExecutable } from '@proj/test-runtimes';
import type { Job, JobRunner } from '../measure/job.js';
import { MeasurementError } from '../measure/measurement-error.js';
import { runInChromium } from './run-in-chromium.js';
import { runInProcess } from './run-in-process.js';

/** Something that runs JavaScript. */
export interface Runtime {
  /** Its name and version. */
  readonly name: string;
  readonly run: JobRunner;
  /** What it can measure. */
  readonly kinds: readonly Job['kind'][];
  /** Whether it has the modules of Node. */
  readonly hasNodeModules: boolean;
  /** How time is measured in it. */
  readonly clock: 'CPU time' | 'time by the clock';
}

/** The runtimes that there are, by the name that the command line has for them. */
export type RuntimeName = 'node' | 'bun' | 'chromium';

/** Programs to look for, where none is given. */
const EXECUTABLES: Readonly<Record<RuntimeName, readonly string[]>> = {
  node: [process.execPath],
  bun: ['bun'],
  chromium: CHROMIUM,
};

/** Tests whether a text names a runtime. */
export function isRuntimeName(name: string): name is RuntimeName {
  return Object.hasOwn(EXECUTABLES, name);
}

/**
 * Finds a runtime on this machine.
 * @param executable - its program, where it is not on the search path
 * @throws {@link MeasurementError} when it is not there; the message says how to get it
 */
export function findRuntime(name: RuntimeName, executable?: string): Runtime {
  const candidates = executable === undefined ? EXECUTABLES[name] : [executable];
  const found = findExecutable(candidates);
  if (found !== undefined) return runtimeOf(name, found.path, found.version);
  throw new MeasurementError(
    `There is no ${candidates.join(', nor ')} on this machine. Install it (Bun: the npm package "bun"; Chromium: the package "chromium" of Debian), or give its path with --executable.`,
  );
}

function runtimeOf(name: RuntimeName, executable: string, version: string): Runtime {
  if (name === 'chromium') {
    return {
      name: version,
      run: (job) => runInChromium(executable, job),
      kinds: ['parse', 'serialize'],
      hasNodeModules: false,
      clock: 'time by the clock',
    };
  }
  return {
    name: `${name === 'node' ? 'Node' : 'Bun'} ${version}`,
    run: (job) => runInProcess(executable, job),
    kinds: ['parse', 'serialize', 'coldStart', 'stream', 'call'],
    hasNodeModules: true,
    clock: 'CPU time',
  };
}
