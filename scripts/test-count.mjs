import { stripVTControlCharacters } from 'node:util';

/**
 * How many tests passed and failed.
 *
 * @typedef {object} TestCount
 * @property {number} passed
 * @property {number} failed
 */

/**
 * Reads the counts out of what vitest printed: its lines `Tests  2 failed | 5 passed (7)`. A file that could not be
 * loaded has no tests to count, so each of these counts as one failure.
 *
 * @param {string} log
 * @returns {TestCount}
 */
export function countTests(log) {
  const plain = stripVTControlCharacters(log);
  const tests = summaryLines(plain, 'Tests');
  const files = summaryLines(plain, 'Test Files');
  const failedTests = sum(tests, 'failed');
  return { passed: sum(tests, 'passed'), failed: Math.max(failedTests, sum(files, 'failed')) };
}

/**
 * Adds the counts of several runs.
 *
 * @param {readonly TestCount[]} counts
 * @returns {TestCount}
 */
export function addCounts(counts) {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
  };
}

/**
 * @param {string} log
 * @param {string} label
 * @returns {string[]}
 */
function summaryLines(log, label) {
  return log.split('\n').filter((line) => new RegExp(`^\\s*${label}  .*\\(\\d+\\)\\s*$`).test(line));
}

/**
 * @param {readonly string[]} lines
 * @param {string} word
 * @returns {number}
 */
function sum(lines, word) {
  return lines.reduce((total, line) => total + Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0), 0);
}
