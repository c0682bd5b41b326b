import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from './workspace.mjs';

const folder = mkdtempSync(join(tmpdir(), 'error-codes-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** @param {string[]} args */
function generate(...args) {
  return spawnSync(process.execPath, [join(ROOT, 'scripts/generate-error-codes.mjs'), ...args], {
    encoding: 'utf8',
  });
}

/** @param {string} table */
function generateFrom(table) {
  const spec = join(folder, 'errors.json');
  const out = join(folder, 'out', 'index.ts');
  rmSync(join(folder, 'out'), { recursive: true, force: true });
  writeFileSync(spec, table);
  const { status, stderr } = generate('--spec', spec, '--out', out);
  return { status, stderr, out };
}

test('the committed module is what the table makes', () => {
  const out = join(folder, 'committed.ts');
  expect(generate('--out', out).status).toBe(0);
  const committed = join(ROOT, 'packages/xml-commands/src/generated/errors/index.ts');
  expect(readFileSync(out, 'utf8')).toBe(readFileSync(committed, 'utf8'));
});

test('codes come in their numerical order, names as they are', () => {
  const { status, out } = generateFrom(JSON.stringify({ 10: 'ten', 9: 'it\'s "nine"\n' }));
  expect(status).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain(`{\n  '9': 'it\\'s "nine"\\n',\n  '10': 'ten',\n}`);
  expect(readdirSync(join(folder, 'out'))).toEqual(['index.ts']);
});

test.each([
  ['{', 'JSON'],
  ['[]', 'expected an object'],
  ['{"x1": "n"}', '"x1" is not an error code'],
  ['{"01": "n"}', '"01" is not an error code'],
  ['{"1": ""}', 'error code 1 has no name'],
  ['{"1": 2}', 'error code 1 has no name'],
])('%s is no table', (table, message) => {
  const { status, stderr, out } = generateFrom(table);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
  expect(() => readFileSync(out)).toThrow();
});

test('the command line', () => {
  expect(generate('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: ') });
  expect(generate('--outt', 'x').status).toBe(2);
});
