import type { TestContext } from 'vitest';

/** A run that docs/runtimes.md tells of. */
export interface RecordedRun {
  /** Name and version. */
  readonly runtime: string;
  /** How the packages get into the program, or what was compiled with. Markdown. */
  readonly how: string;
}

declare module 'vitest' {
  interface TaskMeta {
    run?: RecordedRun;
  }
}

/** Leaves a run in the report of the tests, from which scripts/runtimes.mjs writes the page. */
export function recordRun({ task }: TestContext, run: RecordedRun): void {
  task.meta.run = run;
}

/** All steps of fixtures/runtimes/src/program.ts. */
export const STEPS: readonly string[] = [
  'whoami',
  'add and modify',
  'read in pages',
  'batch with a command that fails',
  'abort',
  'time-out',
  'connections',
];
