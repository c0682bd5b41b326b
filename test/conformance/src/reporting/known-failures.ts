import { readFileSync, writeFileSync } from 'node:fs';
import { UsageError } from '../usage-error.js';
import type { Check } from './checks.js';

/** Tests that are known to fail, with the reason, by what {@link Check.test} has. */
export type KnownFailures = ReadonlyMap<string, string>;

/** How a run compares with what is known to fail. */
export interface Comparison {
  /** Tests that passed. */
  readonly passed: number;
  /** Tests that failed and are known to. */
  readonly known: readonly string[];
  /** Tests that failed and are not known to, with the reason. */
  readonly unknown: readonly { readonly test: string; readonly reason: string }[];
  /** Tests that are known to fail and did not: to be taken off the list. */
  readonly stale: readonly string[];
}

const head = `# Tests that fail, and why: one on each line, the name and the reason with a tab between them.
# The list may shrink, never grow: npm run conformance fails for a test that is not in it.
`;

/**
 * Reads a list of known failures.
 *
 * @throws {@link UsageError} when there is no such file
 */
export function readKnownFailures(file: string): KnownFailures {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`There is no list of known failures at ${file}.`);
  }
  return new Map(
    text
      .split(/\r?\n/)
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [test = '', reason = ''] = line.split('\t');
        return [test, reason];
      }),
  );
}

/** Writes a list of known failures, sorted by name. */
export function writeKnownFailures(file: string, known: KnownFailures): void {
  const lines = [...known]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([test, reason]) => `${test}\t${reason.replace(/\s+/g, ' ').slice(0, 160).trim()}\n`);
  writeFileSync(file, head + lines.join(''));
}

/** Compares the tests of a run with those that are known to fail. Known failures that did not run say nothing. */
export function compareWithKnown(checks: readonly Check[], known: KnownFailures): Comparison {
  const failures = failuresOf(checks);
  const tests = new Set(checks.map(({ test }) => test));
  return {
    passed: tests.size - failures.size,
    known: [...failures.keys()].filter((test) => known.has(test)),
    unknown: [...failures].flatMap(([test, reason]) => (known.has(test) ? [] : [{ test, reason }])),
    stale: [...known.keys()].filter((test) => tests.has(test) && !failures.has(test)),
  };
}

/** The list after a run: what did not run stays in it. */
export function updatedFailures(checks: readonly Check[], known: KnownFailures): KnownFailures {
  const tests = new Set(checks.map(({ test }) => test));
  return new Map([...[...known].filter(([test]) => !tests.has(test)), ...failuresOf(checks)]);
}

/** The tests that failed, each with its first reason. */
function failuresOf(checks: readonly Check[]): KnownFailures {
  const failures = new Map<string, string>();
  for (const { test, failure } of checks) {
    if (failure !== undefined && !failures.has(test)) {
      failures.set(test, failure);
    }
  }
  return failures;
}
