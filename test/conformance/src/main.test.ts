import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResultLine } from './reporting/results.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'conformance-test-'));
const outputs = join(folder, 'outputs');
const known = join(folder, 'known.txt');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: readonly string[]): Ran {
  return spawnSync(process.execPath, [main, '--outputs', outputs, '--jobs', '1', ...args], {
    encoding: 'utf8',
  });
}

function runSuite(...args: readonly string[]): Ran {
  return run('--suite', join(fixtures, 'suite'), '--known', known, ...args);
}

function results(): readonly ResultLine[] {
  return readFileSync(join(outputs, 'results.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ResultLine);
}

function report(): { readonly figures: Record<string, Record<string, { total: number; passed: number }>> } {
  return JSON.parse(readFileSync(join(outputs, 'report.json'), 'utf8'));
}

function figure(contributor: string, measure: string): readonly [passed: number, total: number] {
  const { passed = 0, total = 0 } = report().figures[contributor]?.[measure] ?? {};
  return [passed, total];
}

describe('--suite', () => {
  let ran: Ran;

  beforeAll(() => {
    writeFileSync(known, 'basics/wrongly-valid\tno type\nother/suite\twhat is not there\n');
    ran = runSuite();
  }, 120_000);

  it('writes a line for each group that applies to the version', () => {
    expect(results().map(({ set, group }) => `${set}/${group}`)).toEqual([
      'basics/order',
      'basics/unresolved',
      'basics/wrongly-valid',
      'basics/wrongly-invalid',
      'basics/queried',
      'documents/parcel',
      'documents/hint',
      'documents/no-schema',
    ]);
  });

  it('tells what became of schema and documents, and writes the documents', () => {
    const [order] = results();
    expect(order).toEqual({
      set: 'basics',
      group: 'order',
      xsdVersion: '1.0',
      schema: { accepted: true, crashed: false, diagnostics: [], typescript: 'ok' },
      instances: [
        {
          name: 'order.v',
          path: 'docs/order-valid.xml',
          accepted: true,
          crashed: false,
          issues: [],
          output: 'basics/order/0-order.v.xml',
        },
        expect.objectContaining({ name: 'order.utf16', accepted: true }),
        {
          name: 'order.i',
          path: 'docs/order-invalid.xml',
          accepted: false,
          crashed: false,
          issues: [
            expect.objectContaining({
              rule: expect.stringMatching(/^cvc-/),
              path: ['item', 0],
              line: 2,
              column: expect.any(Number),
            }),
          ],
        },
        expect.objectContaining({ name: 'order.open', accepted: true }),
      ],
      ms: expect.any(Number),
    });
    expect(readFileSync(join(outputs, 'basics/order/0-order.v.xml'), 'utf8')).toContain('<item>');
    expect(existsSync(join(outputs, 'basics/order/2-order.i.xml'))).toBe(false);
  });

  it('names file and line of what a schema is refused for', () => {
    expect(results()[1]).toMatchObject({
      schema: {
        accepted: false,
        typescript: 'none',
        diagnostics: [{ rule: 'src-resolve.1.1', file: 'docs/unresolved.xsd', line: 2 }],
      },
      instances: [],
    });
  });

  it('counts each number apart, for each contributor and together', () => {
    expect(figure('Alpha', 'validSchemas')).toEqual([1, 2]);
    expect(figure('Alpha', 'typescript')).toEqual([1, 2]);
    expect(figure('Alpha', 'invalidSchemas')).toEqual([1, 2]);
    expect(figure('Alpha', 'validInstances')).toEqual([2, 3]);
    expect(figure('Alpha', 'roundTrips')).toEqual([2, 3]);
    expect(figure('Alpha', 'invalidInstances')).toEqual([1, 1]);
    expect(figure('Beta', 'validSchemas')).toEqual([2, 2]);
    expect(figure('Beta', 'validInstances')).toEqual([3, 3]);
    expect(figure('Beta', 'invalidInstances')).toEqual([1, 1]);
    expect(figure('together', 'validInstances')).toEqual([5, 6]);
    expect(figure('together', 'crashes')).toEqual([17, 17]);
  });

  it('names what is not known to fail', () => {
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain('1 tests failed that are known to.\n');
    expect(ran.stdout).toContain('  basics/wrongly-invalid: accepted\n');
    expect(ran.stdout).toContain('  basics/wrongly-valid/wrongly-valid.v: no code: src-resolve.1.1');
    expect(ran.stdout).not.toContain('other/suite');
    expect(ran.stdout.trimEnd().split('\n').at(-1)).toMatch(/^\d+ passed, 2 failed$/);
    expect(ran.stderr).toBe('');
  });

  it('runs what applies to 1.1 only in 1.1', () => {
    runSuite('--xsd-version', '1.1', '--filter', 'documents/open');
    expect(results().map(({ group, schema }) => [group, schema.accepted])).toEqual([['open', true]]);
  }, 60_000);

  it('counts what takes too long', () => {
    const { status, stdout } = runSuite('--filter', 'documents/parcel', '--time-limit', '0.001');
    expect(status).toBe(1);
    expect(stdout).toContain('documents/parcel: time-out after 0.001 s\n');
    expect(results()[0]?.schema).toMatchObject({ accepted: false, crashed: true, typescript: 'none' });
    expect(figure('Beta', 'crashes')).toEqual([1, 2]);
  }, 60_000);
});

describe('the list of known failures', () => {
  const selection = ['--filter', 'wrongly'];

  it('is written from a run, and the next run then fails nothing', () => {
    writeFileSync(known, 'other/suite\tstays\n');
    runSuite(...selection, '--update-known');
    expect(readFileSync(known, 'utf8').split('\n').slice(2)).toEqual([
      'basics/wrongly-invalid\taccepted',
      expect.stringContaining('basics/wrongly-valid\tsrc-resolve.1.1: '),
      expect.stringContaining('basics/wrongly-valid/wrongly-valid.v\tno code: '),
      'other/suite\tstays',
      '',
    ]);
    expect(runSuite(...selection, '--strict-list').status).toBe(0);
  }, 60_000);

  it('names what passes by now, which fails a strict run only', () => {
    writeFileSync(known, 'basics/unresolved\tonce\n');
    const lenient = runSuite('--filter', 'basics/unresolved');
    expect(lenient.stdout).toContain('Take them off the list:\n  basics/unresolved\n');
    expect(lenient.status).toBe(0);
    expect(runSuite('--filter', 'basics/unresolved', '--strict-list').status).toBe(1);
  }, 60_000);
});

describe('--schemas', () => {
  it('runs each folder with an entry.json, with its catalog', () => {
    const { status, stdout } = run('--schemas', join(fixtures, 'families'), '--soundness');
    expect(stdout).toContain('4 passed, 0 failed\n');
    expect(stdout).toContain('1 of 1 values have their types, in 1 schemas\n');
    expect(stdout).toMatch(/([1-9]\d*) of \1 broken values have not, in 1 schemas\n/);
    expect(status).toBe(0);
    const [family] = results();
    expect(family).toMatchObject({ set: 'schemas', group: 'notes', schema: { typescript: 'ok' } });
    expect(family?.instances.map(({ name, accepted }) => [name, accepted])).toEqual([
      ['instances/note.xml', true],
      ['invalid/no-text.xml', false],
      ['invalid/two.xml', false],
    ]);
  }, 60_000);
});

describe('wrong usage', () => {
  it.each([
    ['a folder that is not there', ['--suite', 'nowhere'], 'The W3C suite is not at nowhere.'],
    ['a folder without an index', ['--suite', fixtures], 'There is no index.jsonl in '],
    ['families that are not there', ['--schemas', 'nowhere'], 'The schema families are not at nowhere.'],
    ['a folder without families', ['--schemas', join(fixtures, 'suite')], 'There is no schema family '],
    ['a list that is not there', ['--suite', join(fixtures, 'suite'), '--known', 'nowhere'], 'nowhere'],
    ['nothing selected', ['--suite', join(fixtures, 'suite'), '--filter', 'nothing'], 'None of the 9 groups'],
    ['a version', ['--suite', '--xsd-version', '2.0'], '--xsd-version is 1.0 or 1.1.'],
    ['an option', ['--sweet'], '--sweet'],
    ['two things at once', ['--suite', '--schemas', 'a'], '--suite goes without'],
    ['no number', ['--suite', '--time-limit', 'x'], '--time-limit is a number above 0, not x.'],
  ])(
    '%s',
    (_, args, message) => {
      const { status, stderr } = run(...args);
      expect(stderr).toContain(message);
      expect(status).toBe(2);
    },
    60_000,
  );
});
