import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { CaseOutcome } from './case-outcome.js';
import type { TestCase } from './cases/test-case.js';
import type { Options } from './options.js';
import { checksOf } from './reporting/checks.js';
import { type Figures, figuresOf } from './reporting/figures.js';
import {
  type Comparison,
  compareWithKnown,
  type KnownFailures,
  readKnownFailures,
  updatedFailures,
  writeKnownFailures,
} from './reporting/known-failures.js';
import { resultLine } from './reporting/results.js';
import { type RunOptions, runCases } from './run-cases.js';

/** A kind of run. */
export interface RunKind extends Pick<RunOptions, 'soundness' | 'measuresGeneration'> {
  /** Of the list of known failures, and of the folder for outputs where none is given. */
  readonly name: 'xsd10' | 'xsd11' | 'families';
}

/** What became of a run. */
export interface JudgedRun {
  readonly outcomes: readonly CaseOutcome[];
  readonly figures: readonly Figures[];
  readonly comparison: Comparison;
  readonly passed: number;
  /** What is worse than the list of known failures says. */
  readonly failed: number;
}

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

/** Runs cases, writes `results.jsonl` and the report, and compares what failed with what is known to. */
export async function judgeRun(
  cases: readonly TestCase[],
  options: Options,
  { name, soundness, measuresGeneration }: RunKind,
): Promise<JudgedRun> {
  const knownFile = options.known ?? join(packageFolder, 'known-failures', `${name}.txt`);
  const known = knownFailures(knownFile, options);
  const outputs = prepareOutputs(options.outputs, name);
  const start = performance.now();
  const outcomes = await runCases(cases, {
    jobs: options.jobs,
    outputs,
    stepMilliseconds: options.timeLimitSeconds * 1000,
    soundness: options.soundness ? soundness : 'none',
    measuresGeneration,
    onProgress: showProgress,
  });
  const seconds = Math.round((performance.now() - start) / 1000);
  const lines = outcomes.map((outcome) => `${JSON.stringify(resultLine(outcome))}\n`);
  writeFileSync(join(outputs, 'results.jsonl'), lines.join(''));
  const checks = outcomes.flatMap(checksOf);
  if (options.updatesKnown) {
    mkdirSync(dirname(knownFile), { recursive: true });
    writeKnownFailures(knownFile, updatedFailures(checks, known));
  }
  const run = {
    outcomes,
    figures: figuresOf(checks),
    comparison: compareWithKnown(checks, options.updatesKnown ? updatedFailures(checks, known) : known),
  };
  const verdict = { ...run, passed: run.comparison.passed, failed: countFailures(run, options) };
  writeReport(options.report ?? join(outputs, 'report.json'), verdict, seconds);
  return verdict;
}

function knownFailures(file: string, { known, updatesKnown }: Options): KnownFailures {
  // A list that nobody named, or that is about to be written, may be missing.
  return !existsSync(file) && (known === undefined || updatesKnown) ? new Map() : readKnownFailures(file);
}

function prepareOutputs(folder: string | undefined, name: string): string {
  const outputs = folder ?? join(packageFolder, 'outputs', name);
  if (folder === undefined) {
    rmSync(outputs, { recursive: true, force: true });
  }
  mkdirSync(outputs, { recursive: true });
  return outputs;
}

function countFailures(
  { comparison, outcomes }: Pick<JudgedRun, 'comparison' | 'outcomes'>,
  { isStrict }: Options,
): number {
  const unsound = outcomes.reduce(
    (sum, { soundness }) =>
      sum + (soundness?.values.failures.length ?? 0) + (soundness?.mutations.failures.length ?? 0),
    0,
  );
  return comparison.unknown.length + unsound + (isStrict ? comparison.stale.length : 0);
}

function writeReport(file: string, run: JudgedRun, seconds: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(reportOf(run, seconds), undefined, 2)}\n`);
}

/** The figures of a run, with the names of all tests that failed. */
function reportOf({ outcomes, figures, comparison, passed, failed }: JudgedRun, seconds: number): unknown {
  return {
    xsdVersions: [...new Set(outcomes.map(({ test }) => test.xsdVersion))],
    seconds,
    groups: outcomes.length,
    passed,
    failed,
    figures: Object.fromEntries(
      figures.map(({ contributor, tallies }) => [contributor, Object.fromEntries(tallies)]),
    ),
    knownFailures: comparison.known,
    unknownFailures: comparison.unknown,
    staleKnownFailures: comparison.stale,
    generationCpuSeconds: Object.fromEntries(
      outcomes.flatMap(({ test, schema }) =>
        schema.cpuSeconds === undefined ? [] : [[test.group, schema.cpuSeconds]],
      ),
    ),
    soundness: Object.fromEntries(
      outcomes.flatMap(({ test, soundness }) =>
        soundness === undefined ? [] : [[`${test.set}/${test.group}`, soundness]],
      ),
    ),
  };
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY && (done % 20 === 0 || done === total)) {
    process.stderr.write(done === total ? '\r\u001b[K' : `\r${done} of ${total}`);
  }
}
